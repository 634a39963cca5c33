import type { PeriodCode } from "../calendar/windows.js";
import { readAgencyAt } from "./agency-names.js";
import { readCodeShapeAt, readIndicatorCodeAt, readTaskCodeAt } from "./codes.js";
import type { Context, Reading } from "./context.js";
import { exampleFor } from "./examples.js";
import { readFigureLine } from "./figures.js";
import { readIndicatorNameAt } from "./indicator-names.js";
import { type Line, matchAt, skipSeparators } from "./line.js";
import { readPeriodAt } from "./periods.js";
import { ask, refuse } from "./problems.js";
import { asksInstead, readQuestion } from "./questions.js";
import { readStart, type Start, skipBullet } from "./report-start.js";
import { segmentsOf } from "./segments.js";
import { indicatorChoice, indicatorProblem } from "./slots.js";
import { agencyName } from "./task-sentences.js";
import { readTaskTail } from "./task-tail.js";
import { type Before, endOfCodes, readTaskLine } from "./tasks.js";
import type { Item, Problem } from "./understanding.js";

/** What a line is, as far as it is a report. `missing`: the code is there, what it reports is not. */
export type ReportLine =
  | {
      readonly kind: "report";
      readonly items: readonly Item[];
      readonly problems: readonly Problem[];
      readonly missing: boolean;
    }
  | { readonly kind: "question" }
  | { readonly kind: "none" };

const NONE: ReportLine = { kind: "none" };
const QUESTION: ReportLine = { kind: "question" };

/** Reads one line as a report, or tells that it asks, or that it is neither. */
export function readReportLine(line: Line, reading: Reading, heading: PeriodCode | null = null): ReportLine {
  const start = readStart(line, reading, heading);
  if (!start) return readUnaddressed(line, reading);
  const whole = readAddressed(line, start, reading);
  if (whole.kind !== "report" || !start.stranger) return whole;
  return {
    kind: "report",
    items: [],
    problems: [refuse(line, strangerSentence(start.stranger, reading), reading)],
    missing: false,
  };
}

function strangerSentence(code: string, reading: Context): string {
  const { t, agency } = reading;
  return agency === "office"
    ? t("understanding.agency.officeHasNone", { agency: agencyName(code, reading) })
    : t("understanding.agency.onlyOwn", { agency: agencyName(agency, reading) });
}

function readAddressed(line: Line, start: Start, reading: Reading): ReportLine {
  const end = readTaskCodeAt(line, start.at, reading)
    ? endOfCodes(line, start.at, reading)
    : (readIndicatorCodeAt(line, start.at, reading)?.end ?? null);
  if (end !== null) {
    const { year } = reading.catalogue;
    const tail = readTaskTail(line, end, null, { year, today: reading.today, reckoning: "calendar" });
    const status = tail.status !== null && tail.status.end > tail.status.start;
    if (asksInstead(line, end, status, reading)) return QUESTION;
    const beyond = start.before.status ? null : readBeyond(line, end, reading);
    if (beyond && (beyond.agency || start.asks || reading.agency === "office")) return QUESTION;
  }
  const items: Item[] = [];
  const problems: Problem[] = [];
  const nameEnd = end ?? readIndicatorNameAt(line, start.at, reading.catalogue)!.end;
  for (const segment of segmentsOf(line, start.at, nameEnd, reading)) {
    const read = readSegment(segment.line, segment.at, start.before, reading);
    items.push(...read.items);
    problems.push(...read.problems);
  }
  const missing = items.length === 0 && problems.every((problem) => problem.span !== null && isGap(problem));
  return { kind: "report", items, problems, missing };
}

/** What stands behind the codes where that is at most a period and the name of an agency; null where it is more. */
function readBeyond(line: Line, end: number, reading: Reading): { readonly agency: boolean } | null {
  const { catalogue, today } = reading;
  let position = skipFillers(line, end);
  const period = readPeriodAt(line, position, { year: catalogue.year, today, reckoning: "calendar" });
  if (period) position = skipFillers(line, period.end);
  const agency = readAgencyAt(line, position, catalogue);
  if (agency) position = skipFillers(line, agency.end);
  return position === line.text.length ? { agency: agency !== null } : null;
}

function skipFillers(line: Line, at: number): number {
  const filler = /[\s,;:.=>*•·–—+|"()-]*(?:(?:cua|o|tai|trong|ky|nam|cho|ve)(?![a-z0-9])[\s,:]*)*/y;
  return at + matchAt(filler, line, at)![0].length;
}

/** A question about something that is not there yet, instead of about words that are. */
function isGap(problem: Problem): boolean {
  return problem.outcome === "ask" && problem.span!.start === problem.span!.end;
}

function readSegment(
  line: Line,
  at: number,
  before: Before,
  reading: Reading,
): { readonly items: readonly Item[]; readonly problems: readonly Problem[] } {
  if (readTaskCodeAt(line, at, reading)) return readTaskLine(line, at, before, reading);
  const code = readIndicatorCodeAt(line, at, reading);
  if (code && code.value.kind !== "indicator") return problem(indicatorProblem(line, code, reading));
  if (code?.value.kind === "indicator")
    return one(readFigureLine(line, code.end, code.value.indicator, before, reading));
  const name = readIndicatorNameAt(line, at, reading.catalogue)!;
  if (name.value.kind === "indicator")
    return one(readFigureLine(line, name.end, name.value.indicator, before, reading));
  const sentence = reading.t("understanding.code.whichIndicator", { code: name.value.typed });
  return problem(ask(line, name.start, name.end, sentence, name.value.indicators.map(indicatorChoice)));

  function one(read: Item | Problem) {
    return "kind" in read ? { items: [read], problems: [] } : problem(read);
  }
  function problem(found: Problem) {
    return { items: [], problems: [found] };
  }
}

/** A line that reports, but not on what: a status, a figure or a document without a code, or a code that is none. */
function readUnaddressed(line: Line, reading: Reading): ReportLine {
  if (readQuestion(line, reading)) return NONE;
  const at = skipSeparators(line, skipBullet(line));
  const { t } = reading;
  const shape = readCodeShapeAt(line, at);
  const { year } = reading.catalogue;
  const isCode =
    shape &&
    !readPeriodAt(line, at, { year, today: reading.today, reckoning: "calendar" }) &&
    !readAgencyAt(line, at, reading.catalogue);
  if (isCode) return refused(t("understanding.code.unknown", { code: shape.value }));
  const tail = readTaskTail(line, at, null, { year, today: reading.today, reckoning: "calendar" });
  const isAnswer = /^(?:khong|ko|k|chua|ok|oke|0|hok|xong)[\s.!]*$/.test(line.folded.slice(at));
  const { status } = tail;
  if (tail.document || (status && status.end > status.start && !isAnswer)) {
    return { ...refused(t("understanding.task.noCode", { example: exampleFor(reading) })), missing: true };
  }
  if (/^\d[\d., ]*(?:\/|%| tren | trong )/.test(line.folded.slice(at))) {
    return { ...refused(t("understanding.figure.noIndicator")), missing: true };
  }
  return NONE;

  function refused(sentence: string) {
    return { kind: "report" as const, items: [], problems: [refuse(line, sentence, reading)], missing: false };
  }
}
