import { addDays, type Day, dayInVietnam } from "../calendar/day.js";
import { formatDayWithWeekday, formatTime } from "../calendar/formats.js";
import { type HolidayTable, isWorkingDay } from "../calendar/working-days.js";
import type { Prisma, PrismaClient } from "../database/generated/client.js";
import { type Translate, translator } from "../text/language.js";
import type { Message } from "../text/message.js";
import { findTold } from "./addressee.js";
import { digestHoursOf } from "./digest-hours.js";
import { escalationKind } from "./escalations.js";
import { findOfficePeople } from "./office-people.js";
import { digestKind } from "./plan-digests.js";
import { putOut } from "./put-out.js";
import { unreachedButton } from "./unreached-text.js";
import { didNotRun } from "./why-unreached.js";

/** How the keys of these notices begin. */
export const outageHead = "outage";

const watch = { what: "ticks" };
/** Milliseconds of working time without a tick of which the office is told. */
const worthTelling = 2 * 3_600_000;

export interface Outage {
  /** The last tick before it. */
  readonly from: Date;
  readonly until: Date;
}

/** Null where less than two hours of 08:00 to 17:00 of working days lie between two ticks. */
export function outageBetween(last: Date, now: Date, holidays: HolidayTable): Outage | null {
  let missed = 0;
  for (let day: Day = dayInVietnam(last); day <= dayInVietnam(now); day = addDays(day, 1)) {
    if (!isWorkingDay(day, holidays)) continue;
    const { due, ends } = digestHoursOf(day);
    missed += Math.max(0, Math.min(now.getTime(), ends.getTime()) - Math.max(last.getTime(), due.getTime()));
  }
  return missed >= worthTelling ? { from: last, until: now } : null;
}

/**
 * Keeps, every minute, until when somebody looked what is due. The first look of a process compares: what went by while
 * no process ran is kept, and the office told. A clock that is moved under a running process is no outage. A crash between
 * the two writes finds the same outage again, under the same key.
 */
export function outageWatch(db: PrismaClient): (now: Date, holidays: HolidayTable) => Promise<void> {
  let hasLooked = false;
  return async (now, holidays) => {
    if (!hasLooked) {
      const last = await db.watch.findUnique({ where: watch });
      const outage = last && outageBetween(last.until, now, holidays);
      if (outage) await tellOfOutage(db, outage, now);
      hasLooked = true;
    }
    await db.watch.upsert({ where: watch, create: { ...watch, until: now }, update: { until: now } });
  };
}

async function tellOfOutage(db: PrismaClient, outage: Outage, now: Date): Promise<void> {
  await db.outage.createMany({ data: outage, skipDuplicates: true });
  const people = await findOfficePeople(db, now);
  await putOut(
    db,
    people.map((personId) => ({
      key: `${outageHead}:${outage.from.getTime()}:${personId}`,
      ...{ personId, kind: "notice", day: dayInVietnam(now), urgent: true, expiresAt: null },
    })),
    now,
  );
}

/** "Nhắc việc không chạy từ … đến …", with how many reminders could not be made up for. */
export async function composeOutage(
  db: Prisma.TransactionClient,
  { key, personId }: { readonly key: string; readonly personId: number },
  now: Date,
): Promise<{ readonly message: Message } | "withdrawn" | { readonly postpone: Date }> {
  const outage = await db.outage.findUnique({ where: { from: new Date(Number(key.split(":")[1])) } });
  const told = await findTold(db, personId, now);
  if (!outage || !told) return "withdrawn";
  if (told.busyUntil) return { postpone: told.busyUntil };
  const t = translator(told.language);
  const count = await db.outboxMessage.count({
    // Of what agencies should have got: what the office itself missed comes with this morning's message.
    where: {
      ...{ state: "failed", reason: didNotRun, finishedAt: { gte: outage.until } },
      kind: { in: [digestKind, escalationKind] },
    },
  });
  const lines = [outageLine(outage, t), count > 0 ? t("morning.lost", { count }) : t("morning.madeUp")];
  return { message: { text: lines.join(" "), buttons: count > 0 ? [[unreachedButton(t)]] : [] } };
}

export function outageLine({ from, until }: Outage, t: Translate): string {
  const [first, last] = [dayInVietnam(from), dayInVietnam(until)];
  const day = formatDayWithWeekday(last, t);
  return first === last
    ? t("morning.outageOfDay", { from: formatTime(from), until: formatTime(until), day })
    : t("morning.outage", {
        from: t("morning.moment", { time: formatTime(from), day: formatDayWithWeekday(first, t) }),
        until: t("morning.moment", { time: formatTime(until), day }),
      });
}

/** Outages that ended in the time from one instant to another, the earliest first. */
export function findOutages(db: Prisma.TransactionClient, from: Date, to: Date): Promise<readonly Outage[]> {
  return db.outage.findMany({ where: { until: { gt: from, lte: to } }, orderBy: { from: "asc" } });
}
