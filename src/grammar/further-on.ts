import type { Line } from "../text/line.js";
import { readTaskCodeAt } from "./codes.js";
import type { Reading } from "./context.js";
import { noHeading } from "./headings.js";
import type { ReportLine } from "./report-line.js";
import { readScanned } from "./scanned-reports.js";
import type { Item, Problem } from "./understanding.js";

interface Read {
  readonly items: readonly Item[];
  readonly problems: readonly Problem[];
}

type Report = Extract<ReportLine, { readonly kind: "report" }>;

/** Whether a line read again tells which period its words are of: "VIIb.2 đã đăng 9 tin trong quý I". */
export function knowsPeriod({ problems }: Report, read: Report): boolean {
  const [one, more] = problems;
  const before = read.problems[0]?.open;
  return !more && one?.open?.period != null && before?.period === null && before.task === one.open.task;
}

/** Which of two states is meant, where the other asks which of all. */
export function asksLess({ problems }: Report, read: Report): boolean {
  const [one, more] = problems;
  return one?.outcome === "ask" && !more && one.choices.length === 2 && read.problems[0]!.choices.length > 3;
}

/** A question about something that is not there yet, instead of about words that are. */
export function isGap(problem: Problem): boolean {
  return problem.outcome === "ask" && problem.span!.start === problem.span!.end;
}

/**
 * "t4 không phát sinh, còn t5 có 1 cán bộ chậm, đang làm thủ tục công khai": of one of several reports in a line how it
 * stands, where words stand in front of that; `read` itself where they do not tell it of the same task and a period.
 */
export function withStateFurtherOn(line: Line, at: number, read: Read, reading: Reading): Read {
  const [problem, more] = read.problems;
  if (read.items.length > 0 || !problem || more || !problem.span || !isGap(problem)) return read;
  const code = readTaskCodeAt(line, at, reading);
  const again = code?.value.kind === "task" ? readScanned(line, noHeading, reading) : null;
  const [item, other] = again?.items ?? [];
  if (item?.kind !== "task" || other || again!.problems.length > 0 || item.period === null) return read;
  return code?.value.kind === "task" && item.task === code.value.task.code ? again! : read;
}
