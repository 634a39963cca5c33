import type { Day } from "../calendar/day.js";
import type { Prisma } from "../database/generated/client.js";
import type { Item } from "../grammar/understanding.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { type FigureAgency, findFigures } from "./find-figures.js";

/** What an agency still has to report, plan by plan. */
export interface OpenWork {
  has(year: number, item: Item): boolean;
}

/** Duties that have begun and are not settled, and indicators that are asked for and were not given. */
export async function findOpenWork(
  db: Prisma.TransactionClient,
  plans: readonly PlanInForce[],
  agency: FigureAgency,
  today: Day,
): Promise<OpenWork> {
  const duties = await db.$queryRaw<{ year: number; task: string; part: string }[]>`
    SELECT DISTINCT pl.year, t.code AS task, d.part
    FROM "Duty" d JOIN "Task" t ON t.id = d."taskId" JOIN "Plan" pl ON pl.id = t."planId"
    WHERE d."agencyId" = ${agency.id} AND pl.id = ANY(${plans.map(({ id }) => id)}) AND d."beginsOn" <= ${today}::date
      AND d."settledOn" IS NULL AND d."closedOn" IS NULL AND d.counts`;
  const open = new Set(duties.map(({ year, task, part }) => `${year} ${task} ${part}`));
  for (const plan of plans) {
    const asked = plan.catalogue.indicators.filter(({ agencies }) => agencies.includes(agency.code));
    const figures = await findFigures(
      db,
      plan,
      agency,
      asked.map(({ code }) => code),
    );
    for (const { indicator, asked: isAsked, beginsOn, latest } of figures)
      if (isAsked && latest === null && beginsOn <= today) open.add(`${plan.year} ${indicator}`);
  }
  return {
    has: (year, item) =>
      open.has(item.kind === "task" ? `${year} ${item.task} ${item.part ?? ""}` : `${year} ${item.indicator}`),
  };
}
