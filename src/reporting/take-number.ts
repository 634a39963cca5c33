import { isAddressed } from "../grammar/addressed.js";
import { settle } from "../grammar/settle-problem.js";
import { chosenMark } from "../text/line.js";
import { saysAsBefore } from "../text/says-as-before.js";
import type { DialogueContext } from "./lookup.js";
import { mergeLines, mergeSettled, readLines } from "./read-lines.js";
import { readStep } from "./read-step.js";
import { type Doubt, emptyFigure, type ReportDraft } from "./report-draft.js";
import { ask, say, type Turn } from "./turn.js";
import { isWish } from "./wishes-in-answers.js";

/**
 * A number that is typed where a figure among lines is asked for, or was refused: it is of that indicator and period, and
 * takes the place of what was said of them. Null where no figure is waited for, and for any other text.
 */
export async function takeNumber(draft: ReportDraft, text: string, context: DialogueContext): Promise<Turn | null> {
  const asked = askedOf(draft);
  if (!asked?.figure || text.includes("\n") || isAddressed(text, context)) return null;
  const refusal = saysAsBefore(text) ? null : await whyNoFigure(asked.figure, text, context);
  if (refusal !== null) return refusal === "else" ? null : say(draft, refusal);
  return takeFigureOf(draft, asked, text, context);
}

/** What was typed, or chosen, of the figure that is asked for. */
export async function takeFigureOf(
  draft: ReportDraft,
  asked: Doubt,
  text: string,
  context: DialogueContext,
): Promise<Turn | null> {
  const { indicator, period } = asked.figure!;
  const line = `${indicator} ${chosenMark}${period} ${text}`;
  if (asked === draft.doubt) {
    const lines = await readLines(settle(asked.text, asked.said ?? asked.span, line), context);
    return lines && ask(mergeSettled({ ...draft, doubt: null }, lines));
  }
  const lines = await readLines(line, context);
  if (!lines) return null;
  const refused = draft.refused.filter((sentence) => sentence !== asked.sentence);
  return ask(mergeLines(draft, { ...lines, refused: [...refused, ...lines.refused] }));
}

function askedOf({ step, doubt, awaited }: ReportDraft): Doubt | null {
  const isOpen = step === "doubt" || step === "edit";
  if (isOpen && doubt) return doubt.step === "lines" ? doubt : null;
  return isOpen || step === "confirm" ? (awaited ?? null) : null;
}

/** Null where the text is a figure, or one in doubt; the sentence where it is one that cannot be; "else" where it is none. */
async function whyNoFigure(
  { indicator, period }: NonNullable<Doubt["figure"]>,
  text: string,
  context: DialogueContext,
): Promise<string | null> {
  const entry = emptyFigure(indicator, period);
  const alone: ReportDraft = {
    ...{ agencyId: context.lookup.agencyId, step: "figure", entries: [entry], refused: [], doubt: null },
  };
  const turn = await readStep(alone, entry, text, context);
  if (turn?.kind !== "ask") return "else";
  if (turn.draft.step === "confirm") return null;
  if (!/\d/.test(text) || (await isWish(text, context))) return "else";
  return turn.sentence ?? null;
}
