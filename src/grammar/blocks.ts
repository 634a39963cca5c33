import type { Line } from "../text/line.js";
import { readPeriodAt } from "../text/periods.js";
import type { Reading } from "./context.js";
import { type Courtesy, readCourtesy } from "./courtesy.js";
import { findAt } from "./find-at.js";
import { withoutLabels } from "./form-labels.js";
import { withFormsJoined } from "./form-lines.js";
import { type Heading, noHeading, readHeading } from "./headings.js";
import { type ListHeading, mayHead, readListHeading, withSaid } from "./list-headings.js";
import { quote, refuse } from "./problems.js";
import { isBrief } from "./questions.js";
import type { ReportLine } from "./report-line.js";
import { readReportLine } from "./report-lines.js";
import { skipBullet } from "./report-start.js";
import { readSlots } from "./slots.js";
import { withCodeAbove } from "./under-code.js";
import type { Problem } from "./understanding.js";
import { readWish } from "./wishes.js";

export type Report = ReportLine & { readonly kind: "report" };

/** What belongs together in a message that reports. */
export type Block =
  /** A report with the lines behind it that only go on. */
  | {
      readonly kind: "report";
      readonly line: Line;
      readonly report: Report;
      readonly heading: Heading;
      readonly continuation: readonly Line[];
    }
  /** A question or command among the reports. */
  | { readonly kind: "wish"; readonly line: Line }
  /** A heading that cannot be taken as it is. */
  | { readonly kind: "heading"; readonly problem: Problem };

/** A longer line says more than a period. */
const LONGEST_PERIOD = 40;
const LONGEST_FURTHER = 100;
const FURTHER_PERIOD =
  /^[\s•*+–-]*(?:(?:quy|thang|q|t)[ .]?(?:\d{1,2}|[ivx]{1,4})(?![a-z\d])|(?:[69]|sau|chin) ?thang|ca nam).*\d/;

interface Read {
  readonly line: Line;
  readonly courtesy: Courtesy | null;
  readonly report: ReportLine;
}

const NONE: ReportLine = { kind: "none" };

/** Null where no line reports anything. `lines`: those of a message that are not empty. */
export function blocksOf(lines: readonly Line[], reading: Reading): readonly Block[] | null {
  const typed = withCodeAbove(withFormsJoined(lines), reading);
  const below = readPeriodBelow(typed, reading);
  return below
    ? blocksUnder(typed.slice(0, below.first), below.heading, reading)
    : blocksUnder(typed, noHeading, reading);
}

/** "b1 85%", "b3 90%", and below them "quý I ạ": the period of all, where none of them names its own. */
function readPeriodBelow(
  typed: readonly Line[],
  reading: Reading,
): { readonly first: number; readonly heading: Heading } | null {
  const first = typed.findLastIndex((line) => readCourtesy(line) === null);
  const line = typed[first];
  if (first < 1 || !line || line.text.length > LONGEST_PERIOD) return null;
  const named = readHeading(line, true, reading);
  if (!named?.heading.period || named.problem || !isBrief(line, 0, readSlots(line, reading))) return null;
  if (readReportLine(line, reading).kind !== "none" || readWish(line, reading) !== null) return null;
  const { year } = reading.catalogue;
  const isOwn = (one: Line) => findAt(one, (at) => readPeriodAt(one, at, { year, today: reading.today })) !== null;
  return typed.slice(0, first).some(isOwn) ? null : { first, heading: named.heading };
}

function blocksUnder(typed: readonly Line[], above: Heading, reading: Reading): readonly Block[] | null {
  const lines: readonly Read[] = typed.map(withoutLabels).map((line) => {
    const courtesy = readCourtesy(line);
    return { line, courtesy, report: courtesy === null ? readLine(line, noHeading, reading) : NONE };
  });
  const first = lines.findIndex(isReport);
  if (first < 0) return null;
  const last = lines.findLastIndex((read) => isReport(read) && !goesOn(read.report));
  const blocks: Block[] = [];
  let heading = above;
  let list: ListHeading | null = null;
  let open: Line[] | null = null;
  for (const [index, { line, courtesy, report }] of lines.entries()) {
    if (courtesy !== null) {
      // Behind thanks comes a name, and no more of a report.
      if (courtesy === "thanks") open = null;
      continue;
    }
    if (report.kind === "question" || (report.kind === "none" && isWish(line, index < first, reading))) {
      blocks.push({ kind: "wish", line });
      open = null;
      continue;
    }
    const listing = readListAbove(lines, index, open !== null);
    if (listing) {
      open = null;
      list = listing.kind === "now" ? null : listing;
      if (listing.kind === "to come") blocks.push(notYet(lines, index, reading));
      if (listing.kind !== "now" || readHeading(line, index < first, reading) === null) continue;
    }
    if (list?.kind === "to come" && !endsToCome(lines[index]!, reading)) continue;
    if (goesOn(report)) list = null;
    const named = report.kind === "none" ? readHeading(line, index < first, reading) : null;
    if (named && (named.certain || index < last || isSignature(named.heading))) {
      heading = isSignature(named.heading) ? heading : named.heading;
      if (named.problem) blocks.push({ kind: "heading", problem: named.problem });
      if (!isSignature(named.heading) || named.problem) open = list = null;
      continue;
    }
    if (open && (goesOn(report) || (isBare(report) && goesOnFigure(line) && endsWithFigure(blocks.at(-1)))))
      open.push(line);
    else if (report.kind === "report") {
      const continuation: Line[] = [];
      blocks.push({
        kind: "report",
        line,
        report: readUnder(line, report, { heading, list }, reading),
        heading,
        continuation,
      });
      open = continuation;
    }
  }
  return blocks;
}

