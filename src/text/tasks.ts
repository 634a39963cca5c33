import type { PeriodCode } from "../calendar/windows.js";
import { readTaskCodeAt, type TaskCode } from "./codes.js";
import type { Context, Reading } from "./context.js";
import { type Found, type Line, matchAt } from "./line.js";
import { reckoningOf } from "./period-rules.js";
import type { PeriodReading } from "./periods.js";
import type { StatusWord } from "./statuses.js";
import { type Addressed, judgeTask } from "./task-rules.js";
import { readTaskTail } from "./task-tail.js";
import type { Problem, TaskItem } from "./understanding.js";

export interface LineReading<Item> {
  readonly items: readonly Item[];
  readonly problems: readonly Problem[];
}

/** What stood in front of the code: "Quý I: …", "Xong V.1", or a heading line over several reports. */
export interface Before {
  readonly period: Found<PeriodReading> | null;
  readonly status: Found<StatusWord> | null;
  /** The period of a heading, which is meant only for reports that have such periods. */
  readonly heading: PeriodCode | null;
}

const CONTINUOUS = /\s*[/,:–-]?\s*thuong xuyen(?![a-z0-9])/y;
const NEXT_CODE = /\s*(?:[,;+&]|va(?=\s))\s*/y;

/** A line from its task code on. Several codes ("V.2, V.3 xong") share what follows. */
export function readTaskLine(line: Line, at: number, before: Before, reading: Reading): LineReading<TaskItem> {
  const addressed = readCodes(line, at, reading);
  const { end } = addressed.at(-1)!;
  const sole =
    addressed.length === 1 && addressed[0]!.code.value.kind === "task" ? addressed[0]!.code.value.task : null;
  const first = addressed.map(({ code }) => code.value).find((code) => code.kind === "task");
  const reckoning = first ? reckoningOf(first.task, null) : "calendar";
  const tail = readTaskTail(line, end, sole, { year: reading.catalogue.year, today: reading.today, reckoning });
  const status = tail.status ?? before.status;
  const named = tail.periods.length > 0 ? tail.periods : [before.period];
  const items: TaskItem[] = [];
  const problems: Problem[] = [];
  for (const one of addressed) {
    for (const period of named) {
      const read = judgeTask(line, one, { ...tail, status, period, heading: before.heading }, reading);
      if ("kind" in read) items.push(read);
      else {
        problems.push(read);
        if (!isAboutPeriod(read, period)) break;
      }
    }
  }
  return { items, problems };
}

/** What is wrong with one of several periods is said of that one; what is wrong with the code, once. */
function isAboutPeriod(problem: Problem, period: Found<PeriodReading> | null): boolean {
  return (
    period !== null && (problem.span === null || problem.span.end - problem.span.start === period.end - period.start)
  );
}

/** Where the codes of a line end that begins with task codes at `at`. */
export function endOfCodes(line: Line, at: number, reading: Reading): number {
  return readCodes(line, at, reading).at(-1)!.end;
}

function readCodes(line: Line, at: number, reading: Reading): readonly Addressed[] {
  const codes: Addressed[] = [];
  for (let position = at; ; ) {
    const code = readTaskCodeAt(line, position, reading);
    if (!code) return codes;
    const part = readPart(line, code, reading);
    const end = part?.end ?? code.end;
    codes.push({ code, part, end });
    const gap = matchAt(NEXT_CODE, line, end);
    if (!gap || codes.length >= reading.catalogue.tasks.length) return codes;
    position = end + gap[0].length;
  }
}

/**
 * "VII.4/ket-noi", "VII.4 kết nối", with the rest of the part's title where it is typed; "" for "VII.4 thường xuyên",
 * which says that no part is meant.
 */
function readPart(line: Line, code: Found<TaskCode>, { catalogue }: Context): Found<string> | null {
  const tasks = code.value.kind === "task" ? [code.value.task] : code.value.kind === "ask" ? code.value.tasks : [];
  for (const { part, title } of tasks.flatMap((task) => catalogue.tasks.find((t) => t.code === task.code)!.parts)) {
    const named = new RegExp(`\\s*[/,:–-]?\\s*${part.split("-").join("[ -]*")}(?![a-z0-9])`, "y");
    const match = matchAt(named, line, code.end);
    if (!match) continue;
    let end = code.end + match[0].length;
    for (const word of title.split(/[ ,]+/).slice(part.split("-").length)) {
      const more = line.text.slice(end).match(new RegExp(`^[\\s,]+${word}(?![\\p{L}\\p{N}])`, "iu"));
      if (!more) break;
      end += more[0].length;
    }
    return { value: part, start: code.end, end };
  }
  const usual = tasks.some((task) => task.parts.length > 0) ? matchAt(CONTINUOUS, line, code.end) : null;
  return usual && { value: "", start: code.end, end: code.end + usual[0].length };
}
