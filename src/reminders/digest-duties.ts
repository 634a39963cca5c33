import { addDays, type Day } from "../calendar/day.js";
import { dayOf } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";
import { answeredBy } from "../plan/agencies/heirs.js";
import { joinPart, nextPlanYear } from "../plan/part-of-duty.js";
import { planIsInForce } from "../plan/plan-state.js";
import { soonDays } from "../plan/standing.js";
import type { DigestDuty } from "./digest-items.js";

/**
 * The open duties, due by a week from `today` or long past, of the agencies whose focal point the person is and whose
 * plan is still in force; in the order of the plan, agency by agency.
 */
export async function findDigestDuties(
  db: Prisma.TransactionClient,
  personId: number,
  today: Day,
): Promise<DigestDuty[]> {
  const holdings = await db.holding.findMany({
    where: { personId, until: null, person: { leftAt: null }, post: { role: "focal_point" } },
    select: { post: { select: { agencyId: true } } },
  });
  const agencyIds = holdings.flatMap(({ post }) => post.agencyId ?? []);
  if (agencyIds.length === 0) return [];
  const rows = await db.$queryRaw<Row[]>`
    SELECT d.id, t.code AS task, coalesce(part.text, t.text) AS "taskText", t."deadlineKind",
      (d."checkIn" OR t."nothingMayArise") AS "nothingMayArise", nullif(d.part, '') AS part, part.name AS "partName",
      pl.year AS "planYear", ${nextPlanYear} AS "nextPlanYear", d.period, d."checkIn", h.id AS "agencyId", h.code AS agency,
      h.name AS "agencyName", h."shortName" AS "agencyShortName",
      CASE WHEN a.id <> h.id THEN a."shortName" END AS "formerAgency", d."beginsOn", d."dueOn", d."answeredOn",
      d."settledOn", d.counts, d.percent::float8 AS percent,
      (SELECT r."reportedAt" FROM "StatusReport" r WHERE r."dutyId" = d.id AND r."takenBackAt" IS NULL ORDER BY r.id DESC LIMIT 1) AS "reportedAt"
    FROM "Duty" d
    JOIN "Task" t ON t.id = d."taskId"
    JOIN "Section" s ON s.id = t."sectionId"
    JOIN "Plan" pl ON pl.id = t."planId"
    JOIN "Agency" a ON a.id = d."agencyId"
    JOIN "Agency" h ON h.id = coalesce(a."heirId", a.id)
    ${joinPart}
    WHERE d."agencyId" IN ${answeredBy(agencyIds)} AND d."settledOn" IS NULL AND d."closedOn" IS NULL AND d.counts
      AND d."dueOn" <= ${addDays(today, soonDays)}::date AND ${planIsInForce(today)}
    ORDER BY h."order", h.id, pl.year, s."order", t."order", d.id`;
  return rows.map(({ beginsOn, dueOn, answeredOn, settledOn, ...row }) => ({
    ...row,
    beginsOn: dayOf(beginsOn),
    dueOn: dayOf(dueOn),
    answeredOn: dayOf(answeredOn),
    settledOn: dayOf(settledOn),
  }));
}

type Row = Omit<DigestDuty, "beginsOn" | "dueOn" | "answeredOn" | "settledOn"> & {
  readonly beginsOn: Date;
  readonly dueOn: Date;
  readonly answeredOn: Date | null;
  readonly settledOn: Date | null;
};
