import { addDays, type Day } from "../calendar/day.js";
import { dateColumn, dayOf } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";
import { soonDays } from "../plan/standing.js";
import type { DigestDuty } from "./digest-items.js";

/**
 * The open duties, due by a week from `today` or long past, of the agencies whose focal point the person is and whose
 * plan is still in force; in the order of the plan, agency by agency.
 */
export async function findDigestDuties(
  db: Prisma.TransactionClient,
  personId: number,
  today: Day,
): Promise<DigestDuty[]> {
  const holdings = await db.holding.findMany({
    where: { personId, until: null, person: { leftAt: null }, post: { role: "focal_point" } },
    select: { post: { select: { agencyId: true } } },
  });
  const agencyIds = holdings.flatMap(({ post }) => post.agencyId ?? []);
  if (agencyIds.length === 0) return [];
  const rows = await db.duty.findMany({
    where: {
      agencyId: { in: agencyIds },
      settledOn: null,
      dueOn: { lte: dateColumn(addDays(today, soonDays)) },
      task: { section: { planId: { in: await plansInForce(db, today) } } },
    },
    orderBy: [
      { agency: { order: "asc" } },
      { task: { section: { order: "asc" } } },
      { task: { order: "asc" } },
      { id: "asc" },
    ],
    include: { task: true, agency: true, reports: { orderBy: { id: "desc" }, take: 1, select: { reportedAt: true } } },
  });
  return rows.map((row) => ({
    id: row.id,
    task: row.task.code,
    taskText: row.task.text,
    deadlineKind: row.task.deadlineKind,
    nothingMayArise: row.checkIn || row.task.nothingMayArise,
    part: row.part || null,
    period: row.period,
    checkIn: row.checkIn,
    agencyId: row.agencyId,
    agency: row.agency.code,
    agencyName: row.agency.name,
    agencyShortName: row.agency.shortName,
    beginsOn: dayOf(row.beginsOn),
    dueOn: dayOf(row.dueOn),
    lockOn: dayOf(row.lockOn),
    answeredOn: dayOf(row.answeredOn),
    settledOn: dayOf(row.settledOn),
    reportedAt: row.reports[0]?.reportedAt ?? null,
  }));
}

/** Plans whose last lock date has not passed: the others are archives and remind nobody. */
async function plansInForce(db: Prisma.TransactionClient, today: Day): Promise<number[]> {
  const plans = await db.plan.findMany({
    where: { sections: { some: { tasks: { some: { duties: { some: { lockOn: { gte: dateColumn(today) } } } } } } } },
    select: { id: true },
  });
  return plans.map((plan) => plan.id);
}
