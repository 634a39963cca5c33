import type { Day } from "../calendar/day.js";
import type { Context } from "../grammar/context.js";
import { openTasks } from "../grammar/open-tasks.js";
import type { AgencyOfPost } from "../people/roles.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { plansInForce } from "../plan/which-plan.js";
import { closedPlanLine } from "../reporting/closed-plan.js";
import type { DutyFacts } from "../reporting/duty-facts.js";
import { findDuties, findDutiesOfTask, findDuty } from "../reporting/find-duties.js";
import { findFigures } from "../reporting/find-figures.js";
import { type DialogueContext, type Lookup, planOfFigure } from "../reporting/lookup.js";
import type { ReportDraft } from "../reporting/report-draft.js";
import type { Translate } from "../text/language.js";
import type { BotContext } from "./context.js";
import { readOnce } from "./read-once.js";

/** What the grammar is told besides a message of this agency, or of "office". */
export function grammarContext({ today, t }: BotContext, { catalogue }: PlanInForce, agency: string): Context {
  const context = { catalogue, agency, today, t };
  return agency === "office" ? context : { ...context, open: openTasks(catalogue, agency, today) };
}

/** What a report dialogue for this agency sees while one update is handled. */
export function dialogueContext(ctx: BotContext, plan: PlanInForce, agency: AgencyOfPost): DialogueContext {
  return {
    ...grammarContext(ctx, plan, agency.code),
    holidays: plan.deadlines.holidays,
    others: plansInForce(ctx.plans, ctx.today)
      .filter((other) => other !== plan)
      .map((other) => other.catalogue),
    closed: ctx.plans.flatMap((other) => {
      const why = whyClosed(other, ctx.today, ctx.t);
      return why ? [{ catalogue: other.catalogue, why }] : [];
    }),
    lookup: lookupFor(ctx, agency),
  };
}

function whyClosed(plan: PlanInForce, today: Day, t: Translate): string | null {
  return plan.isArchive(today) ? t("reporting.archive", { year: plan.year }) : closedPlanLine(plan, today, t);
}

function lookupFor(ctx: BotContext, agency: AgencyOfPost): Lookup {
  const { db } = ctx.services;
  const planOf = (year: number) => ctx.plans.find((plan) => plan.year === year);
  const isAskedFor = (code: string, year: number) =>
    planOf(year)?.catalogue.indicators.some((one) => one.code === code && one.agencies.includes(agency.code)) ?? false;
  return {
    agencyId: agency.id,
    duty: (id) => dutyOf(ctx, id),
    dutiesOfTask: (task, part, year) =>
      readOnce(ctx, `task:${agency.id}:${year}:${task}/${part}`, async () => {
        const plan = planOf(year);
        const duties = plan ? await findDutiesOfTask(db, plan.id, agency.id, task, part) : [];
        for (const duty of duties) ctx.read.set(keyOfDuty(duty.id), Promise.resolve(duty));
        return duties;
      }),
    figures: (code, year) =>
      readOnce(ctx, keyOfFigures(agency, year, code), async () =>
        isAskedFor(code, year) ? findFigures(db, planOf(year)!, agency, [code]) : [],
      ),
  };
}

/** Reads at once what the many lines of a draft are about, so that each is not asked for by itself. */
export async function readAhead(ctx: BotContext, { entries }: ReportDraft, agency: AgencyOfPost): Promise<void> {
  if (entries.length < worthReadingAhead) return;
  const { db } = ctx.services;
  const dutyIds = entries.flatMap((entry) => (entry.kind === "task" ? [entry.dutyId] : []));
  const unread = dutyIds.filter((id) => !ctx.read.has(keyOfDuty(id)));
  for (const duty of await findDuties(db, unread)) ctx.read.set(keyOfDuty(duty.id), Promise.resolve(duty));
  const figures = entries.filter((entry) => entry.kind === "figure");
  for (const plan of ctx.plans) {
    const ofPlan = figures.filter(({ period }) => planOfFigure(period) === plan.year);
    const codes = [...new Set(ofPlan.map(({ indicator }) => indicator))].filter((code) => {
      const indicator = plan.catalogue.indicators.find((one) => one.code === code);
      return indicator?.agencies.includes(agency.code) && !ctx.read.has(keyOfFigures(agency, plan.year, code));
    });
    if (codes.length === 0) continue;
    const found = await findFigures(db, plan, agency, codes);
    for (const code of codes) {
      const ofCode = found.filter(({ indicator }) => indicator === code);
      ctx.read.set(keyOfFigures(agency, plan.year, code), Promise.resolve(ofCode));
    }
  }
}

const worthReadingAhead = 4;

function keyOfFigures({ id }: AgencyOfPost, year: number, code: string): string {
  return `figures:${id}:${year}:${code}`;
}

/** A duty as this update found it; null where there is none of that id. */
export function dutyOf(ctx: BotContext, id: number): Promise<DutyFacts | null> {
  return readOnce(ctx, keyOfDuty(id), () => findDuty(ctx.services.db, id));
}

function keyOfDuty(id: number): string {
  return `duty:${id}`;
}
