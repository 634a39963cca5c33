import { defaultLadder, type Ladder } from "../plan/ladder.js";
import type { PlanInForce } from "../plan/plan-in-force.js";

/** The ladder of a plan, by its year. */
export function ladderOf(plans: readonly PlanInForce[]): (planYear: number) => Ladder {
  const ladders = new Map(plans.map(({ year, deadlines }) => [year, deadlines.regime.ladder]));
  return (planYear) => ladders.get(planYear) ?? defaultLadder;
}
