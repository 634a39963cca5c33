/**
 * A civil date of Asia/Ho_Chi_Minh as "2024-02-29". A deadline is a day, not an instant; as text it compares with
 * `<`, survives JSON and cannot shift with a server's time zone.
 */
export type Day = string;

/** 1 Monday … 7 Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export interface DayParts {
  readonly year: number;
  readonly month: number; // 1 … 12
  readonly date: number; // 1 … 31
}

const MS_PER_DAY = 86_400_000;
// Việt Nam has kept UTC+7 without summer time since 1975, so an offset is exact for every instant this program meets.
const VIETNAM_OFFSET_MS = 7 * 3_600_000;

/** Null for what is not a day of the calendar: "2024-02-31", "29/02/2024". */
export function parseDay(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match && makeDay(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** Null for 31/02 and the like. Years 1000 to 9999. */
export function makeDay(year: number, month: number, date: number): Day | null {
  if (![year, month, date].every(Number.isInteger)) return null;
  if (year < 1000 || year > 9999 || month < 1 || month > 12) return null;
  if (date < 1 || date > daysInMonth(year, month)) return null;
  return `${year}-${twoDigits(month)}-${twoDigits(date)}`;
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Of the Gregorian calendar; `month` 1 … 12. */
export function daysInMonth(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return isLeap && month === 2 ? 29 : MONTH_LENGTHS[month - 1]!;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

export function partsOf(day: Day): DayParts {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) };
}

export function addDays(day: Day, days: number): Day {
  return dayFromNumber(numberOf(day) + days);
}

/** Days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return numberOf(to) - numberOf(from);
}

export function weekdayOf(day: Day): Weekday {
  // 1970-01-01 was a Thursday.
  return (((((numberOf(day) + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** The civil date on which an instant falls in Việt Nam. */
export function dayInVietnam(instant: Date): Day {
  return vietnamClock(instant).slice(0, 10);
}

/** The wall clock of an instant in Việt Nam: "08:12". */
export function timeInVietnam(instant: Date): string {
  return vietnamClock(instant).slice(11, 16);
}

/** The instant of a wall-clock time in Việt Nam, "08:00" or "08:00:30". Throws on what is not a day or time. */
export function instantOf(day: Day, time: string): Date {
  const instant = new Date(`${day}T${time}+07:00`);
  if (Number.isNaN(instant.getTime())) throw new RangeError(`not a time: ${day} ${time}`);
  return instant;
}

/** ISO 8601 with Việt Nam's offset and whole seconds: "2024-02-26T08:41:07+07:00". */
export function formatInstant(instant: Date): string {
  return `${vietnamClock(instant).slice(0, 19)}+07:00`;
}

function vietnamClock(instant: Date): string {
  return new Date(instant.getTime() + VIETNAM_OFFSET_MS).toISOString();
}

function numberOf(day: Day): number {
  const ms = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(ms)) throw new RangeError(`not a day: ${JSON.stringify(day)}`);
  return ms / MS_PER_DAY;
}

function dayFromNumber(days: number): Day {
  return new Date(days * MS_PER_DAY).toISOString().slice(0, 10);
}
