import type { CatalogueIndicator } from "../text/catalogue.js";
import { countRead } from "../text/effort.js";
import { fold } from "../text/fold.js";
import { type Found, isChosen, type Line, partOf, textBefore, withoutPart } from "../text/line.js";
import { occurs } from "../text/occurs.js";
import { readPeriodAt } from "../text/periods.js";
import { findPhrase } from "../text/vocabulary.js";
import { findUnaccounted } from "./accounts.js";
import { findAgency } from "./agency-names.js";
import { asksInstead } from "./asks-instead.js";
import { endOfCodes } from "./code-lists.js";
import { indicatorChoice, indicatorProblem } from "./code-problems.js";
import { readIndicatorCodeAt, readTaskCodeAt } from "./codes.js";
import { isNamedBehind, sentencesWithCodes } from "./codes-behind.js";
import type { Reading } from "./context.js";
import { findEvidence } from "./evidence.js";
import { readExcepted } from "./excepted-codes.js";
import { withoutExcepted } from "./excepted-periods.js";
import { readFigureLine } from "./figures.js";
import { asksLess, isGap, knowsPeriod, withStateFurtherOn } from "./further-on.js";
import { type Heading, noHeading } from "./headings.js";
import { abbreviatedBy, readIndicatorNameAt } from "./indicator-names.js";
import {
  askFurther,
  askListed,
  askOtherCode,
  askPeriods,
  findOtherKind,
  findOthersIn,
  findProvinceIn,
  findTwice,
} from "./left-over.js";
import { asksFromStart } from "./lexicon/asking-words.js";
import { own } from "./lexicon/own.js";
import { ASKED_OF_ALL, DOORS } from "./lexicon/question-words.js";
import { JUDGING } from "./limits.js";
import { askMonths, tellsOfOtherMonths } from "./months-told.js";
import { namedClauses } from "./named-clauses.js";
import { reportsNothing, withoutHearsay, withoutWishBehind } from "./no-report.js";
import { saysNothing } from "./notes.js";
import { askOfWhichNothing } from "./nothing-told.js";
import { refuseOffice } from "./office-lines.js";
import { refuseOthersAhead, refusePassedOn, withoutOthersAhead } from "./others-ahead.js";
import { takeOwner } from "./owner-part.js";
import { periodBehind } from "./period-behind.js";
import { ask, refuse } from "./problems.js";
import { isBrief, readQuestion } from "./questions.js";
import type { ReportLine } from "./report-line.js";
import { readStart, type Start, skipLeads } from "./report-start.js";
import { respectiveValues } from "./respective-values.js";
import { findCodes } from "./scanned-codes.js";
import { readScanned, type Scanned } from "./scanned-reports.js";
import { type Segment, segmentsOf } from "./segments.js";
import { askWhose, sharedValues } from "./shared-values.js";
import { isSaidTwice, shareFirstPeriod, shareLastPeriod, withPeriod } from "./side-by-side.js";
import { readSlots } from "./slots.js";
import { agencyName } from "./task-sentences.js";
import { readTaskTail } from "./task-tail.js";
import { type Before, readTaskLine } from "./tasks.js";
import { tidied } from "./tidied.js";
import { askedByNumber, readUnaddressed } from "./unaddressed-lines.js";
import type { Item, Problem } from "./understanding.js";

/** Of more reports in a line none is looked over a second time. */
const MOST_READ_AGAIN = 6;
/** A longer line is words. */
const LONGEST_LOOKED_OVER = 1000;
/** What is passed on tells others to report: "Đề nghị các sở báo cáo trước 15/11". */
const INSTRUCTING =
  /(?:^|[^a-z])(?:de nghi|yeu cau) (?:cac|nhung|quy|tat ca|don vi)(?![a-z])|(?:^|[^a-z])(?:cu phap|theo mau sau)(?![a-z])/;
/** "đã gửi CV 610/STP đề nghị các sở rà soát" tells of the writer's own work. */
const ISSUED =
  /(?:^|[^a-z])(?:da|vua|moi|dang) (?:gui|ban hanh|co|ra|phat hanh|trinh|ky|soan)(?: [a-z0-9/.:-]+){0,8} (?:de nghi|yeu cau)(?![a-z])/;
