import { dayOf } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";
import { numberOf } from "../database/numbers.js";
import type { Status } from "../text/understanding.js";
import type { DutyFacts } from "./duty-facts.js";

type Client = Prisma.TransactionClient;

const withFacts = {
  task: true,
  agency: true,
  reports: { orderBy: { id: "desc" }, take: 1, include: { receipt: { select: { number: true } } } },
} satisfies Prisma.DutyInclude;

type DutyRow = Prisma.DutyGetPayload<{ include: typeof withFacts }>;

/** One duty with its latest report, or null where there is none of that id. */
export async function findDuty(db: Client, dutyId: number): Promise<DutyFacts | null> {
  const [duty] = await findDuties(db, [dutyId]);
  return duty ?? null;
}

/** Those of these duties that there are, in the order of their ids. */
export async function findDuties(db: Client, dutyIds: readonly number[]): Promise<DutyFacts[]> {
  if (dutyIds.length === 0) return [];
  const rows = await db.duty.findMany({
    where: { id: { in: [...dutyIds] } },
    include: withFacts,
    orderBy: { id: "asc" },
  });
  return rows.map(toFacts);
}

/** The duties of one task for one agency, in the order in which their periods begin. */
export async function findDutiesOfTask(
  db: Client,
  agencyId: number,
  task: string,
  part: string | null,
): Promise<DutyFacts[]> {
  const rows = await db.duty.findMany({
    where: { agencyId, task: { code: task }, part: part ?? "" },
    include: withFacts,
    orderBy: [{ beginsOn: "asc" }, { id: "asc" }],
  });
  return rows.map(toFacts);
}

function toFacts(row: DutyRow): DutyFacts {
  const report = row.reports[0];
  return {
    id: row.id,
    task: row.task.code,
    taskText: row.task.text,
    timing: row.task.timing,
    deadlineKind: row.task.deadlineKind,
    nothingMayArise: row.checkIn || row.task.nothingMayArise,
    part: row.part || null,
    agencyId: row.agencyId,
    agency: row.agency.code,
    agencyName: row.agency.name,
    period: row.period,
    checkIn: row.checkIn,
    beginsOn: dayOf(row.beginsOn),
    dueOn: dayOf(row.dueOn),
    lockOn: dayOf(row.lockOn),
    status: row.status as Status,
    percent: numberOf(row.percent),
    answeredOn: dayOf(row.answeredOn),
    settledOn: dayOf(row.settledOn),
    latest: report
      ? {
          id: report.id,
          receipt: report.receipt.number,
          status: report.status as Status,
          percent: numberOf(report.percent),
          result: report.result,
          difficulty: report.difficulty,
          document: report.document,
          documentDate: dayOf(report.documentDate),
          reportedAt: report.reportedAt.toISOString(),
          personId: report.personId,
        }
      : null,
  };
}
