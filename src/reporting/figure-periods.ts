import { type Day, daysBetween } from "../calendar/day.js";
import { monthsOfYear, type PeriodCode, quartersOfYear, windowOf } from "../calendar/windows.js";
import { dueAfterWindow, lockAfter } from "../plan/deadlines.js";
import type { Deadlines } from "../plan/plan-in-force.js";

export interface FigurePeriod {
  readonly period: PeriodCode;
  readonly first: Day;
  readonly last: Day;
}

/**
 * The periods in which figures of a plan year may be given: each reporting quarter, which is asked for, and each
 * reporting month, which may be given as well. In the order in which their windows end, a quarter before its last month.
 */
export function figurePeriods(year: number): readonly FigurePeriod[] {
  return [...quartersOfYear(year), ...monthsOfYear(year)]
    .map((period) => ({ period, ...windowOf(period, "reporting") }))
    .sort((a, b) => daysBetween(b.last, a.last) || daysBetween(b.first, a.first));
}

/** When a figure of a window that ends on `last` is due, and until when it may be mended, for an agency of this level. */
export function figureDeadline(last: Day, level: string, { holidays, rules }: Deadlines): { dueOn: Day; lockOn: Day } {
  const dueOn = dueAfterWindow(last, level, rules, holidays);
  return { dueOn, lockOn: lockAfter(dueOn, rules, holidays) };
}
