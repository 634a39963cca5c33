import { understandApart } from "../grammar/apart/understand-apart.js";
import type { AgencyOfPost } from "../people/roles.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { planOfPeriod, plansInForce, usualPlan } from "../plan/which-plan.js";
import { chooseReading, type PlanReading } from "../reporting/choose-plan.js";
import { planOfFigure } from "../reporting/lookup.js";
import { namesYear } from "../reporting/read-in-plan.js";
import { readInPlans } from "../reporting/read-in-plans.js";
import { isReport, whyClosed } from "../reporting/read-lines.js";
import type { ReportDraft } from "../reporting/report-draft.js";
import { action } from "../text/actions.js";
import type { Message } from "../text/message.js";
import type { BotContext, MemberContext } from "./context.js";
import { dialogueContext, grammarContext } from "./dialogue-context.js";

/** Makes the update one about this plan; where there is none such, it stays about the one it is about. */
export function takePlan(ctx: BotContext, plan: PlanInForce | null | undefined): void {
  if (plan) ctx.plan = plan;
}

export function planOfYear(ctx: BotContext, year: number): PlanInForce | undefined {
  return ctx.plans.find((plan) => plan.year === year);
}

/** The plans whose duties are listed: those in force, the usual one where none is. */
export function listedPlans(ctx: BotContext): readonly number[] {
  const inForce = plansInForce(ctx.plans, ctx.today);
  const usual = usualPlan(ctx.plans, ctx.today);
  return (inForce.length > 0 ? inForce : usual ? [usual] : []).map(({ id }) => id);
}

/** In January there is another plan in force than the one that the update is about. */
export function otherPlanInForce(ctx: BotContext): PlanInForce | null {
  return plansInForce(ctx.plans, ctx.today).find((plan) => plan !== ctx.plan) ?? null;
}

/** A draft's plan: that by which it was begun; of older drafts, that of what they report. */
export async function takePlanOfDraft(ctx: BotContext, draft: Pick<ReportDraft, "plan" | "entries">): Promise<void> {
  takePlan(ctx, planOfYear(ctx, draft.plan ?? (await yearOfDraft(ctx, draft)) ?? 0));
}

async function yearOfDraft(
  ctx: BotContext,
  { entries: [entry] }: Pick<ReportDraft, "entries">,
): Promise<number | null> {
  if (!entry) return null;
  if (entry.kind === "figure") return planOfFigure(entry.period);
  const duty = await ctx.services.db.duty.findUnique({
    where: { id: entry.dutyId },
    select: { task: { select: { plan: { select: { year: true } } } } },
  });
  return duty?.task.plan.year ?? null;
}

/** What the office asks about: the plan whose year or period it names, else the usual one. */
export async function takePlanOfQuestion(ctx: MemberContext, text: string): Promise<void> {
  takePlan(ctx, usualPlan(ctx.plans, ctx.today));
  const readings = await readingsOf(ctx, text, "office");
  const chosen = chooseReading(readings, ctx.today, () => false);
  takePlan(ctx, planOfYear(ctx, chosen.kind === "plan" ? chosen.year : 0));
}

/**
 * Makes the update one about the plan that a message of this agency means: where its lines are of several, of the first
 * that reports. The question to ask where a line could be of either.
 *
 * @param from the row that brought the message, and the plan of such lines, where the person said which
 */
export async function takePlanOfText(
  ctx: MemberContext,
  text: string,
  agency: AgencyOfPost,
  from: { readonly inboxId: bigint; readonly chosen?: number | undefined } = { inboxId: ctx.inboxId },
): Promise<Message | null> {
  // A report that was open, and did not take the message, may be of another plan.
  const usual = usualPlan(ctx.plans, ctx.today);
  takePlan(ctx, usual);
  if (!usual || mayMean(ctx, text).length < 2) return null;
  const context = dialogueContext(ctx, usual, agency);
  const read = await readInPlans(text, context, from.chosen);
  const canReport = read.items.length > 0 || read.problems.some(({ outcome }) => outcome === "ask");
  if (!isReport(read) || !canReport) {
    const chosen = chooseReading(await readingsOf(ctx, text, agency.code), ctx.today, () => false);
    takePlan(ctx, planOfYear(ctx, chosen.kind === "plan" ? chosen.year : 0));
    return null;
  }
  const first = read.items.find(({ plan }) => !whyClosed(plan, context)) ?? read.items[0] ?? read.problems[0];
  takePlan(ctx, planOfYear(ctx, from.chosen ?? first?.plan ?? 0));
  const [undecided] = read.undecided;
  if (!undecided) return null;
  return {
    text: ctx.t("reporting.whichPlan", { code: undecided.code }),
    buttons: undecided.years.map((year) => [
      {
        label: ctx.t("reporting.planOfYear", { year, number: planOfYear(ctx, year)!.number }),
        data: action.lines(agency.id, from.inboxId, year),
      },
    ]),
  };
}

/** The plans that a message may mean, the latest first: the usual one, those in force, and those whose year it names. */
function mayMean(ctx: MemberContext, text: string): readonly PlanInForce[] {
  const usual = usualPlan(ctx.plans, ctx.today);
  const inForce = plansInForce(ctx.plans, ctx.today);
  return [...ctx.plans]
    .reverse()
    .filter((plan) => plan === usual || inForce.includes(plan) || text.includes(String(plan.year)));
}

/** The message as each plan reads it that it may mean. */
async function readingsOf(ctx: MemberContext, text: string, agency: string): Promise<readonly PlanReading[]> {
  const usual = usualPlan(ctx.plans, ctx.today);
  const inForce = plansInForce(ctx.plans, ctx.today);
  const candidates = mayMean(ctx, text);
  if (candidates.length < 2) return [];
  const context = grammarContext(ctx, usual!, agency);
  const readings: PlanReading[] = [];
  for (const plan of candidates) {
    const understood = await understandApart(text, { ...context, catalogue: plan.catalogue });
    const isNamed = namesYear(understood, plan.year) && text.includes(String(plan.year));
    if (plan === usual || inForce.includes(plan) || isNamed)
      readings.push({ year: plan.year, understood, isNamed, isUsual: plan === usual });
  }
  return readings;
}

/** The plan of a button that names a period, as `figure:7:CT-b3:2024-Q1` and the summaries do. */
export function takePlanOfPeriod(ctx: BotContext, period: string): void {
  takePlan(ctx, planOfPeriod(ctx.plans, period));
}