const WHEN = /(?:^|[^a-z])(?:cuoi|dau|giua|trong|(?<!dien )tu|den|toi|hoi|het|truoc|sau|ngay|vao) *$/;
const PERIOD = /(?:^|[^a-z])(?:quy|thang|q|t) ?(?:\d|[iv])/;
/** What a form leaves to be filled in: ".../KH-...", "____", "……". */
const PLACEHOLDER = /(?:\.{3}|…) ?[/%]|\/ ?(?:\.{3}|…)|_{3,}|\.{5,}|…{2,}/;
/** What leads from others to the writer. */
const TURNING = /(?:^|[\s,;.])(?:con|rieng|nhung)(?: (?:rieng|o|ve|phan|thi))?\s+$/;
const NONE: ReportLine = { kind: "none" };
const QUESTION: ReportLine = { kind: "question" };

/** Reads one line as a report, or tells that it asks, or that it is neither. */
export function readReportLine(line: Line, reading: Reading, heading: Heading = noHeading): ReportLine {
  const read = readAnyReport(line, reading, heading);
  return reading.agency === "office" ? refuseOffice(line, read, reading) : withMonthsAsked(line, read, reading);
}

/** Of no month, or of several that are not told, nothing is written down. */
function withMonthsAsked(line: Line, read: ReportLine, reading: Reading): ReportLine {
  const [item, other] = read.kind === "report" ? read.items : [];
  if (item?.kind !== "task" || other || (item.period !== null && !tellsOfOtherMonths(line))) return read;
  const months = askMonths(line, reading);
  return months ? { kind: "report", items: [], problems: [months], missing: false } : read;
}

function readAnyReport(written: Line, reading: Reading, heading: Heading): ReportLine {
  const typed = withoutHearsay(withoutWishBehind(written), reading);
  if (PLACEHOLDER.test(typed.text) || (occurs(INSTRUCTING, typed) && !occurs(ISSUED, typed))) return NONE;
  if (reportsNothing(typed, reading)) return NONE;
  const line = withoutOthersAhead(tidied(typed, reading), reading);
  if (reading.agency !== "office" && (occurs(ASKED_OF_ALL, line) || asksFromStart(line))) return QUESTION;
  const excepted = readExcepted(line, reading, (part) => readAnyReport(part, reading, heading));
  if (excepted) return excepted;
  const clauses =
    sentencesWithCodes(line, reading) ??
    sharedValues(line, reading) ??
    respectiveValues(line, reading) ??
    namedClauses(line, reading);
  if (clauses) return readClauses(line, clauses, reading, heading);
  const others = refuseOthersAhead(line, reading) ?? refusePassedOn(line, reading);
  if (others) return { kind: "report", items: [], problems: [others], missing: false };
  const behind = isNamedBehind(line, reading) ? readAnywhere(line, heading, reading) : null;
  if (behind) return behind;
  const whose = askWhose(line, reading);
  if (whose) return { kind: "report", items: [], problems: [whose], missing: false };
  const start = readStart(line, reading, heading);
  const anywhere = !start || tellsState(line, start, reading) ? readAnywhere(line, heading, reading) : null;
  if (anywhere) return anywhere;
  if (!start) return askedByNumber(line, reading) ?? readUnaddressed(line, reading);
  const whole = orAnywhere(readAddressed(line, start, reading), start, line, heading, reading);
  const stranger = start.stranger === undefined ? heading.stranger : start.stranger;
  if (whole.kind !== "report" || stranger === null) return whole;
  return {
    kind: "report",
    items: [],
    problems: [refuseStranger(line, stranger, reading)],
    missing: false,
  };
}

/** Several reports in a line; the period in front of the first is that of all that name none. */
function readClauses(line: Line, clauses: readonly Line[], reading: Reading, heading: Heading): ReportLine {
  const reads = clauses.map((clause) => readAnyReport(clause, reading, heading));
  // What asks is one question, whatever else it says.
  if (reads.some(({ kind }) => kind === "question") && /\?\s*$/.test(line.text)) return QUESTION;
  const reports = reads.filter((read) => read.kind === "report");
  if (reports.length === 0) return NONE;
  const first = reads[0] === reports[0] ? reports[0]!.items[0] : undefined;
  const isAsked = reads[0] === reports[0] && reports[0]!.items.length === 0;
  const leading = first || isAsked ? periodAhead(clauses[0]!, reading) : null;
  const ahead = leading === null ? null : (first?.period ?? leading);
  const isAhead = ahead !== null;
  const items: Item[] = [];
  for (const item of reports.flatMap(({ items: all }) => all)) {
    const before = items.at(-1);
    // "hồ sơ trực tuyến quý I 5/6, thanh toán 45%": figures side by side are of one period.
    const shared = isAhead ? ahead : before?.kind === "figure" && item.kind === "figure" ? before.period : null;
    const own = shared === null ? item : withPeriod(item, shared);
    if (!items.some((one) => isSaidTwice(one, own))) items.push(own);
  }
  shareLastPeriod(items);
  return {
    kind: "report",
    items,
    problems: reports.flatMap(({ problems }) => problems),
    missing: false,
  };
}

