import type { Day } from "../calendar/day.js";
import { Prisma } from "../database/generated/client.js";
import { answeredBy, answeringAgency } from "../plan/agencies/heirs.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { stands } from "../plan/standing-sql.js";
import type { DutyFacts } from "../reporting/duty-facts.js";
import { type Duty, type DutyRow, dutyColumns, dutyTables, toDuty } from "../reporting/duty-row.js";
import { findDuty } from "../reporting/find-duties.js";
import type { Catalogue, CatalogueTask } from "../text/catalogue.js";

type Client = Prisma.TransactionClient;

/** The tasks that an agency helps with, in the order of the plan. */
export function tasksHelped({ tasks }: Catalogue, agency: string): readonly CatalogueTask[] {
  return tasks.filter(({ coordinators }) => coordinators?.includes(agency));
}

/** A task that an agency helps with, and how many of the duties of others on it are open. */
export interface HelpedTask {
  readonly task: CatalogueTask;
  readonly open: number;
  readonly overdue: number;
  /** Due within seven days. */
  readonly soon: number;
}

/** Those on which something is open now, what is overdue first, then what is due within seven days. */
export async function listHelpedTasks(
  db: Client,
  { id: planId, catalogue }: PlanInForce,
  agency: { readonly id: number; readonly code: string },
  today: Day,
): Promise<readonly HelpedTask[]> {
  const tasks = tasksHelped(catalogue, agency.code);
  const codes = tasks.map(({ code }) => code);
  const rows = await db.$queryRaw<(Omit<HelpedTask, "task"> & { code: string })[]>`
    SELECT t.code, count(*)::int AS open, (count(*) FILTER (WHERE ${stands("overdue", today)}))::int AS overdue,
      (count(*) FILTER (WHERE ${stands("soon", today)}))::int AS soon
    FROM "Duty" d JOIN "Task" t ON t.id = d."taskId"
    WHERE t."planId" = ${planId} AND t.code = ANY(${codes}) AND ${isOpenOfOthers(agency.id, today)}
    GROUP BY t.code`;
  const counts = new Map(rows.map((row) => [row.code, row]));
  return tasks
    .flatMap((task) => {
      const of = counts.get(task.code);
      return of ? [{ task, open: of.open, overdue: of.overdue, soon: of.soon }] : [];
    })
    .sort((a, b) => pressing(b) - pressing(a));
}

function pressing({ overdue, soon }: HelpedTask): number {
  return overdue > 0 ? 2 : soon > 0 ? 1 : 0;
}

/** A duty of another agency, and who leads it. */
export interface HelpedDuty extends Duty {
  /** The short name of who answers for it. */
  readonly lead: string;
}

/** The open duties of others on one of these tasks, those due first first. */
export async function listHelpedDuties(
  db: Client,
  { id: planId, heirs }: PlanInForce,
  task: string,
  agencyId: number,
  today: Day,
): Promise<readonly HelpedDuty[]> {
  const rows = await db.$queryRaw<(DutyRow & { lead: string })[]>`
    SELECT ${dutyColumns()}, l."shortName" AS lead
    FROM ${dutyTables}
    JOIN "Agency" l ON l.id = ${answeringAgency(Prisma.sql`d."agencyId"`, heirs)}
    WHERE t."planId" = ${planId} AND t.code = ${task} AND ${isOpenOfOthers(agencyId, today)}
    ORDER BY d."dueOn", l."order", d.id`;
  return rows.map(toDuty);
}

function isOpenOfOthers(agencyId: number, today: Day): Prisma.Sql {
  return Prisma.sql`d."closedOn" IS NULL AND d."settledOn" IS NULL AND d.counts AND d."beginsOn" <= ${today}::date
    AND d."agencyId" <> ALL(${answeredBy(agencyId)})`;
}

/** A duty that an agency helps with and does not lead; null for any other. */
export async function findHelpedDuty(
  db: Client,
  plans: readonly PlanInForce[],
  dutyId: number,
  agency: { readonly id: number; readonly code: string },
): Promise<{ readonly duty: DutyFacts; readonly plan: PlanInForce } | null> {
  const duty = await findDuty(db, dutyId);
  const plan = plans.find(({ year }) => year === duty?.planYear);
  if (!duty || !plan || duty.closed || duty.agencyId === agency.id) return null;
  return tasksHelped(plan.catalogue, agency.code).some(({ code }) => code === duty.task) ? { duty, plan } : null;
}
