import { dayOf } from "../database/days.js";
import { Prisma } from "../database/generated/client.js";
import type { Status } from "../grammar/understanding.js";
import { joinPart, nextPlanYear } from "../plan/part-of-duty.js";
import type { DutyState } from "../plan/standing.js";
import type { Labelled } from "./labels.js";

/** A duty as every list and answer speaks of it: what it is called, what is to be done, and how it stands. */
export interface Duty extends DutyState, Labelled {
  readonly id: number;
  /** What is to be done: of a part, what the plan says of it. */
  readonly taskText: string;
  /** "Không phát sinh" is offered: where the plan says so, and of check-ins. */
  readonly nothingMayArise: boolean;
  readonly status: Status;
  readonly percent: number | null;
  /** Its quarter is approved, so that a report of it needs the office's yes; told in lists of what is open. */
  readonly locked?: boolean;
}

type DayColumn = "beginsOn" | "dueOn" | "answeredOn" | "settledOn";

/** The columns of `dutyColumns` as they come. */
export type DutyRow = Omit<Duty, DayColumn> & {
  readonly beginsOn: Date;
  readonly dueOn: Date;
  readonly answeredOn: Date | null;
  readonly settledOn: Date | null;
};

/**
 * For statements that read from `dutyTables`.
 *
 * @param former the short name of the agency that it was made for, where that is no more and another answers for it
 * @param dueOn the day on which it is waited for
 */
export function dutyColumns(former: Prisma.Sql = goneAgency, dueOn: Prisma.Sql = ownDay): Prisma.Sql {
  return Prisma.sql`d.id, t.code AS task, coalesce(part.text, t.text) AS "taskText", t."deadlineKind",
    (d."checkIn" OR t."nothingMayArise") AS "nothingMayArise", nullif(d.part, '') AS part, part.name AS "partName",
    pl.year AS "planYear", ${nextPlanYear} AS "nextPlanYear", d.period, d."checkIn", ${former} AS "formerAgency",
    d."beginsOn", ${dueOn} AS "dueOn", d."answeredOn", d."settledOn", d."settledLate",
    CASE WHEN ${dueOn} = d."dueOn" THEN d."dueHour" END AS "dueHour", d.counts, d.status, d.percent::float8 AS percent`;
}

const ownDay = Prisma.sql`d."dueOn"`;
const goneAgency = Prisma.sql`CASE WHEN a."heirId" IS NOT NULL THEN a."shortName" END`;

/** A duty `d` with its task `t`, plan `pl`, part `part` and the agency `a` that it was made for. */
export const dutyTables = Prisma.sql`
  "Duty" d
  JOIN "Task" t ON t.id = d."taskId"
  JOIN "Plan" pl ON pl.id = t."planId"
  JOIN "Agency" a ON a.id = d."agencyId"
  ${joinPart}`;

/** The row with its days; further columns are left as they are. */
export function toDuty<Row extends DutyRow>(row: Row): Omit<Row, DayColumn> & Pick<Duty, DayColumn> {
  return {
    ...row,
    beginsOn: dayOf(row.beginsOn),
    dueOn: dayOf(row.dueOn),
    answeredOn: dayOf(row.answeredOn),
    settledOn: dayOf(row.settledOn),
  };
}
