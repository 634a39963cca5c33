import { type Day, parseDay, weekdayOf } from "../calendar/day.js";
import { type HolidayTable, isWorkingDay } from "../calendar/working-days.js";
import { fold } from "../text/fold.js";
import type { HolidayData } from "./plan-data.js";

/** A day that is to be off, a day that is to be worked, or one that is to be what its weekday says. */
export interface RestDayChange {
  readonly day: Day;
  readonly to: "off" | "work" | "usual";
  /** Why: "Nghỉ hoán đổi"; empty where nobody said. */
  readonly name: string;
}

const longestName = 80;

/**
 * "30/8 nghỉ Nghỉ hoán đổi", "7/9/2024 làm bù", "bỏ 30/8". A day without a year is the next such day, today included. Null
 * where it is none of these.
 */
export function readRestDayChange(typed: string, today: Day): RestDayChange | null {
  const text = typed.trim();
  const usual = /^(?:bo|xoa|huy)\s+/.exec(fold(text));
  const rest = usual ? text.slice(usual[0].length) : text;
  const date = /^(?:ngày |ngay )?(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?\s*/i.exec(rest);
  if (!date) return null;
  const day = dayNamed(Number(date[1]), Number(date[2]), date[3], today);
  if (day === null) return null;
  const said = rest.slice(date[0].length).trim();
  if (usual) return said === "" ? { day, to: "usual", name: "" } : null;
  const what = /^(nghi|lam bu|di lam|lam viec)(?![a-z])[\s,:-]*/.exec(fold(said));
  if (!what) return null;
  const name = said.slice(what[0].length).trim();
  return name.length > longestName ? null : { day, to: what[1] === "nghi" ? "off" : "work", name };
}

function dayNamed(day: number, month: number, year: string | undefined, today: Day): Day | null {
  const two = (number: number) => String(number).padStart(2, "0");
  const of = (which: string | number) => parseDay(`${which}-${two(month)}-${two(day)}`);
  if (year !== undefined) return of(year);
  const thisYear = Number(today.slice(0, 4));
  const next = of(thisYear);
  return next !== null && next >= today ? next : of(thisYear + 1);
}

/** Why a change would change nothing, or must not be made; null where it may. */
export function whyNoChange(
  { day, to }: RestDayChange,
  holidays: HolidayTable,
  today: Day,
): "past" | "isOff" | "isWorked" | "isUsual" | null {
  if (day < today) return "past";
  const isNamed = holidays.off.has(day) || holidays.work.has(day);
  if (to === "usual") return isNamed ? null : "isUsual";
  const works = isWorkingDay(day, holidays);
  if (to === "off" && !works) return "isOff";
  // A weekday is worked by itself: only one that is off can be worked again.
  return to === "work" && works ? "isWorked" : null;
}

/** The rows of the table with the change; its name is what the change says, else what the day is. */
export function withRestDay(
  rows: readonly HolidayData[],
  { day, to, name }: RestDayChange,
  source: string,
): HolidayData[] {
  const others = rows.filter((row) => row.day !== day);
  const isWeekday = weekdayOf(day) <= 5;
  // What a weekday is without a row, a worked one needs none.
  if (to === "usual" || (to === "work" && isWeekday)) return others;
  return [...others, { day, kind: to, name, source }].sort((a, b) => (a.day < b.day ? -1 : 1));
}
