import { fileButtons } from "./bot/files.js";
import { dayInVietnam, instantOf, weekdayOf } from "./calendar/day.js";
import { formatTime } from "./calendar/formats.js";
import { quarterOf } from "./calendar/windows.js";
import { type HolidayTable, isWorkingDay } from "./calendar/working-days.js";
import type { PrismaClient } from "./database/generated/client.js";
import type { OutboxRow } from "./delivery/outbox.js";
import type { Composed } from "./delivery/sender.js";
import { isOffice } from "./people/roles.js";
import type { PlanInForce } from "./plan/plan-in-force.js";
import { plansInForce } from "./plan/which-plan.js";
import { findTold } from "./reminders/addressee.js";
import { putOut } from "./reminders/put-out.js";
import { summaryMessage } from "./summary/answer.js";
import { query } from "./summary/query.js";
import { listSchedules } from "./summary/schedules.js";
import { translator } from "./text/language.js";

export const scheduleKind = "schedule";

/** After it a summary that was missed is not caught up: the next one is soon enough. */
const ends = "17:30";
/** Milliseconds after which it says that it comes late. */
const late = 30 * 60_000;

/**
 * Puts the summaries that are due into the outbox: of each schedule on a working day of its weekdays, from its hour on and
 * until 17:30 where it has to be caught up. Keyed by person, day and hour: who is in two schedules of one hour gets one.
 * One that was made or changed after its hour begins on its next day.
 * Resolves with how many are new.
 */
export async function planScheduled(db: PrismaClient, now: Date, holidays: HolidayTable): Promise<number> {
  const today = dayInVietnam(now);
  const until = instantOf(today, ends);
  if (!isWorkingDay(today, holidays) || now >= until) return 0;
  const due = (await listSchedules(db)).filter(
    ({ weekdays, time, at }) =>
      weekdays.includes(weekdayOf(today)) && instantOf(today, time) <= now && at < instantOf(today, time),
  );
  const planned = due.flatMap(({ time, personIds }) =>
    personIds.map((personId) => ({
      key: [scheduleKind, personId, today, time.replace(":", "")].join(":"),
      ...{ personId, kind: scheduleKind, day: today, expiresAt: until },
    })),
  );
  if (planned.length === 0) return 0;
  const known = await db.outboxMessage.findMany({
    where: { key: { in: planned.map(({ key }) => key) } },
    select: { key: true },
  });
  return putOut(
    db,
    planned.filter(({ key }) => !known.some((one) => one.key === key)),
    now,
  );
}

/**
 * Writes a scheduled summary as things stand now. Withdrawn where nobody wants it any more: its schedule was changed or
 * removed, the person has left the office, no plan takes reports.
 */
export async function composeScheduled(
  db: PrismaClient,
  row: Pick<OutboxRow, "key" | "personId" | "day">,
  { now, plans }: { readonly now: Date; readonly plans: readonly PlanInForce[] },
): Promise<Composed> {
  const today = dayInVietnam(now);
  const [plan, ...older] = plansInForce(plans, today);
  const time = (row.key.split(":")[3] ?? "").replace(/^(\d\d)(\d\d)$/, "$1:$2");
  const isWanted = (await listSchedules(db)).some(
    (one) => one.time === time && one.personIds.includes(row.personId) && one.weekdays.includes(weekdayOf(row.day)),
  );
  const told = await findTold(db, row.personId, now);
  if (!plan || !isWanted || row.day !== today || !told || !isOffice(told)) return "withdrawn";
  if (told.busyUntil) return { postpone: told.busyUntil };
  const t = translator(told.language, plan);
  const asked = query({ period: quarterOf(today, "calendar"), now: true });
  const message = await summaryMessage(db, asked, plan, now, t, { older, plans, more: fileButtons(asked, { t }) });
  const isLate = now.getTime() - instantOf(today, time).getTime() > late;
  const text = isLate ? `${message.text}\n${t("schedules.late", { time, at: formatTime(now) })}` : message.text;
  return { message: { ...message, text, protected: true } };
}
