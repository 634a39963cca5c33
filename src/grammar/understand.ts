import { formatPeriod } from "../calendar/formats.js";
import { withinReads } from "../text/effort.js";
import { type Line, lineOf, linesOf, partOf } from "../text/line.js";
import { hasAccents, normalise } from "../text/normalise.js";
import { occurs } from "../text/occurs.js";
import { readPeriodAt } from "../text/periods.js";
import { findAgency, mayName } from "./agency-names.js";
import { blocksOf } from "./blocks.js";
import { withoutEmptyBoxes } from "./boxes.js";
import type { Context, Reading } from "./context.js";
import { type Reports, readBlock } from "./continuations.js";
import { readCourtesy } from "./courtesy.js";
import { withEachAsBefore } from "./each-as-before.js";
import { exampleFigure, exampleFor, exampleTask } from "./examples.js";
import { asksAtEnd } from "./lexicon/asking-words.js";
import { ASKING_LEAD } from "./lexicon/question-words.js";
import { isTooLong, MOST_READS, refuseUnread } from "./limits.js";
import { isThanks } from "./no-report.js";
import { withoutRows } from "./pasted-rows.js";
import { withoutPlaceholders } from "./placeholders.js";
import { ask, quote, refuse } from "./problems.js";
import { type Question, readQuestion, skipPolite } from "./questions.js";
import { withoutQuoted } from "./quoted-reports.js";
import { recall, remember } from "./remembered.js";
import { repair } from "./repair.js";
import { withoutBullet } from "./report-start.js";
import { sentencesOf } from "./sentences.js";
import { withSlipsJoined } from "./slips.js";
import type { Item, Problem, Understanding } from "./understanding.js";

/**
 * What a message says: reports, a question or wish, or something else. Never throws, whatever is typed; every line that
 * reports something is either an item or a problem with a sentence that says what to type instead. Nothing is saved. A
 * message that would take too long is refused as a whole, in one sentence. The last few are remembered: an update has
 * its message read in several places.
 */
export function understand(message: string, context: Context): Understanding {
  const unread = refuseUnread(message, context.t);
  // No messenger brings a longer one, so that it is no report.
  if (unread !== null) return isTooLong(message) ? other("", unread) : refused(unread);
  const before = recall(message, context);
  if (before) return before;
  const read = withinReads(MOST_READS, () => readMessage(message, context));
  return remember(message, context, read?.value ?? tooMuch(context));
}

function namesAgency(text: string, { catalogue, agency }: Context): boolean {
  const line = lineOf(text);
  for (let found = findAgency(line, catalogue); found; found = findAgency(line, catalogue, found.end))
    if (mayName(found.value, agency)) return true;
  return false;
}

/** Of a message that says more than one reading allows. */
export function tooMuch({ t }: Context): Understanding {
  return refused(t("understanding.limit.reads"));
}

function readMessage(message: string, context: Context): Understanding {
  const typed = withoutRows(withoutPlaceholders(withoutEmptyBoxes(normalise(message))), (row) =>
    namesAgency(row, context),
  );
  const joined = withSlipsJoined(repair(typed.replace(/ {2,}/g, " "), context.catalogue));
  const { t } = context;
  if (joined.trim() === "") return other(joined, t("understanding.other.empty", { example: exampleFor(context) }));
  const reading: Reading = { accented: hasAccents(joined), ...context };
  const text = withEachAsBefore(joined, reading);
  const weekday = readLoneWeekday(text, reading);
  if (weekday) return outcomeOf(text, [], [weekday]);
  const written = linesOf(text).filter((line) => line.text.trim() !== "");
  const lines = withoutQuoted(written).flatMap((line) => sentencesOf(line, context.agency));
  const reports = readReports(lines, text, reading);
  if (reports) return outcomeOf(text, reports.items, reports.problems);
  // What quotes a receipt reports nothing, and may ask.
  const asking = lines.length > 0 ? lines : written.filter((line) => asksAtEnd(line));
  // "chưa gửi nha, em hỏi thử: …" asks with its second part.
  for (const line of [...asking.filter((line) => occurs(ASKING_LEAD, line)), ...asking]) {
    const question = readQuestion(line, reading);
    if (question) return asked(text, question);
  }
  return other(text, sentenceFor(written, text, reading));
}

/** Of a message that is refused as a whole no text is given: it was not read. */
function refused(sentence: string): Understanding {
  return outcomeOf("", [], [{ line: 1, outcome: "refuse", choices: [], sentence, span: null }]);
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
  const start = skipPolite(withoutBullet(line));
  const found = /^t\.?([2-7])(?![a-z0-9])/.exec(line.folded.slice(start));
  const rest = found && partOf(line, start + found[0].length, line.text.length);
  if (!rest || readCourtesy(rest) === null || text.includes("\n")) return null;
  const period = found && readPeriodAt(line, start, { year: catalogue.year, today });
  if (period?.value.kind !== "period") return null;
  const typed = text.slice(period.start, period.end);
  const month = formatPeriod(period.value.code, t);
  const weekday = t(`understanding.period.weekday.t${found[1] as "2" | "3" | "4" | "5" | "6" | "7"}`);
  const sentence = t("understanding.period.monthOrWeekday", { typed, month, weekday });
  return ask(line, period.start, period.end, sentence, [
    { value: period.value.code, label: month },
    { value: `thứ ${found[1]}`, label: weekday },
  ]);
}

/** Null where no line reports anything. */
function readReports(lines: readonly Line[], text: string, reading: Reading): Reports | null {
  const blocks = blocksOf(lines, reading);
  if (!blocks) return null;
  const items: Item[] = [];
  const problems: Problem[] = [];
  for (const block of blocks) {
    if (block.kind === "wish") {
      problems.push(refuse(block.line, reading.t("understanding.other.separately"), reading));
    } else if (block.kind === "heading") problems.push(block.problem);
    else {
      const read = readBlock(block, text, reading);
      items.push(...read.items);
      problems.push(...read.problems);
    }
  }
  problems.sort((a, b) => a.line - b.line);
  return { items, problems };
}

function sentenceFor(lines: readonly Line[], text: string, reading: Reading): string {
  const { t, agency } = reading;
  const kinds = lines.map((line) => readCourtesy(line));
  const office = agency === "office";
  const example = exampleFor(reading);
  const task = exampleTask(reading);
  const figure = exampleFigure(reading);
  const isThanking = lines.some(isThanks);
  if (isThanking || kinds.every((kind) => kind !== null)) {
    const thanks = isThanking || kinds.includes("thanks");
    if (thanks) return office ? t("understanding.other.officeThanks") : t("understanding.other.thanks");
    return office ? t("understanding.other.officeGreeting", { task }) : t("understanding.other.greeting", { example });
  }
  const quoted = quote(text);
  if (office) return t("understanding.other.officeUnknown", { quote: quoted, task });
  const examples = { quote: quoted, task, example: figure ? `${example}; ${figure}` : example };
  return t(reading.isOfficeToo ? "understanding.other.bothUnknown" : "understanding.other.unknown", examples);
}
