import { beforeAll } from "vitest";
import { success } from "../../src/outcome.js";
import { type PlanInForce, planReader } from "../../src/plan/plan-in-force.js";
import { type OpenReport, startDraft } from "../../src/reporting/drafts.js";
import type { DutyFacts, FigureFacts } from "../../src/reporting/duty-facts.js";
import { findDutiesOfTask, findDuty } from "../../src/reporting/find-duties.js";
import { type FigureAgency, findFigures } from "../../src/reporting/find-figures.js";
import {
  type Entry,
  emptyFigure,
  emptyTask,
  type FigureEntry,
  type ReportDraft,
  type TaskEntry,
} from "../../src/reporting/report-draft.js";
import { seeLatest } from "../../src/reporting/see-latest.js";
import { submitDraft } from "../../src/reporting/submit.js";
import { importBundledPlan } from "../support/bundled-plan.js";
import { testDatabase } from "../support/database.js";

/** The real plan in a database of its own, and people who report for its agencies without any chat between them. */
export function reportingOffice() {
  const database = testDatabase();
  let plan: PlanInForce;
  let inboxIds = 0n;

  beforeAll(async () => {
    await importBundledPlan(database);
    plan = (await planReader(database.prisma)())[0]!;
  });

  const db = () => database.prisma;
  const agencyOf = (code: string): Promise<FigureAgency> => db().agency.findFirstOrThrow({ where: { code } });
  const nextInput = () => ++inboxIds;

  async function duty(code: string, task: string, period?: string, part: string | null = null): Promise<DutyFacts> {
    const { id } = await agencyOf(code);
    const duties = await findDutiesOfTask(db(), plan.id, id, task, part);
    return duties.find((one) => period === undefined || one.period === period)!;
  }

  async function figure(code: string, indicator: string, period = "2024-Q1"): Promise<FigureFacts> {
    const figures = await findFigures(db(), plan, await agencyOf(code), [indicator]);
    return figures.find((one) => one.period === period)!;
  }

  /** A draft at its read-back, as it is shown to this person now. */
  async function readBack(code: string, personId: number, entries: readonly Entry[]): Promise<OpenReport> {
    const agency = await agencyOf(code);
    const draft: ReportDraft = { agencyId: agency.id, step: "confirm", entries, refused: [], doubt: null };
    const seen = await seeLatest(draft, {
      agencyId: agency.id,
      duty: (id) => findDuty(db(), id),
      dutiesOfTask: (task, part) => findDutiesOfTask(db(), plan.id, agency.id, task, part),
      figures: (indicator) => findFigures(db(), plan, agency, [indicator]),
    });
    const owner = { personId, channel: "telegram", bot: "1", chatId: personId };
    return startDraft(db(), owner, seen, nextInput(), new Date("2024-02-26T08:00:00+07:00"));
  }

  /** "Xác nhận" under a draft, at 09:00 where only a day is said. */
  async function confirm(
    { id: draftId, draft }: { readonly id: number; readonly draft: ReportDraft },
    personId: number,
    at: string,
    inboxId = nextInput(),
  ) {
    const now = new Date(`${at.length === 10 ? `${at}T09:00:00` : at}+07:00`);
    const submission = { draftId, draft, personId, channel: "telegram", inboxId, now };
    const submitted = await submitDraft(db(), submission, [plan]);
    return submitted.ok ? success(submitted.value.receipt) : submitted;
  }

  return {
    get db() {
      return db();
    },
    get plan() {
      return plan;
    },
    nextInput,
    agency: agencyOf,
    duty,
    figure,
    readBack,
    confirm,
    async person(): Promise<number> {
      const { id } = await db().person.create({ data: { joinedAt: new Date("2024-01-15T08:00:00+07:00") } });
      return id;
    },
    /** Read-back and confirmation at once. */
    async report(code: string, personId: number, entries: readonly Entry[], at: string) {
      return confirm(await readBack(code, personId, entries), personId, at);
    },
  };
}

export function task(dutyId: number, said: Partial<TaskEntry>): TaskEntry {
  return { ...emptyTask(dutyId), status: "done", ...said };
}

export function value(indicator: string, period: string, said: Partial<FigureEntry>): FigureEntry {
  return { ...emptyFigure(indicator, period), given: true, ...said };
}
