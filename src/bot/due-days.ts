import type { AgencyOfPost } from "../people/roles.js";
import { agenciesToReportFor } from "../people/roles.js";
import { plansInForce } from "../plan/which-plan.js";
import { dueDaysMessage } from "../reporting/due-days-text.js";
import { listDueFigures } from "../reporting/due-figures.js";
import { listDueBetween } from "../reporting/work-list.js";
import { type DueDays, everyDueDays, readDueDays, windowOfDueDays } from "../text/due-days.js";
import type { Message } from "../text/message.js";
import { besideReport } from "./beside-report.js";
import type { MemberContext } from "./context.js";
import { isPeriodOfWork, showPeriodWork } from "./period-work.js";
import { listedPlans } from "./plan-of-update.js";
import { say, sendNew, showStep } from "./show.js";

/** "việc ngày mai", "tuần sau": false where the message says something else, or nobody's work is asked for. */
export async function answerDueDays(ctx: MemberContext, text: string): Promise<boolean> {
  const days = readDueDays(text);
  const agencies = agenciesToReportFor(ctx.member);
  if (!days || agencies.length === 0) return false;
  // Of several agencies each is answered: what is asked is when, not for whom.
  for (const agency of agencies) await sendNew(ctx, await besideReport(ctx, await dueDaysOf(ctx, agency, days, 1)));
  return true;
}

/** A page of them, by its button. */
export async function pressDueDays(
  ctx: MemberContext,
  agency: AgencyOfPost,
  typed: string,
  page: number,
): Promise<void> {
  const days = everyDueDays.find((one) => one === typed);
  if (!days)
    return isPeriodOfWork(typed) ? showPeriodWork(ctx, agency, typed, page) : say(ctx, ctx.t("help.oldButton"));
  await showStep(ctx, await dueDaysOf(ctx, agency, days, page));
}

async function dueDaysOf(ctx: MemberContext, agency: AgencyOfPost, days: DueDays, page: number): Promise<Message> {
  const { db } = ctx.services;
  const { today, t } = ctx;
  const window = windowOfDueDays(days, today);
  const duties = await listDueBetween(db, agency.id, listedPlans(ctx), { ...window, today });
  const figures = await listDueFigures(db, plansInForce(ctx.plans, today), agency, today, window.last);
  const inDays = figures.filter(({ dueOn }) => dueOn >= window.first);
  return dueDaysMessage(duties, inDays, { agency, days, page, today, t });
}
