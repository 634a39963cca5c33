import { type Day, dayInVietnam, timeInVietnam } from "../calendar/day.js";
import { dayOf } from "../database/days.js";
import { Prisma } from "../database/generated/client.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { passedIn } from "../plan/standing-sql.js";
import { dutiesOf } from "./queries.js";
import type { SummaryQuery } from "./query.js";
import { provinceOfficeOf } from "./scope.js";

/** A duty on which an agency is to be asked to answer. */
export interface OpenDuty {
  readonly id: number;
  /** The agency that answers for it today. */
  readonly agency: string;
  readonly agencyId: number;
  readonly dueOn: Day;
}

/**
 * The duties that a list of the silent (or, for `late`, of the unfinished) is about: the overdue; where nothing of it is
 * overdue, those whose day is still to come. In the order of agencies and tasks, without those of the office itself, which
 * asks nobody else to remind it.
 */
export async function openDutiesOf(
  db: Prisma.TransactionClient,
  query: SummaryQuery,
  plan: PlanInForce,
  now: Date,
): Promise<readonly OpenDuty[]> {
  const open = query.who === "late" ? Prisma.sql`d."settledOn" IS NULL` : Prisma.sql`d."answeredOn" IS NULL`;
  const [today, time] = [dayInVietnam(now), timeInVietnam(now)];
  const rows = await db.$queryRaw<(Omit<OpenDuty, "dueOn"> & { dueOn: Date; overdue: boolean })[]>`
    SELECT d.id, a.code AS agency, a.id AS "agencyId", d."dueOn", ${passedIn(today, time)} AS overdue
    ${dutiesOf(query, plan, today).from} AND d."settledOn" IS NULL AND ${open}
    ORDER BY a."order", s."order", t."order", d."dueOn", d.id`;
  const others = rows.filter(({ agency }) => agency !== provinceOfficeOf(plan.catalogue));
  const isAnyOverdue = others.some(({ overdue }) => overdue);
  return others
    .filter(({ overdue }) => overdue || !isAnyOverdue)
    .map(({ overdue: _, ...row }) => ({ ...row, dueOn: dayOf(row.dueOn) }));
}
