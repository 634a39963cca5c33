import { addDays, type Day, daysBetween, daysInMonth, makeDay, parseDay, partsOf } from "./day.js";

/**
 * The code of a period: "2024-03", "2024-Q1", "2024-6M", "2024-9M", "2024", or a day, "2024-06-30". The code does not say
 * which calendar it is counted by: dated duties go by calendar months and quarters, check-ins and figures by the plan's.
 */
export type PeriodCode = string;
export type PeriodKind = "day" | "month" | "quarter" | "half-year" | "nine-months" | "year";

/**
 * "calendar": 1st to last day. "reporting": NĐ 09/2019/NĐ-CP Art. 12, from the 15th of the month before to the 14th
 * of the last month. `cutOn`: the same from another day of the month before, 2 to 28; 1 is the calendar.
 */
export type Reckoning = "calendar" | "reporting" | { readonly cutOn: number };

/** Both days belong to the window. */
export interface Window {
  readonly first: Day;
  readonly last: Day;
}

export interface Period {
  readonly kind: PeriodKind;
  readonly year: number;
  /** 1 … 12 for a month, 1 … 4 for a quarter, 1 … 366 for a day, else 1. */
  readonly number: number;
}

/** Null for what is no period code. */
export function parsePeriod(code: string): Period | null {
  const match = /^(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|([69])M))?$/.exec(code);
  if (!match) return parseDayPeriod(code);
  const year = Number(match[1]);
  if (match[2]) return { kind: "month", year, number: Number(match[2]) };
  if (match[3]) return { kind: "quarter", year, number: Number(match[3]) };
  if (match[4]) return { kind: match[4] === "6" ? "half-year" : "nine-months", year, number: 1 };
  return { kind: "year", year, number: 1 };
}

function parseDayPeriod(code: string): Period | null {
  const day = parseDay(code);
  if (!day) return null;
  const { year } = partsOf(day);
  return { kind: "day", year, number: daysBetween(firstDay(year), day) + 1 };
}

export function periodCode({ kind, year, number }: Period): PeriodCode {
  switch (kind) {
    case "day":
      return addDays(firstDay(year), number - 1);
    case "month":
      return monthCode(year, number);
    case "quarter":
      return quarterCode(year, number);
    case "half-year":
      return `${year}-6M`;
    case "nine-months":
      return `${year}-9M`;
    case "year":
      return String(year);
  }
}

export function monthCode(year: number, month: number): PeriodCode {
  return `${year}-${String(month).padStart(2, "0")}`;
}

export function quarterCode(year: number, quarter: number): PeriodCode {
  return `${year}-Q${quarter}`;
}

/** Throws on what is no period code. */
export function windowOf(code: PeriodCode, reckoning: Reckoning): Window {
  const period = parsePeriod(code);
  if (!period) throw new RangeError(`not a period: ${JSON.stringify(code)}`);
  const { year } = period;
  if (period.kind === "day") return { first: code, last: code };
  const [from, to] = monthsOf(period);
  const cut = cutDayOf(reckoning);
  if (cut === 1) return { first: dayOf(year, from, 1), last: dayOf(year, to, daysInMonth(year, to)) };
  return { first: from === 1 ? dayOf(year - 1, 12, cut) : dayOf(year, from - 1, cut), last: dayOf(year, to, cut - 1) };
}

function cutDayOf(reckoning: Reckoning): number {
  if (typeof reckoning === "object") return reckoning.cutOn;
  return reckoning === "calendar" ? 1 : 15;
}

/** The month that a day falls in; by reporting months 15/02 belongs to March. */
export function monthOf(day: Day, reckoning: Reckoning): PeriodCode {
  const { year, month } = partsOf(reckoned(day, reckoning));
  return monthCode(year, month);
}

/** The quarter that a day falls in; by reporting quarters 15/12/2023 belongs to Q1 of 2024. */
export function quarterOf(day: Day, reckoning: Reckoning): PeriodCode {
  const { year, month } = partsOf(reckoned(day, reckoning));
  return quarterCode(year, Math.ceil(month / 3));
}

