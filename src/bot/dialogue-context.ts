import type { AgencyOfPost } from "../people/roles.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { plansInForce } from "../plan/which-plan.js";
import { findDutiesOfTask, findDuty } from "../reporting/find-duties.js";
import { findFigures } from "../reporting/find-figures.js";
import type { DialogueContext, Lookup } from "../reporting/lookup.js";
import type { BotContext } from "./context.js";

/** What a report dialogue for this agency sees while one update is handled. */
export function dialogueContext(ctx: BotContext, plan: PlanInForce, agency: AgencyOfPost): DialogueContext {
  return {
    t: ctx.t,
    today: ctx.today,
    holidays: plan.deadlines.holidays,
    catalogue: plan.catalogue,
    others: plansInForce(ctx.plans, ctx.today)
      .filter((other) => other !== plan)
      .map((other) => other.catalogue),
    archives: ctx.plans.filter((other) => other.isArchive(ctx.today)).map((other) => other.catalogue),
    agency: agency.code,
    lookup: lookupFor(ctx, agency),
  };
}

/** Asks the database once for the same thing. */
function lookupFor(ctx: BotContext, agency: AgencyOfPost): Lookup {
  const { db } = ctx.services;
  const asked = new Map<string, Promise<unknown>>();
  function once<T>(key: string, find: () => Promise<T>): Promise<T> {
    const known = asked.get(key) as Promise<T> | undefined;
    if (known) return known;
    const found = find();
    asked.set(key, found);
    return found;
  }
  const planOf = (year: number) => ctx.plans.find((plan) => plan.year === year);
  const isAskedFor = (code: string, year: number) =>
    planOf(year)?.catalogue.indicators.some((one) => one.code === code && one.agencies.includes(agency.code)) ?? false;
  return {
    agencyId: agency.id,
    duty: (id) => once(`duty:${id}`, () => findDuty(db, id)),
    dutiesOfTask: (task, part, year) =>
      once(`task:${year}:${task}/${part}`, async () => {
        const plan = planOf(year);
        return plan ? findDutiesOfTask(db, plan.id, agency.id, task, part) : [];
      }),
    figures: (code, year) =>
      once(`figures:${year}:${code}`, async () =>
        isAskedFor(code, year) ? findFigures(db, planOf(year)!, agency, [code]) : [],
      ),
  };
}
