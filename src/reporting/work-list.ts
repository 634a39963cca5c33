import type { Day } from "../calendar/day.js";
import { dateColumn, dayOf } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";
import { isLocked, type Shelf, shelfOf } from "../plan/standing.js";
import type { Status } from "../text/understanding.js";

/** One line of an agency's list. */
export interface WorkItem {
  readonly id: number;
  readonly task: string;
  readonly taskText: string;
  readonly part: string | null;
  readonly period: string;
  readonly deadlineKind: string;
  readonly checkIn: boolean;
  readonly dueOn: Day;
  readonly status: Status;
  readonly percent: number | null;
  readonly answeredOn: Day | null;
  readonly settledOn: Day | null;
  /** It can be looked at, and no longer be reported. */
  readonly locked: boolean;
}

/** An agency's begun duties by shelf, each in the order of its due date and the plan. */
export type WorkList = Readonly<Record<Shelf, readonly WorkItem[]>>;

export async function listWork(db: Prisma.TransactionClient, agencyId: number, today: Day): Promise<WorkList> {
  const rows = await db.duty.findMany({
    where: { agencyId, beginsOn: { lte: dateColumn(today) } },
    orderBy: [{ dueOn: "asc" }, { task: { order: "asc" } }, { id: "asc" }],
    include: { task: { select: { code: true, text: true, deadlineKind: true } } },
  });
  const list: Record<Shelf, WorkItem[]> = { overdue: [], soon: [], later: [], answered: [] };
  for (const row of rows) {
    const days = {
      beginsOn: dayOf(row.beginsOn),
      dueOn: dayOf(row.dueOn),
      answeredOn: dayOf(row.answeredOn),
      settledOn: dayOf(row.settledOn),
    };
    list[shelfOf(days, today)].push({
      id: row.id,
      task: row.task.code,
      taskText: row.task.text,
      part: row.part || null,
      period: row.period,
      deadlineKind: row.task.deadlineKind,
      checkIn: row.checkIn,
      dueOn: days.dueOn,
      status: row.status as Status,
      percent: row.percent === null ? null : Number(row.percent),
      answeredOn: days.answeredOn,
      settledOn: days.settledOn,
      locked: isLocked({ ...days, lockOn: dayOf(row.lockOn) }, today),
    });
  }
  return list;
}
