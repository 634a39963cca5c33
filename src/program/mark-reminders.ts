import type { Channel } from "../channels/channel.js";
import type { PrismaClient } from "../database/generated/client.js";
import { describeError } from "../delivery/describe-error.js";
import { editMessage } from "../delivery/edit-message.js";
import { holdSent, readShown, releaseSent } from "../delivery/shown.js";
import { gathered } from "../gathered.js";
import { markReminder } from "../reminders/answered-lines.js";
import { findChangedReminders, findMarking, type ScreenReminder } from "../reminders/answered-reminders.js";
import type { Surroundings } from "./surroundings.js";

/** Keeps the reminders on people's screens true, beside all else: nobody waits for it. */
export interface ReminderMarks {
  /** Something was reported, taken back or returned. */
  wake(): void;
  /** Looks now, also for what another process wrote, or a crash left. */
  look(): Promise<void>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  /** Begins nothing more; resolves when the call in hand has ended. */
  stop(): Promise<void>;
}

const watch = { what: "reminder-marks" };
/** Milliseconds: a report is written some time after the moment that it names, and clocks of processes differ. */
const overlap = 120_000;
const firstLook = 86_400_000;
/** Milliseconds in which what is reported is gathered: on a busy morning there is a look a second, not one for each receipt. */
const gathering = 1_000;
/** Changes under way at once: what people wait for has the channel's pace besides. */
const atOnce = 4;

/**
 * Changes the last reminder of each colleague after a report: what is answered says so, by whom and when, and its button
 * goes. It decides from rows alone, so a crash loses nothing: what was not shown is shown with the next look, and shown
 * twice it is the same. A message is in one hand while it is changed, so that an older state never covers a newer one.
 */
export function markReminders(
  { database, clock, log }: Pick<Surroundings, "database" | "clock" | "log">,
  { holder, channels }: { readonly holder: number; readonly channels: readonly Channel[] },
): ReminderMarks {
  const db = database.prisma;
  const place = { db, holder, channels };
  let since: Date | null = null;
  const looks = gathered(async () => {
    try {
      await lookOnce();
    } catch (error) {
      log.warn({ error: describeError(error) }, "cannot change reminders yet");
    }
  }, gathering);
  let stopped = false;

  async function lookOnce(): Promise<void> {
    const now = clock.now();
    const from = Math.min((since ?? (await readWatch(db, now))).getTime(), now.getTime());
    const reminders = await findChangedReminders(db, new Date(from - overlap), now);
    let isLeft = false;
    for (let at = 0; at < reminders.length && !stopped; at += atOnce) {
      const done = await Promise.all(reminders.slice(at, at + atOnce).map((one) => change(place, one)));
      isLeft ||= done.includes(false);
    }
    if (!isLeft && !stopped) since = now;
  }

  return {
    wake: looks.wake,
    async look() {
      looks.wake();
      await looks.hasten();
      if (since) await db.watch.upsert({ where: watch, create: { ...watch, until: since }, update: { until: since } });
    },
    idle: looks.hasten,
    stop() {
      stopped = true;
      return looks.stop();
    },
  };
}

async function readWatch(db: PrismaClient, now: Date): Promise<Date> {
  const known = await db.watch.findUnique({ where: watch });
  return known?.until ?? new Date(now.getTime() - firstLook);
}

/** False where it has to be tried again. */
async function change(
  {
    db,
    holder,
    channels,
  }: { readonly db: PrismaClient; readonly holder: number; readonly channels: readonly Channel[] },
  reminder: ScreenReminder,
): Promise<boolean> {
  const channel = channels.find(({ name, bot }) => name === reminder.channel && bot === reminder.bot);
  const shown = readShown(reminder.shown);
  if (!channel || !shown) return true;
  const before = await findMarking(db, reminder);
  if (isSame(before.marks, reminder.marks)) return true;
  if (!(await holdSent(db, holder, reminder.id))) return false;
  try {
    const { duties, marks, t } = await findMarking(db, reminder);
    const edited = await editMessage(channel, reminder, markReminder(shown, duties, t));
    await releaseSent(db, holder, reminder.id, edited === "later" ? undefined : marks);
    return edited !== "later";
  } catch (error) {
    await releaseSent(db, holder, reminder.id);
    throw error;
  }
}

function isSame(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}
