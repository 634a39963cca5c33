import type { PeriodCode } from "../calendar/windows.js";
import { type AgencyMention, readAgencyAt } from "./agency-names.js";
import { readCodeShapeAt, readIndicatorCodeAt, readTaskCodeAt } from "./codes.js";
import type { Context, Reading } from "./context.js";
import { documentSign } from "./document-sign.js";
import { givesFigure, readFigureLine } from "./figures.js";
import { readIndicatorNameAt } from "./indicator-names.js";
import { type Found, type Line, matchAt, partOf, skipSeparators } from "./line.js";
import { numeralAt } from "./numbers.js";
import { type PeriodReading, readPeriodAt } from "./periods.js";
import { ask, refuse } from "./problems.js";
import { asksInstead, readQuestion } from "./questions.js";
import { indicatorChoice, indicatorProblem } from "./slots.js";
import { readStatusAt, type StatusWord } from "./statuses.js";
import { agencyName } from "./task-sentences.js";
import { readTaskTail } from "./task-tail.js";
import { type Before, endOfCodes, readTaskLine } from "./tasks.js";
import type { Item, Problem } from "./understanding.js";
import { readPhrase, vocabulary } from "./vocabulary.js";

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

/** Bullets, emoji, and the numbers of a list. */
const BULLET = /[^\p{L}\p{N}\ue000]*(?:\(?\d{1,2}[.)/](?=\s*[a-z])|\(?[a-z]\)(?=\s*[a-z]))?\s*/uy;

/** Words in front of a code that say nothing beside it. `asks`: alone with a code they ask instead of report. */
const leads = vocabulary<"silent" | "asks">([
  [
    "silent",
    [
      ...[
        "mã",
        "dạ",
        "vâng",
        "em",
        "anh",
        "chị",
        "xin",
        "gửi",
        "em gửi",
        "em xin báo cáo",
        "xin báo cáo",
        "em báo cáo",
        "task",
      ],
      ...[
        "đơn vị",
        "cơ quan",
        "đơn vị em",
        "đơn vị tôi",
        "cập nhật",
        "bổ sung",
        "sửa",
        "sửa lại",
        "đính chính",
        "kính gửi",
        "số",
      ],
    ],
  ],
  [
    "asks",
    [
      "báo cáo",
      "baocao",
      "bc",
      "nhiệm vụ",
      "nv",
      "việc",
      "đầu việc",
      "mục",
      "về",
      "chỉ tiêu",
      "tình hình",
      "xem",
      "kết quả",
    ],
  ],
]);

interface Start {
  readonly at: number;
  readonly asks: boolean;
  readonly before: Before;
  /** The agency that the line speaks for, where it is not the writer's own. */
  readonly stranger: string | null;
}

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

/** Bullets, lead words, a period and an agency may stand in front of a code; null where no code or name follows. */
function readStart(line: Line, reading: Reading, heading: PeriodCode | null): Start | null {
  let at = matchAt(BULLET, line, 0)![0].length;
  let asks = false;
  let period: Found<PeriodReading> | null = null;
  let status: Found<StatusWord> | null = null;
  let stranger: string | null = null;
  for (;;) {
    at = skipSeparators(line, at);
    if (isAddress(line, at, reading)) {
      const byName = /^chi tieu/.test(line.folded.slice(at));
      return { at, asks: asks || byName, before: { period, status, heading }, stranger };
    }
    const state: Found<StatusWord> | null = status ? null : readStatusAt(line, at);
    if (state && state.end > state.start && state.value !== "none") {
      status = state;
      at = state.end;
      continue;
    }
    const lead = readPhrase(leads, line, at);
    if (lead) {
      asks ||= lead.value === "asks";
      at = lead.end;
      continue;
    }
    const { year } = reading.catalogue;
    const when: Found<PeriodReading> | null = period
      ? null
      : readPeriodAt(line, at, { year, today: reading.today, reckoning: "reporting" });
    if (when) {
      period = when;
      at = when.end;
      continue;
    }
    const agency: Found<AgencyMention> | null = stranger === null ? readAgencyAt(line, at, reading.catalogue) : null;
    if (agency?.value.kind !== "agency") return null;
    if (agency.value.agency.code !== reading.agency) stranger = agency.value.agency.code;
    at = agency.end;
  }
}

function isAddress(line: Line, at: number, reading: Reading): boolean {
  if (readTaskCodeAt(line, at, reading) || readIndicatorCodeAt(line, at, reading)) return true;
  const name = readIndicatorNameAt(line, at, reading.catalogue);
  if (!name) return false;
  const indicator = name.value.kind === "indicator" ? name.value.indicator : name.value.indicators[0]!;
  return givesFigure(line, name.end, indicator, reading);
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
  const segments = segmentsOf(line, start.at, reading);
  for (const [index, segment] of segments.entries()) {
    const at = index === 0 ? start.at : 0;
    const read = readSegment(segment, at, start.before, reading);
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

const BORDER = /[;,.]\s*|\sva\s+|\s\/\s/g;

/** "V.1 xong; V.2 đang làm, b3 quý I 5/6": a new report begins where a code is followed by what it reports. */
function segmentsOf(line: Line, at: number, reading: Reading): readonly Line[] {
  const cuts = [0];
  let said = skipSeparators(line, endOfAddress(line, at, reading));
  BORDER.lastIndex = said;
  for (let border = BORDER.exec(line.folded); border; border = BORDER.exec(line.folded)) {
    const next = border.index + border[0].length;
    // Between the codes of a report and the next report something has to be reported.
    if (border.index <= said || !beginsReport(line, next, reading)) continue;
    cuts.push(next);
    said = skipSeparators(line, endOfAddress(line, next, reading));
  }
  if (cuts.length === 1) return [line];
  return cuts.map((start, index) => partOf(line, start, cuts[index + 1] ?? line.text.length));
}

function beginsReport(line: Line, at: number, reading: Reading): boolean {
  const task = readTaskCodeAt(line, at, reading);
  const indicator = task ? null : readIndicatorCodeAt(line, at, reading);
  const end = task
    ? task.value.kind === "no_section"
      ? null
      : endOfCodes(line, at, reading)
    : (indicator?.end ?? null);
  if (end === null) return false;
  const after = skipSeparators(line, end);
  const { year } = reading.catalogue;
  const context = { year, today: reading.today, reckoning: "calendar" } as const;
  return (
    readStatusAt(line, after) !== null ||
    readPeriodAt(line, after, context) !== null ||
    numeralAt(line.folded, after) !== null
  );
}

function endOfAddress(line: Line, at: number, reading: Reading): number {
  return readTaskCodeAt(line, at, reading) ? endOfCodes(line, at, reading) : at;
}

/** A line that reports, but not on what: a status, a figure or a document without a code, or a code that is none. */
function readUnaddressed(line: Line, reading: Reading): ReportLine {
  if (readQuestion(line, reading)) return NONE;
  const at = skipSeparators(line, matchAt(BULLET, line, 0)![0].length);
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

/** A line that the writer could send, about a task that the agency leads. */
export function exampleFor({ catalogue, agency }: Context): string {
  const own = catalogue.tasks.filter((task) => task.leads.includes(agency));
  const task = own.find(({ code }) => code === "V.1") ?? own[0] ?? catalogue.tasks.find(({ code }) => code === "V.1");
  return `${task?.code ?? "V.1"} hoàn thành 18/KH-${documentSign(agency)} 23/02/${catalogue.year}`;
}
