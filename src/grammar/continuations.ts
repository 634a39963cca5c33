import { fold } from "../text/fold.js";
import { type Line, lineOf, skipSeparators } from "../text/line.js";
import { readPeriod } from "../text/periods.js";
import { type Block, goesOnFigure, type Report } from "./blocks.js";
import { noIndicator } from "./code-problems.js";
import type { Reading } from "./context.js";
import { findDocument } from "./documents.js";
import { noteOf } from "./notes.js";
import { refuse } from "./problems.js";
import { readReportLine } from "./report-lines.js";
import { skipBullet } from "./report-start.js";
import { readTaskTail, type TaskTail } from "./task-tail.js";
import type { FigureItem, Item, Problem } from "./understanding.js";

/** Further lines that are read together with their report; what comes behind them is words. */
const MOST_PARTS = 12;

export interface Reports {
  readonly items: readonly Item[];
  readonly problems: readonly Problem[];
}

/** A report with what the lines behind it add: what it lacked, a document, words. */
export function readBlock(block: Block & { readonly kind: "report" }, text: string, reading: Reading): Reports {
  const { continuation, report } = block;
  if (continuation.length === 0) return report;
  if (report.missing) {
    const again = joined(block, continuation.at(-1)!, text, reading);
    if (again && !again.missing) return again;
  }
  let now: Reports = report;
  for (const [index, more] of continuation.entries()) {
    now = withLine(now, more, index < MOST_PARTS, block, text, reading);
  }
  return now;
}

function withLine(
  { items, problems }: Reports,
  more: Line,
  mayBePart: boolean,
  block: Block & { readonly kind: "report" },
  text: string,
  reading: Reading,
): Reports {
  const item = items.at(-1);
  if (!item) return { items, problems: [...problems, ...unaddressed(more, block.report, reading)] };
  const further = mayBePart && item.kind === "figure" && goesOnFigure(more) ? furtherFigure(more, item, reading) : null;
  if (further) return { items: [...items, further], problems };
  if (mayBePart && isPart(more, item, reading)) {
    const again = contradicts(more, item, reading) ? null : joined(block, more, text, reading);
    if (again && again.items.length === items.length) return again;
    return { items, problems: [...problems, ...unaddressed(more, block.report, reading)] };
  }
  // "V.2 đang làm", and on the next line "vướng: thiếu người".
  const again = mayBePart && item.kind === "task" ? joined(block, more, text, reading) : null;
  if (again && again.items.length < items.length && again.problems.length > problems.length) return again;
  const longer = appended(item, more, reading);
  if (!longer) return { items, problems: [...problems, ...unaddressed(more, block.report, reading)] };
  return { items: [...items.slice(0, -1), longer], problems };
}

/** Numbers and signs of the lines of a list or form. */
const BULLETS = /\n *(?:\d{1,2}[.)](?= )|[-•*+–](?= ))/g;

/** The lines from the report's to this one, read as one. */
function joined(
  { line, heading }: Block & { readonly kind: "report" },
  last: Line,
  text: string,
  reading: Reading,
): Report | null {
  const typed = text
    .slice(line.offset, last.offset + last.text.length)
    .replace(BULLETS, (mark) => `\n${" ".repeat(mark.length - 1)}`);
  const whole = lineOf(typed, line.number, line.offset);
  const report = readReportLine(whole, reading, heading);
  return report.kind === "report" ? report : null;
}

/** Words of a further line that name nothing else. */
const NO_MORE =
  /^(?:[^a-z0-9]*(?:(?:hom|lan|ky|dot) truoc|truoc|em|toi|minh|bao|bao cao|bc|gui|dung|la|thi|cua|o|a|roi|dat|duoc|so|lieu|lai|xin|sua|nay|da|nhe)(?![a-z0-9]))*[^a-z0-9]*$/;

/** "b3 quý I 45/60", and below it "quý II 50/60": the same indicator, of another period and of nobody else. */
function furtherFigure(line: Line, { indicator, period }: FigureItem, reading: Reading): FigureItem | null {
  const from = skipBullet(line);
  const read = readReportLine(behindCode(indicator, line, from), reading);
  const [item, other] = read.kind === "report" && read.problems.length === 0 ? read.items : [];
  if (item?.kind !== "figure" || other || item.indicator !== indicator) return null;
  if (item.note !== null && !NO_MORE.test(fold(item.note))) return null;
  return item.period !== null && item.period !== period ? { ...item, line: line.number } : null;
}

function behindCode(code: string, line: Line, from: number): Line {
  return lineOf(`${code} ${line.text.slice(from)}`, line.number, line.offset);
}

/** Whether a line is nothing but parts of a report: "60%", "quý I", "18/KH-STP 23/2". */
function isPart(line: Line, item: Item, reading: Reading): boolean {
  if (item.kind === "figure") {
    const { year } = reading.catalogue;
    const period = readPeriod(line.text, { year, today: reading.today });
    return item.period === null && period.outcome !== "refuse";
  }
  const { note, ...parts } = tailOf(line, reading);
  return note === null && (parts.periods.length > 0 || Object.values(parts).some((part) => isFound(part)));
}

function isFound(part: unknown): boolean {
  return typeof part === "object" && part !== null && "start" in part;
}

/** "xong" on one line, "đang làm" on the next. */
function contradicts(line: Line, item: Item, reading: Reading): boolean {
  if (item.kind === "figure") return false;
  const { status } = tailOf(line, reading);
  return status !== null && status.value !== item.status;
}

function tailOf(line: Line, { catalogue, today }: Reading): TaskTail {
  const context = { year: catalogue.year, today };
  return readTaskTail(line, skipBullet(line), null, context);
}

/** The item with what a further line adds: its document, or words for its note. */
function appended(item: Item, line: Line, reading: Reading): Item | null {
  if (item.kind === "figure") {
    if (/\d/.test(line.text)) return null;
    return { ...item, note: joinNotes(item.note, line.text) };
  }
  const from = skipSeparators(line, 0);
  const found = item.document === null ? findDocument(line, from, reading.today) : null;
  const date = found?.value.date?.value;
  if (!found || (date && date.kind !== "day")) return { ...item, note: joinNotes(item.note, line.text) };
  const around = noteOf([line.text.slice(from, found.start), line.text.slice(found.end)]);
  return {
    ...item,
    document: found.value.number,
    documentDate: date ? date.day : item.documentDate,
    note: around === null ? item.note : joinNotes(item.note, around),
  };
}

function joinNotes(first: string | null, second: string): string | null {
  return noteOf([...(first === null ? [] : [first]), second]);
}

/**
 * A line that goes on where there is no item to take it: behind a question it is read again with the answer; behind a
 * refused line only what reports something by itself is mentioned.
 */
function unaddressed(line: Line, before: Report, reading: Reading): readonly Problem[] {
  if (before.problems.at(-1)?.outcome === "ask") return [];
  const report = readReportLine(line, reading);
  if (report.kind === "report") return report.problems;
  if (before.items.length === 0) return [];
  return [refuse(line, noIndicator(reading), reading)];
}
