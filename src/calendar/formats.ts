import type { Translate } from "../text/language.js";
import { type Day, dayInVietnam, daysBetween, timeInVietnam, weekdayOf } from "./day.js";
import { type PeriodCode, parsePeriod } from "./windows.js";

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
const romans = ["I", "II", "III", "IV"] as const;

/** "29/02/2024" in every language, as it is typed. */
export function formatDay(day: Day): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

/** "29/02" */
export function formatDayShort(day: Day): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}`;
}

/** "thứ Năm" */
export function formatWeekday(day: Day, t: Translate): string {
  return t(`calendar.weekday.${weekdays[weekdayOf(day) - 1]!}`);
}

/** "thứ Năm 29/02" */
export function formatDayWithWeekday(day: Day, t: Translate): string {
  return t("calendar.dayWithWeekday", { weekday: formatWeekday(day, t), day: formatDayShort(day) });
}

/** "thứ Hai 26/02/2024" */
export function formatDayInFull(day: Day, t: Translate): string {
  return t("calendar.dayWithWeekday", { weekday: formatWeekday(day, t), day: formatDay(day) });
}

/** "thứ Năm 29/02" within seven days of `today` (either way), else "29/02/2024". */
export function formatDayNear(day: Day, today: Day, t: Translate): string {
  return Math.abs(daysBetween(today, day)) <= 7 ? formatDayWithWeekday(day, t) : formatDay(day);
}

/** "08:12" in Việt Nam. */
export function formatTime(instant: Date): string {
  return timeInVietnam(instant);
}

/** "08:12 ngày 26/02"; with the year where it is not `today`'s. */
export function formatMoment(instant: Date, today: Day, t: Translate): string {
  const day = dayInVietnam(instant);
  const shown = day.slice(0, 4) === today.slice(0, 4) ? formatDayShort(day) : formatDay(day);
  return t("calendar.moment", { time: formatTime(instant), day: shown });
}

/** "quý I/2024", "tháng 02/2024", "6 tháng đầu năm 2024", "năm 2024"; a code that is none stays as it is. */
export function formatPeriod(code: PeriodCode, t: Translate): string {
  const period = parsePeriod(code);
  if (!period) return code;
  const { year } = period;
  switch (period.kind) {
    case "day":
      return t("calendar.period.day", { day: formatDay(code) });
    case "month":
      return t("calendar.period.month", { month: twoDigits(period.number), year });
    case "quarter":
      return t("calendar.period.quarter", { quarter: romans[period.number - 1]!, year });
    case "half-year":
      return t("calendar.period.halfYear", { year });
    case "nine-months":
      return t("calendar.period.nineMonths", { year });
    case "year":
      return t("calendar.period.year", { year });
  }
}

/** Without the year, for lists of one plan: "quý I", "tháng 02"; a year keeps it. */
export function formatPeriodShort(code: PeriodCode, t: Translate): string {
  const period = parsePeriod(code);
  if (!period) return code;
  switch (period.kind) {
    case "day":
      return t("calendar.period.day", { day: formatDayShort(code) });
    case "month":
      return t("calendar.periodShort.month", { month: twoDigits(period.number) });
    case "quarter":
      return t("calendar.periodShort.quarter", { quarter: romans[period.number - 1]! });
    case "half-year":
      return t("calendar.periodShort.halfYear");
    case "nine-months":
      return t("calendar.periodShort.nineMonths");
    case "year":
      return t("calendar.period.year", { year: period.year });
  }
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
