import { type Day, daysBetween } from "../calendar/day.js";
import { type HolidayTable, workingDaysBetween } from "../calendar/working-days.js";
import { type Status, settlingStatuses } from "../text/status-rules.js";

/** The columns of a duty that say how it stands. */
export interface DutyState {
  readonly beginsOn: Day;
  readonly dueOn: Day;
  readonly answeredOn: Day | null;
  readonly settledOn: Day | null;
  /** "16:00" of the due day, to which it is due; null or missing: to the end of that day. */
  readonly dueHour?: string | null;
  /** It was settled on its due day, after its hour. */
  readonly settledLate?: boolean;
  /** False where it was due before the day from which its plan counts: it may be reported, and is never overdue. */
  readonly counts: boolean;
}

/**
 * How a duty stands on a day. "Overdue" begins the day after its due day, or with the hour of that day that is its end, for
 * whoever tells the time; "soon" is due today or in the next seven calendar days.
 */
export type Standing = "later" | "soon" | "overdue" | "uncounted" | "settled_on_time" | "settled_late";

export const soonDays = 7;

/** A time of today at which no hour of it is past. */
export const dayBegins = "00:00";

/** @param time "16:05" of today (Asia/Ho_Chi_Minh), where hours of today count */
export function standingOf(duty: DutyState, today: Day, time = dayBegins): Standing {
  if (duty.settledOn !== null) return wasInTime(duty) ? "settled_on_time" : "settled_late";
  if (!duty.counts) return "uncounted";
  if (!isInTime(duty, today, time)) return "overdue";
  return daysBetween(today, duty.dueOn) <= soonDays ? "soon" : "later";
}

/** Whether it was settled, and in time: by its due day and the hour of it. */
export function wasInTime(duty: Pick<DutyState, "dueOn" | "settledOn" | "settledLate">): boolean {
  return duty.settledOn !== null && duty.settledOn <= duty.dueOn && !duty.settledLate;
}

/** Whether its report was sent back: what was said settles it, and it is not settled. */
export function isReturned(
  duty: Pick<DutyState, "answeredOn" | "settledOn"> & { readonly checkIn: boolean; readonly status: Status },
): boolean {
  return (
    duty.settledOn === null && duty.answeredOn !== null && (duty.checkIn || settlingStatuses.includes(duty.status))
  );
}

/** Whether what is reported at `time` ("16:05", Asia/Ho_Chi_Minh) of a day is in time. */
export function isInTime({ dueOn, dueHour }: Pick<DutyState, "dueOn" | "dueHour">, today: Day, time: string): boolean {
  return today < dueOn || (today === dueOn && (!dueHour || time <= dueHour));
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
