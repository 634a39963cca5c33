import { type Day, dayInVietnam, instantOf } from "../calendar/day.js";
import { addWorkingDays, type HolidayTable, isWorkingDay } from "../calendar/working-days.js";
import type { Prisma } from "../database/generated/client.js";
import { enqueue } from "../delivery/outbox.js";
import { peopleToldOf } from "../people/leave/told.js";

type Client = Prisma.TransactionClient;

/** The kind of the outbox rows that `composeNudge` fills. */
export const nudgeKind = "nudge";

/** From this number of agencies on a PIN is asked for. */
export const mostWithoutPin = 20;

const begins = "07:30";
const ends = "17:00";
const morning = "08:00";
const day = 86_400_000;

/** When a nudge that is sent at `now` goes out: at once in office hours, else at 08:00 of the next working morning. */
export function nudgeGoesAt(now: Date, holidays: HolidayTable): Date {
  const today = dayInVietnam(now);
  if (isWorkingDay(today, holidays)) {
    if (now < instantOf(today, begins)) return instantOf(today, morning);
    if (now < instantOf(today, ends)) return now;
  }
  return instantOf(addWorkingDays(today, 1, holidays), morning);
}

export interface NudgeToSend {
  readonly planId: number;
  readonly personId: number;
  readonly inboxId: bigint;
  /** Whom it is about, as a button carries it. */
  readonly asked: string;
  readonly duties: readonly { readonly id: number; readonly agencyId: number }[];
}

/**
 * Keeps the nudge and puts a message for each focal point into the outbox, all agencies of a person together. For the same
 * update it is kept once. Resolves with its id and the day on which the messages go out.
 */
export async function sendNudge(
  db: Client,
  { planId, personId, inboxId, asked, duties }: NudgeToSend,
  now: Date,
  holidays: HolidayTable,
): Promise<{ readonly id: number; readonly day: Day }> {
  const known = await db.nudge.findUnique({ where: { inboxId } });
  const goesAt = nudgeGoesAt(known?.at ?? now, holidays);
  const { id } =
    known ??
    (await db.nudge.create({
      data: { planId, personId, at: now, inboxId, asked, dutyIds: duties.map((duty) => duty.id) },
    }));
  const agencyIds = duties.map(({ agencyId }) => agencyId);
  await tellFocalPoints(db, { kind: nudgeKind, head: `${nudgeKind}:${id}`, agencyIds }, goesAt, now);
  return { id, day: dayInVietnam(goesAt) };
}

/**
 * Puts a message for each who is told of the work of these agencies into the outbox, all agencies of a person together, to go at
 * `goesAt` and for a day. `head`: of the key, which the person ends.
 */
export async function tellFocalPoints(
  db: Client,
  { kind, head, agencyIds }: { readonly kind: string; readonly head: string; readonly agencyIds: readonly number[] },
  goesAt: Date,
  now: Date,
): Promise<void> {
  const told = await peopleToldOf(db, [...new Set(agencyIds)], dayInVietnam(goesAt), now);
  const entries = [...new Set(told.map(({ personId }) => personId))].map((personId) => ({
    ...{ key: `${head}:${personId}`, personId, kind, day: dayInVietnam(goesAt), urgent: true },
    ...{ nextAt: goesAt, expiresAt: new Date(goesAt.getTime() + day) },
  }));
  await enqueue(db, entries, now);
}