function isReport({ report, courtesy }: Read): boolean {
  return courtesy === null && report.kind === "report";
}

/** What heads a list: below it something is reported. In the middle of a report words alone go on from it. */
function readListAbove(lines: readonly Read[], index: number, isOpen: boolean): ListHeading | null {
  const listing = readListHeading(lines[index]!.line);
  const next = lines[index + 1];
  if (!listing || !next || (isOpen && !listing.isMarked)) return null;
  return isReport(next) && !goesOn(next.report) ? listing : null;
}

/** What stands below "Tuần sau:", up to the next heading: it is named, since somebody may have meant it. */
function notYet(lines: readonly Read[], index: number, reading: Reading): Block {
  const below = lines.slice(index + 1);
  const end = below.findIndex((read) => endsToCome(read, reading));
  const left = (end < 0 ? below : below.slice(0, end))
    .filter(isReport)
    .map(({ line }) => quote(line.text.slice(skipBullet(line))));
  const sentence = reading.t("understanding.task.toCome", { lines: left.join("; ") });
  return { kind: "heading", problem: refuse(lines[index]!.line, sentence, reading) };
}

/** A heading of its own, or words that may be one. */
function endsToCome({ line, report }: Read, reading: Reading): boolean {
  if (readListHeading(line) !== null) return true;
  return goesOn(report) && (mayHead(line) || readHeading(line, true, reading)?.heading.period != null);
}

/** Whether nothing beside code, period and document stands in a line, but what stands in the way; and the task may stand so. */
function isAllSaid(said: Report, read: Report): boolean {
  const offered = read.problems.flatMap(({ choices }) => choices.map(({ value }) => value));
  return (
    said.items.length > 0 &&
    said.items.every(
      (item) =>
        item.kind === "task" &&
        (item.note === null || item.status === "blocked") &&
        offered.some((value) => value.includes(item.status)),
    )
  );
}

/** A report with what the lines above it say of it where it does not say that itself. */
function readUnder(
  line: Line,
  report: Report,
  { heading, list }: { readonly heading: Heading; readonly list: ListHeading | null },
  reading: Reading,
): Report {
  const read = heading === noHeading ? report : (readLine(line, heading, reading) as Report);
  if (!read.missing || list?.kind !== "state") return read;
  const said = readLine(withSaid(line, list.said), heading, reading);
  return said.kind === "report" && said.problems.length === 0 && isAllSaid(said, read) ? said : read;
}

function readLine(line: Line, heading: Heading, reading: Reading): ReportLine {
  return /\?\s*$/.test(line.text) ? { kind: "question" } : readReportLine(line, reading, heading);
}

/** Plain words, or a report without a code, which behind another line may belong to it. */
function goesOn(report: ReportLine): boolean {
  if (report.kind !== "report") return report.kind === "none";
  if (report.weak) return true;
  return report.missing && report.items.length === 0 && !report.problems.some(({ outcome }) => outcome === "ask");
}

/** "quý II: 50/60": what below a figure may be the same indicator's of another period. */
export function goesOnFigure({ folded }: Line): boolean {
  return folded.length <= LONGEST_FURTHER && FURTHER_PERIOD.test(folded);
}

function isBare(report: ReportLine): boolean {
  return report.kind === "report" && report.items.length === 0;
}

function endsWithFigure(block: Block | undefined): boolean {
  return block?.kind === "report" && block.report.items.at(-1)?.kind === "figure";
}

/** Above its reports a focal point's "Tổng hợp quý I" is a heading: the summary is the office's. */
function isWish(line: Line, isFirst: boolean, reading: Reading): boolean {
  if (/:\s*$/.test(line.text)) return false;
  const intent = readWish(line, reading);
  const isHeading = isFirst && reading.agency !== "office" && (intent === "summary" || intent === "figures");
  return intent !== null && !isHeading;
}

/** The writer's own agency and nothing else. */
function isSignature({ period, stranger }: Heading): boolean {
  return period === null && stranger === null;
}