/** The period that a line begins with. */
function periodAhead(line: Line, { catalogue, today }: Reading): string | null {
  const found = readPeriodAt(line, skipLeads(line, 0), { year: catalogue.year, today });
  return found?.value.kind === "period" && found.value.or === null ? found.value.code : null;
}

function refuseStranger(line: Line, stranger: string, reading: Reading): Problem {
  const { t, agency } = reading;
  const sentence =
    agency === "office"
      ? t("understanding.agency.officeHasNone", { agency: stranger })
      : t("understanding.agency.onlyOwn", { agency: agencyName(agency, reading) });
  const refused = refuse(line, sentence, reading);
  return { ...refused, foreign: `${stranger} ${agency}` };
}

function readAddressed(line: Line, start: Start, reading: Reading): ReportLine {
  const end = endOfCode(line, start.at, reading);
  if (end !== null) {
    const status = () => statusBehind(line, end, reading);
    if (asksInstead(line, end, status, reading)) return QUESTION;
    const rest = partOf(line, end, line.text.length);
    const isToldOf = start.before.status !== null || FIGURE.test(rest.folded);
    if (!isToldOf && !status() && onlyNames(rest, start, reading) && readQuestion(line, reading)) return QUESTION;
  }
  // "thanh toán trực tuyến dưới 50% là những nơi nào", "số hóa quý III 80% hả chị"
  if (end === null && asksInstead(line, start.at, () => null, reading)) return QUESTION;
  const items: Item[] = [];
  const problems: Problem[] = [];
  const addressEnd = endOfAddress(line, start.at, reading);
  const segments = segmentsOf(line, start.at, addressEnd, start.before, reading);
  const reads = segments.map((segment) => {
    const read = readSegment(segment.line, segment.at, segment.before, reading);
    const told =
      segments.length > 1 && segments.length <= MOST_READ_AGAIN
        ? withStateFurtherOn(segment.line, segment.at, read, reading)
        : read;
    return { segment, ...accounted(segment, told, reading) };
  });
  const foreign = reads[0]!.problems.find((one) => one.foreign !== undefined);
  // "I.10 T3 Di Linh không phát sinh, T2 cũng vậy": whose the first is, the others of the same code are.
  if (foreign && segments.length > 1 && new Set(segments.map((segment) => codeOf(segment, reading))).size === 1)
    return { kind: "report", items: [], problems: [foreign], missing: false };
  for (const read of withoutExcepted(reads, reading)) {
    items.push(...read.items);
    problems.push(...read.problems);
  }
  shareLastPeriod(items);
  shareFirstPeriod(items);
  for (const [index, item] of [...items.entries()].reverse())
    if (items.slice(0, index).some((one) => isSaidTwice(one, item))) items.splice(index, 1);
  const twice = items.length > 1 ? findTwice(line, items, reading) : null;
  if (twice) return { kind: "report", items: [], problems: [twice], missing: false };
  const missing = items.length === 0 && problems.every((problem) => problem.span !== null && isGap(problem));
  return { kind: "report", items, problems, missing };
}

function codeOf({ line, at }: Pick<Segment, "line" | "at">, reading: Reading): string {
  return line.folded.slice(at, endOfAddress(line, at, reading));
}

function statusBehind(line: Line, at: number, { catalogue, today }: Reading): Found<unknown> | null {
  const { status } = readTaskTail(line, at, null, { year: catalogue.year, today });
  return status && status.end > status.start ? status : null;
}

