import type { Problem } from "../grammar/understanding.js";
import type { Translate } from "../text/language.js";
import { entryAsBefore, placeOfAsBefore, reportBefore, withoutAsBefore } from "./as-before.js";
import type { DialogueContext } from "./lookup.js";
import { type OfPlan, readInPlans } from "./read-in-plans.js";
import type { Doubt, Entry } from "./report-draft.js";
import { resolveItem } from "./resolve-items.js";

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
  const place = problem.figure ? null : placeOfAsBefore(text, problem.said);
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

/** Where there is no report before, that is said with the question. */
export function withNothingBefore(doubt: Doubt, problem: Problem, t: Translate): Doubt {
  if (problem.figure || !placeOfAsBefore(doubt.text, problem.said)) return doubt;
  return { ...withoutAsBefore(doubt), sentence: `${t("reporting.noReportBefore")}\n${doubt.sentence}` };
}
