import { agenciesToReportFor } from "../people/roles.js";
import { isReminderHour, reminderHours } from "../plan/ladder.js";
import { shorten } from "../reporting/labels.js";
import { action } from "../text/actions.js";
import { readHour } from "../text/hour-wish.js";
import type { Message } from "../text/message.js";
import { inRows } from "../text/rows.js";
import { besideReport } from "./beside-report.js";
import type { MemberContext } from "./context.js";
import { hourOf, hourOfPlan } from "./reminder-answers.js";
import { say, sendNew, showStep } from "./show.js";

const offered = ["07:30", "08:00", "09:00", "10:30", "13:30", "15:00"];

/** "nhắc lúc 14h", /gionhac: when a focal point wants the digest; without an hour, those to choose from. */
export async function answerReminderHour(ctx: MemberContext, words: string): Promise<void> {
  if (!(await isReminded(ctx))) return;
  if (words === "") return sendNew(ctx, await besideReport(ctx, await choices(ctx)));
  const time = readHour(words);
  if (time === null) return say(ctx, ctx.t("ladder.hour.unknown", { words: shorten(words, 40) }));
  const text = await choose(ctx, time);
  await sendNew(ctx, await besideReport(ctx, { text, buttons: [] }));
}

/** The same by buttons; what follows the first word of their data. */
export async function pressReminderHour(ctx: MemberContext, rest: readonly string[]): Promise<void> {
  if (!(await isReminded(ctx))) return;
  if (rest.length === 0) return sendNew(ctx, await choices(ctx));
  await showStep(ctx, { text: await choose(ctx, rest.join(":")), buttons: [] });
}

async function choose(ctx: MemberContext, time: string): Promise<string> {
  const { begin, noonBegins, noonEnds, end } = reminderHours;
  if (time !== "plan" && !isReminderHour(time))
    return ctx.t("ladder.hour.outside", { time, begin, noonBegins, noonEnds, end });
  const remindAt = time === "plan" ? null : time;
  await ctx.services.db.person.update({ where: { id: ctx.member.personId }, data: { remindAt } });
  return ctx.t("ladder.hour.chosen", { time: remindAt ?? hourOfPlan(ctx) });
}

async function choices(ctx: MemberContext): Promise<Message> {
  const now = await hourOf(ctx);
  const times = offered
    .filter((time) => time !== now)
    .map((time) => ({ label: time, data: action.reminderHour(time) }));
  const usual = { label: ctx.t("ladder.hour.asPlan", { time: hourOfPlan(ctx) }), data: action.reminderHour("plan") };
  return { text: ctx.t("ladder.hour.ask", { time: now }), buttons: [...inRows(times, 3), [usual]] };
}

/** Whether there is anything to be reminded of; where not, it is said. */
async function isReminded(ctx: MemberContext): Promise<boolean> {
  if (agenciesToReportFor(ctx.member).length > 0 && ctx.plan) return true;
  await say(ctx, ctx.t(ctx.plan ? "ladder.hour.focalPointsOnly" : "reporting.noPlan"));
  return false;
}
