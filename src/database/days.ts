import type { Day } from "../calendar/day.js";

/** A `@db.Date` column as Prisma reads it (midnight UTC) to a day. */
export function dayOf(column: Date): Day;
export function dayOf(column: Date | null): Day | null;
export function dayOf(column: Date | null): Day | null {
  return column === null ? null : column.toISOString().slice(0, 10);
}

/** A day to the value that Prisma writes into a `@db.Date` column. Throws on what is not a day of the calendar. */
export function dateColumn(day: Day): Date;
export function dateColumn(day: Day | null): Date | null;
export function dateColumn(day: Day | null): Date | null {
  if (day === null) return null;
  const date = new Date(`${day}T00:00:00.000Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(date.getTime()) || dayOf(date) !== day) {
    throw new RangeError(`not a day: ${JSON.stringify(day)}`);
  }
  return date;
}
