import type { Day } from "../calendar/day.js";
import { type PeriodCode, quartersOf, windowOf } from "../calendar/windows.js";
import { Prisma } from "../database/generated/client.js";
import { answeredBy } from "../plan/agencies/heirs.js";
import { standingOf } from "../plan/standing.js";
import { plannedDueOn } from "../plan/standing-sql.js";
import { isLocked, joinApproval, joinReturned } from "./decisions/decided-columns.js";
import { type Duty, type DutyRow, dutyColumns, dutyTables, toDuty } from "./duty-row.js";

/** An agency's duties of a period, begun or not, and how many others are overdue. */
export interface PeriodWork {
  readonly duties: readonly Duty[];
  readonly overdueBesides: number;
}

/**
 * What an agency has to do in a period: of a quarter or more what is summed under its quarters, as the office counts it, of
 * a month what is due in it, and what was before it was extended or returned; in the order of due dates and the plan.
 */
export async function listPeriodWork(
  db: Prisma.TransactionClient,
  { agencyId, planId }: { readonly agencyId: number; readonly planId: number },
  period: PeriodCode,
  today: Day,
): Promise<PeriodWork> {
  const quarters = quartersOf(period);
  const { first, last } = windowOf(period, "calendar");
  const isOfPeriod = quarters
    ? Prisma.sql`d.quarter = ANY(${[...quarters]})`
    : Prisma.sql`(d."dueOn" BETWEEN ${first}::date AND ${last}::date
        OR ${plannedDueOn} BETWEEN ${first}::date AND ${last}::date)`;
  const rows = await db.$queryRaw<(DutyRow & { readonly isOfPeriod: boolean })[]>`
    SELECT ${dutyColumns()}, ${isOfPeriod} AS "isOfPeriod", ${isLocked}
    FROM ${dutyTables} ${joinReturned} ${joinApproval}
    WHERE d."agencyId" = ANY(${answeredBy(agencyId)}) AND t."planId" = ${planId} AND d."closedOn" IS NULL AND d.counts
      AND (${isOfPeriod} OR d."settledOn" IS NULL AND d."dueOn" < ${today}::date)
    ORDER BY d."dueOn", pl.year, t."order", d.id`;
  const duties = rows.map(toDuty);
  const others = duties.filter((duty) => !duty.isOfPeriod);
  return {
    duties: duties.filter((duty) => duty.isOfPeriod),
    overdueBesides: others.filter((duty) => standingOf(duty, today) === "overdue").length,
  };
}
