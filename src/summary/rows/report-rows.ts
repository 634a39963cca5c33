import { type Day, dayInVietnam, timeInVietnam } from "../../calendar/day.js";
import { dayOf } from "../../database/days.js";
import { Prisma } from "../../database/generated/client.js";
import type { Status } from "../../grammar/understanding.js";
import { isInTime, wasInTime } from "../../plan/standing.js";

/** What was last reported on a duty. */
export interface LastReport {
  readonly result: string | null;
  readonly difficulty: string | null;
  readonly document: string | null;
  readonly documentDate: Day | null;
  readonly reportedAt: Date;
  readonly onTime: boolean;
  readonly receipt: string;
}

/** One report on a duty, as its receipt holds it: corrections are rows of their own. */
export interface ReportRow extends Omit<LastReport, "result" | "difficulty"> {
  readonly task: string;
  readonly agency: string;
  readonly formerAgency: string | null;
  readonly period: string;
  readonly status: Status;
  readonly percent: number | null;
  readonly note: string | null;
  /** The receipt of the report that this one corrects. */
  readonly replaces: string | null;
}

/** A report as it is read, without what its duty says of itself. */
export interface Reported extends Omit<LastReport, "documentDate" | "onTime"> {
  readonly id: number;
  /** The duty that it was given for. */
  readonly duty: number;
  readonly receiptId: number;
  readonly period: string;
  readonly status: Status;
  readonly percent: number | null;
  readonly documentDate: Date | null;
  readonly replaces: string | null;
}

/**
 * Which duty shows the reports of which: of these each its own, and those of the duties that became one with it. By the id
 * of the duty that was reported on.
 */
export async function dutyOfReports(
  db: Prisma.TransactionClient,
  duties: readonly { readonly id: number }[],
): Promise<ReadonlyMap<number, number>> {
  const ids = duties.map(({ id }) => id);
  const taken = await db.$queryRaw<{ id: number; by: number }[]>`
    SELECT id, "takenById" AS by FROM "Duty" WHERE "takenById" IN (SELECT unnest(${ids}::int[]))`;
  return new Map([...ids.map((id) => [id, id] as const), ...taken.map(({ id, by }) => [id, by] as const)]);
}

// Of the few that correct another its receipt is looked up, of all others nothing.
const reported = Prisma.sql`
  r.id, r."dutyId" AS duty, r."receiptId", r.period, r.status, r.percent::float8 AS percent, r.result, r.difficulty,
  r.document, r."documentDate", r."reportedAt", b.number AS receipt,
  CASE WHEN r."replacesId" IS NOT NULL THEN (
    SELECT e.number FROM "StatusReport" p JOIN "Receipt" e ON e.id = p."receiptId" WHERE p.id = r."replacesId")
  END AS replaces`;

function ofDuties(ids: readonly number[]): Prisma.Sql {
  return Prisma.sql`
    FROM "StatusReport" r JOIN "Receipt" b ON b.id = r."receiptId"
    WHERE r."takenBackAt" IS NULL AND r."dutyId" IN (SELECT unnest(${[...ids]}::int[]))`;
}

/**
 * What was reported on these duties and stands, by receipt. "last": the last report on each that was reported on.
 * Looked up by their ids alone: joined with the duties again, a table of this size is compared with itself where its
 * statistics are older than its rows, for minutes.
 */
export async function readReports(
  db: Prisma.TransactionClient,
  dutyOf: ReadonlyMap<number, number>,
  which: "all" | "last",
): Promise<readonly Reported[]> {
  const ids = [...dutyOf.keys()];
  const rows = await (which === "all"
    ? db.$queryRaw<Reported[]>`SELECT ${reported} ${ofDuties(ids)}`
    : db.$queryRaw<Reported[]>`
        SELECT DISTINCT ON (r."dutyId") ${reported} ${ofDuties(ids)} ORDER BY r."dutyId", r.id DESC`);
  return [...rows].sort((a, b) => a.receiptId - b.receiptId || a.id - b.id);
}

/** The duty that shows a report, by which it was in time or not: its receipt says that of all its lines together. */
export interface ShowingDuty {
  readonly dueOn: Date;
  readonly dueHour: string | null;
  readonly settledOn: Date | null;
  readonly settledLate: boolean;
}

export function toLastReport(reported: Reported, duty: ShowingDuty): LastReport {
  const { result, difficulty, document, documentDate, reportedAt, receipt } = reported;
  const onTime = isOnTime(reportedAt, duty);
  return { result, difficulty, document, documentDate: dayOf(documentDate), reportedAt, onTime, receipt };
}

/** A report with what its duty says of itself; the period is the one it was given for. */
export function toReport(
  report: Reported,
  duty: ShowingDuty & { readonly task: string; readonly agency: string; readonly formerAgency?: string | null },
): ReportRow {
  const { period, status, percent, document, documentDate, reportedAt, receipt, replaces } = report;
  return {
    task: duty.task,
    agency: duty.agency,
    formerAgency: duty.formerAgency ?? null,
    period,
    status,
    percent,
    note: report.result ?? report.difficulty,
    document,
    documentDate: dayOf(documentDate),
    reportedAt,
    onTime: isOnTime(reportedAt, duty),
    receipt,
    replaces,
  };
}

/** As a receipt says it of its line (reporting/issued-receipt.ts): a correction of what was settled in time stays in time. */
function isOnTime(reportedAt: Date, { dueOn, dueHour, settledOn, settledLate }: ShowingDuty): boolean {
  const due = { dueOn: dayOf(dueOn), dueHour };
  return (
    isInTime(due, dayInVietnam(reportedAt), timeInVietnam(reportedAt)) ||
    wasInTime({ ...due, settledOn: dayOf(settledOn), settledLate })
  );
}
