import type { Day } from "../calendar/day.js";
import type { PlanState } from "./plan-state.js";

/** A plan as far as it has to be told from others. */
export interface DatedPlan {
  readonly year: number;
  stateOn(today: Day): PlanState;
}

/**
 * The plan that is meant where nothing says which: the latest in force, so that in January it is the new year's; else
 * the latest archive, which still answers; else the next to come. Null where there is none.
 *
 * @param plans the earliest year first
 */
export function usualPlan<P extends DatedPlan>(plans: readonly P[], today: Day): P | null {
  const latest = (state: PlanState) => plans.findLast((plan) => plan.stateOn(today) === state);
  return latest("in_force") ?? latest("archive") ?? plans[0] ?? null;
}

/** Those that take reports, the latest year first: in January there are two. */
export function plansInForce<P extends DatedPlan>(plans: readonly P[], today: Day): readonly P[] {
  return plans.filter((plan) => plan.stateOn(today) === "in_force").reverse();
}

/** The plan whose year a period lies in: a plan's periods all bear its year. */
export function planOfPeriod<P extends DatedPlan>(plans: readonly P[], period: string): P | null {
  return plans.find(({ year }) => period.startsWith(String(year))) ?? null;
}
