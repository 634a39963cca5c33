import type { Day } from "../calendar/day.js";
import type { Prisma } from "../database/generated/client.js";
import { pastLastStep } from "../plan/ladder.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { type FigureWindow, figureWindows } from "../reporting/figure-windows.js";
import { missingFigures } from "../reporting/missing-figures.js";
import type { FiguresLeft } from "./morning.js";

/** Of which windows nobody is reminded any more, and how many agencies have not given all that is asked; the earliest first. */
export async function findExhaustedFigures(
  db: Prisma.TransactionClient,
  plans: readonly PlanInForce[],
  today: Day,
): Promise<readonly FiguresLeft[]> {
  const windows = figureWindows(plans, today).filter(({ planYear, dueOn }) => {
    const { regime, holidays } = plans.find(({ year }) => year === planYear)!.deadlines;
    return dueOn < pastLastStep(today, regime.ladder, holidays);
  });
  return findFiguresLeft(db, windows, today);
}

/** Which agencies have not given all that is asked in these windows, period by period, the earliest first. */
export async function findFiguresLeft(
  db: Prisma.TransactionClient,
  windows: readonly FigureWindow[],
  today: Day,
): Promise<readonly FiguresLeft[]> {
  if (windows.length === 0) return [];
  return db.$queryRaw<FiguresLeft[]>`
    SELECT m.period, array_agg(m.id ORDER BY m."order", m.id) AS "agencyIds",
      array_agg(m."shortName" ORDER BY m."order", m.id) AS "agencyNames"
    FROM (
      SELECT f.period, a.id, a."order", a."shortName", min(f."dueOn") AS due
      FROM (${missingFigures(windows, today)}) f JOIN "Agency" a ON a.id = f."agencyId"
      GROUP BY f.period, a.id) m
    GROUP BY m.period ORDER BY min(m.due), m.period`;
}
