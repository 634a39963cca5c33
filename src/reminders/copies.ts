import { addDays, dayInVietnam, instantOf } from "../calendar/day.js";
import { addWorkingDays, type HolidayTable, isWorkingDay } from "../calendar/working-days.js";
import type { Prisma } from "../database/generated/client.js";
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
export function copiedSince(hours: DigestHours, holidays: HolidayTable): Date {
  return digestHoursOf(addWorkingDays(hours.day, -1, holidays)).due;
}

/**
 * Puts copies into the outbox: on the morning of a working day one for every leader of whose agency a receipt was issued,
 * or something fell overdue, since the morning before; and in working hours one for each receipt, to those who chose so.
 * Not of a leader's own receipts. Keyed by person and day, or person and receipt. Resolves with how many are new.
 */
export async function planCopies(db: Prisma.TransactionClient, now: Date, holidays: HolidayTable): Promise<number> {
  const today = dayInVietnam(now);
  if (!isWorkingDay(today, holidays)) return 0;
  const hours = digestHoursNow(now, holidays);
  const planned: Planned[] = hours ? await dailyCopies(db, hours, holidays) : [];
  if (instantOf(today, begins) <= now && now < instantOf(today, ends)) planned.push(...(await eachCopies(db, now)));
  return putOut(db, planned, now);
}

async function dailyCopies(
  db: Prisma.TransactionClient,
  hours: DigestHours,
  holidays: HolidayTable,
): Promise<Planned[]> {
  const since = copiedSince(hours, holidays);
  const lastMorning = addWorkingDays(hours.day, -1, holidays);
  const people = await db.$queryRaw<{ personId: number }[]>`
    SELECT DISTINCT h."personId"
    FROM "Holding" h
    JOIN "Person" p ON p."id" = h."personId" AND p."leftAt" IS NULL
    JOIN "Post" post ON post."id" = h."postId" AND post."role" = 'leader'
    JOIN "Agency" a ON a."id" = post."agencyId" OR a."heirId" = post."agencyId"
    WHERE h."until" IS NULL AND h."since" < ${hours.due}
      AND NOT EXISTS (
        SELECT 1 FROM "OutboxMessage" o
        WHERE o."key" = ${copyKind} || ':' || h."personId" || ':' || ${hours.day}::text)
      AND (
        EXISTS (
          SELECT 1 FROM "Receipt" r
          WHERE p."copies" = 'daily' AND r."agencyId" = a."id" AND r."personId" <> p."id" AND NOT r."sample"
            AND r."issuedAt" >= greatest(${since}, h."since", p."copiesSince") AND r."issuedAt" < ${hours.due})
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

async function eachCopies(db: Prisma.TransactionClient, now: Date): Promise<Planned[]> {
  const today = dayInVietnam(now);
  const rows = await db.$queryRaw<{ personId: number; receiptId: number }[]>`
    SELECT DISTINCT h."personId", r."id" AS "receiptId"
    FROM "Holding" h
    JOIN "Person" p ON p."id" = h."personId" AND p."leftAt" IS NULL AND p."copies" = 'each'
    JOIN "Post" post ON post."id" = h."postId" AND post."role" = 'leader'
    JOIN "Agency" a ON a."id" = post."agencyId" OR a."heirId" = post."agencyId"
    JOIN "Receipt" r ON r."agencyId" = a."id" AND r."personId" <> p."id" AND NOT r."sample"
    WHERE h."until" IS NULL AND r."issuedAt" <= ${now}
      AND r."issuedAt" >= greatest(${instantOf(addDays(today, -oldest), "00:00")}, h."since", p."copiesSince")
      AND NOT EXISTS (
        SELECT 1 FROM "OutboxMessage" o
        WHERE o."key" = ${copyKind} || ':' || h."personId" || ':receipt:' || r."id")
    ORDER BY r."id", h."personId"`;
  return rows.map(({ personId, receiptId }) => ({
    key: `${copyKind}:${personId}:receipt:${receiptId}`,
    ...{ personId, kind: copyKind, day: today, expiresAt: null },
  }));
}