/** The calendar quarter of the plan's year that a period ends in: 2024-02 → 2024-Q1, 2024-6M → 2024-Q2, 2024 → 2024-Q4. */
export function quarterEnding(code: PeriodCode): PeriodCode {
  const period = parsePeriod(code);
  if (!period) throw new RangeError(`not a period: ${JSON.stringify(code)}`);
  return quarterCode(period.year, Math.ceil(monthsOf(period)[1] / 3));
}

/** The period of the same kind before this one; six and nine months and years go back one year. */
export function previousPeriod(code: PeriodCode): PeriodCode {
  return shift(code, -1);
}

export function nextPeriod(code: PeriodCode): PeriodCode {
  return shift(code, 1);
}

/** By code of a year: the twelve months, or the four quarters, in order. */
export function monthsOfYear(year: number): readonly PeriodCode[] {
  return Array.from({ length: 12 }, (_, index) => monthCode(year, index + 1));
}

export function quartersOfYear(year: number): readonly PeriodCode[] {
  return Array.from({ length: 4 }, (_, index) => quarterCode(year, index + 1));
}

/** The quarters that a period is summed from; null for a month or a day, whose duties are those due in it. */
export function quartersOf(period: PeriodCode): readonly PeriodCode[] | null {
  const parsed = parsePeriod(period);
  if (!parsed || parsed.kind === "month" || parsed.kind === "day") return null;
  const { kind, year, number } = parsed;
  if (kind === "quarter") return [quarterCode(year, number)];
  const count = kind === "half-year" ? 2 : kind === "nine-months" ? 3 : 4;
  return Array.from({ length: count }, (_, i) => quarterCode(year, i + 1));
}

/** The periods of one length in a year, in order; a half year and nine months stand alone, as they are reported. */
export function periodsOfYear(kind: Exclude<PeriodKind, "day">, year: number): readonly PeriodCode[] {
  if (kind === "month") return monthsOfYear(year);
  return kind === "quarter" ? quartersOfYear(year) : [periodCode({ kind, year, number: 1 })];
}

/** By calendar months: February lies in the first quarter, the first quarter in the year. */
export function overlap(one: PeriodCode, other: PeriodCode): boolean {
  const [a, b] = [windowOf(one, "calendar"), windowOf(other, "calendar")];
  return a.first <= b.last && b.first <= a.last;
}

export function contains(window: Window, day: Day): boolean {
  return window.first <= day && day <= window.last;
}

function monthsOf({ kind, year, number }: Period): readonly [number, number] {
  switch (kind) {
    case "day": {
      const { month } = partsOf(addDays(firstDay(year), number - 1));
      return [month, month];
    }
    case "month":
      return [number, number];
    case "quarter":
      return [3 * number - 2, 3 * number];
    case "half-year":
      return [1, 6];
    case "nine-months":
      return [1, 9];
    case "year":
      return [1, 12];
  }
}

function shift(code: PeriodCode, by: 1 | -1): PeriodCode {
  const period = parsePeriod(code);
  if (!period) throw new RangeError(`not a period: ${JSON.stringify(code)}`);
  if (period.kind === "day") return addDays(code, by);
  const perYear = period.kind === "month" ? 12 : period.kind === "quarter" ? 4 : 1;
  const index = period.year * perYear + period.number - 1 + by;
  return periodCode({ ...period, year: Math.floor(index / perYear), number: (index % perYear) + 1 });
}

/** A day of the calendar month that bears the name of the day's month. From the day of the cut on, it is the next. */
function reckoned(day: Day, reckoning: Reckoning): Day {
  const cut = cutDayOf(reckoning);
  const { year, month, date } = partsOf(day);
  return cut === 1 || date < cut ? day : addDays(dayOf(year, month, daysInMonth(year, month)), 1);
}

function firstDay(year: number): Day {
  return dayOf(year, 1, 1);
}

function dayOf(year: number, month: number, date: number): Day {
  const day = makeDay(year, month, date);
  if (!day) throw new RangeError(`not a day: ${year}-${month}-${date}`);
  return day;
}
