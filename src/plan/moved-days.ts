import type { Prisma } from "../database/generated/client.js";

type Tx = Prisma.TransactionClient;

interface MovedDays {
  readonly id: number;
  readonly dueOn: string;
  readonly lockOn: string;
}

/**
 * Puts the plan's own days back on duties whose days an extension or a return has moved, so that an import compares the
 * plan with what it said. Resolves with what `moveDaysAgain` needs, in the same transaction.
 */
export async function putPlannedDaysBack(tx: Tx, planId: number): Promise<readonly MovedDays[]> {
  const moved = await tx.$queryRaw<MovedDays[]>`
    SELECT d.id, d."dueOn"::text AS "dueOn", d."lockOn"::text AS "lockOn"
    FROM "Duty" d JOIN "Task" t ON t.id = d."taskId"
    WHERE t."planId" = ${planId} AND d."plannedDueOn" IS NOT NULL`;
  if (moved.length === 0) return moved;
  await tx.$executeRaw`
    UPDATE "Duty" SET "dueOn" = "plannedDueOn", "lockOn" = "plannedLockOn", "plannedDueOn" = NULL, "plannedLockOn" = NULL
    WHERE id = ANY(${moved.map(({ id }) => id)})`;
  return moved;
}

/** What was moved is moved again, where the plan does not name a later day by now; what is returned is unsettled still. */
export async function moveDaysAgain(tx: Tx, moved: readonly MovedDays[]): Promise<void> {
  if (moved.length === 0) return;
  const column = (pick: (one: MovedDays) => string): string[] => moved.map(pick);
  await tx.$executeRaw`
    UPDATE "Duty" d SET "plannedDueOn" = d."dueOn", "plannedLockOn" = d."lockOn",
      "dueOn" = greatest(d."dueOn", m."dueOn"), "lockOn" = greatest(d."lockOn", m."lockOn")
    FROM unnest(${moved.map(({ id }) => id)}::int[], ${column(({ dueOn }) => dueOn)}::date[],
      ${column(({ lockOn }) => lockOn)}::date[]) AS m(id, "dueOn", "lockOn")
    WHERE d.id = m.id`;
  await tx.$executeRaw`
    UPDATE "Duty" SET "settledOn" = NULL
    WHERE id = ANY(${moved.map(({ id }) => id)}) AND id IN (SELECT "dutyId" FROM "Return" WHERE state = 'open')`;
}
