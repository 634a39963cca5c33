import { addDays, type Day } from "../calendar/day.js";
import { dayOf } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";
import { joinPart, nextPlanYear } from "../plan/part-of-duty.js";
import { planIsInForce } from "../plan/plan-state.js";
import { soonDays } from "../plan/standing.js";
import type { Labelled } from "../reporting/labels.js";

/** What one task, period and part leave open on one due day, with the agencies that answer for it. */
export interface OpenGroup extends Labelled {
  readonly dueOn: Day;
  /** One for each duty, in the order of the agencies: one that answers for several stands several times. */
  readonly agencyIds: readonly number[];
  readonly agencyNames: readonly string[];
  /** It is asked for besides the plan. */
  readonly isRequest: boolean;
}

/**
 * All that is not settled and was due, or is due within seven days, under the plans in force, in the order of the plan.
 * What is left of an agency that is no more counts for the one that answers for it.
 */
export async function findOpenGroups(db: Prisma.TransactionClient, today: Day): Promise<OpenGroup[]> {
  const rows = await db.$queryRaw<(Omit<OpenGroup, "dueOn"> & { readonly dueOn: Date })[]>`
    SELECT t.code AS task, nullif(d.part, '') AS part, part.name AS "partName", d.period, t."deadlineKind", d."checkIn",
      t.origin = 'request' AS "isRequest", pl.year AS "planYear", ${nextPlanYear} AS "nextPlanYear", d."dueOn",
      array_agg(h.id ORDER BY h."order", d.id) AS "agencyIds",
      array_agg(h."shortName" ORDER BY h."order", d.id) AS "agencyNames"
    FROM "Duty" d
    JOIN "Task" t ON t.id = d."taskId"
    JOIN "Section" s ON s.id = t."sectionId"
    JOIN "Plan" pl ON pl.id = t."planId"
    JOIN "Agency" a ON a.id = d."agencyId"
    JOIN "Agency" h ON h.id = coalesce(a."heirId", a.id)
    ${joinPart}
    WHERE d."settledOn" IS NULL AND d."closedOn" IS NULL AND d.counts AND d."beginsOn" <= ${today}::date
      AND d."dueOn" <= ${addDays(today, soonDays)}::date AND ${planIsInForce(today)}
    GROUP BY pl.id, s."order", t."order", t.id, d.part, part.name, d.period, d."checkIn", d."dueOn"
    ORDER BY d."dueOn", pl.year, s."order", t."order", d.period, d.part`;
  return rows.map(({ dueOn, ...row }) => ({ ...row, dueOn: dayOf(dueOn) }));
}
