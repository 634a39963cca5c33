import { addDays, type Day } from "../../calendar/day.js";
import { dayOf } from "../../database/days.js";
import { Prisma } from "../../database/generated/client.js";
import type { Status } from "../../grammar/understanding.js";
import { nextPlanYear } from "../../plan/part-of-duty.js";
import { type DutyState, soonDays, wasInTime } from "../../plan/standing.js";
import type { Labelled } from "../../reporting/labels.js";
import { type CountedDuties, withNames } from "../queries.js";
import { reportsOfDuty } from "./reports-of-duty.js";

/** How a duty is counted: each in one, and together they are what `Tally` counts. */
export type Class = "onTime" | "late" | "silent" | "unfinished" | "soon" | "later" | "ahead";

/** What is wrong first. */
export const classes: readonly Class[] = ["silent", "unfinished", "late", "onTime", "soon", "later", "ahead"];

/** A duty of a file, with what was last reported on it. */
export interface DutyRow extends Labelled {
  readonly agency: string;
  readonly section: string;
  /** Overdue of a quarter before the one that is counted. */
  readonly earlier: boolean;
  readonly dueOn: Day;
  readonly class: Class;
  readonly status: Status;
  readonly percent: number | null;
  readonly report: LastReport | null;
}

export interface LastReport {
  readonly result: string | null;
  readonly difficulty: string | null;
  readonly document: string | null;
  readonly documentDate: Day | null;
  readonly reportedAt: Date;
  readonly onTime: boolean;
  readonly receipt: string;
}

type Row = Omit<DutyRow, "dueOn" | "class" | "report" | "earlier"> & {
  readonly dueOn: Date;
  readonly settledOn: Date | null;
  readonly settledLate: boolean;
  readonly answered: boolean;
  readonly quarter: string;
} & Omit<LastReport, "receipt" | "documentDate" | "reportedAt"> & {
    readonly receipt: string | null;
    readonly documentDate: Date | null;
    readonly reportedAt: Date | null;
  };

const lastReport = Prisma.sql`
  LEFT JOIN LATERAL (
    SELECT r.* FROM "StatusReport" r WHERE ${reportsOfDuty} ORDER BY r.id DESC LIMIT 1) r ON true`;

/** Every duty that is counted, in the order of tasks, agencies and due days. Of merged ones the last report of any. */
export async function listDuties(
  db: Prisma.TransactionClient,
  { tables, where, current }: CountedDuties,
  today: Day,
): Promise<readonly DutyRow[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT d.id, a.code AS agency, s.code AS section, t.code AS task, nullif(d.part, '') AS part, part.name AS "partName",
      pl.year AS "planYear", ${nextPlanYear} AS "nextPlanYear", d.period, t."deadlineKind", d."checkIn", d."dueOn",
      d."settledOn", d."settledLate", d."answeredOn" IS NOT NULL AS answered, d.quarter, d.status, d.percent::float8 AS percent,
      former."shortName" AS "formerAgency", r.result, r.difficulty, r.document, r."documentDate", r."reportedAt",
      b.number AS receipt, b."onTime"
    ${withNames(tables)}
    ${lastReport}
    LEFT JOIN "Receipt" b ON b.id = r."receiptId"
    WHERE ${where}
    ORDER BY s."order", t."order", a."order", d."dueOn", d.id`;
  return rows.map((row) => ({
    agency: row.agency,
    section: row.section,
    task: row.task,
    part: row.part,
    partName: row.partName,
    planYear: row.planYear,
    nextPlanYear: row.nextPlanYear,
    period: row.period,
    deadlineKind: row.deadlineKind,
    checkIn: row.checkIn,
    formerAgency: row.formerAgency ?? null,
    status: row.status,
    percent: row.percent,
    earlier: current !== null && row.quarter !== current,
    dueOn: dayOf(row.dueOn),
    class: classOf({ ...row, dueOn: dayOf(row.dueOn), settledOn: dayOf(row.settledOn) }, today),
    report: reportOf(row),
  }));
}

function reportOf(row: Row): LastReport | null {
  if (row.receipt === null || row.reportedAt === null) return null;
  const { result, difficulty, document, reportedAt, onTime, receipt } = row;
  return { result, difficulty, document, documentDate: dayOf(row.documentDate), reportedAt, onTime, receipt };
}

/** The terms of plan/standing.ts as a summary counts them. */
export function classOf(
  duty: Pick<DutyState, "dueOn" | "settledOn" | "settledLate"> & { readonly answered: boolean },
  today: Day,
): Class {
  const { dueOn, settledOn, answered } = duty;
  const isDue = dueOn < today;
  if (settledOn !== null) return !isDue ? "ahead" : wasInTime(duty) ? "onTime" : "late";
  if (isDue) return answered ? "unfinished" : "silent";
  return dueOn <= addDays(today, soonDays) ? "soon" : "later";
}
