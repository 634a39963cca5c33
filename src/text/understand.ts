import { formatPeriod } from "../calendar/formats.js";
import type { PeriodCode } from "../calendar/windows.js";
import type { Context, Reading } from "./context.js";
import { readCourtesy } from "./courtesy.js";
import { findDocument } from "./documents.js";
import { exampleFor } from "./examples.js";
import { type Line, lineOf, linesOf, skipSeparators } from "./line.js";
import { hasAccents, normalise } from "./normalise.js";
import { noteOf } from "./notes.js";
import { readPeriodAt } from "./periods.js";
import { ask, quote, refuse } from "./problems.js";
import { type Question, readQuestion } from "./questions.js";
import { type ReportLine, readReportLine } from "./report-lines.js";
import { readSlots } from "./slots.js";
import type { Item, Problem, Understanding } from "./understanding.js";

/** Telegram's own limit for one message; what is longer came some other way. */
const LONGEST = 4096;

/**
 * What a message says: reports, a question or wish, or something else. Never throws, whatever is typed; every line that
 * reports something is either an item or a problem with a sentence that says what to type instead. Nothing is saved.
 */
export function understand(message: string, context: Context): Understanding {
  const text = normalise(message);
  const { t } = context;
  if (text.trim() === "") return other(text, t("understanding.other.empty", { example: exampleFor(context) }));
  if (text.length > LONGEST) {
    return other(text, t("understanding.other.tooLong", { length: text.length, longest: LONGEST }));
  }
  const reading: Reading = { ...context, accented: hasAccents(text) };
  const weekday = readLoneWeekday(text, reading);
  if (weekday) return outcomeOf(text, [], [weekday]);
  const reports = readReports(text, reading);
  if (reports) return outcomeOf(text, reports.items, reports.problems);
  for (const line of linesOf(text)) {
    const question = readQuestion(line, reading);
    if (question) return asked(text, question);
  }
  return other(text, sentenceFor(text, reading));
}

function outcomeOf(text: string, items: readonly Item[], problems: readonly Problem[]): Understanding {
  const outcome = items.length > 0 ? "items" : problems.some((p) => p.outcome === "ask") ? "ask" : "refuse";
  return { outcome, items, problems, intent: null, slots: null, sentence: null, text };
}

function asked(text: string, { intent, slots, problem }: Question): Understanding {
  if (problem) return outcomeOf(text, [], [problem]);
  return { outcome: "question", items: [], problems: [], intent, slots, sentence: null, text };
}

function other(text: string, sentence: string): Understanding {
  return { outcome: "other", items: [], problems: [], intent: "other", slots: null, sentence, text };
}

/** "T3" and nothing else: the month, or the day of the week. */
function readLoneWeekday(text: string, { catalogue, today, t }: Reading): Problem | null {
  const line = lineOf(text);
  const found = /^\s*t\.?([2-7])\s*[.!?]*\s*$/.exec(line.folded);
  const start = line.folded.search(/\S/);
  const period = found && readPeriodAt(line, start, { year: catalogue.year, today, reckoning: "calendar" });
  if (!found || period?.value.kind !== "period") return null;
  const typed = text.slice(period.start, period.end);
  const month = formatPeriod(period.value.code, t);
  const weekday = t(`understanding.period.weekday.t${found[1] as "2" | "3" | "4" | "5" | "6" | "7"}`);
  const sentence = t("understanding.period.monthOrWeekday", { typed, month, weekday });
  return ask(line, period.start, period.end, sentence, [
    { value: period.value.code, label: month },
    { value: `thứ ${found[1]}`, label: weekday },
  ]);
}

interface Reports {
  readonly items: readonly Item[];
  readonly problems: readonly Problem[];
}

/** Null where no line reports anything. */
function readReports(text: string, reading: Reading): Reports | null {
  const blocks = blocksOf(text, reading);
  if (!blocks.some(({ report }) => report.kind === "report")) return null;
  const items: Item[] = [];
  const problems: Problem[] = [];
  for (const block of blocks) {
    const { report } = block;
    if (report.kind === "question") {
      problems.push(refuse(block.line, reading.t("understanding.other.separately"), reading));
    } else if (report.kind === "report") {
      const read = withContinuation(block, report, text, reading);
      items.push(...read.items);
      problems.push(...read.problems);
    }
  }
  problems.sort((a, b) => a.line - b.line);
  return { items, problems };
}

const asking: ReportLine = { kind: "question" };

/** A line with the lines behind it that only go on. */
interface Block {
  readonly line: Line;
  readonly report: ReportLine;
  readonly heading: PeriodCode | null;
  readonly continuation: readonly Line[];
}

function blocksOf(text: string, reading: Reading): readonly Block[] {
  const blocks: (Block & { readonly continuation: Line[] })[] = [];
  let heading: PeriodCode | null = null;
  for (const line of linesOf(text)) {
    if (line.text.trim() === "" || readCourtesy(line)) continue;
    const report = /\?\s*$/.test(line.text) ? asking : readReportLine(line, reading, heading);
    if (report.kind === "none" && !blocks.some((block) => block.report.kind === "report")) {
      heading = readSlots(line, reading).slots.period ?? heading;
    }
    const last = blocks.at(-1);
    const goesOn =
      report.kind === "none" ||
      (report.kind === "report" && report.missing && report.items.length === 0 && !isAddressed(report));
    if (last?.report.kind === "report" && goesOn) last.continuation.push(line);
    else blocks.push({ line, report, heading, continuation: [] });
  }
  return blocks;
}

/** A report without a code, which behind another line may belong to it. */
function isAddressed(report: ReportLine & { kind: "report" }): boolean {
  return report.problems.some((problem) => problem.outcome === "ask");
}

function withContinuation(
  { line, heading, continuation }: Block,
  report: ReportLine & { kind: "report" },
  text: string,
  reading: Reading,
): Reports {
  if (continuation.length === 0) return report;
  if (report.missing) {
    const last = continuation.at(-1)!;
    const end = last.offset + last.text.length;
    const joined = lineOf(text.slice(line.offset, end), line.number, line.offset);
    const again = readReportLine(joined, reading, heading);
    if (again.kind === "report" && !again.missing) return again;
  }
  const items = [...report.items];
  const problems = [...report.problems];
  for (const more of continuation) {
    const item = items.at(-1);
    const joined = item && appended(item, more, reading);
    if (joined) items[items.length - 1] = joined;
    else problems.push(...unaddressed(more, report, reading));
  }
  return { items, problems };
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
function unaddressed(line: Line, before: ReportLine & { kind: "report" }, reading: Reading): readonly Problem[] {
  if (before.problems.at(-1)?.outcome === "ask") return [];
  const report = readReportLine(line, reading);
  if (report.kind === "report") return report.problems;
  if (before.items.length === 0) return [];
  return [refuse(line, reading.t("understanding.figure.noIndicator"), reading)];
}

function sentenceFor(text: string, reading: Reading): string {
  const { t, agency } = reading;
  const lines = linesOf(text).filter((line) => line.text.trim() !== "");
  const kinds = lines.map((line) => readCourtesy(line));
  const office = agency === "office";
  const example = exampleFor(reading);
  if (kinds.every((kind) => kind !== null)) {
    const thanks = kinds.includes("thanks");
    if (thanks) return office ? t("understanding.other.officeThanks") : t("understanding.other.thanks");
    return office ? t("understanding.other.officeGreeting") : t("understanding.other.greeting", { example });
  }
  const quoted = quote(text);
  return office
    ? t("understanding.other.officeUnknown", { quote: quoted })
    : t("understanding.other.unknown", { quote: quoted, example });
}
