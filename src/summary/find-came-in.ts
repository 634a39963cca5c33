import { addDays, dayInVietnam, instantOf } from "../calendar/day.js";
import { findIssuedReceipts } from "../reporting/issued-receipt.js";
import type { Asked } from "./asked.js";
import { type CameIn, receiptsShown } from "./came-in.js";
import { firstDayOf, type Since } from "./since.js";

/** Reports and figures of all plans; duties settled and newly overdue of the plan that is asked about. */
export async function findCameIn(since: Since, page: number, { db, plan, plans, now }: Asked): Promise<CameIn> {
  const today = dayInVietnam(now);
  const first = firstDayOf(since, today);
  const from = instantOf(first, "00:00");
  const within = { gte: from, lte: now };
  // Together, not receipt by receipt: in a country a week brings tens of thousands. Few are ever taken back.
  const [counts] = await db.$queryRaw<{ reports: number; figures: number; agencies: number; receipts: number }[]>`
    WITH came AS MATERIALIZED (
      SELECT id, "agencyId" FROM "Receipt"
      WHERE "issuedAt" BETWEEN ${from} AND ${now} AND "undoesId" IS NULL
        AND id NOT IN (SELECT "undoesId" FROM "Receipt" WHERE "undoesId" IS NOT NULL))
    SELECT
      (SELECT count(*) FROM "StatusReport" WHERE "takenBackAt" IS NULL AND "receiptId" IN (SELECT id FROM came))::int AS reports,
      (SELECT count(*) FROM "Figure" WHERE "takenBackAt" IS NULL AND "receiptId" IN (SELECT id FROM came))::int AS figures,
      (SELECT count(DISTINCT "agencyId") FROM came)::int AS agencies, (SELECT count(*) FROM came)::int AS receipts`;
  const [duties] = await db.$queryRaw<{ settled: number; late: number; newlyOverdue: number }[]>`
    SELECT count(*) FILTER (WHERE d."settledOn" >= ${first}::date)::int AS settled,
      count(*) FILTER (WHERE d."settledOn" >= ${first}::date AND (d."settledOn" > d."dueOn" OR d."settledLate"))::int AS late,
      count(*) FILTER (WHERE d."settledOn" IS NULL AND d."dueOn" >= ${addDays(first, -1)}::date
        AND d."dueOn" < ${today}::date)::int AS "newlyOverdue"
    FROM "Duty" d JOIN "Task" t ON t.id = d."taskId"
    WHERE t."planId" = ${plan.id} AND d."closedOn" IS NULL AND d.counts AND d."beginsOn" <= ${today}::date`;
  const { receipts } = counts!;
  const pages = Math.max(1, Math.ceil(receipts / receiptsShown));
  const shown = Math.min(Math.max(1, page), pages);
  // Where nothing came, all of a plan would be looked through for the last that did.
  const rows =
    receipts === 0
      ? []
      : await db.receipt.findMany({
          where: { issuedAt: within, undoesId: null, undoneBy: null },
          orderBy: { id: "desc" },
          skip: (shown - 1) * receiptsShown,
          take: receiptsShown,
          select: { id: true, agency: { select: { code: true } } },
        });
  const found = await findIssuedReceipts(
    db,
    rows.map(({ id }) => id),
    plans,
  );
  return {
    ...{ since, page: shown, receipts },
    ...counts!,
    ...duties!,
    shown: rows.map(({ id, agency }) => ({ receipt: found.get(id)!, agency: agency.code })),
  };
}
