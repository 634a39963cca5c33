import { type Day, parseDay } from "../calendar/day.js";
import { formatDayWithWeekday, formatPeriodShort } from "../calendar/formats.js";
import { addWorkingDays } from "../calendar/working-days.js";
import { agenciesToReportFor } from "../people/roles.js";
import { nextStepAfter } from "../plan/ladder.js";
import { usualPlan } from "../plan/which-plan.js";
import { findReminderItems } from "../reminders/answered-reminder.js";
import { findOpenDuties } from "../reminders/digest-duties.js";
import type { DigestDuty } from "../reminders/digest-items.js";
import { findDigestItems, keepReply } from "../reminders/keep-reply.js";
import { ladderOf } from "../reminders/ladders.js";
import type { ReminderItems } from "../reminders/reminder-items.js";
import { figureWindows } from "../reporting/figure-windows.js";
import { dutyLabel } from "../reporting/labels.js";
import { type DueFigures, findMissingFigures } from "../reporting/missing-figures.js";
import type { AsideSaid } from "../reporting/read-aside.js";
import { action } from "../text/actions.js";
import { saysTomorrow } from "../text/asides.js";
import { readRemindWish } from "../text/remind-wish.js";
import { besideReport } from "./beside-report.js";
import type { MemberContext } from "./context.js";
import { draftsOf } from "./drafts-of-update.js";
import { findAsked } from "./own-questions.js";
import { say, sendNew } from "./show.js";

const labelsShown = 4;

/** What is still open of what a reminder named. */
interface StillOpen {
  readonly duties: readonly DigestDuty[];
  readonly figures: readonly DueFigures[];
}

/** [Nhắc lại ngày mai] under the digest of a day: what of it is open then is told again on the next working day. */
export async function remindTomorrow(ctx: MemberContext, typed: string): Promise<void> {
  const day = parseDay(typed);
  const items = day && (await findDigestItems(ctx.services.db, ctx.member.personId, day));
  if (!items) return say(ctx, ctx.t("help.oldButton"));
  await putOff(ctx, await readOpen(ctx, items));
}

/**
 * "mai làm" and "đã nhận" as answers to a reminder: the one that is replied to, else the last one of today; or about a duty that
 * is named. The first is told again on the next working day. The second is kept, and silences nothing: it is no report.
 * False where the message is about no reminder, or about what is being reported.
 */
export async function answerAboutReminder(ctx: MemberContext, said: AsideSaid, text: string): Promise<boolean> {
  const isLater = said.aside === "later" && saysTomorrow(text);
  if (!isLater && said.aside !== "received") return false;
  const replied = ctx.msg?.reply_to_message?.message_id ?? null;
  if (replied === null && (await draftsOf(ctx)).focused) return false;
  const items = said.task || said.indicator ? await named(ctx, said) : await reminded(ctx, replied);
  if (!items) return false;
  const open = await readOpen(ctx, items);
  await (isLater ? putOff(ctx, open) : noteSeen(ctx, open));
  return true;
}

/** "nhắc lại ngày mai": the reminder that is replied to, else the last one of today. Another day than the next is none to choose. */
export async function remindInWords(ctx: MemberContext, text: string): Promise<boolean> {
  const wish = readRemindWish(text);
  if (wish === null || agenciesToReportFor(ctx.member).length === 0) return false;
  const items = await reminded(ctx, ctx.msg?.reply_to_message?.message_id ?? null);
  if (wish === "tomorrow" && items) await putOff(ctx, await readOpen(ctx, items));
  else await answer(ctx, ctx.t(wish === "tomorrow" ? "ladder.nothingToPutOff" : "ladder.onlyTomorrow"));
  return true;
}

function reminded(ctx: MemberContext, replied: number | null): Promise<ReminderItems | null> {
  return findReminderItems(ctx.services.db, ctx.member, replied, ctx.now);
}

async function named(ctx: MemberContext, said: AsideSaid): Promise<ReminderItems | null> {
  const asked = await findAsked(ctx, { ...said, agency: null });
  if (asked?.kind !== "duty") return null;
  return { dutyIds: [asked.duty.id], figures: [] };
}

