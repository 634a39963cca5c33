import type { Problem } from "../grammar/understanding.js";
import { placeOfAsBefore, toldBefore, withoutAsBefore } from "./as-before.js";
import type { DutyFacts } from "./duty-facts.js";
import type { DialogueContext } from "./lookup.js";
import { type OfPlan, readInPlans } from "./read-in-plans.js";
import type { Doubt, TaskEntry } from "./report-draft.js";
import { resolveItem } from "./resolve-items.js";

/**
 * "V.2 quý II như kỳ trước" as the check-in that was reported for the period before, or the sentence that none can be taken;
 * null where it is not known yet which task or period is meant, and of anything else. What is meant is read as if a state
 * stood there.
 *
 * @param text what `problem` counts its places in
 */
export async function tasksAsBefore(
  text: string,
  problem: OfPlan<Problem>,
  context: DialogueContext,
): Promise<readonly TaskEntry[] | string | null> {
  const place = problem.figure ? null : placeOfAsBefore(text, problem.said);
  if (!place) return null;
  const named = `${text.slice(problem.said!.start, place.start)} hoàn thành`;
  const { items, problems } = await readInPlans(named, context, problem.plan);
  if (items.length === 0 || problems.length > 0) return null;
  const duties: DutyFacts[] = [];
  for (const item of items) {
    if (item.kind !== "task" || item.note !== null || item.document !== null) return null;
    const entry = await resolveItem(item, item.plan, context);
    const duty = typeof entry !== "string" && entry.kind === "task" ? await context.lookup.duty(entry.dutyId) : null;
    if (!duty) return null;
    duties.push(duty);
  }
  const dated = duties.filter(({ checkIn }) => !checkIn);
  if (dated.length > 0) return saidOf(dated, duties, context.t("reporting.notAsBefore"));
  const lacking = duties.filter(({ before }) => !before);
  return lacking.length === 0 ? duties.map(toldBefore) : saidOf(lacking, duties, context.t("reporting.noReportBefore"));
}

/** A sentence that holds for some of what a line is about names them. */
function saidOf(some: readonly DutyFacts[], all: readonly DutyFacts[], sentence: string): string {
  return some.length === all.length ? sentence : `${some.map(({ task }) => task).join(", ")}: ${sentence}`;
}

/** The question how it stands, with the sentence that nothing of before is taken. */
export function withNothingBefore(doubt: Doubt, why: string): Doubt {
  return { ...withoutAsBefore(doubt), sentence: `${why}\n${doubt.sentence}` };
}
