import { addDays, type Day } from "../calendar/day.js";
import { parsePeriod } from "../calendar/windows.js";
import { type Step, stepOn } from "../plan/ladder.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { soonDays } from "../plan/standing.js";
import { plansInForce } from "../plan/which-plan.js";
import { type Level, levels } from "../text/levels.js";
import { figureDeadline, figurePeriods } from "./figure-periods.js";

/** A window in which a plan asks the agencies of a level for figures. */
export interface FigureWindow {
  readonly planId: number;
  readonly planYear: number;
  readonly period: string;
  readonly level: Level;
  readonly dueOn: Day;
  /** The step of the ladder on which it stands today. */
  readonly step: Step | null;
}

/**
 * The windows whose figures are told of today: those that are overdue or due within seven days. Before that nothing is
 * asked, so steps of the ladder that lie earlier bring nothing.
 */
export function figureWindows(plans: readonly PlanInForce[], today: Day): readonly FigureWindow[] {
  const soon = addDays(today, soonDays);
  return plansInForce(plans, today).flatMap(({ id, year, catalogue, deadlines, countsFrom }) =>
    figurePeriods(catalogue)
      .filter(({ period, last }) => last <= soon && catalogue.windows.figures.includes(parsePeriod(period)!.kind))
      .flatMap(({ period, last }) =>
        levels.map((level): FigureWindow => {
          const { dueOn } = figureDeadline(last, level, deadlines);
          const step = stepOn(dueOn, today, deadlines.regime.ladder, deadlines.holidays);
          return { planId: id, planYear: year, period, level, dueOn, step };
        }),
      )
      .filter(({ dueOn }) => countsFrom <= dueOn && dueOn <= soon),
  );
}
