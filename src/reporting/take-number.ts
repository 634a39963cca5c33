import { isAddressed } from "../grammar/addressed.js";
import { quote } from "../grammar/problems.js";
import { settle } from "../grammar/settle-problem.js";
import { fold } from "../text/fold.js";
import { chosenMark } from "../text/line.js";
import { numeralAt } from "../text/numbers.js";
import { saysAsBefore } from "../text/says-as-before.js";
import { correctedValue } from "./corrected-value.js";
import { saysRight } from "./guard/says-right.js";
import { figureLabel, shorten } from "./labels.js";
import type { DialogueContext } from "./lookup.js";
import { mergeLines, mergeSettled, readLines } from "./read-lines.js";
import { readStep } from "./read-step.js";
import { type Doubt, emptyFigure, type RefusedFigure, type ReportDraft } from "./report-draft.js";
import { ask, say, type Turn } from "./turn.js";
import { isWish } from "./wishes-in-answers.js";

const LONGEST_SHOWN = 60;

/**
 * A number that is typed where a figure among lines is asked for, or was refused: it is of that indicator and period, and
 * takes the place of what was said of them. Null where no figure is waited for, and for any other text.
 */
export async function takeNumber(draft: ReportDraft, text: string, context: DialogueContext): Promise<Turn | null> {
  const asked = askedOf(draft);
  const typed = correctedValue(text) ?? text;
  if (asked?.between && asked === draft.doubt) return askWhose(draft, asked, asked.between, typed, context);
  if (!asked?.figure || text.includes("\n") || isAddressed(text, context)) return null;
  if (asked === draft.doubt && isGivenOfAnother(draft, text)) {
    const { sentence } = asked;
    return say(draft, context.t("reporting.unread.refused", { text: shorten(text, LONGEST_SHOWN), sentence }));
  }
  const refusal = saysAsBefore(text) ? null : await whyNoFigure(asked.figure, typed, context);
  if (refusal !== null) return refusal === "else" ? null : say(draft, refusal);
  return takeFigureOf(draft, asked, typed, context);
}

/** "đúng là 3/400" behind "b7 3/400": it is said of that line once more, whatever else is asked about. */
function isGivenOfAnother({ entries }: ReportDraft, text: string): boolean {
  if (!saysRight(text)) return false;
  const numbers = numbersIn(fold(text));
  return entries.some((entry) => {
    if (entry.kind !== "figure" || !entry.given) return false;
    const { numerator, denominator, percent, value } = entry;
    const given = numerator === null ? [percent ?? value] : [numerator, denominator];
    return given.length === numbers.length && given.every((one, at) => one === numbers[at]);
  });
}

function numbersIn(folded: string): readonly number[] {
  const numbers: number[] = [];
  for (let at = folded.search(/\d/); at >= 0 && at < folded.length; ) {
    const numeral = /\d/.test(folded[at]!) ? numeralAt(folded, at) : null;
    if (numeral) numbers.push(Number(numeral.digits) / 10 ** numeral.scale);
    at = numeral?.end ?? at + 1;
  }
  return numbers;
}

/** A number by itself, where several figures were refused: whose it is. Null for any other text. */
async function askWhose(
  draft: ReportDraft,
  asked: Doubt,
  between: readonly RefusedFigure[],
  text: string,
  context: DialogueContext,
): Promise<Turn | null> {
  if (text.includes("\n") || isAddressed(text, context)) return null;
  if ((await whyNoFigure(between[0]!.figure, text, context)) === "else") return null;
  const choices = between.map(({ figure }, index) => ({ value: String(index), label: figureLabel(figure, context.t) }));
  const sentence = context.t("reporting.whoseFigure", { typed: quote(text) });
  return ask({ ...draft, step: "doubt", doubt: { ...asked, sentence, choices, typed: text } });
}

/** The number is of the figure that was chosen; where it cannot be one, the next number is of that as well. */
export async function takeWhose(draft: ReportDraft, value: string, context: DialogueContext): Promise<Turn | null> {
  const { between, typed, text, step } = draft.doubt!;
  const chosen = between?.[Number(value)];
  if (!chosen || typed === undefined) return null;
  const { figure, said } = chosen;
  const refusal = await whyNoFigure(figure, typed, context);
  const doubt = { text, span: said, said, sentence: refusal ?? "", choices: [], step, figure };
  const now = { ...draft, doubt };
  return refusal !== null ? say(now, refusal) : takeFigureOf(now, doubt, typed, context);
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
