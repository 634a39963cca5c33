import type { Day } from "../calendar/day.js";
import { anyOf } from "../database/any-of.js";
import type { Prisma } from "../database/generated/client.js";
import { answeredBy } from "../plan/agencies/heirs.js";
import { type Shelf, shelfOf } from "../plan/standing.js";
import { isLocked, joinApproval, joinReturned } from "./decisions/decided-columns.js";
import { type Duty, type DutyRow, dutyColumns, dutyTables, toDuty } from "./duty-row.js";

/** An agency's begun duties by shelf, each in the order of its due date and the plan. */
export type WorkList = Readonly<Record<Shelf, readonly Duty[]>>;

/** @param planIds whose duties are listed */
export async function listWork(
  db: Prisma.TransactionClient,
  agencyId: number,
  planIds: readonly number[],
  today: Day,
): Promise<WorkList> {
  const rows = await db.$queryRaw<DutyRow[]>`
    SELECT ${dutyColumns()}, ${isLocked}
    FROM ${dutyTables} ${joinReturned} ${joinApproval}
    WHERE d."agencyId" = ANY(${answeredBy(agencyId)}) AND t."planId" = ${anyOf(planIds)}
      AND d."beginsOn" <= ${today}::date AND d."closedOn" IS NULL
    ORDER BY d."dueOn", pl.year, t."order", d.id`;
  const list: Record<Shelf, Duty[]> = { overdue: [], soon: [], later: [], answered: [] };
  for (const row of rows) {
    const duty = toDuty(row);
    list[shelfOf(duty, today)].push(duty);
  }
  return list;
}

/** What is not settled and due on these days, or overdue before them; in the order of due dates and the plan. */
export async function listDueBetween(
  db: Prisma.TransactionClient,
  agencyId: number,
  planIds: readonly number[],
  { first, last, today }: { readonly first: Day; readonly last: Day; readonly today: Day },
): Promise<readonly Duty[]> {
  const rows = await db.$queryRaw<DutyRow[]>`
    SELECT ${dutyColumns()}, ${isLocked}
    FROM ${dutyTables} ${joinReturned} ${joinApproval}
    WHERE d."agencyId" = ANY(${answeredBy(agencyId)}) AND t."planId" = ${anyOf(planIds)} AND d."settledOn" IS NULL
      AND d."closedOn" IS NULL AND d.counts
      AND (d."dueOn" BETWEEN ${first}::date AND ${last}::date OR d."dueOn" < ${today}::date)
    ORDER BY d."dueOn", pl.year, t."order", d.id`;
  return rows.map(toDuty);
}
