import type { Day } from "../../calendar/day.js";
import { dayOf } from "../../database/days.js";
import type { Prisma } from "../../database/generated/client.js";
import type { Status } from "../../grammar/understanding.js";
import { nextPlanYear } from "../../plan/part-of-duty.js";
import type { Labelled } from "../../reporting/labels.js";
import { type CountedDuties, withNames } from "../queries.js";
import { reportsOfDuty } from "./reports-of-duty.js";

/** One report on a duty, as its receipt holds it: corrections are rows of their own. */
export interface ReportRow extends Labelled {
  readonly agency: string;
  readonly receipt: string;
  readonly reportedAt: Date;
  readonly onTime: boolean;
  readonly status: Status;
  readonly percent: number | null;
  readonly note: string | null;
  readonly document: string | null;
  readonly documentDate: Day | null;
  /** The receipt of the report that this one corrects. */
  readonly replaces: string | null;
}

/** Every report on these duties, and on those of others that became one with them, by receipt. */
export async function listReports(
  db: Prisma.TransactionClient,
  { tables, where }: CountedDuties,
): Promise<readonly ReportRow[]> {
  const rows = await db.$queryRaw<(Omit<ReportRow, "documentDate"> & { documentDate: Date | null })[]>`
    SELECT a.code AS agency, t.code AS task, nullif(d.part, '') AS part, part.name AS "partName", pl.year AS "planYear",
      ${nextPlanYear} AS "nextPlanYear", r.period, t."deadlineKind", d."checkIn", former."shortName" AS "formerAgency",
      b.number AS receipt, r."reportedAt", b."onTime", r.status, r.percent::float8 AS percent,
      coalesce(r.result, r.difficulty) AS note, r.document, r."documentDate", earlier.number AS replaces
    ${withNames(tables)}
    JOIN LATERAL (SELECT r.* FROM "StatusReport" r WHERE ${reportsOfDuty}) r ON true
    JOIN "Receipt" b ON b.id = r."receiptId"
    LEFT JOIN "StatusReport" replaced ON replaced.id = r."replacesId"
    LEFT JOIN "Receipt" earlier ON earlier.id = replaced."receiptId"
    WHERE ${where}
    ORDER BY b.id, r.id`;
  return rows.map((row) => ({ ...row, documentDate: dayOf(row.documentDate) }));
}
