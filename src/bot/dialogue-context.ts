import type { AgencyOfPost } from "../people/roles.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { findDutiesOfTask, findDuty } from "../reporting/find-duties.js";
import { findFigures } from "../reporting/find-figures.js";
import type { DialogueContext, Lookup } from "../reporting/lookup.js";
import type { BotContext } from "./context.js";

/** What a report dialogue for this agency sees while one update is handled. */
export function dialogueContext(ctx: BotContext, plan: PlanInForce, agency: AgencyOfPost): DialogueContext {
  return {
    t: ctx.t,
    today: ctx.today,
    catalogue: plan.catalogue,
    agency: agency.code,
    lookup: lookupFor(ctx, plan, agency),
  };
}

/** Asks the database once for the same thing. */
function lookupFor(ctx: BotContext, plan: PlanInForce, agency: AgencyOfPost): Lookup {
  const { db } = ctx.services;
  const asked = new Map<string, Promise<unknown>>();
  function once<T>(key: string, find: () => Promise<T>): Promise<T> {
    const known = asked.get(key) as Promise<T> | undefined;
    if (known) return known;
    const found = find();
    asked.set(key, found);
    return found;
  }
  const isAskedFor = (code: string) =>
    plan.catalogue.indicators.some((indicator) => indicator.code === code && indicator.agencies.includes(agency.code));
  return {
    agencyId: agency.id,
    duty: (id) => once(`duty:${id}`, () => findDuty(db, id)),
    dutiesOfTask: (task, part) => once(`task:${task}/${part}`, () => findDutiesOfTask(db, agency.id, task, part)),
    figures: (code) =>
      once(`figures:${code}`, async () => (isAskedFor(code) ? findFigures(db, plan, agency, [code]) : [])),
  };
}
