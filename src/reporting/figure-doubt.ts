import type { FigureItem, Problem } from "../grammar/understanding.js";
import type { Translate } from "../text/language.js";
import { withoutAsBefore } from "./as-before.js";
import { choosePeriod } from "./choose-period.js";
import { describeGiven } from "./describe.js";
import type { FigureFacts } from "./duty-facts.js";
import { figureLabel } from "./labels.js";
import { type DialogueContext, findFigure } from "./lookup.js";
import { askedPeriodsOf } from "./period-to-ask.js";
import type { OfPlan } from "./read-in-plans.js";
import type { Doubt } from "./report-draft.js";

/** What a line is about whose figure was not understood; null where it is about none, or none that can be given. */
export async function figureInQuestion(
  { figure, plan }: OfPlan<Problem>,
  { lookup, today }: DialogueContext,
): Promise<FigureFacts | null> {
  if (!figure) return null;
  const { indicator, period } = figure;
  const figures = await lookup.figures(indicator, plan);
  const chosen = choosePeriod(period === null ? askedPeriodsOf(figures) : figures, period, today, indicator);
  return chosen.ok ? chosen.value : null;
}

/** "b1 T3 như kỳ trước" as the figure that was given for the period before; null where nothing was, and of anything else. */
export async function itemAsBefore(
  problem: OfPlan<Problem>,
  context: DialogueContext,
): Promise<OfPlan<FigureItem> | null> {
  const facts = problem.figure?.asBefore ? await figureInQuestion(problem, context) : null;
  if (!facts?.previous) return null;
  const { numerator, denominator, percent, value } = facts.previous;
  const { indicator, period } = facts;
  const { line, plan } = problem;
  return { line, kind: "figure", indicator, period, numerator, denominator, percent, value, note: null, plan };
}

/**
 * The question about a figure with its period, and where the figure is missing also what was given for the period before,
 * so that nobody has to remember which one they are asked for.
 */
export function withFigureInQuestion(doubt: Doubt, facts: FigureFacts, saidAsBefore: boolean, t: Translate): Doubt {
  const { indicator, period, previous, latest } = facts;
  const label = figureLabel(facts, t);
  const lines = [
    doubt.sentence.startsWith(`${indicator}:`) ? label + doubt.sentence.slice(indicator.length) : doubt.sentence,
  ];
  if (saidAsBefore) lines.unshift(t("reporting.noFigureBefore", { label }));
  const asked = saidAsBefore ? withoutAsBefore(doubt) : doubt;
  const given = isMissing(doubt) ? (latest ?? previous) : null;
  if (given) lines.push(describeGiven(facts, given, [], t));
  return { figure: { indicator, period }, ...asked, sentence: lines.join("\n") };
}

/** Whether no number was said at all. */
function isMissing({ span, choices }: Doubt): boolean {
  return choices.length > 0 && span.start === span.end;
}

/** Whether what was given for the period before is one tap. */
export async function offersAsBefore(doubt: Doubt | null, { lookup }: DialogueContext): Promise<boolean> {
  if (!doubt?.figure || !isMissing(doubt)) return false;
  return ((await findFigure(lookup, doubt.figure))?.previous ?? null) !== null;
}