/** The items of a segment, or what of it nobody can tell. */
function accounted(
  { line, at }: { readonly line: Line; readonly at: number },
  read: { readonly items: readonly Item[]; readonly problems: readonly Problem[] },
  reading: Reading,
) {
  const place = { start: at, end: endOfAddress(line, at, reading) };
  const doubtful =
    findUnaccounted(line, place, read.items, reading) ??
    findOthersIn(line, place.end, read.items, reading) ??
    findProvinceIn(line, place.end, read.items, reading) ??
    findOtherKind(line, place.end, read.items, reading) ??
    askListed(line, read.items, reading) ??
    askOtherCode(line, read.items, reading) ??
    askPeriods(line, place.end, read.items, reading);
  if (doubtful) return { items: [], problems: [doubtful] };
  const { items, problems } = withPeriodAhead(line, read, reading);
  return { items, problems: [...problems, ...askFurther(line, place.end, items, reading)] };
}

/** "IV.3 bộ phận một cửa quý III đã tổng hợp xong": a period that stands in front of the state is the report's. */
function withPeriodAhead<Read extends { readonly items: readonly Item[]; readonly problems: readonly Problem[] }>(
  line: Line,
  read: Read,
  reading: Reading,
): Read | Scanned {
  const [item, other] = read.items;
  if (item?.kind === "figure" && !other && item.period === null) {
    const named = periodBehind(line, reading);
    return named ? { ...read, items: [{ ...item, period: named }] } : read;
  }
  if (item?.kind !== "task" || other || item.note === null) return read;
  if (!PERIOD.test(fold(item.note)) || line.text.length > LONGEST_LOOKED_OVER) return read;
  const { periods, statuses } = findEvidence(line, reading);
  const said = statuses.find(({ start, end }) => end > start);
  if (item.period !== null) {
    const ahead = periods.filter(({ start }) => said && start < said.start);
    if (ahead.length < 2 || WHEN.test(textBefore(line, ahead.at(-1)!.start))) return read;
    return readScanned(line, noHeading, reading) ?? read;
  }
  if (!said || periods.length !== 1 || periods[0]!.end > said.start) return read;
  // "cuối tháng 5 đã xong" says when.
  if (WHEN.test(textBefore(line, periods[0]!.start))) return read;
  const again = readScanned(line, noHeading, reading);
  const [one, more] = again?.items ?? [];
  const isSame = one?.kind === "task" && one.task === item.task && one.status === item.status && !more;
  return again && isSame ? again : read;
}

function endOfCode(line: Line, at: number, reading: Reading): number | null {
  if (readTaskCodeAt(line, at, reading)) return endOfCodes(line, at, reading);
  return readIndicatorCodeAt(line, at, reading)?.end ?? null;
}

function endOfAddress(line: Line, at: number, reading: Reading): number {
  return endOfCode(line, at, reading) ?? readIndicatorNameAt(line, at, reading.catalogue)!.end;
}

/** What tells: "5/6", "60%"; "2/2024", "quý 1/24" and "1/2 năm" are periods, of which a question may be. */
const FIGURE = /\d ?%|(?<![\d/.,-]|(?:quy|q|thang|thg|th|t|ky)[ .]?)\d+ ?\/ ?(?!20\d\d(?!\d))\d+(?!\d| nam)/;

/** Behind a code nothing but whose or which period it is: for the office, or of another agency, that is a question. */
function onlyNames(rest: Line, { asks, stranger }: Start, reading: Reading): boolean {
  const named = readSlots(rest, reading);
  if (!isBrief(rest, 0, named)) return false;
  // "huyện không có phản ánh nào" tells.
  if (reading.agency !== "office" && /(?:^|[^a-z])(?:khong|ko|chua)(?= [a-z])/.test(rest.folded)) return false;
  const isAbout = named.slots.group !== null || findAgency(rest, reading.catalogue) !== null || Boolean(stranger);
  return isAbout || asks || reading.agency === "office";
}

