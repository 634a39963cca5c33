import type { Day } from "../calendar/day.js";
import {
  monthCode,
  type PeriodCode,
  parsePeriod,
  previousPeriod,
  type Reckoning,
  windowOf,
} from "../calendar/windows.js";
import type { CatalogueTask, CatalogueWindows } from "../text/catalogue.js";
import { deadlineKinds } from "../text/deadline-kinds.js";

/** By which calendar the periods of a task's duties are counted; parts are dated. */
export function reckoningOf(task: CatalogueTask, part: string | null, windows: CatalogueWindows): Reckoning {
  return part === null && deadlineKinds[task.deadlineKind].reckoning === "plan" ? windows.reckoning : "calendar";
}

/** The first day on which a period of a task may be reported. */
export function taskPeriodBegins(
  task: CatalogueTask,
  part: string | null,
  period: PeriodCode,
  windows: CatalogueWindows,
): Day {
  const parsed = parsePeriod(period);
  const { begins } = deadlineKinds[task.deadlineKind];
  if (begins === "last-month" && parsed?.kind === "quarter") {
    return windowOf(monthCode(parsed.year, 3 * parsed.number), "calendar").first;
  }
  if (parsed?.kind === "day") return `${parsed.year}-01-01`;
  return windowOf(period, reckoningOf(task, part, windows)).first;
}

export function figurePeriodBegins(period: PeriodCode, { reckoning }: CatalogueWindows): Day {
  return windowOf(period, reckoning).first;
}

/** Whether the duties of a task have periods of this length at all. */
export function hasSuchPeriods(
  task: CatalogueTask,
  part: string | null,
  period: PeriodCode,
  windows: CatalogueWindows,
): boolean {
  const kind = parsePeriod(period)?.kind;
  if (kind === undefined) return false;
  if (part !== null) {
    const only = task.parts.find((one) => one.part === part)?.period;
    return only !== undefined && kind === parsePeriod(only)?.kind;
  }
  const { periods } = deadlineKinds[task.deadlineKind];
  // Whoever names the year of a task that has the whole of it names nothing.
  if (kind === "year") return false;
  return periods === "regime" ? windows.checkIns.includes(kind) : periods === kind;
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
