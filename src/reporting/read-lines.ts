import { findAnswerable } from "../grammar/settle-problem.js";
import { doubtOf } from "./doubt.js";
import type { DialogueContext } from "./lookup.js";
import { readInPlan } from "./read-in-plan.js";
import { type Entry, type ReportDraft, sameSubject } from "./report-draft.js";
import { resolveItem } from "./resolve-items.js";

/** What a message reports: what of it was taken, what was not, and the first place that can be read in several ways. */
export type ReadLines = Pick<ReportDraft, "entries" | "refused" | "doubt">;

/** Null where the message is no report at all: a question, a command, a greeting. */
export async function readLines(text: string, context: DialogueContext): Promise<ReadLines | null> {
  const { understood, plan } = readInPlan(text, context);
  if (understood.outcome === "question" || understood.outcome === "other") return null;
  let entries: readonly Entry[] = [];
  const refused: string[] = [];
  for (const item of understood.items) {
    const entry = await resolveItem(item, plan, context);
    if (typeof entry === "string") refused.push(entry);
    else entries = withEntries(entries, [entry]);
  }
  const asked = findAnswerable(understood);
  for (const problem of understood.problems) if (problem !== asked) refused.push(problem.sentence);
  return { entries, refused, doubt: asked && doubtOf(understood, asked, "lines") };
}

/** A draft at its read-back, or at the first question that it still needs. */
export function draftOfLines(agencyId: number, lines: ReadLines): ReportDraft {
  return { agencyId, ...lines, step: lines.doubt ? "doubt" : needsDifficulty(lines) ? "difficulty" : "confirm" };
}

/** The draft with lines that were typed again or besides: each in the place of the one about the same thing. */
export function mergeLines(draft: ReportDraft, lines: ReadLines): ReportDraft {
  const merged = draftOfLines(draft.agencyId, { ...lines, entries: withEntries(draft.entries, lines.entries) });
  return draft.plan === undefined ? merged : { ...merged, plan: draft.plan };
}

function withEntries(entries: readonly Entry[], later: readonly Entry[]): readonly Entry[] {
  const replaced = entries.map((entry) => later.find((other) => sameSubject(entry, other)) ?? entry);
  const all = [...replaced, ...later.filter((entry) => !entries.some((other) => sameSubject(entry, other)))];
  // Tasks before figures, as the receipt lists them: line 2 stays line 2.
  return [...all.filter(({ kind }) => kind === "task"), ...all.filter(({ kind }) => kind === "figure")];
}

/** A report that says "vướng mắc" and not what is asked for it, where it stands alone. */
function needsDifficulty({ entries: [only, second], refused }: ReadLines): boolean {
  return only?.kind === "task" && only.status === "blocked" && !only.note && !second && refused.length === 0;
}
