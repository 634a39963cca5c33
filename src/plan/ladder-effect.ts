import { addDays, type Day } from "../calendar/day.js";
import { addWorkingDays, type HolidayTable, isWorkingDay } from "../calendar/working-days.js";
import { dayOf } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";
import { type Ladder, stepOn } from "./ladder.js";

/** Working days that are looked ahead. */
export const effectDays = 20;

/** How many open duties of a plan are due on a day, and how many of these are not answered. */
export interface DueCount {
  readonly dueOn: Day;
  readonly open: number;
  readonly unanswered: number;
}

/** How often duties stand on a step of the ladder on the working days to come, as they stand now. */
export function countReminders(due: readonly DueCount[], today: Day, steps: Ladder, holidays: HolidayTable): number {
  let count = 0;
  for (let day = addDays(today, 1); day <= addWorkingDays(today, effectDays, holidays); day = addDays(day, 1)) {
    if (!isWorkingDay(day, holidays)) continue;
    for (const { dueOn, open, unanswered } of due) {
      const step = stepOn(dueOn, day, steps, holidays);
      if (step) count += step.side === "before" ? unanswered : open;
    }
  }
  return count;
}

export async function findDueCounts(db: Prisma.TransactionClient, planId: number): Promise<readonly DueCount[]> {
  const rows = await db.$queryRaw<(Omit<DueCount, "dueOn"> & { readonly dueOn: Date })[]>`
    SELECT d."dueOn", count(*)::int AS open, (count(*) FILTER (WHERE d."answeredOn" IS NULL))::int AS unanswered
    FROM "Duty" d JOIN "Task" t ON t.id = d."taskId" AND t."planId" = ${planId}
    WHERE d."settledOn" IS NULL AND d."closedOn" IS NULL AND d.counts
    GROUP BY d."dueOn" ORDER BY d."dueOn"`;
  return rows.map((row) => ({ ...row, dueOn: dayOf(row.dueOn) }));
}
