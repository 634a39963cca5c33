import { addDays, type Day } from "../../calendar/day.js";
import { dayOf } from "../../database/days.js";
import type { Prisma } from "../../database/generated/client.js";
import type { Status } from "../../grammar/understanding.js";
import { type DutyState, dayBegins, isInTime, soonDays, wasInTime } from "../../plan/standing.js";
import { findOpenReturns, type OpenReturn } from "../../reporting/decisions/open-returns.js";
import type { Labelled } from "../../reporting/labels.js";
import { type CountedDuties, withNames } from "../queries.js";
import {
  dutyOfReports,
  type LastReport,
  type Reported,
  type ReportRow,
  readReports,
  toLastReport,
  toReport,
} from "./report-rows.js";

/** How a duty is counted: each in one, and together they are what `Tally` counts. */
export type Class = "onTime" | "late" | "silent" | "unfinished" | "soon" | "later" | "ahead";

/** What is wrong first. */
export const classes: readonly Class[] = ["silent", "unfinished", "late", "onTime", "soon", "later", "ahead"];

/** A duty of a file, with what was last reported on it. */
export interface DutyRow extends Labelled {
  readonly agency: string;
  readonly section: string;
  /** Open of a quarter before the one that is counted. */
  readonly earlier: boolean;
  readonly dueOn: Day;
  /** "16:00" of that day, where it is due to an hour. */
  readonly dueHour: string | null;
  readonly class: Class;
  readonly status: Status;
  readonly percent: number | null;
  readonly report: LastReport | null;
  /** That the office sent it back; null where it stands. */
  readonly returned: OpenReturn | null;
}

type Row = Omit<DutyRow, "dueOn" | "class" | "report" | "earlier" | "returned"> & {
  readonly id: number;
  readonly dueOn: Date;
  readonly settledOn: Date | null;
  readonly settledLate: boolean;
  readonly answered: boolean;
  readonly quarter: string;
};

/** Every duty that is counted, in the order of tasks, agencies and due days. Of merged ones the last report of any. */
export async function listDuties(db: Prisma.TransactionClient, counted: CountedDuties): Promise<readonly DutyRow[]> {
  const rows = await readRows(db, counted);
  const dutyOf = await dutyOfReports(db, rows);
  const last = lastOfEach(await readReports(db, dutyOf, "last"), dutyOf);
  return toDuties(rows, last, await findOpenReturns(db, idsOf(rows)), counted);
}

/** The same with every report on them, by receipt. */
export async function listDutiesWithReports(
  db: Prisma.TransactionClient,
  counted: CountedDuties,
): Promise<{ readonly duties: readonly DutyRow[]; readonly reports: readonly ReportRow[] }> {
  const rows = await readRows(db, counted);
  const dutyOf = await dutyOfReports(db, rows);
  const reports = await readReports(db, dutyOf, "all");
  const last = lastOfEach(reports, dutyOf);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return {
    duties: toDuties(rows, last, await findOpenReturns(db, idsOf(rows)), counted),
    reports: reports.map((report) => toReport(report, byId.get(dutyOf.get(report.duty)!)!)),
  };
}

/** The year of the next plan is the same for all: it is looked up once, not once a row. */
function readRows(db: Prisma.TransactionClient, { tables, where, year }: CountedDuties): Promise<readonly Row[]> {
  return db.$queryRaw<Row[]>`
    SELECT d.id, a.code AS agency, s.code AS section, t.code AS task, nullif(d.part, '') AS part, part.name AS "partName",
      pl.year AS "planYear", (SELECT min(n.year) FROM "Plan" n WHERE n.year > ${year}) AS "nextPlanYear", d.period,
      t."deadlineKind", d."checkIn", d."dueOn", d."dueHour", d."settledOn", d."settledLate", d."answeredOn" IS NOT NULL AS answered,
      d.quarter, d.status, d.percent::float8 AS percent, former."shortName" AS "formerAgency"
    ${withNames(tables)}
    WHERE ${where}
    ORDER BY s."order", t."order", a."order", d."dueOn", d.id`;
}

/** The last report by the duty that shows it. */
function lastOfEach(reports: readonly Reported[], dutyOf: ReadonlyMap<number, number>): ReadonlyMap<number, Reported> {
  const last = new Map<number, Reported>();
  for (const report of reports) {
    const duty = dutyOf.get(report.duty)!;
    if (report.id > (last.get(duty)?.id ?? 0)) last.set(duty, report);
  }
  return last;
}

function idsOf(rows: readonly Row[]): readonly number[] {
  return rows.map(({ id }) => id);
}

function toDuties(
  rows: readonly Row[],
  last: ReadonlyMap<number, Reported>,
  returned: ReadonlyMap<number, OpenReturn>,
  counted: CountedDuties,
): readonly DutyRow[] {
  return rows.map((row) => ({
    returned: returned.get(row.id) ?? null,
    ...toDuty(row, last.get(row.id), counted),
  }));
}

function toDuty(
  row: Row,
  last: Reported | undefined,
  { current, today, time }: CountedDuties,
): Omit<DutyRow, "returned"> {
  const dueOn = dayOf(row.dueOn);
  const { dueHour, settledLate, answered } = row;
  return {
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
    dueOn,
    dueHour,
    class: classOf({ dueOn, dueHour, settledOn: dayOf(row.settledOn), settledLate, answered }, today, time),
    report: last ? toLastReport(last, row) : null,
  };
}

/** The terms of plan/standing.ts as a summary counts them. */
export function classOf(
  duty: Pick<DutyState, "dueOn" | "dueHour" | "settledOn" | "settledLate"> & { readonly answered: boolean },
  today: Day,
  time = dayBegins,
): Class {
  const { dueOn, settledOn, answered } = duty;
  const isDue = !isInTime(duty, today, time);
  if (settledOn !== null) return !isDue ? "ahead" : wasInTime(duty) ? "onTime" : "late";
  if (isDue) return answered ? "unfinished" : "silent";
  return dueOn <= addDays(today, soonDays) ? "soon" : "later";
}
