import type { Day } from "../calendar/day.js";
import {
  monthCode,
  type PeriodCode,
  parsePeriod,
  previousPeriod,
  type Reckoning,
  windowOf,
} from "../calendar/windows.js";
import type { CatalogueTask } from "./catalogue.js";

/** By which calendar the periods of a task's duties are counted (design.md, "which month, which quarter"). */
export function reckoningOf(task: CatalogueTask, part: string | null): Reckoning {
  return task.deadlineKind === "continuous" && part === null ? "reporting" : "calendar";
}

/** The first day on which a period of a task may be reported. */
export function taskPeriodBegins(task: CatalogueTask, part: string | null, period: PeriodCode): Day {
  const parsed = parsePeriod(period);
  if (task.deadlineKind === "last-month-of-quarter" && parsed?.kind === "quarter") {
    return windowOf(monthCode(parsed.year, 3 * parsed.number), "calendar").first;
  }
  return windowOf(period, reckoningOf(task, part)).first;
}

export function figurePeriodBegins(period: PeriodCode): Day {
  return windowOf(period, "reporting").first;
}

/** Whether the duties of a task have periods of this length at all. */
export function hasSuchPeriods(task: CatalogueTask, part: string | null, period: PeriodCode): boolean {
  const kind = parsePeriod(period)?.kind;
  if (part !== null) return kind === "quarter";
  const quarterly = ["continuous", "quarterly", "last-month-of-quarter", "fixed-quarter"];
  const monthly = ["monthly", "fixed-month"];
  return (
    (kind === "quarter" && quarterly.includes(task.deadlineKind)) ||
    (kind === "month" && monthly.includes(task.deadlineKind))
  );
}

/** The latest period of the same kind, from the year of the plan on, that has begun; null where none has. */
export function latestBegun(
  period: PeriodCode,
  planYear: number,
  today: Day,
  begins: (period: PeriodCode) => Day,
): PeriodCode | null {
  for (let code = period; Number(code.slice(0, 4)) >= planYear; code = previousPeriod(code)) {
    if (begins(code) <= today) return code;
  }
  return null;
}
