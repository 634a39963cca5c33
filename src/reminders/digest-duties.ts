import { addDays, type Day, dayInVietnam } from "../calendar/day.js";
import { Prisma } from "../database/generated/client.js";
import { agenciesOfFocalPoint } from "../people/focal-points.js";
import { agenciesToldOf } from "../people/leave/told.js";
import { answeredBy } from "../plan/agencies/heirs.js";
import { planIsInForce } from "../plan/plan-state.js";
import { soonDays } from "../plan/standing.js";
import { type Duty, type DutyRow, dutyColumns, dutyTables, toDuty } from "../reporting/duty-row.js";
import type { DigestDuty } from "./digest-items.js";
import { joinReturned, waitedForOn } from "./returned-duties.js";

/**
 * The open duties, due by a week from today or long past (where `among` is given, those of it, whenever due), of the
 * agencies of whose work the person is told and whose plan is still in force; in the order of the plan, agency by agency.
 */
export async function findDigestDuties(
  db: Prisma.TransactionClient,
  personId: number,
  now: Date,
  among: readonly number[] | null = null,
): Promise<DigestDuty[]> {
  const today = dayInVietnam(now);
  const told = await agenciesToldOf(db, personId, today, now);
  // What is named to somebody on leave was meant for them, where nobody else is left.
  const own = among ? await agenciesOfFocalPoint(db, personId) : [];
  return findOpenDuties(db, [...new Set([...told, ...own])], today, among);
}

/** The same of these agencies, whoever answers for them. */
export async function findOpenDuties(
  db: Prisma.TransactionClient,
  agencyIds: readonly number[],
  today: Day,
  among: readonly number[] | null = null,
): Promise<DigestDuty[]> {
  if (agencyIds.length === 0) return [];
  const rows = await db.$queryRaw<(DutyRow & Omit<DigestDuty, keyof Duty>)[]>`
    SELECT ${dutyColumns(undefined, waitedForOn)}, h.id AS "agencyId", h.code AS agency, h.name AS "agencyName", h."shortName" AS "agencyShortName",
      (SELECT r."reportedAt" FROM "StatusReport" r WHERE r."dutyId" = d.id AND r."takenBackAt" IS NULL ORDER BY r.id DESC LIMIT 1) AS "reportedAt"
    FROM ${dutyTables}
    JOIN "Section" s ON s.id = t."sectionId"
    JOIN "Agency" h ON h.id = coalesce(a."heirId", a.id)
    ${joinReturned}
    WHERE d."agencyId" IN ${answeredBy(agencyIds)} AND d."settledOn" IS NULL AND d."closedOn" IS NULL AND d.counts
      AND ${among ? Prisma.sql`d.id = ANY(${[...among]})` : Prisma.sql`${waitedForOn} <= ${addDays(today, soonDays)}::date`}
      AND ${planIsInForce(today)}
    ORDER BY h."order", h.id, pl.year, s."order", t."order", d.id`;
  return rows.map(toDuty);
}
