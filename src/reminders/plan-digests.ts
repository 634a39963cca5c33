import { addDays } from "../calendar/day.js";
import type { HolidayTable } from "../calendar/working-days.js";
import type { Prisma } from "../database/generated/client.js";
import { enqueue, type OutboxEntry } from "../delivery/outbox.js";
import { toldOf } from "../people/leave/told.js";
import { planIsInForce } from "../plan/plan-state.js";
import { soonDays } from "../plan/standing.js";
import { type DigestHours, digestHoursNow } from "./digest-hours.js";
import { joinReturned, waitedForOn } from "./returned-duties.js";

/** The kind of the outbox rows that `composeDigest` fills. */
export const digestKind = "digest";

/**
 * Puts a digest into the outbox for every focal point who has something to be told today, or who is told instead of one on
 * leave, all agencies of a person together; returns how many rows are new. The key (person, day) makes a second tick, another process or a catch-up
 * harmless. What is told is `digestItems`, chosen again when the row is sent; here it only has to be something.
 *
 * Not for who took the post after the digest was due: joining has just shown the duties. Not on a rest day, outside
 * 08:00 to 17:00, or for a plan whose last lock date has passed. Urgent when something is overdue.
 */
export async function planDigests(db: Prisma.TransactionClient, now: Date, holidays: HolidayTable): Promise<number> {
  const hours = digestHoursNow(now, holidays);
  if (!hours) return 0;
  return enqueue(db, await entriesOf(db, hours, now), now);
}

/**
 * The digests of a day, of that day's own state as far as rows still tell it: who holds a post now and held it then, and
 * what was open then.
 */
export async function entriesOf(db: Prisma.TransactionClient, hours: DigestHours, now: Date): Promise<OutboxEntry[]> {
  const people = await findPeopleToTell(db, hours, now);
  return people.map(({ personId, overdue }) => ({
    key: `${digestKind}:${personId}:${hours.day}`,
    personId,
    kind: digestKind,
    day: hours.day,
    urgent: overdue,
    nextAt: now,
    expiresAt: hours.ends,
  }));
}

interface PersonToTell {
  readonly personId: number;
  readonly overdue: boolean;
}

/** One statement for everybody, because it runs every minute: who has a digest already is left out first. */
function findPeopleToTell(db: Prisma.TransactionClient, hours: DigestHours, now: Date): Promise<PersonToTell[]> {
  const today = hours.day;
  const soon = addDays(today, soonDays);
  return db.$queryRaw<PersonToTell[]>`
    SELECT h."personId", bool_or(${waitedForOn} < ${today}::date) AS "overdue"
    FROM ${toldOf(today, now)} h
    JOIN "Agency" a ON a."id" = h."agencyId" OR a."heirId" = h."agencyId"
    JOIN "Duty" d ON d."agencyId" = a."id"
    JOIN "Task" k ON k."id" = d."taskId"
    ${joinReturned}
    JOIN "Plan" pl ON pl."id" = k."planId" AND ${planIsInForce(today)}
    WHERE h."since" < ${hours.due}
      AND NOT EXISTS (
        SELECT 1 FROM "OutboxMessage" o WHERE o."key" = ${digestKind} || ':' || h."personId" || ':' || ${today}::text)
      AND d."closedOn" IS NULL AND d."counts"
      AND (d."settledOn" IS NULL OR d."settledOn" > ${today}::date) AND d."beginsOn" <= ${today}::date
      AND (${waitedForOn} <= ${today}::date
        OR (${waitedForOn} <= ${soon}::date AND (d."answeredOn" IS NULL OR d."answeredOn" > ${today}::date)))
      AND NOT EXISTS (
        SELECT 1 FROM "StatusReport" r
        WHERE r."dutyId" = d."id" AND r."takenBackAt" IS NULL AND r."reportedAt" >= ${hours.due} AND r."reportedAt" < ${hours.ends})
    GROUP BY h."personId"
    ORDER BY h."personId"`;
}
