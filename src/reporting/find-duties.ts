import { dayOf } from "../database/days.js";
import { Prisma } from "../database/generated/client.js";
import { numberOf } from "../database/numbers.js";
import type { Status } from "../grammar/understanding.js";
import { answeredBy } from "../plan/agencies/heirs.js";
import { joinPart, nextPlanYear } from "../plan/part-of-duty.js";
import type { DeadlineKind } from "../text/deadline-kinds.js";
import type { DutyFacts } from "./duty-facts.js";

type Client = Prisma.TransactionClient;

/** One duty with its latest report, or null where there is none of that id. */
export async function findDuty(db: Client, dutyId: number): Promise<DutyFacts | null> {
  const [duty] = await findDuties(db, [dutyId]);
  return duty ?? null;
}

/** Those of these duties that there are, in the order in which their periods begin. */
export async function findDuties(db: Client, dutyIds: readonly number[]): Promise<DutyFacts[]> {
  return dutyIds.length === 0 ? [] : find(db, Prisma.sql`d."id" = ANY(${[...dutyIds]})`);
}

/**
 * The open duties of one task of a plan that an agency answers for, in the order in which their periods begin; its own
 * before what is left of agencies that became part of it.
 */
export async function findDutiesOfTask(
  db: Client,
  planId: number,
  agencyId: number,
  task: string,
  part: string | null,
): Promise<DutyFacts[]> {
  return find(
    db,
    Prisma.sql`d."agencyId" IN ${answeredBy(agencyId)} AND t."planId" = ${planId} AND t."code" = ${task}
      AND d."part" = ${part ?? ""} AND d."closedOn" IS NULL`,
  );
}

interface DutyRow {
  readonly id: number;
  readonly task: string;
  readonly taskText: string;
  readonly timing: string;
  readonly deadlineKind: DeadlineKind;
  readonly nothingMayArise: boolean;
  readonly part: string;
  readonly partName: string | null;
  readonly planYear: number;
  readonly nextPlanYear: number | null;
  readonly agencyId: number;
  readonly agency: string;
  readonly agencyName: string;
  readonly period: string;
  readonly checkIn: boolean;
  readonly beginsOn: Date;
  readonly dueOn: Date;
  readonly lockOn: Date;
  readonly status: Status;
  readonly percent: Prisma.Decimal | null;
  readonly answeredOn: Date | null;
  readonly settledOn: Date | null;
  readonly counts: boolean;
  readonly closed: boolean;
  readonly takenById: number | null;
  readonly formerAgency: string | null;
  // The latest report; all null where there is none.
  readonly reportId: number | null;
  readonly receipt: string;
  readonly reportStatus: Status;
  readonly reportPercent: Prisma.Decimal | null;
  readonly result: string | null;
  readonly difficulty: string | null;
  readonly document: string | null;
  readonly documentDate: Date | null;
  readonly reportedAt: Date;
  readonly personId: number;
  readonly takenBackId: number | null;
}

/** One statement: duties are read several times in the course of an answer. */
async function find(db: Client, where: Prisma.Sql): Promise<DutyFacts[]> {
  const rows = await db.$queryRaw<DutyRow[]>`
    SELECT d."id", t."code" AS "task", coalesce(part.text, t."text") AS "taskText", t."timing", t."deadlineKind",
           part.name AS "partName", pl."year" AS "planYear", ${nextPlanYear} AS "nextPlanYear",
           (d."checkIn" OR t."nothingMayArise") AS "nothingMayArise", d."part", coalesce(a."heirId", a."id") AS "agencyId",
           a."code" AS "agency", CASE WHEN a."heirId" IS NOT NULL THEN a."shortName" END AS "formerAgency", d."takenById",
           a."name" AS "agencyName", d."period", d."checkIn", d."beginsOn", d."dueOn", d."lockOn", d."status",
           d."percent", d."answeredOn", d."settledOn", d."counts", d."closedOn" IS NOT NULL AS "closed", r."id" AS "reportId", r."number" AS "receipt",
           r."status" AS "reportStatus", r."percent" AS "reportPercent", r."result", r."difficulty", r."document",
           r."documentDate", r."reportedAt", r."personId",
           (SELECT max(b."id") FROM "StatusReport" b WHERE b."dutyId" = d."id" AND b."takenBackAt" IS NOT NULL
             AND b."id" > coalesce(r."id", 0)) AS "takenBackId"
    FROM "Duty" d
    JOIN "Task" t ON t."id" = d."taskId"
    JOIN "Plan" pl ON pl."id" = t."planId"
    JOIN "Agency" a ON a."id" = d."agencyId"
    ${joinPart}
    LEFT JOIN LATERAL (
      SELECT s.*, c."number"
      FROM "StatusReport" s JOIN "Receipt" c ON c."id" = s."receiptId"
      WHERE s."dutyId" = ANY(ARRAY(SELECT c."id" FROM "Duty" c WHERE c."takenById" = d."id") || d."id")
        AND s."takenBackAt" IS NULL ORDER BY s."id" DESC LIMIT 1) r ON true
    WHERE ${where}
    ORDER BY d."beginsOn", a."heirId" NULLS FIRST, d."id"`;
  return rows.map(toFacts);
}

function toFacts(row: DutyRow): DutyFacts {
  const { reportId, receipt, reportStatus, reportPercent, result, difficulty, document, documentDate, ...rest } = row;
  const { reportedAt, personId, ...duty } = rest;
  return {
    ...duty,
    part: duty.part || null,
    beginsOn: dayOf(duty.beginsOn),
    dueOn: dayOf(duty.dueOn),
    lockOn: dayOf(duty.lockOn),
    percent: numberOf(duty.percent),
    answeredOn: dayOf(duty.answeredOn),
    settledOn: dayOf(duty.settledOn),
    latest:
      reportId === null
        ? null
        : {
            id: reportId,
            receipt,
            status: reportStatus,
            percent: numberOf(reportPercent),
            result,
            difficulty,
            document,
            documentDate: dayOf(documentDate),
            reportedAt: reportedAt.toISOString(),
            personId,
          },
  };
}
