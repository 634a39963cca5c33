import { addDays, dayInVietnam, instantOf } from "../calendar/day.js";
import { addWorkingDays, type HolidayTable, isWorkingDay } from "../calendar/working-days.js";
import { Prisma } from "../database/generated/client.js";
import { type Led, leadersToldOf, ledBy } from "../people/leave/leaders-told.js";
import { planIsInForce } from "../plan/plan-state.js";
import { type DigestHours, digestHoursNow, digestHoursOf } from "./digest-hours.js";
import { type Planned, putOut } from "./put-out.js";

/** A leader's copy of what was sent in the name of their agency. */
export const copyKind = "copy";

/** How a leader gets them: one message a working day, or each receipt at once. */
export const copyWays = ["daily", "each"] as const;
export type CopyWay = (typeof copyWays)[number];

/** Nobody is told of a receipt before or after that; what came at night is told in the morning. */
const begins = "07:30";
const ends = "17:00";
/** Days after which a receipt of which a leader was not told is not told any more. */
const oldest = 14;

/** The receipts of which the daily copy of a morning tells: those since the morning before. */
function copiedSince(hours: DigestHours, holidays: HolidayTable): Date {
  return digestHoursOf(addWorkingDays(hours.day, -1, holidays)).due;
}

/**
 * Puts copies into the outbox: on the morning of a working day one for every leader, or who stands in for one, of whose agency
 * a receipt was issued, or something fell overdue, since the morning before; and in working hours one for each receipt, to
 * those whose leader chose so. Not of one's own receipts. Who was on leave gets, back again, what was issued meanwhile. Keyed
 * by person and day, or person and receipt. Resolves with how many are new.
 */
export async function planCopies(db: Prisma.TransactionClient, now: Date, holidays: HolidayTable): Promise<number> {
  const today = dayInVietnam(now);
  if (!isWorkingDay(today, holidays)) return 0;
  const hours = digestHoursNow(now, holidays);
  const planned: Planned[] = hours ? await dailyCopies(db, { hours, now }, holidays) : [];
  if (instantOf(today, begins) <= now && now < instantOf(today, ends)) planned.push(...(await eachCopies(db, now)));
  return putOut(db, planned, now);
}

async function dailyCopies(
  db: Prisma.TransactionClient,
  { hours, now }: { readonly hours: DigestHours; readonly now: Date },
  holidays: HolidayTable,
): Promise<Planned[]> {
  const lastMorning = addWorkingDays(hours.day, -1, holidays);
  const people = await db.$queryRaw<{ personId: number }[]>`
    SELECT DISTINCT h."personId"
    FROM ${leadersToldOf(hours.day, now)} h
    JOIN "Person" p ON p."id" = h."personId" AND p."leftAt" IS NULL
    JOIN "Person" leader ON leader."id" = h."leaderId"
    JOIN "Agency" a ON a."id" = h."agencyId" OR a."heirId" = h."agencyId"
    WHERE h."since" < ${hours.due}
      AND NOT EXISTS (
        SELECT 1 FROM "OutboxMessage" o
        WHERE o."key" = ${copyKind} || ':' || h."personId" || ':' || ${hours.day}::text)
      AND (
        EXISTS (
          SELECT 1 FROM "Receipt" r
          WHERE leader."copies" = 'daily' AND r."agencyId" = a."id" AND r."personId" <> p."id" AND NOT r."sample"
            AND r."issuedAt" >= ${copiedFrom(hours, holidays)} AND r."issuedAt" < ${hours.due})
        OR EXISTS (
          SELECT 1 FROM "Duty" d
          JOIN "Task" k ON k."id" = d."taskId"
          JOIN "Plan" pl ON pl."id" = k."planId" AND ${planIsInForce(hours.day)}
          WHERE d."agencyId" = a."id" AND d."settledOn" IS NULL AND d."closedOn" IS NULL AND d."counts"
            AND d."dueOn" >= ${lastMorning}::date AND d."dueOn" < ${hours.day}::date))
    ORDER BY h."personId"`;
  return people.map(({ personId }) => ({
    key: `${copyKind}:${personId}:${hours.day}`,
    ...{ personId, kind: copyKind, day: hours.day, expiresAt: hours.ends },
  }));
}

