import type { Day } from "../calendar/day.js";
import { dayOf } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";
import { dutiesInAdvance } from "../plan/made-in-advance.js";
import { type PlanState, planStateOn } from "../plan/plan-state.js";

/** A plan as the commands tell it. */
export interface PlanRow {
  readonly year: number;
  readonly number: string;
  readonly tasks: number;
  readonly indicators: number;
  /** Those that were not closed. */
  readonly duties: number;
  readonly state: PlanState;
}

/** All plans of the database, the earliest year first. */
export async function readPlanRows(db: Prisma.TransactionClient, today: Day): Promise<readonly PlanRow[]> {
  const plans = await db.plan.findMany({ orderBy: { year: "asc" } });
  return Promise.all(
    plans.map(async ({ id, year, number, lastLockOn }) => ({
      year,
      number,
      tasks: await db.task.count({ where: { planId: id, origin: "plan", withdrawnAt: null } }),
      indicators: await db.indicator.count({ where: { planId: id, withdrawnAt: null } }),
      duties: await db.duty.count({ where: { task: dutiesInAdvance(id), closedOn: null } }),
      state: planStateOn({ year, lastLockOn: dayOf(lastLockOn) }, today),
    })),
  );
}
