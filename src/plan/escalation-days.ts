import { z } from "zod";
import type { Day } from "../calendar/day.js";
import { addWorkingDays, type HolidayTable, workingDaysBetween } from "../calendar/working-days.js";
import type { Prisma } from "../database/generated/client.js";

/** After how many working days overdue it is said further up; 0: never. */
export interface EscalationDays {
  /** To the agency's leader. */
  readonly leader: number;
  /** To the office, in its morning message. */
  readonly office: number;
}

const defaultEscalation: EscalationDays = { leader: 2, office: 5 };

const days = (otherwise: number) => z.number().int().min(0).max(60).catch(otherwise);
const shape = z.object({ leader: days(defaultEscalation.leader), office: days(defaultEscalation.office) });

/** The value of the setting `escalation`; what it does not name, or names wrongly, is as by default. */
export function parseEscalation(value: unknown): EscalationDays {
  return shape.catch(defaultEscalation).parse(value ?? {});
}

export async function readEscalation(db: Prisma.TransactionClient): Promise<EscalationDays> {
  const row = await db.setting.findUnique({ where: { key: "escalation" } });
  return parseEscalation(row?.value);
}

/** A stretch of days; `before` is no part of it. */
export interface DueDays {
  readonly from: Day;
  readonly before: Day;
}

/**
 * Of which due days `today` is the n-th working day after: a Friday has the two rest days before it come along, so that
 * each due day has exactly one such morning. None on a rest day, or for 0.
 */
export function dueDaysEscalatedOn(today: Day, count: number, holidays: HolidayTable): DueDays | null {
  if (count < 1 || addWorkingDays(addWorkingDays(today, -1, holidays), 1, holidays) !== today) return null;
  return { from: addWorkingDays(today, -count, holidays), before: addWorkingDays(today, 1 - count, holidays) };
}

/**
 * Whether so many working days have passed since a due day, today among them: on a rest day no more than on the working day
 * before it, and on a working day from the one of which `dueDaysEscalatedOn` speaks.
 */
export function isOverdueFor(count: number, dueOn: Day, today: Day, holidays: HolidayTable): boolean {
  return workingDaysBetween(dueOn, today, holidays) >= count;
}

export function isWithin(day: Day, days: DueDays | null): boolean {
  return days !== null && days.from <= day && day < days.before;
}
