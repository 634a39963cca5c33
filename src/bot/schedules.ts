import { leadsOffice } from "../people/roles.js";
import { askSchedule, scheduleMessage, schedulesMessage } from "../summary/schedule-text.js";
import { findReaders, listSchedules, removeSchedule, type Schedule, writeSchedule } from "../summary/schedules.js";
import { action } from "../text/actions.js";
import { readScheduleWords } from "../text/schedule-words.js";
import { besideReport } from "./beside-report.js";
import type { MemberContext } from "./context.js";
import { readCommand } from "./read-command.js";
import { noteRefusal } from "./refuse-foreign.js";
import { say, sendNew, showStep } from "./show.js";
import { findEarlierText } from "./take-lines.js";

/** /lich: what is sent when and to whom; with words, one more or another time for one of them, asked about first. */
export async function answerSchedules(ctx: MemberContext, words: string): Promise<void> {
  if (!(await allowed(ctx))) return;
  const schedules = await listSchedules(ctx.services.db);
  if (words === "") return sendNew(ctx, await besideReport(ctx, schedulesMessage(schedules, 1, ctx.t)));
  const read = readScheduleWords(words);
  if (!read.ok) return say(ctx, read.say(ctx.t));
  const { number } = read.value;
  const changes = number === null ? null : (schedules[number - 1] ?? null);
  if (number !== null && !changes) return say(ctx, ctx.t("schedules.noSuch", { number, count: schedules.length }));
  await sendNew(ctx, askSchedule(read.value, { changes, yes: action.keepSchedule(ctx.inboxId, changes?.id) }, ctx.t));
}

/** A button of the list: "sched", "sched:3", "sched:3:who:12", "sched:3:drop", "sched:keep:4711", "sched:keep:4711:3". */
export async function pressSchedule(ctx: MemberContext, [first, second, third]: readonly string[]): Promise<void> {
  if (!(await allowed(ctx))) return;
  if (first === "keep") return keep(ctx, second ?? "", third);
  const schedules = await listSchedules(ctx.services.db);
  if (first === undefined || first === "page")
    return showStep(ctx, schedulesMessage(schedules, Number(second) || 1, ctx.t));
  const schedule = schedules.find(({ id }) => id === Number(first));
  if (!schedule) return showStep(ctx, schedulesMessage(schedules, 1, ctx.t, ctx.t("schedules.gone")));
  if (second === "drop") return drop(ctx, schedule);
  if (second === "who") return toggle(ctx, schedule, Number(third));
  await show(ctx, schedule, Number(second) || 1);
}

async function show(ctx: MemberContext, schedule: Schedule, page = 1, said?: string): Promise<void> {
  const readers = await findReaders(ctx.services.db);
  await showStep(ctx, scheduleMessage(schedule, readers, { page, t: ctx.t, ...(said === undefined ? {} : { said }) }));
}

/** [Xác nhận]: the message that was asked about is read again, so that exactly what stands above it is kept. */
async function keep(ctx: MemberContext, inboxId: string, replaced: string | undefined): Promise<void> {
  const { db } = ctx.services;
  const text = await findEarlierText(ctx, inboxId);
  const read = readScheduleWords((text === null ? null : readCommand(text)?.words) ?? "");
  if (!read.ok) return say(ctx, ctx.t("help.oldButton"));
  const old = replaced === undefined ? null : (await listSchedules(db)).find(({ id }) => id === Number(replaced));
  if (old === undefined) return say(ctx, ctx.t("schedules.gone"));
  const { weekdays, time } = read.value;
  const next = { weekdays, time, personIds: old?.personIds ?? [ctx.member.personId] };
  const schedule = await writeSchedule(db, next, changedBy(ctx), old?.id ?? null);
  if (!schedule) return say(ctx, ctx.t("schedules.gone"));
  await show(ctx, schedule, 1, ctx.t("schedules.kept"));
}

async function drop(ctx: MemberContext, { id }: Schedule): Promise<void> {
  const { db } = ctx.services;
  await removeSchedule(db, id, changedBy(ctx));
  await showStep(ctx, schedulesMessage(await listSchedules(db), 1, ctx.t, ctx.t("schedules.dropped")));
}

/** Adds somebody of the office, or takes them away; the last one stays, because a schedule for nobody is none. */
async function toggle(ctx: MemberContext, schedule: Schedule, personId: number): Promise<void> {
  const { db } = ctx.services;
  const readers = await findReaders(db);
  if (!readers.some(({ id }) => id === personId)) return say(ctx, ctx.t("help.oldButton"));
  // Who has left the office since is no longer kept.
  const kept = schedule.personIds.filter((id) => id !== personId && readers.some((one) => one.id === id));
  const personIds = schedule.personIds.includes(personId) ? kept : [...kept, personId];
  if (personIds.length === 0) return show(ctx, schedule, 1, ctx.t("schedules.lastReader"));
  const next = await writeSchedule(db, { ...schedule, personIds }, changedBy(ctx), schedule.id);
  if (!next) return say(ctx, ctx.t("schedules.gone"));
  await show(ctx, next);
}

function changedBy({ member, now, inboxId }: MemberContext) {
  return { personId: member.personId, now, inboxId };
}

async function allowed(ctx: MemberContext): Promise<boolean> {
  if (leadsOffice(ctx.member)) return true;
  await noteRefusal(ctx, "schedules");
  await say(ctx, ctx.t("schedules.leadOnly"));
  return false;
}
