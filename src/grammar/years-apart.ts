import { formatPeriod } from "../calendar/formats.js";
import { countRead } from "../text/effort.js";
import { type Found, isChosen, type Line, partOf, textBefore, withoutPart } from "../text/line.js";
import { eachMatch } from "../text/matches.js";
import { findAllIn } from "../text/occurs.js";
import { type PeriodReading, readPeriodAt } from "../text/periods.js";
import { readStatusAt, type StatusWord } from "../text/statuses.js";
import type { Reading } from "./context.js";
import { readDocumentAt } from "./documents.js";
import { findAt, wordStarts } from "./find-at.js";
import { ask, settled } from "./problems.js";
import type { Problem } from "./understanding.js";

interface Place {
  readonly start: number;
  readonly end: number;
}

/** A longer line is a text. */
const LONGEST = 300;
const EARLIER = /(?<![a-z0-9])(?:nam (20\d\d)|nam (?:ngoai|truoc|kia))(?![a-z0-9/.-])/g;
const FIGURE = /(?<![a-z\d.,/])\d[\d.,]*(?: ?(?:%|phan tram)| ?\/ ?\d[\d.,]*)/g;

/**
 * "năm 2023 V.2 hoàn thành 100%, còn năm nay đang làm 80%": a line without how it stood in a year before the plan's, where
 * it goes on to tell of this one. What it names stays.
 */
export function withoutEarlierYear(line: Line, reading: Reading): Line {
  const { catalogue, today } = reading;
  if (line.text.length > LONGEST || !line.folded.includes("nam ")) return line;
  countRead();
  const earlier = findAllIn(EARLIER, line).find(([, year]) => !year || Number(year) < catalogue.year);
  if (!earlier) return line;
  // "93,2% là của năm ngoái": what stands in front of it is another year's.
  if (/\d ?(?:%|phan tram|\/ ?\d)/.test(line.folded.slice(0, earlier.index))) return line;
  const from = earlier.index + earlier[0].length;
  const now = new RegExp(
    `(?:[,;.]|(?<![a-z])(?:con|nhung|sang|den))\\s+(?:(?:con|nhung|sang|den|thi|rieng|va) )*(?:nam nay|nam ${catalogue.year}|nay|hien nay|hien tai|hien|gio|bay gio|ky nay)(?![a-z0-9])`,
  ).exec(line.folded.slice(from));
  if (!now || !/[a-z0-9]/.test(line.folded.slice(from + now.index + now[0].length))) return line;
  const end = from + now.index;
  const gone = [{ start: earlier.index, end: from }];
  let past = from;
  for (const at of wordStarts(line, from)) {
    if (at >= end) break;
    if (at < past) continue;
    const said = readDocumentAt(line, at, today) ?? readStatusAt(line, at);
    if (!said || said.end <= said.start || said.end > end) continue;
    gone.push({ start: said.start, end: said.end });
    past = said.end;
  }
  for (const { 0: typed, index } of eachMatch(FIGURE, line.folded.slice(from, end)))
    gone.push({ start: from + index, end: from + index + typed.length });
  // "rồi, năm nay" would be left as the note of a task; a figure's period may be in it.
  const told = end + now[0].length;
  if (readStatusAt(line, told + 1)) {
    const already = /^ *(?:roi|het|a)(?![a-z])/.exec(line.folded.slice(past, end));
    if (already) gone.push({ start: past, end: past + already[0].length });
    gone.push({ start: end, end: told });
  }
  gone.push(...periodsOfThen(line, from, end, told, reading));
  return gone.reduce((left, { start, end: to }) => withoutPart(left, start, to), line);
}

/**
 * "năm ngoái quý 3 61%, năm nay quý 3 84%": a period that this year's names is not that of the year before, nor is "năm nay" a
 * second one beside it.
 */
function periodsOfThen(line: Line, from: number, end: number, told: number, { catalogue, today }: Reading): Place[] {
  const periodAt = (at: number) => readPeriodAt(line, at, { year: catalogue.year, today });
  const then = findAt(partOf(line, 0, end), periodAt, from);
  const now = findAt(line, periodAt, told);
  const isNamed = now !== null && /^[\s,:]*$/.test(line.folded.slice(told, now.start));
  // "năm ngoái quý II 61%, năm nay 84%" is of this year's quarter.
  if (!isNamed) return then && !now ? [{ start: end, end: told }] : [];
  return [...(then ? [{ start: then.start, end: then.end }] : []), { start: end, end: told }];
}

/** No report of this plan is of a year before it. */
export function askEarlierYear(
  line: Line,
  { value, start, end }: Found<PeriodReading>,
  reading: Reading,
): Problem | null {
  if (value.kind !== "period" || value.chosen || Number(value.code.slice(0, 4)) >= reading.catalogue.year) return null;
  return ask(line, start, end, reading.t("understanding.period.which"), [
    { value: settled(value.code), label: formatPeriod(value.code, reading.t) },
  ]);
}

const YEAR =
  /(?<=[a-z] )(20\d\d)(?![\d/.,-]| ?%| (?:ho so|hs|tthc|thu tuc|luot|don|truong hop|giao dich|phieu|van ban|to (?:roi|gap|buom|khai)|nguoi|hoc vien|dai bieu|cuon|quyen|tin bai|bai viet|hinh anh|tai khoan|ho dan|chu ky|chung thu|giay moi|ban (?:sao|in|photo|scan)))/g;
const CITED_YEAR =
  /(?:^|[^a-z])(?:theo|giai doan|den|dinh huong|so voi|cung ky|can cu|thay|tai)(?: [a-z0-9/.-]+){0,5} *$|(?:^|[^a-z])(?:thang|ngay|quy|so|qd|kh|cv|tt|nd|nq|ct|bc)(?: [a-z0-9/.-]+)?,? (?:nam )?$|\d[/.-]\d{1,2},? (?:nam )?$|(?:^|[^a-z])(?:duoc|da|giai quyet|nhan|tiep nhan|co|tong|xu ly) $/;

/** "kế hoạch 2025 đã xong", "hoàn thành từ 2022": what was or will be in another year than the plan's. */
export function isOfOtherYear(line: Line, status: Found<StatusWord>, year: number): boolean {
  if (isChosen(line, status.start) || (status.value !== "done" && status.value !== "nothing_arose")) return false;
  return findAllIn(YEAR, line).some(
    ({ 1: named, index }) => Number(named) !== year && !CITED_YEAR.test(textBefore(line, index)),
  );
}
