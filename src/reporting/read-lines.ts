import { findAnswerable } from "../grammar/settle-problem.js";
import type { Item } from "../grammar/understanding.js";
import { doubtOf } from "./doubt.js";
import type { DialogueContext } from "./lookup.js";
import { type ReadInPlans, readInPlans } from "./read-in-plans.js";
import type { Entry, ReportDraft } from "./report-draft.js";
import { resolveItem } from "./resolve-items.js";
import { withEntries } from "./with-entries.js";

/** What a message reports: what of it was taken, what was not, and the first place that can be read in several ways. */
export type ReadLines = Pick<ReportDraft, "entries" | "refused" | "doubt">;

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
  for (const item of items) {
    const closed = whyClosed(item.plan, context);
    const entry = closed
      ? `${codeOf(item)}: ${closed}`
      : await resolveItem(item, item.plan, context, null, mayBeAlone && items.length === 1 && problems.length === 0);
    if (typeof entry !== "string") entries = withEntries(entries, [entry]);
    else refused.push(entry);
  }
  const asked = findAnswerable({ problems });
  for (const problem of problems) if (problem !== asked) refused.push(problem.sentence);
  return { entries, refused, doubt: asked && doubtOf(text, asked, "lines") };
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
  const { plan, evidence, pass } = draft;
  return {
    ...merged,
    ...(plan === undefined ? {} : { plan }),
    ...(evidence === undefined ? {} : { evidence }),
    ...(pass === undefined ? {} : { pass, step: merged.doubt ? "doubt" : "confirm" }),
  };
}

/** A report that says "vướng mắc" and not what is asked for it, where it stands alone. */
function needsDifficulty({ entries: [only, second], refused }: ReadLines): boolean {
  return only?.kind === "task" && only.status === "blocked" && !only.note && !second && refused.length === 0;
}
