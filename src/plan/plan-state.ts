import type { Day } from "../calendar/day.js";
import { Prisma } from "../database/generated/client.js";

/** Whether a plan is to come, takes reports, or only answers and exports. */
export type PlanState = "to_come" | "in_force" | "archive";

/**
 * A plan is to come until the last day before its year, in force until its last lock date, an archive afterwards. One
 * without any duty is in force to the end of its year.
 */
export function planStateOn(
  { year, lastLockOn }: { readonly year: number; readonly lastLockOn: Day | null },
  today: Day,
): PlanState {
  if (today < `${year}-01-01`) return "to_come";
  return today <= lastDayInForce({ year, lastLockOn }) ? "in_force" : "archive";
}

export function lastDayInForce({ year, lastLockOn }: { readonly year: number; readonly lastLockOn: Day | null }): Day {
  return lastLockOn ?? `${year}-12-31`;
}

/** The same for statements that join the plan `pl`. */
export function planIsInForce(today: Day): Prisma.Sql {
  const year = Number(today.slice(0, 4));
  return Prisma.sql`(pl."year" <= ${year} AND coalesce(pl."lastLockOn", make_date(pl."year", 12, 31)) >= ${today}::date)`;
}