function readSegment(
  whole: Line,
  at: number,
  before: Before,
  reading: Reading,
): { readonly items: readonly Item[]; readonly problems: readonly Problem[] } {
  countRead(JUDGING);
  const { line, stranger } = takeOwner(whole, endOfAddress(whole, at, reading), reading);
  const ours = stranger === null ? null : withoutOthers(whole, endOfAddress(whole, at, reading));
  if (ours) return readSegment(ours, at, before, reading);
  if (stranger !== null) return problem(refuseStranger(whole, stranger, reading));
  if (readTaskCodeAt(line, at, reading)) return readTaskLine(line, at, before, reading);
  const code = readIndicatorCodeAt(line, at, reading);
  if (code && code.value.kind !== "indicator") return problem(indicatorProblem(line, code, reading));
  if (code?.value.kind === "indicator")
    return one(readFigureLine(line, code.end, code.value.indicator, before, reading));
  const name = readIndicatorNameAt(line, at, reading.catalogue)!;
  const meant = abbreviatedBy(line, name, reading.catalogue).filter(({ agencies }) =>
    agencies.includes(reading.agency),
  );
  if (meant.length > 1) return problem(askIndicator(line, name, meant, reading));
  if (name.value.kind === "indicator") {
    const read = readFigureLine(line, name.end, name.value.indicator, before, reading);
    return one(askOfWhichNothing(line, name, name.value.indicator, read, before.heading !== null, reading) ?? read);
  }
  return problem(askIndicator(line, name, name.value.indicators, reading));

  function one(read: Item | Problem) {
    return "kind" in read ? { items: [read], problems: [] } : problem(read);
  }
  function problem(found: Problem) {
    return { items: [], problems: [found] };
  }
}

function askIndicator(
  line: Line,
  { start, end }: Found<unknown>,
  indicators: readonly CatalogueIndicator[],
  { t }: Reading,
): Problem {
  const code = line.text.slice(start, end);
  return ask(line, start, end, t("understanding.code.whichIndicator", { code }), indicators.map(indicatorChoice));
}

/** "V.1 Sở Tư pháp xong rồi, còn bên em đang trình ký": the line without what it says of others; null where it says no more. */
function withoutOthers(line: Line, end: number): Line | null {
  for (let found = findPhrase(own, line, end); found; found = findPhrase(own, line, found.end)) {
    if (!TURNING.test(textBefore(line, found.start))) continue;
    return saysNothing(line.text.slice(found.end)) ? null : withoutPart(line, end, found.end);
  }
  return null;
}

/** Of several codes in a line the first, where nothing but words and a period stands in front of it. */
function startBehindWords(line: Line, heading: Heading, reading: Reading): Start | null {
  const codes = findCodes(line, reading);
  const [first, second] = codes;
  if (!first || !second || isChosen(line, first.start)) return null;
  const ahead = findEvidence(partOf(line, 0, first.start), reading);
  const isSaid = ahead.statuses.some(({ start, end }) => end > start);
  if (isSaid || ahead.percents.length + ahead.pairs.length + ahead.documents.length > 0) return null;
  const period = ahead.periods.at(-1) ?? null;
  return {
    at: first.start,
    asks: false,
    before: { period, status: null, heading: heading.period },
    stranger: undefined,
  };
}

/** Where a line that begins with its code lacks how things stand, it may stand further on, behind words. */
function orAnywhere(read: ReportLine, { before }: Start, line: Line, heading: Heading, reading: Reading): ReportLine {
  if (read.kind !== "report" || !read.missing || read.problems.length !== 1 || before.status) return read;
  if (line.text.length > LONGEST_LOOKED_OVER) return read;
  const again = readAnywhere(line, heading, reading);
  return again?.kind === "report" && (again.items.length > 0 || asksLess(again, read) || knowsPeriod(again, read))
    ? again
    : read;
}

/** "số hóa kết quả đang làm 60%": behind the name of an indicator a task's state, which may be meant for a task called so. */
function tellsState(line: Line, { at }: Start, reading: Reading): boolean {
  if (endOfCode(line, at, reading) !== null) return false;
  return findEvidence(line, reading).statuses.some(
    ({ value, start, end }) => end > start && value !== "none" && value !== "nothing_arose",
  );
}

/** A report whose code or name stands somewhere in it. The office reports nothing; and what asks is no report. */
function readAnywhere(line: Line, heading: Heading, reading: Reading): ReportLine | null {
  if (reading.agency === "office" || asksInstead(line, 0, () => null, reading)) return null;
  if (occurs(DOORS, line)) return NONE;
  const several = startBehindWords(line, heading, reading);
  if (several) return readAddressed(line, several, reading);
  const read = readScanned(line, heading, reading);
  return read && { kind: "report", ...read, missing: false };
}