async function readOpen(ctx: MemberContext, { dutyIds, figures }: ReminderItems): Promise<StillOpen> {
  const { db } = ctx.services;
  const agencyIds = agenciesToReportFor(ctx.member).map(({ id }) => id);
  const due = figures.length > 0 ? figureWindows(ctx.plans, ctx.today) : [];
  const missing = await findMissingFigures(db, due, agencyIds, ctx.today);
  return {
    duties: dutyIds.length > 0 ? await findOpenDuties(db, agencyIds, ctx.today, { among: dutyIds }) : [],
    figures: missing.filter((one) =>
      figures.some(({ agencyId, period }) => agencyId === one.agencyId && period === one.period),
    ),
  };
}

async function putOff(ctx: MemberContext, open: StillOpen): Promise<void> {
  if (isNothing(open)) return answer(ctx, ctx.t("ladder.settled"));
  const remindOn = addWorkingDays(ctx.today, 1, usualPlan(ctx.plans, ctx.today)!.deadlines.holidays);
  await keep(ctx, open, remindOn);
  const day = formatDayWithWeekday(remindOn, ctx.t);
  const time = await hourOf(ctx);
  const text = ctx.t("ladder.putOff", { day, time, labels: labelsOf(ctx, open) });
  const buttons = [[{ label: ctx.t("ladder.hour.change"), data: action.reminderHour() }]];
  await sendNew(ctx, await besideReport(ctx, { text, buttons }));
}

async function noteSeen(ctx: MemberContext, open: StillOpen): Promise<void> {
  if (isNothing(open)) return answer(ctx, ctx.t("ladder.settled"));
  await keep(ctx, open, null);
  const next = nextReminder(ctx, open);
  const labels = labelsOf(ctx, open);
  if (next === null) return answer(ctx, ctx.t("ladder.seenLast", { labels }));
  return answer(ctx, ctx.t("ladder.seen", { labels, day: formatDayWithWeekday(next, ctx.t), time: await hourOf(ctx) }));
}

async function answer(ctx: MemberContext, text: string): Promise<void> {
  await sendNew(ctx, await besideReport(ctx, { text, buttons: [] }));
}

function isNothing({ duties, figures }: StillOpen): boolean {
  return duties.length === 0 && figures.length === 0;
}

function keep(ctx: MemberContext, { duties, figures }: StillOpen, remindOn: Day | null): Promise<void> {
  const about = { dutyIds: duties.map(({ id }) => id), figures };
  const { personId } = ctx.member;
  return keepReply(ctx.services.db, { personId, about, remindOn, inboxId: ctx.inboxId }, ctx.now);
}

/** When the first of it stands on a step again; null where none is to come. */
function nextReminder(ctx: MemberContext, { duties, figures }: StillOpen): Day | null {
  const ladder = ladderOf(ctx.plans);
  const { holidays } = usualPlan(ctx.plans, ctx.today)!.deadlines;
  const all = [
    ...duties.map((one) => ({ ...one, isAnswered: one.answeredOn !== null })),
    ...figures.map((one) => ({ ...one, isAnswered: false })),
  ];
  const days = all.flatMap((one) => nextStepAfter(ctx.today, one, ladder(one.planYear), holidays) ?? []);
  return days.sort()[0] ?? null;
}

/** "I.10 tháng 01, V.1, số liệu quý I"; of several agencies each with its own. */
function labelsOf(ctx: MemberContext, { duties, figures }: StillOpen): string {
  const { t, today } = ctx;
  const several = agenciesToReportFor(ctx.member).length > 1;
  const labels = [
    ...duties.map((duty) => ({ label: dutyLabel(duty, t, today), of: duty.agencyShortName })),
    ...figures.map((one) => ({
      label: t("ladder.figures.label", { period: formatPeriodShort(one.period, t) }),
      of: one.agencyShortName,
    })),
  ].map(({ label, of }) => (several ? `${label} (${of})` : label));
  const rest = labels.length - labelsShown;
  return rest > 0 ? `${labels.slice(0, labelsShown).join(", ")}, +${rest}` : labels.join(", ");
}

/** When the person is reminded: '08:00'. */
export async function hourOf(ctx: MemberContext): Promise<string> {
  const where = { id: ctx.member.personId };
  const { remindAt } = await ctx.services.db.person.findUniqueOrThrow({ where, select: { remindAt: true } });
  return remindAt ?? hourOfPlan(ctx);
}

export function hourOfPlan(ctx: MemberContext): string {
  return usualPlan(ctx.plans, ctx.today)!.deadlines.regime.ladder.at;
}
