import { fileButtons } from "./bot/files.js";
import { type Day, dayInVietnam, instantOf, weekdayOf } from "./calendar/day.js";
import { formatTime } from "./calendar/formats.js";
import { quarterOf } from "./calendar/windows.js";
import { type HolidayTable, isWorkingDay } from "./calendar/working-days.js";
import type { PrismaClient } from "./database/generated/client.js";
import { messageHasLeft } from "./delivery/after-message.js";
import type { Composed } from "./delivery/composed.js";
import type { OutboxRow } from "./delivery/outbox.js";
import { isOffice } from "./people/roles.js";
import type { PlanInForce } from "./plan/plan-in-force.js";
import { plansInForce } from "./plan/which-plan.js";
import { findTold } from "./reminders/addressee.js";
import { putOut } from "./reminders/put-out.js";
import { summaryMessage } from "./summary/answer.js";
import { type FileKind, isPicture } from "./summary/files/order.js";
import type { MakeFile } from "./summary/files/share-files.js";
import { formatQuery, query } from "./summary/query.js";
import { listSchedules } from "./summary/schedules.js";
import { action } from "./text/actions.js";
import { type Language, type Translate, translator } from "./text/language.js";
import { formatNumber } from "./text/numbers.js";

export const scheduleKind = "schedule";

/** After it a summary that was missed is not caught up: the next one is soon enough. */
const ends = "17:30";
/** Milliseconds after which it says that it comes late. */
const late = 30 * 60_000;
const megabyte = 1024 * 1024;
/** Milliseconds after which a file is tried again for which others were waiting. */
const busyPause = 60_000;
/** What comes with the summary, each a message of its own, so that a crash repeats no other. */
const withIt = ["progress", "workbook"] as const satisfies readonly FileKind[];

/** "schedule:12:2024-03-20:0800", of its files with their kind behind it. */
export function scheduledKey(personId: number, day: Day, time: string, file?: FileKind): string {
  return [scheduleKind, personId, day, time.replace(":", ""), ...(file ? [file] : [])].join(":");
}

function readKey(key: string): { readonly time: string; readonly file: (typeof withIt)[number] | null } {
  const [, , , time = "", file] = key.split(":");
  return {
    time: time.replace(/^(\d\d)(\d\d)$/, "$1:$2"),
    file: withIt.find((one) => one === file) ?? null,
  };
}

/** Until when what was missed on a day is caught up. */
export function caughtUpUntil(day: Day): Date {
  return instantOf(day, ends);
}

/**
 * Puts the summaries that are due into the outbox, each with its picture and its workbook: of each schedule on a working
 * day of its weekdays, from its hour on and until 17:30 where it has to be caught up. Keyed by person, day and hour: who is
 * in two schedules of one hour gets one. One that was made or changed after its hour begins on its next day. Resolves with
 * how many are new.
 */
export async function planScheduled(db: PrismaClient, now: Date, holidays: HolidayTable): Promise<number> {
  const today = dayInVietnam(now);
  const until = caughtUpUntil(today);
  if (!isWorkingDay(today, holidays) || now >= until) return 0;
  const due = (await listSchedules(db)).filter(
    ({ weekdays, time, at }) =>
      weekdays.includes(weekdayOf(today)) && instantOf(today, time) <= now && at < instantOf(today, time),
  );
  const planned = due.flatMap(({ time, personIds }) =>
    personIds.flatMap((personId) =>
      [undefined, ...withIt].map((file) => ({
        key: scheduledKey(personId, today, time, file),
        ...{ personId, kind: scheduleKind, day: today, expiresAt: until },
      })),
    ),
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

interface Needs {
  readonly now: Date;
  readonly plans: readonly PlanInForce[];
  readonly makeFile: MakeFile;
  /** Megabytes of the largest file that the person's messenger takes; 0: it takes none. */
  readonly largestFileFor: (personId: number) => Promise<number>;
}

/**
 * Writes a scheduled summary, or makes a file that comes with it, as things stand now. Withdrawn where nobody wants it any
 * more: its schedule was changed or removed, the person has left the office, no plan takes reports; a file also where the
 * person's messenger takes none, which the summary then says.
 */
export async function composeScheduled(
  db: PrismaClient,
  row: Pick<OutboxRow, "key" | "personId" | "day">,
  { now, plans, makeFile, largestFileFor }: Needs,
): Promise<Composed> {
  const today = dayInVietnam(now);
  const [plan, ...older] = plansInForce(plans, today);
  const { time, file } = readKey(row.key);
  const isWanted = (await listSchedules(db)).some(
    (one) => one.time === time && one.personIds.includes(row.personId) && one.weekdays.includes(weekdayOf(row.day)),
  );
  const told = await findTold(db, row.personId, now);
  if (!plan || !isWanted || row.day !== today || !told || !isOffice(told)) return "withdrawn";
  if (told.busyUntil) return { postpone: told.busyUntil };
  const t = translator(told.language, plan);
  const most = await largestFileFor(row.personId);
  if (file && most === 0) return "withdrawn";
  if (file) {
    const composed = await withFile(file, makeFile, { plan, now, language: told.language, most, t });
    await messageHasLeft(db, scheduledKey(row.personId, row.day, time, withIt[withIt.indexOf(file) - 1]));
    return composed;
  }
  const asked = askedOn(today);
  const message = await summaryMessage(db, asked, plan, now, t, { older, plans, more: fileButtons(asked, { t }) });
  const isLate = now.getTime() - instantOf(today, time).getTime() > late;
  const lines = [message.text];
  if (isLate) lines.push(t("schedules.late", { time, at: formatTime(now) }));
  if (most === 0) lines.push(t("schedules.noFiles"));
  return { message: { ...message, text: lines.join("\n"), protected: true } };
}

function askedOn(today: Day) {
  return query({ period: quarterOf(today, "calendar"), now: true });
}

interface About {
  readonly plan: PlanInForce;
  readonly now: Date;
  readonly language: Language;
  /** Megabytes. */
  readonly most: number;
  readonly t: Translate;
}

/** Where there is nothing to show the summary has said so; why there is no file in spite of that is said in its place. */
async function withFile(kind: FileKind, makeFile: MakeFile, about: About): Promise<Composed> {
  const { plan, now, language, most, t } = about;
  const words = formatQuery(askedOn(dayInVietnam(now)));
  const made = await makeFile({ kind, query: words, plan: plan.year, at: now.getTime(), language });
  if (made.ok && made.value.bytes.length > most * megabyte)
    return tooLarge(t("files.tooLarge", { megabytes: formatNumber(most) }), words, t);
  if (made.ok) {
    const { name, caption, bytes } = made.value;
    const as = isPicture(kind) ? "photo" : "document";
    const file = { name, as, read: async () => bytes, instead: t("schedules.noFiles") } as const;
    return { message: { text: caption, buttons: [], file, protected: isPicture(kind) } };
  }
  if (made.code === "busy") return { postpone: new Date(now.getTime() + busyPause) };
  if (made.code === "empty") return "withdrawn";
  if (made.code === "large" && !isPicture(kind)) return tooLarge(made.say(t), words, t);
  const form = isPicture(kind) ? "picture" : "workbook";
  const again = { label: t(`files.button.${form}`), data: action.file(form, words) };
  return { message: { text: made.say(t), buttons: [[again]] } };
}

/** Made again it would be as large: what is offered is the smaller file that tells the same. */
function tooLarge(text: string, words: string, t: Translate): Composed {
  const document = { label: t("files.button.document"), data: action.file("document", words) };
  return { message: { text, buttons: [[document]] } };
}
