import { addDays, type Day, dayInVietnam, instantOf, weekdayOf } from "./calendar/day.js";
import { formatDayWithWeekday } from "./calendar/formats.js";
import { type HolidayTable, isWorkingDay } from "./calendar/working-days.js";
import type { Prisma, PrismaClient } from "./database/generated/client.js";
import type { Composed } from "./delivery/composed.js";
import { enqueue, enterMissed } from "./delivery/outbox.js";
import { isOffice } from "./people/roles.js";
import type { PlanInForce } from "./plan/plan-in-force.js";
import { findTold } from "./reminders/addressee.js";
import { nudgeGoesAt } from "./reminders/nudge.js";
import { didNotRun } from "./reminders/why-unreached.js";
import { caughtUpUntil, scheduledKey, scheduleKind } from "./scheduled-summary.js";
import { listSchedules, type Schedule } from "./summary/schedules.js";
import { action } from "./text/actions.js";
import { translator } from "./text/language.js";

/** How the keys of these notices begin. */
export const missedScheduleHead = "missed-schedule";

const watch = { what: "schedules" };

export interface MissedSummary {
  readonly personId: number;
  readonly day: Day;
  readonly time: string;
}

/** Summaries whose whole time, from their hour to the end of the day, lies between two looks. Each person once an hour. */
export function missedSummaries(
  schedules: readonly Pick<Schedule, "weekdays" | "time" | "personIds" | "at">[],
  { from, to }: { readonly from: Date; readonly to: Date },
  holidays: HolidayTable,
): readonly MissedSummary[] {
  const missed = new Map<string, MissedSummary>();
  for (let day = dayInVietnam(from); day <= dayInVietnam(to); day = addDays(day, 1)) {
    if (!isWorkingDay(day, holidays) || caughtUpUntil(day) > to) continue;
    for (const { weekdays, time, personIds, at } of schedules) {
      const due = instantOf(day, time);
      if (!weekdays.includes(weekdayOf(day)) || due <= from || at >= due) continue;
      for (const personId of personIds) missed.set(scheduledKey(personId, day, time), { personId, day, time });
    }
  }
  return [...missed.values()];
}

/**
 * Enters the summaries whose time went by while nobody watched, and tells those who wait for them, in office hours; returns
 * how many. All of it is one transaction: a crash leaves the watch where it was, and nobody is told twice.
 */
export async function recordMissedSchedules(db: PrismaClient, now: Date, holidays: HolidayTable): Promise<number> {
  const last = await db.watch.findUnique({ where: watch });
  const span = last && { from: last.until, to: now };
  const missed = span ? missedSummaries(await listSchedules(db), span, holidays) : [];
  return db.$transaction(async (tx) => {
    if (missed.length > 0) await enter(tx, missed, now, holidays);
    await tx.watch.upsert({ where: watch, create: { ...watch, until: now }, update: { until: now } });
    return missed.length;
  });
}

async function enter(
  tx: Prisma.TransactionClient,
  missed: readonly MissedSummary[],
  now: Date,
  holidays: HolidayTable,
): Promise<void> {
  const keyed = missed.map((one) => ({ ...one, key: scheduledKey(one.personId, one.day, one.time) }));
  const known = await tx.outboxMessage.findMany({
    where: { key: { in: keyed.map(({ key }) => key) } },
    select: { key: true },
  });
  const lost = keyed.filter(({ key }) => !known.some((one) => one.key === key));
  const rest = { urgent: false, nextAt: now, expiresAt: null };
  await enterMissed(
    tx,
    lost.map(({ key, personId, day }) => ({ ...rest, key, personId, day, kind: scheduleKind })),
    didNotRun,
    now,
  );
  const nextAt = nudgeGoesAt(now, holidays);
  const notices = lost.map(({ personId, day, time }) => ({
    ...{ ...rest, nextAt, personId, kind: "notice", day: dayInVietnam(nextAt) },
    key: [missedScheduleHead, personId, day, time.replace(":", "")].join(":"),
    expiresAt: new Date(nextAt.getTime() + 86_400_000),
  }));
  await enqueue(tx, notices, now);
}

/** "Bản tổng hợp 16:30 thứ Tư 20/03 không gửi được …", with the way to that of now. */
export async function composeMissedSchedule(
  db: Prisma.TransactionClient,
  { key, personId }: { readonly key: string; readonly personId: number },
  plan: PlanInForce | null,
  now: Date,
): Promise<Composed> {
  const told = await findTold(db, personId, now);
  if (!told || !isOffice(told)) return "withdrawn";
  if (told.busyUntil) return { postpone: told.busyUntil };
  const [, , day = "", hour = ""] = key.split(":");
  const t = translator(told.language, plan);
  const time = `${hour.slice(0, 2)}:${hour.slice(2)}`;
  return {
    message: {
      text: t("schedules.missed", { time, day: formatDayWithWeekday(day as Day, t) }),
      buttons: [[{ label: t("schedules.seeNow"), data: action.summary("") }]],
    },
  };
}