/**
 * Of a row `h` of `leadersToldOf`, whose leader is `leader`: from when on receipts are in the copy of that morning. Since the
 * morning before; of who was on leave on that one, since the morning before the leave, two weeks at the most.
 */
function copiedFrom(hours: DigestHours, holidays: HolidayTable): Prisma.Sql {
  const since = copiedSince(hours, holidays);
  const lastMorning = dayInVietnam(since);
  const longAgo = addDays(hours.day, -oldest);
  const days = Array.from({ length: oldest }, (_, index) => addDays(longAgo, index));
  const mornings = days.filter((day) => isWorkingDay(day, holidays)).map((day) => digestHoursOf(day).due);
  return Prisma.sql`greatest(h."since", leader."copiesSince", coalesce((
    SELECT coalesce(
      (SELECT max(m) FROM unnest(${mornings}::timestamptz[]) m WHERE m < (l."fromDay"::text || ' 00:00+07')::timestamptz),
      ${instantOf(longAgo, "00:00")}::timestamptz)
    FROM "Leave" l
    WHERE l."personId" = h."personId" AND h."personId" = h."leaderId" AND l."fromDay" <= ${lastMorning}::date
      AND l."toDay" >= ${lastMorning}::date AND l.at <= ${since} AND (l."withdrawnAt" IS NULL OR l."withdrawnAt" > ${since})
    ORDER BY l."fromDay" LIMIT 1), ${since}::timestamptz))`;
}

/** An agency of whose receipts a person gets copies, and from when on; null where they come one by one. */
export interface CopiedAgency extends Led {
  readonly from: Date | null;
}

/** Of which agencies a person gets the copy of a morning. */
export async function copiedAgencies(
  db: Prisma.TransactionClient,
  personId: number,
  { hours, now }: { readonly hours: DigestHours; readonly now: Date },
  holidays: HolidayTable,
): Promise<readonly CopiedAgency[]> {
  const led = await ledBy(db, personId, hours.day, now);
  const rows = await db.$queryRaw<{ agencyId: number; leaderId: number; from: Date | null }[]>`
    SELECT h."agencyId", h."leaderId",
      CASE WHEN leader."copies" = 'daily' THEN ${copiedFrom(hours, holidays)} END AS "from"
    FROM ${leadersToldOf(hours.day, now)} h JOIN "Person" leader ON leader."id" = h."leaderId"
    WHERE h."personId" = ${personId}`;
  return led.map((one) => {
    const row = rows.find(({ agencyId, leaderId }) => agencyId === one.agency.id && leaderId === one.leaderId);
    return { ...one, from: row?.from ?? null };
  });
}

async function eachCopies(db: Prisma.TransactionClient, now: Date): Promise<Planned[]> {
  const today = dayInVietnam(now);
  const rows = await db.$queryRaw<{ personId: number; receiptId: number }[]>`
    SELECT DISTINCT h."personId", r."id" AS "receiptId"
    FROM ${leadersToldOf(today, now)} h
    JOIN "Person" p ON p."id" = h."personId" AND p."leftAt" IS NULL
    JOIN "Person" leader ON leader."id" = h."leaderId" AND leader."copies" = 'each'
    JOIN "Agency" a ON a."id" = h."agencyId" OR a."heirId" = h."agencyId"
    JOIN "Receipt" r ON r."agencyId" = a."id" AND r."personId" <> p."id" AND NOT r."sample"
    WHERE r."issuedAt" <= ${now}
      AND r."issuedAt" >= greatest(${instantOf(addDays(today, -oldest), "00:00")}, h."since", leader."copiesSince")
      AND NOT EXISTS (
        SELECT 1 FROM "OutboxMessage" o
        WHERE o."key" = ${copyKind} || ':' || h."personId" || ':receipt:' || r."id")
    ORDER BY r."id", h."personId"`;
  return rows.map(({ personId, receiptId }) => ({
    key: `${copyKind}:${personId}:receipt:${receiptId}`,
    ...{ personId, kind: copyKind, day: today, expiresAt: null },
  }));
}
