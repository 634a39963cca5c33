import { addDays, type Day } from "../calendar/day.js";
import { overlap, type PeriodCode, parsePeriod, quartersOf, windowOf } from "../calendar/windows.js";
import type { Understanding } from "../grammar/understanding.js";
import { type AgencyOfPost, agenciesToReportFor } from "../people/roles.js";
import { plansInForce } from "../plan/which-plan.js";
import { closedPlanLine } from "../reporting/closed-plan.js";
import { type DueFigure, listDueFigures } from "../reporting/due-figures.js";
import { listPeriodWork } from "../reporting/period-work.js";
import { periodWorkMessage } from "../reporting/period-work-text.js";
import { lineOf } from "../text/line.js";
import type { Message } from "../text/message.js";
import { readPeriodAt } from "../text/periods.js";
import { besideReport } from "./beside-report.js";
import type { MemberContext } from "./context.js";
import { takePlanOfPeriod } from "./plan-of-update.js";
import { sendNew, showStep } from "./show.js";

/** Figures of a period are due after it: by then at the latest. */
const DAYS_AFTER = 60;

/** "việc quý 4": what there is of it, done or not; false where no period is named, or nobody's work is asked for. */
export async function answerPeriodWork(ctx: MemberContext, { slots }: Pick<Understanding, "slots">): Promise<boolean> {
  const period = slots?.period ?? null;
  const agencies = agenciesToReportFor(ctx.member);
  if (period === null || !isPeriodOfWork(period) || agencies.length === 0) return false;
  // Of several agencies each is answered: what is asked is when, not for whom.
  for (const agency of agencies)
    await sendNew(ctx, await besideReport(ctx, await periodWorkOf(ctx, agency, period, 1)));
  return true;
}

export async function showPeriodWork(
  ctx: MemberContext,
  agency: AgencyOfPost,
  period: PeriodCode,
  page: number,
): Promise<void> {
  await showStep(ctx, await periodWorkOf(ctx, agency, period, page));
}

/** Whether it is one whose work can be listed: a button may be old or forged. */
export function isPeriodOfWork(code: string): boolean {
  const parsed = parsePeriod(code);
  return parsed !== null && parsed.kind !== "day";
}

/** "quý 4", behind /viec. */
export function beginsWithPeriod(words: string, today: Day): boolean {
  return words !== "" && readPeriodAt(lineOf(words), 0, { year: Number(today.slice(0, 4)), today }) !== null;
}

async function periodWorkOf(
  ctx: MemberContext,
  agency: AgencyOfPost,
  period: PeriodCode,
  page: number,
): Promise<Message> {
  const { today, t } = ctx;
  const { db } = ctx.services;
  takePlanOfPeriod(ctx, period);
  const plan = ctx.plan!;
  const work = await listPeriodWork(db, { agencyId: agency.id, planId: plan.id }, period, today);
  const until = addDays(windowOf(period, "calendar").last, DAYS_AFTER);
  const isInForce = plansInForce(ctx.plans, today).includes(plan);
  const figures = isInForce ? await listDueFigures(db, [plan], agency, today, until) : [];
  const closed = closedPlanLine(plan, today, t);
  const ofPeriod = figures.filter((one) => isOfPeriod(one, period) && windowOf(one.period, "calendar").first <= today);
  return periodWorkMessage(work, ofPeriod, { agency, period, page, today, closed, t });
}

/** Of a quarter or more those that lie in it, of a month those due in it. */
function isOfPeriod({ period, dueOn }: DueFigure, asked: PeriodCode): boolean {
  const quarters = quartersOf(asked);
  if (quarters) return quarters.some((quarter) => overlap(quarter, period));
  const { first, last } = windowOf(asked, "calendar");
  return dueOn >= first && dueOn <= last;
}
