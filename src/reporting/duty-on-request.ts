import { type Day, dayInVietnam } from "../calendar/day.js";
import { quarterOf } from "../calendar/windows.js";
import { dateColumn } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import type { CatalogueTask } from "../text/catalogue.js";
import { hasDueDay } from "../text/deadline-kinds.js";

/** Whether an agency may report a task whenever it is asked for it. */
export function reportsOnRequest(task: CatalogueTask | undefined, agency: string): task is CatalogueTask {
  return task !== undefined && !hasDueDay(task) && (task.leads.length === 0 || task.leads.includes(agency));
}

/**
 * Makes the duty of an agency on a task that is reported on request, where there is none: one a plan, which takes reports
 * until the plan's last day, counts nowhere and is never overdue. Made twice it is there once.
 */
export async function makeDutyOnRequest(
  db: Prisma.TransactionClient,
  { id: planId, year, endsOn, beginsOn }: PlanInForce,
  task: string,
  agencyId: number,
  now: Date,
): Promise<void> {
  const found = await db.task.findUnique({ where: { planId_code: { planId, code: task } }, select: { id: true } });
  if (!found) return;
  const last: Day = endsOn;
  await db.duty.createMany({
    data: [
      {
        ...{ taskId: found.id, agencyId, period: String(year), quarter: quarterOf(dayInVietnam(now), "calendar") },
        ...{ beginsOn: dateColumn(beginsOn), dueOn: dateColumn(last), lockOn: dateColumn(last), counts: false },
      },
    ],
    skipDuplicates: true,
  });
}
