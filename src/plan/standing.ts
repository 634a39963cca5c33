import { type Day, daysBetween } from "../calendar/day.js";
import { type HolidayTable, workingDaysBetween } from "../calendar/working-days.js";

/** The columns of a duty that say how it stands. */
export interface DutyState {
  readonly beginsOn: Day;
  readonly dueOn: Day;
  readonly answeredOn: Day | null;
  readonly settledOn: Day | null;
  /** False where it was due before the day from which its plan counts: it may be reported, and is never overdue. */
  readonly counts: boolean;
}

/**
 * How a duty stands on a day. A duty is due to the end of its due day, so "overdue" begins the day after; "soon" is due
 * today or in the next seven calendar days.
 */
export type Standing = "later" | "soon" | "overdue" | "uncounted" | "settled_on_time" | "settled_late";

export const soonDays = 7;

export function standingOf(duty: DutyState, today: Day): Standing {
  if (duty.settledOn !== null) return duty.settledOn <= duty.dueOn ? "settled_on_time" : "settled_late";
  if (!duty.counts) return "uncounted";
  if (duty.dueOn < today) return "overdue";
  return daysBetween(today, duty.dueOn) <= soonDays ? "soon" : "later";
}

/** Only what has begun is listed anywhere. */
export function hasBegun(duty: Pick<DutyState, "beginsOn">, today: Day): boolean {
  return duty.beginsOn <= today;
}

/**
 * Where a duty stands in its agency's list. What is due within seven days and not settled stands there, however lately it
 * was reported; what is answered and due later rests among the answered.
 */
export type Shelf = "overdue" | "soon" | "later" | "answered";

export function shelfOf(duty: DutyState, today: Day): Shelf {
  const standing = standingOf(duty, today);
  if (standing === "settled_on_time" || standing === "settled_late") return "answered";
  if (standing === "uncounted") return duty.answeredOn === null ? "later" : "answered";
  return standing === "later" && duty.answeredOn !== null ? "answered" : standing;
}

/** Whether a duty asks to be reported on: before the due day the unanswered, from it on the unsettled. */
export function presses(duty: DutyState, today: Day): boolean {
  const shelf = shelfOf(duty, today);
  return shelf === "overdue" || (shelf === "soon" && (duty.answeredOn === null || today === duty.dueOn));
}

/** Calendar days since the due day; 0 where it has not passed. */
export function daysOverdue(duty: Pick<DutyState, "dueOn">, today: Day): number {
  return Math.max(0, daysBetween(duty.dueOn, today));
}

/** Working days after today up to and with the due day; 0 on the due day and where only rest days lie between. */
export function workingDaysLeft(duty: Pick<DutyState, "dueOn">, today: Day, holidays: HolidayTable): number {
  return Math.max(0, workingDaysBetween(today, duty.dueOn, holidays));
}
