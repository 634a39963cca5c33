import { addDays, type Day, weekdayOf } from "./day.js";

/** A row of the holiday table: a weekday that is off, or a Saturday (or Sunday) that is worked. */
export interface HolidayRow {
  readonly day: Day;
  readonly kind: "off" | "work";
}

/**
 * Which days are worked. The Prime Minister decides Tết, substitute days and swaps every year, so they are data
 * (Labour Code 45/2019, Art. 111 and 112, and the yearly notices), never computed.
 */
export interface HolidayTable {
  readonly off: ReadonlySet<Day>;
  readonly work: ReadonlySet<Day>;
  /** The last year of which the table has any row; later days know weekends only. */
  readonly lastYear: number | null;
}

export function holidayTable(rows: Iterable<HolidayRow>): HolidayTable {
  const off = new Set<Day>();
  const work = new Set<Day>();
  let lastYear: number | null = null;
  for (const { day, kind } of rows) {
    (kind === "off" ? off : work).add(day);
    lastYear = Math.max(lastYear ?? 0, Number(day.slice(0, 4)));
  }
  return { off, work, lastYear };
}

export function isWorkingDay(day: Day, holidays: HolidayTable): boolean {
  if (holidays.work.has(day)) return true;
  return weekdayOf(day) <= 5 && !holidays.off.has(day);
}

/**
 * The n-th working day after `day`, which itself is not counted; backwards for a negative `count`. `day` itself for 0,
 * also on a rest day.
 */
export function addWorkingDays(day: Day, count: number, holidays: HolidayTable): Day {
  const step = count < 0 ? -1 : 1;
  let current = day;
  for (let left = Math.abs(count); left > 0; ) {
    current = addDays(current, step);
    if (isWorkingDay(current, holidays)) left -= 1;
  }
  return current;
}

/** Working days after `from` up to and with `to`; negative where `to` is earlier, 0 where both are one day. */
export function workingDaysBetween(from: Day, to: Day, holidays: HolidayTable): number {
  if (to < from) return -workingDaysBetween(to, from, holidays);
  let count = 0;
  for (let day = from; day < to; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day, holidays)) count += 1;
  }
  return count;
}
