import type { Day } from "../calendar/day.js";
import { addWorkingDays, type HolidayTable, isWorkingDay } from "../calendar/working-days.js";
import type { DeadlineRules } from "./deadline-rules.js";

/**
 * When a check-in or a figure is due: some working days after the last day of its reporting window. The province's own
 * internal deadlines are not known, so the number is a setting per level.
 */
export function dueAfterWindow(last: Day, level: string, rules: DeadlineRules, holidays: HolidayTable): Day {
  const { xa, others } = rules.workingDaysAfterWindow;
  return addWorkingDays(last, level === "xa" ? xa : others, holidays);
}

/** When a dated duty is due whose plan names `day`. By default it stays on a rest day: the plan says nothing else. */
export function dueOnNamedDay(day: Day, rules: DeadlineRules, holidays: HolidayTable): Day {
  if (rules.onRestDay === "stays" || isWorkingDay(day, holidays)) return day;
  return addWorkingDays(day, rules.onRestDay === "before" ? -1 : 1, holidays);
}

/** The last day on which a report may be mended freely. */
export function lockAfter(dueOn: Day, rules: DeadlineRules, holidays: HolidayTable): Day {
  return addWorkingDays(dueOn, rules.workingDaysToMend, holidays);
}
