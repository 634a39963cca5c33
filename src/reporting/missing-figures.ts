import type { Day } from "../calendar/day.js";
import { type PeriodCode, quarterEnding } from "../calendar/windows.js";
import { dayOf } from "../database/days.js";
import { Prisma } from "../database/generated/client.js";
import { approvedQuarters } from "./decisions/decided-figures.js";
import type { FigureWindow } from "./figure-windows.js";

/** The figures of one period that an agency is asked for and has not given: one item of a digest. */
export interface DueFigures {
  readonly agencyId: number;
  readonly agency: string; // STP
  readonly agencyName: string;
  readonly agencyShortName: string;
  readonly planYear: number;
  readonly period: string;
  readonly dueOn: Day;
  /** How many indicators. */
  readonly count: number;
  /** Its quarter is approved: what is given takes the office's yes. */
  readonly locked?: boolean;
}

type AskedWindow = Pick<FigureWindow, "planId" | "period" | "level" | "dueOn">;

/**
 * As rows ("agencyId", "planId", period, "dueOn", count): what agencies have not given of these windows, nor the agencies that
 * became part of them. Who is asked is what the catalogue says: the members of the groups of today and the agencies named,
 * or those that took their place.
 *
 * @param among of these agencies alone
 */
export function missingFigures(
  windows: readonly AskedWindow[],
  today: Day,
  among: readonly number[] | null = null,
): Prisma.Sql {
  const isAmong = (id: Prisma.Sql) => (among ? Prisma.sql`AND ${id} = ANY(${[...among]}::int[])` : Prisma.empty);
  const column = <Key extends keyof AskedWindow>(key: Key) => windows.map((window) => window[key]);
  return Prisma.sql`
    SELECT h.id AS "agencyId", w."planId", w.period, w."dueOn", count(*)::int AS count
    FROM unnest(${column("planId")}::int[], ${column("period")}::text[], ${column("level")}::text[],
      ${column("dueOn")}::date[]) AS w("planId", period, level, "dueOn")
    JOIN (
      SELECT i."planId", i.id, i.code, m."agencyId"
      FROM "Indicator" i
      JOIN "AgencyGroup" g ON g."planId" = i."planId" AND g.code = ANY(i.reporters)
      JOIN "AgencyGroupMember" m ON m."groupId" = g.id
      WHERE i."withdrawnAt" IS NULL ${isAmong(Prisma.sql`m."agencyId"`)}
      UNION
      SELECT i."planId", i.id, i.code, coalesce(a."heirId", a.id)
      FROM "Indicator" i
      JOIN "Agency" a ON a.code = ANY(i.reporters)
      JOIN "PlanAgency" pa ON pa."planId" = i."planId" AND pa."agencyId" = a.id
      WHERE i."withdrawnAt" IS NULL AND a."validFrom" <= ${today}::date
        ${isAmong(Prisma.sql`coalesce(a."heirId", a.id)`)}
    ) asked ON asked."planId" = w."planId"
    JOIN "Agency" h ON h.id = asked."agencyId" AND h.level = w.level AND h."validFrom" <= ${today}::date
      AND (h."endedOn" IS NULL OR h."endedOn" > ${today}::date)
    WHERE NOT EXISTS (
      SELECT 1 FROM "Figure" f
      JOIN "Indicator" fi ON fi.id = f."indicatorId" AND fi."planId" = w."planId" AND fi.code = asked.code
      JOIN "Agency" fa ON fa.id = f."agencyId"
      WHERE f.period = w.period AND f."takenBackAt" IS NULL AND (fa.id = h.id OR fa."heirId" = h.id))
    GROUP BY h.id, w."planId", w.period, w."dueOn"`;
}

/** What these agencies have not given, the earliest due first. */
export async function findMissingFigures(
  db: Prisma.TransactionClient,
  windows: readonly FigureWindow[],
  agencyIds: readonly number[],
  today: Day,
): Promise<readonly DueFigures[]> {
  if (windows.length === 0 || agencyIds.length === 0) return [];
  type Row = Omit<DueFigures, "dueOn"> & { readonly dueOn: Date; readonly approved: readonly PeriodCode[] | null };
  const rows = await db.$queryRaw<Row[]>`
    SELECT m."agencyId", a.code AS agency, a.name AS "agencyName", a."shortName" AS "agencyShortName", pl.year AS "planYear",
      m.period, m."dueOn", m.count, ${approvedQuarters(Prisma.sql`m."planId"`)} AS approved
    FROM (${missingFigures(windows, today, agencyIds)}) m
    JOIN "Agency" a ON a.id = m."agencyId"
    JOIN "Plan" pl ON pl.id = m."planId"
    ORDER BY m."dueOn", a."order", a.id, m.period`;
  return rows.map(({ approved, ...row }) => ({
    ...row,
    dueOn: dayOf(row.dueOn),
    locked: approved?.includes(quarterEnding(row.period)) ?? false,
  }));
}
