import { addDays, dayInVietnam } from "../calendar/day.js";
import { type HolidayTable, isWorkingDay } from "../calendar/working-days.js";
import type { Prisma } from "../database/generated/client.js";
import { enterMissed } from "../delivery/outbox.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { digestHoursOf } from "./digest-hours.js";
import { escalationsOf } from "./escalations.js";
import { type DigestStretch, entriesOf } from "./plan-digests.js";
import { morningsOf } from "./plan-mornings.js";
import { didNotRun } from "./why-unreached.js";

const watch = { what: "digests" };

/**
 * Enters the digests, escalations and morning messages that were due on working days, and could not be caught up until 17:00
 * because nobody watched, so that the office sees whom to telephone; returns how many. Then the watch is kept until `now`. A
 * crash between the two enters nothing twice.
 *
 * @param stopping aborted, the days that are left are left to the next start
 */
export async function recordMissedDigests(
  db: Prisma.TransactionClient,
  now: Date,
  plans: readonly PlanInForce[],
  stopping?: AbortSignal,
): Promise<number> {
  const holidays = plans[0]?.deadlines.holidays;
  if (!holidays) return 0;
  const last = await db.watch.findUnique({ where: watch });
  let count = 0;
  for (const stretch of last ? missedBetween(last.until, now, holidays) : []) {
    if (stopping?.aborted) return count;
    const hours = digestHoursOf(stretch.day);
    const fromMorning = stretch.dueAfter < hours.due;
    const escalations = fromMorning ? await escalationsOf(db, { hours, now }, { plans, holidays }) : [];
    const mornings = fromMorning ? await morningsOf(db, hours) : [];
    const missed = [
      ...(await entriesOf(db, stretch, plans, now)),
      ...escalations.map((one) => ({ urgent: true, ...one, nextAt: now })),
      ...mornings.map((one) => ({ urgent: false, ...one, nextAt: now })),
    ];
    count += await enterMissed(db, missed, didNotRun, now);
  }
  await db.watch.upsert({ where: watch, create: { ...watch, until: now }, update: { until: now } });
  return count;
}

/** Of each working day whose reminding ended between two instants: from the first of them on, what was due was missed. */
export function missedBetween(
  from: Date,
  to: Date,
  holidays: HolidayTable,
): (DigestStretch & { readonly dueAfter: Date })[] {
  const missed: (DigestStretch & { readonly dueAfter: Date })[] = [];
  for (let day = dayInVietnam(from); day <= dayInVietnam(to); day = addDays(day, 1)) {
    const { ends } = digestHoursOf(day);
    if (isWorkingDay(day, holidays) && from < ends && ends <= to) missed.push({ day, dueAfter: from, dueUntil: ends });
  }
  return missed;
}
