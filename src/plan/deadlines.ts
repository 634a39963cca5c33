import type { Day } from "../calendar/day.js";
import { addWorkingDays, type HolidayTable, isWorkingDay } from "../calendar/working-days.js";
import type { Level } from "../text/levels.js";
import { forLevel, type Regime } from "./regime.js";

/** When a check-in or a figure is due: some working days after the last day of its window, by the level of its agency. */
export function dueAfterWindow(last: Day, level: Level, regime: Regime, holidays: HolidayTable): Day {
  return addWorkingDays(last, forLevel(regime.workingDaysAfterWindow, level), holidays);
}

/** When a dated duty is due whose plan names `day`. By default it stays on a rest day: the plan says nothing else. */
export function dueOnNamedDay(day: Day, regime: Regime, holidays: HolidayTable): Day {
  if (regime.onRestDay === "stays" || isWorkingDay(day, holidays)) return day;
  return addWorkingDays(day, regime.onRestDay === "before" ? -1 : 1, holidays);
}

/** The last day on which a report may be mended freely. */
export function lockAfter(dueOn: Day, level: Level, regime: Regime, holidays: HolidayTable): Day {
  return addWorkingDays(dueOn, forLevel(regime.workingDaysToMend, level), holidays);
}
