import type { Day } from "../../calendar/day.js";
import type { PrismaClient } from "../../database/generated/client.js";

/** The numbers of the first screen as somebody would ask the tables for them: duties in one statement, figures in another. */
export async function handWritten(db: PrismaClient, planId: number, today: Day, now: Date): Promise<void> {
  const weekAgo = new Date(now.getTime() - 7 * 86_400_000);
  await db.$queryRaw`
    SELECT t."sectionId",
      count(*) FILTER (WHERE d.quarter = '2024-Q4' AND d."dueOn" < ${today}::date) AS due,
      count(*) FILTER (WHERE d.quarter = '2024-Q4' AND d."dueOn" < ${today}::date AND d."settledOn" <= d."dueOn") AS "onTime",
      count(*) FILTER (WHERE d.quarter = '2024-Q4' AND d."dueOn" < ${today}::date AND d."settledOn" > d."dueOn") AS late,
      count(*) FILTER (WHERE d."dueOn" < ${today}::date AND d."settledOn" IS NULL) AS overdue,
      count(*) FILTER (WHERE d."dueOn" < ${today}::date AND d."answeredOn" IS NULL) AS silent,
      count(*) FILTER (WHERE d."dueOn" < ${weekAgo}::date AND (d."settledOn" IS NULL OR d."settledOn" >= ${weekAgo}::date)) AS "weekAgo",
      count(DISTINCT d."agencyId") FILTER (WHERE d.status = 'blocked') AS blocked
    FROM "Duty" d JOIN "Task" t ON t.id = d."taskId"
    WHERE t."planId" = ${planId} AND d."closedOn" IS NULL AND d.counts AND d."beginsOn" <= ${today}::date
    GROUP BY 1`;
  await db.$queryRaw`
    SELECT "indicatorId", count(DISTINCT "agencyId") AS given, sum(numerator) AS numerator, sum(denominator) AS denominator
    FROM (SELECT DISTINCT ON (f."indicatorId", f."agencyId", f.period) f.*
      FROM "Figure" f JOIN "Indicator" i ON i.id = f."indicatorId"
      WHERE i."planId" = ${planId} AND f.period IN ('2024-Q4', '2024-10', '2024-11', '2024-12')
      ORDER BY f."indicatorId", f."agencyId", f.period, f.id DESC) latest
    GROUP BY 1`;
}
