import type { Day } from "../calendar/day.js";
import { anyOf } from "../database/any-of.js";
import { dayOf } from "../database/days.js";
import { Prisma } from "../database/generated/client.js";
import { numberOf } from "../database/numbers.js";
import type { Status } from "../grammar/understanding.js";
import { answeredBy } from "../plan/agencies/heirs.js";
import { tasksOf } from "../plan/task-and-events.js";
import { isApproved, isReturned } from "./decisions/decided-columns.js";
import type { DutyFacts, HelperNote, ReportBefore } from "./duty-facts.js";
import { type DutyRow, dutyColumns, dutyTables, toDuty } from "./duty-row.js";

type Client = Prisma.TransactionClient;

/** One duty with its latest report, or null where there is none of that id. */
export async function findDuty(db: Client, dutyId: number): Promise<DutyFacts | null> {
  const [duty] = await findDuties(db, [dutyId]);
  return duty ?? null;
}

/** Those of these duties that there are, in the order in which their periods begin. */
export async function findDuties(db: Client, dutyIds: readonly number[]): Promise<DutyFacts[]> {
  return dutyIds.length === 0 ? [] : find(db, Prisma.sql`d."id" = ${anyOf(dutyIds)}`);
}

/**
 * The open duties of one task of a plan that an agency answers for, those of what happened among them, in the order in
 * which their periods begin; its own before what is left of agencies that became part of it.
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
    Prisma.sql`d."agencyId" = ANY(${answeredBy(agencyId)}) AND d."taskId" = ANY(${tasksOf(planId, task)})
      AND d."part" = ${part ?? ""} AND d."closedOn" IS NULL`,
  );
}

/** All open duties of a plan that an agency answers for and whose period has begun, in the order of their due dates. */
export async function findBegunDuties(
  db: Client,
  planId: number,
  agencyId: number,
  today: Day,
): Promise<readonly DutyFacts[]> {
  const duties = await find(
    db,
    Prisma.sql`d."agencyId" = ANY(${answeredBy(agencyId)}) AND t."planId" = ${planId} AND d."closedOn" IS NULL
      AND d."beginsOn" <= ${today}::date`,
  );
  return duties.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

interface FactsRow extends DutyRow {
  readonly timing: string;
  readonly agencyId: number;
  readonly agency: string;
  readonly agencyName: string;
  readonly lockOn: Date;
  readonly closed: boolean;
  readonly takenById: number | null;
  readonly approved: boolean;
  readonly returned: boolean;
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
  readonly notes: readonly HelperNote[] | null;
  readonly before: ReportBefore | null;
  readonly askedWith: DutyFacts["askedWith"];
}

/**
 * One statement: duties are read several times in the course of an answer. By the bare id PostgreSQL would look for the
 * latest report among all that there are, from the end.
 */
async function find(db: Client, where: Prisma.Sql): Promise<DutyFacts[]> {
  const rows = await db.$queryRaw<FactsRow[]>`
    SELECT ${dutyColumns()}, t."timing", coalesce(a."heirId", a."id") AS "agencyId", a."code" AS "agency", d."takenById",
           a."name" AS "agencyName", d."lockOn", d."closedOn" IS NOT NULL AS "closed", ${isApproved} AS "approved",
           ${isReturned} AS "returned", r."id" AS "reportId",
           r."number" AS "receipt", r."status" AS "reportStatus", r."percent" AS "reportPercent", r."result",
           r."difficulty", r."document", r."documentDate", r."reportedAt", r."personId",
            (SELECT max(b."id") FROM "StatusReport" b WHERE b."dutyId" = d."id" AND b."takenBackAt" IS NOT NULL
              AND b."id" > coalesce(r."id", 0)) AS "takenBackId",
            (SELECT json_agg(json_build_object('agencyId', n."agencyId", 'agency', h."shortName", 'text', n.text, 'at', n.at)
              ORDER BY n.id) FROM "HelperNote" n JOIN "Agency" h ON h.id = n."agencyId" WHERE n."dutyId" = d."id" AND n.text <> '') AS "notes",
            CASE WHEN d."checkIn" THEN (
              SELECT json_build_object('period', e.period, 'status', s.status, 'percent', s.percent, 'result', s.result,
                'difficulty', s.difficulty)
              FROM "Duty" e JOIN "StatusReport" s ON s."dutyId" = e.id AND s."takenBackAt" IS NULL AND s.status IS NOT NULL
              WHERE e."taskId" = d."taskId" AND e."agencyId" = d."agencyId" AND e.part = d.part AND e."checkIn"
                AND e."beginsOn" < d."beginsOn"
              ORDER BY e."beginsOn" DESC, s.id DESC LIMIT 1) END AS "before",
            CASE WHEN t.origin = 'request' THEN (
              SELECT json_build_object('request', q.id, 'files', jsonb_array_length(q.asked->'files'))
              FROM "Request" q WHERE q."taskId" = t.id AND jsonb_array_length(q.asked->'files') > 0) END AS "askedWith"
    FROM ${dutyTables}
    LEFT JOIN LATERAL (
      SELECT s.*, c."number"
      FROM "StatusReport" s JOIN "Receipt" c ON c."id" = s."receiptId"
      WHERE s."dutyId" = ANY(ARRAY(SELECT c."id" FROM "Duty" c WHERE c."takenById" = d."id") || d."id")
        AND s."takenBackAt" IS NULL ORDER BY s."id" + 0 DESC LIMIT 1) r ON true
    WHERE ${where}
    ORDER BY d."beginsOn", a."heirId" NULLS FIRST, d."id"`;
  return rows.map(toFacts);
}

function toFacts(row: FactsRow): DutyFacts {
  const { reportId, receipt, reportStatus, reportPercent, result, difficulty, document, documentDate, ...rest } = row;
  const { reportedAt, personId, notes, ...duty } = rest;
  return {
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
    ...(notes === null ? {} : { notes }),
    ...toDuty(duty),
    lockOn: dayOf(duty.lockOn),
  };
}
