import type { Day } from "../calendar/day.js";
import { dayOf } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";
import type { Status } from "../grammar/understanding.js";
import { answeredBy } from "../plan/agencies/heirs.js";
import { joinPart, nextPlanYear } from "../plan/part-of-duty.js";
import { type Shelf, shelfOf } from "../plan/standing.js";
import type { DeadlineKind } from "../text/deadline-kinds.js";

/** One line of an agency's list. */
export interface WorkItem {
  readonly id: number;
  readonly task: string;
  /** What is to be done: of a part, what the plan says of it. */
  readonly taskText: string;
  readonly part: string | null;
  readonly partName: string | null;
  readonly planYear: number;
  readonly nextPlanYear: number | null;
  readonly formerAgency?: string | null;
  readonly period: string;
  readonly deadlineKind: DeadlineKind;
  readonly checkIn: boolean;
  readonly dueOn: Day;
  readonly status: Status;
  readonly percent: number | null;
  readonly answeredOn: Day | null;
  readonly settledOn: Day | null;
  /** False where it was due before the day from which its plan counts. */
  readonly counts: boolean;
}

type Row = Omit<WorkItem, "dueOn" | "answeredOn" | "settledOn" | "percent"> & {
  readonly beginsOn: Date;
  readonly dueOn: Date;
  readonly answeredOn: Date | null;
  readonly settledOn: Date | null;
  readonly percent: Prisma.Decimal | null;
};

/** An agency's begun duties by shelf, each in the order of its due date and the plan. */
export type WorkList = Readonly<Record<Shelf, readonly WorkItem[]>>;

/** @param planIds whose duties are listed */
export async function listWork(
  db: Prisma.TransactionClient,
  agencyId: number,
  planIds: readonly number[],
  today: Day,
): Promise<WorkList> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT d.id, t.code AS task, coalesce(part.text, t.text) AS "taskText", nullif(d.part, '') AS part,
      part.name AS "partName", pl.year AS "planYear", ${nextPlanYear} AS "nextPlanYear", d.period, t."deadlineKind",
      d."checkIn", d.status, d.percent, d."beginsOn", d."dueOn", d."answeredOn", d."settledOn", d.counts,
      CASE WHEN a."heirId" IS NOT NULL THEN a."shortName" END AS "formerAgency"
    FROM "Duty" d
    JOIN "Task" t ON t.id = d."taskId"
    JOIN "Plan" pl ON pl.id = t."planId"
    ${joinPart}
    JOIN "Agency" a ON a.id = d."agencyId"
    WHERE d."agencyId" IN ${answeredBy(agencyId)} AND t."planId" = ANY(${[...planIds]}) AND d."beginsOn" <= ${today}::date
      AND d."closedOn" IS NULL
    ORDER BY d."dueOn", pl.year, t."order", d.id`;
  const list: Record<Shelf, WorkItem[]> = { overdue: [], soon: [], later: [], answered: [] };
  for (const { beginsOn, dueOn, answeredOn, settledOn, percent, ...row } of rows) {
    const state = {
      beginsOn: dayOf(beginsOn),
      dueOn: dayOf(dueOn),
      answeredOn: dayOf(answeredOn),
      settledOn: dayOf(settledOn),
      counts: row.counts,
    };
    const shown = { dueOn: state.dueOn, answeredOn: state.answeredOn, settledOn: state.settledOn };
    list[shelfOf(state, today)].push({ ...row, ...shown, percent: percent === null ? null : Number(percent) });
  }
  return list;
}
