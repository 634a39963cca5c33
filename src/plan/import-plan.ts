import type { HolidayTable } from "../calendar/working-days.js";
import { dateColumn, dayOf } from "../database/days.js";
import type { Prisma, PrismaClient } from "../database/generated/client.js";
import { failure, type Outcome, success } from "../outcome.js";
import { loadDeadlineRules } from "./deadline-rules.js";
import { type Changes, differences } from "./differences.js";
import { loadHolidays } from "./holidays.js";
import { importRegister, type Register } from "./import-register.js";
import { type DutyPlan, makeDuties } from "./make-duties.js";
import type { PlanData } from "./plan-data.js";
import { readPlan } from "./read-plan.js";

type Tx = Prisma.TransactionClient;

export interface PlanImport {
  readonly sections: number;
  readonly tasks: number;
  readonly indicators: number;
  readonly agencies: number;
  readonly duties: number;
  /** Duties. */
  readonly changes: Changes;
  /** Sections, tasks, indicators, agencies, groups and holidays. */
  readonly registerChanges: Changes;
}

const importLock = 6_502_024;

/**
 * Brings the database to what a plan folder says, in one transaction: all of it or nothing. Importing the same folder again
 * changes nothing. What has reports, figures or people is kept, also where the folder no longer names it.
 */
export async function importPlan(
  db: PrismaClient,
  { folder, now }: { readonly folder: string; readonly now: Date },
): Promise<Outcome<PlanImport, "unreadable_plan" | "other_year">> {
  const read = await readPlan(folder);
  if (!read.ok) return read;
  const plan = read.value;
  return db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${importLock})`;
      const other = await tx.plan.findFirst({ where: { year: { not: plan.year } }, select: { year: true } });
      if (other) return failure("other_year", (t) => t("plan.otherYear", { imported: other.year, year: plan.year }));
      const register = await importRegister(tx, plan, now);
      const changes = await importDuties(tx, plan, register, await loadHolidays(tx));
      const registerChanges = await register.finish();
      if ([changes, registerChanges].some((c) => c.added + c.changed + c.removed > 0))
        await tx.plan.update({ where: { year: plan.year }, data: { importedAt: now } });
      return success({
        sections: await tx.section.count(),
        tasks: await tx.task.count(),
        indicators: await tx.indicator.count(),
        agencies: await tx.agency.count(),
        duties: await tx.duty.count(),
        changes,
        registerChanges,
      });
    },
    { timeout: 120_000, maxWait: 30_000 },
  );
}

async function importDuties(tx: Tx, plan: PlanData, register: Register, holidays: HolidayTable): Promise<Changes> {
  const { taskIds, agencyIds } = register;
  const wanted = makeDuties(plan, await loadDeadlineRules(tx), holidays).map(({ task, agency, ...duty }) => ({
    taskId: taskIds.get(task)!,
    agencyId: agencyIds.get(agency)!,
    ...duty,
  }));
  const rows = await tx.duty.findMany({ omit: { status: true, percent: true, settledOn: true } });
  const { added, changed, removed } = differences(
    rows,
    wanted,
    ({ taskId, agencyId, period, part }) => `${taskId}|${agencyId}|${period}|${part}`,
    ({ id: _id, answeredOn: _answeredOn, beginsOn, dueOn, lockOn, ...row }) => ({
      ...row,
      beginsOn: dayOf(beginsOn),
      dueOn: dayOf(dueOn),
      lockOn: dayOf(lockOn),
    }),
  );
  await insertTogether(tx, added);
  await updateTogether(tx, changed);
  const { count } = await tx.duty.deleteMany({
    where: { id: { in: removed.filter((d) => d.answeredOn === null).map((d) => d.id) }, reports: { none: {} } },
  });
  return { added: added.length, changed: changed.length, removed: count };
}

type NewDuty = Omit<DutyPlan, "task" | "agency"> & { readonly taskId: number; readonly agencyId: number };

/** One statement with a value a column: several times as fast as createMany, whose values are counted in tens of thousands. */
async function insertTogether(tx: Tx, duties: readonly NewDuty[]): Promise<void> {
  if (duties.length === 0) return;
  const column = <K extends keyof NewDuty>(key: K) => duties.map((duty) => duty[key]);
  await tx.$executeRaw`
    INSERT INTO "Duty" ("taskId", "agencyId", period, part, "checkIn", quarter, "beginsOn", "dueOn", "lockOn")
    SELECT * FROM unnest(
      ${column("taskId")}::int[], ${column("agencyId")}::int[], ${column("period")}::text[], ${column("part")}::text[],
      ${column("checkIn")}::boolean[], ${column("quarter")}::text[], ${column("beginsOn")}::date[],
      ${column("dueOn")}::date[], ${column("lockOn")}::date[])`;
}

/** Many duties change to few different deadlines. */
async function updateTogether(
  tx: Tx,
  changed: readonly { row: { id: number }; wanted: Omit<DutyPlan, "task" | "agency"> }[],
): Promise<void> {
  const together = new Map<
    string,
    { ids: number[]; data: { checkIn: boolean; quarter: string } & ReturnType<typeof dates> }
  >();
  for (const { row, wanted } of changed) {
    const { checkIn, quarter } = wanted;
    const data = { checkIn, quarter, ...dates(wanted) };
    const key = JSON.stringify(data);
    const group: { ids: number[]; data: typeof data } = together.get(key) ?? { ids: [], data };
    group.ids.push(row.id);
    together.set(key, group);
  }
  for (const { ids, data } of together.values()) await tx.duty.updateMany({ where: { id: { in: ids } }, data });
}

function dates({ beginsOn, dueOn, lockOn }: Pick<DutyPlan, "beginsOn" | "dueOn" | "lockOn">) {
  return { beginsOn: dateColumn(beginsOn), dueOn: dateColumn(dueOn), lockOn: dateColumn(lockOn) };
}
