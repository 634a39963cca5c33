import type { Problem } from "../grammar/understanding.js";
import type { Translate } from "../text/language.js";
import { lineOf } from "../text/line.js";
import { SAYS_AS_BEFORE } from "../text/says-as-before.js";
import { entryAsBefore, reportBefore } from "./as-before.js";
import type { DialogueContext } from "./lookup.js";
import { type OfPlan, readInPlans } from "./read-in-plans.js";
import type { Doubt, Entry } from "./report-draft.js";
import { resolveItem } from "./resolve-items.js";

/** Where the words stand that a line of a task ends with: "… như kỳ trước"; null where it does not. */
function placeOf(text: string, { said, figure }: Problem): { readonly start: number; readonly end: number } | null {
  const found = said && !figure ? SAYS_AS_BEFORE.exec(lineOf(text.slice(said.start, said.end)).folded) : null;
  return found && { start: said!.start + found.index, end: said!.end };
}

/**
 * "V.2 quý II như kỳ trước" as the check-in that was reported for the period before; null where nothing was, and of
 * anything else. Which one is meant is read as if a state stood there.
 *
 * @param text what `problem` counts its places in
 */
export async function taskAsBefore(
  text: string,
  problem: OfPlan<Problem>,
  context: DialogueContext,
): Promise<Entry | null> {
  const place = placeOf(text, problem);
  if (!place) return null;
  const named = `${text.slice(problem.said!.start, place.start)} hoàn thành`;
  const { items, problems } = await readInPlans(named, context, problem.plan);
  const [item, other] = items;
  if (item?.kind !== "task" || other || problems.length > 0 || item.note !== null || item.document !== null)
    return null;
  const entry = await resolveItem(item, item.plan, context);
  const duty = typeof entry !== "string" && entry.kind === "task" ? await context.lookup.duty(entry.dutyId) : null;
  return duty && reportBefore(duty) ? entryAsBefore(duty) : null;
}

/**
 * Where there is no report before, that is said with the question, and its words do not stand in the answer, of which they
 * would say what is not so.
 */
export function withoutAsBefore(doubt: Doubt, text: string, problem: Problem, t: Translate): Doubt {
  const place = placeOf(text, problem);
  if (!place || doubt.text !== text || doubt.span.end > place.start) return doubt;
  const { said: _, ...rest } = doubt;
  const left = text.slice(0, place.start) + text.slice(place.end);
  return { ...rest, text: left, sentence: `${t("reporting.noReportBefore")}\n${doubt.sentence}` };
}
