import { type Day, makeDay } from "../../calendar/day.js";
import type { Block } from "./open-decision.js";

/** Null where the decision does not say it in the words that decisions use (Nghị định 30/2020/NĐ-CP, phụ lục I). */
export interface DecisionHead {
  readonly number: string | null; // 65/QĐ-UBND
  readonly issuedOn: Day | null;
  readonly title: string | null;
  readonly issuer: string | null;
  readonly year: number | null;
}

/** "(Kèm theo Quyết định số 65/QĐ-UBND ngày 10 tháng 01 năm 2024 của UBND tỉnh …)" */
const enclosedWith =
  /^\(?\s*(?:ban hành\s+)?kèm theo (?:quyết định|kế hoạch|công văn|văn bản)\s*(?:số)?\s*:?\s*(\d+\s*\/\s*[\p{Lu}\d]+(?:-[\p{Lu}\d]+)*)\s*,?\s*ngày\s*(\d{1,2})\s*(?:tháng|\/)\s*(\d{1,2})\s*(?:năm|\/)\s*(\d{4})(?:\s*của\s*([^)]+))?/iu;
const ownNumber = /^số\s*:\s*(\d+\s*\/\s*[\p{Lu}\d]+(?:-[\p{Lu}\d]+)*)/imu;
const placeAndDay = /,\s*ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})\s*$/imu;
const whatItIssues = /ban hành\s+kèm theo (?:quyết định|văn bản) này\s+(.+?)\s*[.;]?$/imu;

/** From the line that encloses the plan, else from the head of the letter. */
export function readHead(blocks: readonly Block[]): DecisionHead {
  const lines = blocks.flatMap((block) =>
    block.kind === "text" ? [block.text] : block.rows.flatMap((row) => row.map(({ text }) => text)),
  );
  const find = (pattern: RegExp) => {
    for (const line of lines) {
      const match = pattern.exec(line);
      if (match) return match;
    }
    return null;
  };
  const enclosed = find(enclosedWith);
  const dated = find(placeAndDay);
  const [said, own] = [enclosed?.[1], find(ownNumber)?.[1]].map((one) => one?.replace(/\s+/g, "") ?? null);
  // Where the two differ, the one in brackets may be another document's.
  const number = said && own && said !== own ? null : (said ?? own ?? null);
  const issued = find(whatItIssues)?.[1] ?? null;
  const title = issued ? `Ban hành ${issued}` : titleIn(lines);
  const issuedOn = enclosed ? dayOf(enclosed, 2) : dated && dayOf(dated, 1);
  return {
    ...{ number, issuedOn, title },
    issuer: enclosed?.[5]?.trim() ?? null,
    year: yearOf(title) ?? (issuedOn ? Number(issuedOn.slice(0, 4)) : null),
  };
}

function dayOf(match: RegExpExecArray, from: number): Day | null {
  const [day, month, year] = match.slice(from, from + 3).map(Number);
  return makeDay(year!, month!, day!);
}

function yearOf(title: string | null): number | null {
  const year = title && /năm\s+(20\d\d)(?!\d)(?!\s*[-–]\s*20\d\d)/iu.exec(title);
  return year ? Number(year[1]) : null;
}

/** What stands between "KẾ HOẠCH" on a line of its own and the brackets below it. */
function titleIn(lines: readonly string[]): string | null {
  const first = lines.findIndex((line) => /^(?:kế hoạch|phụ lục)(?:\n|$)/iu.test(line));
  if (first < 0) return null;
  const below = lines.slice(first, first + 5);
  const end = below.findIndex((line) => line.startsWith("("));
  return below
    .slice(0, end < 0 ? 2 : end)
    .join(" ")
    .replace(/\s+/g, " ");
}
