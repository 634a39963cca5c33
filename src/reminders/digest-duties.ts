import { addDays, type Day } from "../calendar/day.js";
import { dayOf } from "../database/days.js";
import { Prisma } from "../database/generated/client.js";
import { answeredBy } from "../plan/agencies/heirs.js";
import { planIsInForce } from "../plan/plan-state.js";
import { soonDays } from "../plan/standing.js";
import { isLocked, joinApproval, joinReturned } from "../reporting/decisions/decided-columns.js";
import { type Duty, type DutyRow, dutyColumns, dutyTables, toDuty } from "../reporting/duty-row.js";
import type { DigestDuty } from "./digest-items.js";
import { waitedForOn } from "./returned-duties.js";

/** Which open duties are looked for: those that are due by a day or long past, or of these. */
type Wanted = { readonly dueBy: Day } | { readonly among: readonly number[] };

type OpenRow = DutyRow & Omit<DigestDuty, keyof Duty | "returnedUntil"> & { readonly returnedUntil: Date | null };

/**
 * The open duties of these agencies, whoever answers for them, whose plan is still in force; where nothing else is said,
 * due by a week from `today` or long past. In the order of the plan, agency by agency.
 */
export async function findOpenDuties(
  db: Prisma.TransactionClient,
  agencyIds: readonly number[],
  today: Day,
  wanted: Wanted = { dueBy: addDays(today, soonDays) },
): Promise<DigestDuty[]> {
  if (agencyIds.length === 0) return [];
  const rows = await db.$queryRaw<OpenRow[]>`
    SELECT ${dutyColumns(undefined, waitedForOn)}, back."answerBy" AS "returnedUntil", h.id AS "agencyId", h.code AS agency, h.name AS "agencyName", h."shortName" AS "agencyShortName",
      (SELECT r."reportedAt" FROM "StatusReport" r WHERE r."dutyId" = d.id AND r."takenBackAt" IS NULL ORDER BY r.id DESC LIMIT 1) AS "reportedAt",
      ${isLocked}
    FROM ${dutyTables}
    JOIN "Section" s ON s.id = t."sectionId"
    JOIN "Agency" h ON h.id = coalesce(a."heirId", a.id)
    ${joinReturned}
    ${joinApproval}
    WHERE d."agencyId" = ANY(${answeredBy(agencyIds)}) AND d."settledOn" IS NULL AND d."closedOn" IS NULL AND d.counts
      AND ${"among" in wanted ? Prisma.sql`d.id = ANY(${[...wanted.among]})` : Prisma.sql`${waitedForOn} <= ${wanted.dueBy}::date`}
      AND ${planIsInForce(today)}
    ORDER BY h."order", h.id, pl.year, s."order", t."order", d.id`;
  return rows.map((row) => ({ ...toDuty(row), returnedUntil: dayOf(row.returnedUntil) }));
}
