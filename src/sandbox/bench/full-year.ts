import type { Prisma, PrismaClient } from "../../database/generated/client.js";
import type { PlanInForce } from "../../plan/plan-in-force.js";
import { fillFast } from "./fast-fill.js";

/** Reports on each duty: under way, with a difficulty, and done. */
const reportsEach = 3;

export interface FullYear {
  readonly duties: number;
  readonly reports: number;
  readonly figures: number;
}

/**
 * Fills a plan with a year in which everybody has reported everything, for measuring: every duty three times, each time
 * with a receipt of its own, some late, some never finished; every figure that is asked for in each quarter.
 */
export function fillFullYear(client: PrismaClient, plan: PlanInForce): Promise<FullYear> {
  return fillFast(client, ["Duty", "Figure", "Receipt", "StatusReport"], async (db) => {
    // Nothing tells the planner how many rows are being written: it would compare each with each.
    await db.$executeRaw`SET LOCAL enable_nestloop = off`;
    return fill(db, plan);
  });
}

async function fill(db: Prisma.TransactionClient, { id: planId, year }: PlanInForce): Promise<FullYear> {
  const joinedAt = new Date(`${year}-01-02T08:00:00+07:00`);
  const person = await db.person.create({ data: { joinedAt, leftAt: joinedAt } });
  const reports = await db.$executeRaw`
    WITH wanted AS (
      SELECT d.id AS duty, d."agencyId" AS agency, d.period, d."dueOn", n, (d.id % 17 = 0) AS late, (d.id % 23 = 0) AS never,
        row_number() OVER (ORDER BY n, d.id) AS number
      FROM "Duty" d JOIN "Task" t ON t.id = d."taskId", generate_series(1, ${reportsEach}) n
      WHERE t."planId" = ${planId} AND d."closedOn" IS NULL),
    receipts AS (
      INSERT INTO "Receipt" (number, "agencyId", "personId", "issuedAt", "onTime", sample)
      SELECT 'BN-' || ${year}::text || '-' || lpad(number::text, 6, '0'), agency, ${person.id},
        "dueOn" + time '09:00' - (${reportsEach} - n) * interval '3 days' + CASE WHEN late THEN interval '9 days' ELSE interval '0' END,
        NOT late, true
      FROM wanted RETURNING id, number, "issuedAt")
    INSERT INTO "StatusReport" ("dutyId", period, status, percent, result, difficulty, document, "documentDate", "reportedAt",
      "personId", channel, "receiptId")
    SELECT w.duty, w.period, CASE WHEN n = 1 THEN 'in_progress' WHEN n = 2 OR never THEN 'blocked' ELSE 'done' END,
      CASE WHEN n = 1 THEN 40 END,
      CASE WHEN n = 3 AND NOT never THEN 'Đã hoàn thành theo kế hoạch, đã rà soát và công khai tại bộ phận một cửa của đơn vị' END,
      CASE WHEN n = 2 OR never THEN 'Chưa có hướng dẫn của cơ quan chuyên môn cấp trên, phần mềm đang nâng cấp' END,
      CASE WHEN n = 3 THEN (w.duty % 400) || '/BC-UBND' END, CASE WHEN n = 3 THEN w."dueOn" - 1 END, r."issuedAt",
      ${person.id}, 'telegram', r.id
    FROM wanted w JOIN receipts r ON r.number = 'BN-' || ${year}::text || '-' || lpad(w.number::text, 6, '0')`;
  const duties = await db.$executeRaw`
    UPDATE "Duty" d SET status = CASE WHEN d.id % 23 = 0 THEN 'blocked' ELSE 'done' END,
      "answeredOn" = d."dueOn" - 6 + CASE WHEN d.id % 17 = 0 THEN 9 ELSE 0 END,
      "settledOn" = CASE WHEN d.id % 23 = 0 THEN NULL ELSE d."dueOn" + CASE WHEN d.id % 17 = 0 THEN 9 ELSE 0 END END
    FROM "Task" t WHERE t.id = d."taskId" AND t."planId" = ${planId} AND d."closedOn" IS NULL`;
  return { duties, reports, figures: await fillFigures(db, planId, year, person.id) };
}

async function fillFigures(
  db: Prisma.TransactionClient,
  planId: number,
  year: number,
  personId: number,
): Promise<number> {
  return db.$executeRaw`
    WITH asked AS (
      SELECT DISTINCT i.id AS indicator, i.denominator = '' AS counts, i.unit, a.id AS agency, q
      FROM "Indicator" i
      JOIN "PlanAgency" pa ON pa."planId" = i."planId"
      JOIN "Agency" a ON a.id = pa."agencyId"
      LEFT JOIN "AgencyGroup" g ON g."planId" = i."planId" AND g.code = ANY(i.reporters)
      LEFT JOIN "AgencyGroupMember" m ON m."groupId" = g.id AND m."agencyId" = a.id,
        generate_series(1, 4) q
      WHERE i."planId" = ${planId} AND i."withdrawnAt" IS NULL
        AND (m."agencyId" IS NOT NULL OR a.code = ANY(i.reporters))),
    numbered AS (SELECT *, row_number() OVER (ORDER BY q, indicator, agency) + 500000 AS number FROM asked),
    receipts AS (
      INSERT INTO "Receipt" (number, "agencyId", "personId", "issuedAt", "onTime", sample)
      SELECT 'BN-' || ${year}::text || '-' || number, agency, ${personId},
        make_timestamptz(${year}, q::int * 3, 16, 10, 0, 0), true, true
      FROM numbered RETURNING id, number, "issuedAt")
    INSERT INTO "Figure" ("indicatorId", "agencyId", period, numerator, denominator, percent, value, "reportedAt",
      "personId", channel, "receiptId")
    SELECT n.indicator, n.agency, ${year}::text || '-Q' || n.q, CASE WHEN counts THEN NULL ELSE 40 + (agency * 7 + q) % 60 END,
      CASE WHEN counts THEN NULL ELSE 100 END, CASE WHEN counts OR unit <> '%' THEN NULL ELSE 40 + (agency * 7 + q) % 60 END,
      CASE WHEN unit = '%' THEN NULL ELSE 3 END, r."issuedAt", ${personId}, 'telegram', r.id
    FROM numbered n JOIN receipts r ON r.number = 'BN-' || ${year}::text || '-' || n.number`;
}
