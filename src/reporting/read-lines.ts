import { isAnswerable } from "../grammar/settle-problem.js";
import type { Item, Problem } from "../grammar/understanding.js";
import { askAsBeforeOrNow } from "./as-before-or-now.js";
import { doubtOf } from "./doubt.js";
import { figureInQuestion, itemAsBefore, withFigureInQuestion } from "./figure-doubt.js";
import type { DialogueContext } from "./lookup.js";
import { withMendedPeriod } from "./mended-period.js";
import { refuseNoteAsBefore } from "./note-as-before.js";
import { type OfPlan, type ReadInPlans, readInPlans } from "./read-in-plans.js";
import type { Doubt, Entry, ReportDraft } from "./report-draft.js";
import { resolveItem } from "./resolve-items.js";
import { tasksAsBefore, withNothingBefore } from "./task-as-before.js";
import { inOrderOf, withEntries } from "./with-entries.js";

/** Of so many refused figures a number by itself is asked about, each with a button. */
const mostAsked = 6;

/**
 * What a message reports: what of it was taken, what was not, the first place that can be read in several ways, and the
 * figure that was refused, where it is the only one and nothing is asked.
 */
export type ReadLines = Pick<ReportDraft, "entries" | "refused" | "doubt" | "awaited">;

/**
 * Each line by the plan that it means, where it may be of several by the one that is talked about. Null where the message
 * is no report at all: a question, a command, a greeting.
 *
 * @param mayBeAlone it may be all that is sent: a line about what is locked is then taken, for the office to be asked
 */
export async function readLines(text: string, context: DialogueContext, mayBeAlone = true): Promise<ReadLines | null> {
  const read = await readInPlans(text, context, context.catalogue.year);
  return isReport(read) ? linesOf(read, context, mayBeAlone) : null;
}

/** What of a message that reports can be taken. */
export async function linesOf(
  { text, items, problems }: ReadInPlans,
  context: DialogueContext,
  mayBeAlone = true,
): Promise<ReadLines> {
  let entries: readonly Entry[] = [];
  const refused: string[] = [];
  let doubt: Doubt | null = null;
  const missed: Doubt[] = [];
  const isAlone = mayBeAlone && items.length + problems.length === 1;
  const typed = text.split("\n");
  for (const one of [...items, ...problems].sort((a, b) => a.line - b.line)) {
    const said = await withMendedPeriod(one, typed[one.line - 1] ?? "", context);
    const item = "outcome" in said ? await itemAsBefore(said, context) : said;
    if (item) {
      const closed = whyClosed(item.plan, context);
      const either = isAlone && !closed ? await askAsBeforeOrNow(item, context) : null;
      if (either) return { entries, refused, doubt: either };
      const why = closed ? `${codeOf(item)}: ${closed}` : refuseNoteAsBefore(item, context);
      const entry = why ?? (await resolveItem(item, item.plan, context, null, isAlone));
      if (typeof entry !== "string") entries = withEntries(entries, [entry]);
      else refused.push(entry);
      continue;
    }
    const problem = said as OfPlan<Problem>;
    const before = await tasksAsBefore(text, problem, context);
    if (before !== null && typeof before !== "string") {
      entries = withEntries(entries, before);
      continue;
    }
    const isAsked = isAnswerable(problem) && doubt === null;
    if (!isAsked) refused.push(problem.sentence);
    if (!isAsked && !problem.figure) continue;
    const read = await doubtInPlan(text, problem, problems, context);
    if (isAsked) doubt = before === null ? read : withNothingBefore(read, before);
    else if (read.figure && !isAnswerable(problem)) missed.push(read);
  }
  const awaited = doubt ? null : awaitedOf(missed);
  return { entries, refused, doubt, ...(awaited ? { awaited } : {}) };
}

/** What a number that is typed next is of: the only figure that was refused, or one of several. */
function awaitedOf(missed: readonly Doubt[]): Doubt | null {
  const [first, second] = missed;
  if (!first || !second) return first ?? null;
  const between = missed.flatMap(({ figure, said }) => (figure && said ? [{ figure, said }] : []));
  if (between.length < missed.length || missed.length > mostAsked) return null;
  const { figure: _, ...doubt } = first;
  return { ...doubt, sentence: missed.map(({ sentence }) => sentence).join("\n"), between };
}

async function doubtInPlan(
  text: string,
  problem: OfPlan<Problem>,
  problems: readonly Problem[],
  context: DialogueContext,
): Promise<Doubt> {
  const doubt = doubtOf(text, problem, "lines");
  // "b6 và b7": what is typed of one of them cannot take the place of both.
  if (problems.some((other) => other !== problem && overlap(other, problem))) {
    const { said: _, ...shared } = doubt;
    return shared;
  }
  const figure = whyClosed(problem.plan, context) ? null : await figureInQuestion(problem, context);
  return figure ? withFigureInQuestion(doubt, figure, problem.figure?.asBefore ?? false, context.t) : doubt;
}

function overlap({ said: a }: Problem, { said: b }: Problem): boolean {
  return a !== undefined && b !== undefined && a.start < b.end && b.start < a.end;
}

/** Where nothing of a message was taken but figures are to be typed again: that is asked, until they are. */
export function askingAgain({ awaited, ...lines }: ReadLines): ReadLines {
  if (!awaited || lines.entries.length > 0 || lines.doubt) return awaited ? { awaited, ...lines } : lines;
  const asked = awaited.between ? awaited.sentence.split("\n") : [awaited.sentence];
  return { ...lines, refused: lines.refused.filter((sentence) => !asked.includes(sentence)), doubt: awaited };
}

export function isReport({ outcome }: ReadInPlans): boolean {
  return outcome !== "question" && outcome !== "other";
}

function codeOf(item: Item): string {
  return item.kind === "task" ? item.task : item.indicator;
}

/** Why the plan of a year takes no reports; null where it takes them. */
export function whyClosed(year: number, { closed = [] }: DialogueContext): string | null {
  return closed.find(({ catalogue }) => catalogue.year === year)?.why ?? null;
}

/** A draft at its read-back, or at the first question that it still needs. */
export function draftOfLines(agencyId: number, lines: ReadLines): ReportDraft {
  return { agencyId, ...lines, step: lines.doubt ? "doubt" : needsDifficulty(lines) ? "difficulty" : "confirm" };
}

/** The draft with lines that were typed again or besides: each in the place of the one about the same thing. */
export function mergeLines(draft: ReportDraft, lines: ReadLines): ReportDraft {
  const merged = draftOfLines(draft.agencyId, { ...lines, entries: withEntries(draft.entries, lines.entries) });
  const { plan, evidence, workbook, pass, nextDraft } = draft;
  return {
    ...merged,
    ...(plan === undefined ? {} : { plan }),
    ...(evidence === undefined ? {} : { evidence }),
    ...(workbook === undefined ? {} : { workbook }),
    ...(nextDraft === undefined ? {} : { nextDraft }),
    ...(pass === undefined ? {} : { pass, step: merged.doubt ? "doubt" : "confirm" }),
  };
}

/** The draft with what its text says now that a doubt in it is settled. */
export function mergeSettled(draft: ReportDraft, lines: ReadLines): ReportDraft {
  const merged = mergeLines(draft, lines);
  return { ...merged, entries: inOrderOf(lines.entries, merged.entries) };
}

/** A report that says "vướng mắc" and not what is asked for it, where it stands alone. */
function needsDifficulty({ entries: [only, second], refused }: ReadLines): boolean {
  return only?.kind === "task" && only.status === "blocked" && !only.note && !second && refused.length === 0;
}
