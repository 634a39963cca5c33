import { addDays, dayInVietnam } from "../calendar/day.js";
import { type HolidayTable, isWorkingDay } from "../calendar/working-days.js";
import type { Prisma } from "../database/generated/client.js";
import { enterMissed } from "../delivery/outbox.js";
import { type DigestHours, digestHoursOf } from "./digest-hours.js";
import { escalationsOf } from "./escalations.js";
import { entriesOf } from "./plan-digests.js";
import { morningsOf } from "./plan-mornings.js";
import { didNotRun } from "./why-unreached.js";

const watch = { what: "digests" };

/**
 * Enters the digests, escalations and morning messages of working days that went by, from 08:00 to 17:00, while nobody watched, so that
 * the office sees whom to telephone; returns how many. Then the watch is kept until `now`. A crash between the two enters
 * nothing twice.
 */
export async function recordMissedDigests(
  db: Prisma.TransactionClient,
  now: Date,
  holidays: HolidayTable,
): Promise<number> {
  const last = await db.watch.findUnique({ where: watch });
  let count = 0;
  for (const hours of last ? missedBetween(last.until, now, holidays) : []) {
    const escalations = (await escalationsOf(db, hours, holidays)).map((one) => ({
      urgent: true,
      ...one,
      nextAt: now,
    }));
    const mornings = (await morningsOf(db, hours)).map((one) => ({ urgent: false, ...one, nextAt: now }));
    const missed = [...(await entriesOf(db, hours, now)), ...escalations, ...mornings];
    count += await enterMissed(db, missed, didNotRun, now);
  }
  await db.watch.upsert({ where: watch, create: { ...watch, until: now }, update: { until: now } });
  return count;
}

/** The hours of each working day that lie between two instants as a whole. */
export function missedBetween(from: Date, to: Date, holidays: HolidayTable): DigestHours[] {
  const missed: DigestHours[] = [];
  for (let day = dayInVietnam(from); day <= dayInVietnam(to); day = addDays(day, 1)) {
    const hours = digestHoursOf(day);
    if (isWorkingDay(day, holidays) && from < hours.due && hours.ends <= to) missed.push(hours);
  }
  return missed;
}
