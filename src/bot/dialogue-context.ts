import type { Day } from "../calendar/day.js";
import type { Context } from "../grammar/context.js";
import { openTasks } from "../grammar/open-tasks.js";
import { type AgencyOfPost, agenciesToReportFor, isOffice } from "../people/roles.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { plansInForce } from "../plan/which-plan.js";
import { closedPlanLine } from "../reporting/closed-plan.js";
import { findPending, type Pending } from "../reporting/decisions/pending.js";
import type { DutyFacts, FigureFacts } from "../reporting/duty-facts.js";
import { makeDutyOnRequest, reportsOnRequest } from "../reporting/duty-on-request.js";
import { findLatestFiles } from "../reporting/evidence/evidence-of.js";
import type { CountedFile } from "../reporting/evidence/files.js";
import { findDuties, findDutiesOfTask, findDuty } from "../reporting/find-duties.js";
import { findFigures } from "../reporting/find-figures.js";
import { type About, type DialogueContext, type Lookup, planOfFigure } from "../reporting/lookup.js";
import type { Translate } from "../text/language.js";
import type { BotContext } from "./context.js";
import { readOnce } from "./read-once.js";

/** What the grammar is told besides a message of this agency, or of "office". */
export function grammarContext({ today, t, member }: BotContext, { catalogue }: PlanInForce, agency: string): Context {
  if (agency === "office") return { catalogue, agency, today, t };
  const also = member !== null && isOffice(member) ? { isOfficeToo: true } : {};
  return { catalogue, agency, today, t, open: openTasks(catalogue, agency, today), ...also };
}

/** What a report dialogue for this agency sees while one update is handled. */
export function dialogueContext(ctx: BotContext, plan: PlanInForce, agency: AgencyOfPost): DialogueContext {
  return {
    amongSeveral: ctx.member !== null && agenciesToReportFor(ctx.member).length > 1,
    asksForOffice: ctx.member !== null && isOffice(ctx.member),
    holidays: plan.deadlines.holidays,
    others: plansInForce(ctx.plans, ctx.today)
      .filter((other) => other !== plan)
      .map((other) => other.catalogue),
    closed: ctx.plans.flatMap((other) => {
      const why = whyClosed(other, ctx.today, ctx.t);
      return why ? [{ catalogue: other.catalogue, why }] : [];
    }),
    lookup: lookupFor(ctx, agency),
    ...grammarContext(ctx, plan, agency.code),
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
    dutyOnRequest: async (task, year) => {
      const plan = planOf(year);
      const asked = plan?.catalogue.tasks.find(({ code }) => code === task);
      if (!plan || !reportsOnRequest(asked, agency.code)) return null;
      await makeDutyOnRequest(db, plan, task, agency.id, ctx.now);
      const [duty] = await findDutiesOfTask(db, plan.id, agency.id, task, null);
      if (duty) ctx.read.set(keyOfDuty(duty.id), Promise.resolve(duty));
      return duty ?? null;
    },
    figures: (code, year) =>
      readOnce(ctx, keyOfFigures(code, year), async () =>
        isAskedFor(code, year) ? findFigures(db, planOf(year)!, agency, [code]) : [],
      ),
    files: (about) => latestFilesOf(ctx, about),
    pending: async (about) => (await (ctx.read.get(keyOfPending(about)) as Promise<Pending> | undefined)) ?? null,
    load: loadAtOnce,
  };

  function keyOfFigures(code: string, year: number): string {
    return `figures:${agency.id}:${year}:${code}`;
  }

  /** One statement for the duties, and one for the figures of each plan, whatever their number. */
  async function loadAtOnce(about: readonly About[]): Promise<void> {
    const ids = about.flatMap((one) => (one.kind === "task" && !ctx.read.has(keyOfDuty(one.dutyId)) ? one.dutyId : []));
    const duties = await findDuties(db, [...new Set(ids)]);
    for (const id of ids) ctx.read.set(keyOfDuty(id), Promise.resolve(duties.find((duty) => duty.id === id) ?? null));
    const asked = about.filter((one) => one.kind === "figure");
    const years = new Set(asked.map(({ period }) => planOfFigure(period)));
    // With those of the year before, which say what is usual.
    for (const year of new Set([...years, ...[...years].map((one) => one - 1)])) {
      const ofYear = asked
        .filter(({ period }) => [year, year + 1].includes(planOfFigure(period)))
        .map(({ indicator }) => indicator);
      const codes = [...new Set(ofYear)].filter(
        (code) => isAskedFor(code, year) && !ctx.read.has(keyOfFigures(code, year)),
      );
      const figures = codes.length > 0 ? await findFigures(db, planOf(year)!, agency, codes) : [];
      for (const code of codes)
        ctx.read.set(keyOfFigures(code, year), Promise.resolve(figures.filter(({ indicator }) => indicator === code)));
    }
  }
}

/** A duty as this update found it; null where there is none of that id. */
export function dutyOf(ctx: BotContext, id: number): Promise<DutyFacts | null> {
  return readOnce(ctx, keyOfDuty(id), () => findDuty(ctx.services.db, id));
}

/** What came with what was reported last on it. */
export function latestFilesOf(ctx: BotContext, about: DutyFacts | FigureFacts): Promise<readonly CountedFile[]> {
  const kind = "task" in about ? "report" : "figure";
  return readOnce(ctx, `files:${kind}:${about.latest?.id}`, () => findLatestFiles(ctx.services.db, about));
}

/** What lies with the office about it, as this update found it: asked once somebody looks at it, and not while it is answered. */
export function pendingOf(ctx: BotContext, about: About, agencyId: number): Promise<Pending> {
  return readOnce(ctx, keyOfPending(about), () => findPending(ctx.services.db, about, agencyId));
}

/** It was found with something else. */
export function foundPending(ctx: BotContext, about: About, pending: Pending): void {
  ctx.read.set(keyOfPending(about), Promise.resolve(pending));
}

function keyOfPending(about: About): string {
  return about.kind === "task" ? `pending:${about.dutyId}` : `pending:${about.indicator}:${about.period}`;
}

function keyOfDuty(id: number): string {
  return `duty:${id}`;
}
