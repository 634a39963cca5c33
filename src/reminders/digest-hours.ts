import { type Day, dayInVietnam, instantOf, timeInVietnam } from "../calendar/day.js";
import { type HolidayTable, isWorkingDay } from "../calendar/working-days.js";
import { reminderHours } from "../plan/ladder.js";

const begins = "08:00";
/** After office hours nobody is reminded: the next working morning is soon enough. */
const ends = reminderHours.end;
/** Milliseconds after which a digest says that it comes late. */
const patience = 30 * 60_000;

/** The digest of one working day: when it is due and until when it is caught up after an outage. */
export interface DigestHours {
  readonly day: Day;
  readonly due: Date;
  readonly late: Date;
  readonly ends: Date;
}

/** @param at when it is due: '08:00' */
export function digestHoursOf(day: Day, at: string = begins): DigestHours {
  const due = instantOf(day, at);
  return { day, due, late: new Date(due.getTime() + patience), ends: instantOf(day, ends) };
}

/** What is due at 08:00 and sent now: that of today from then to 17:00 of a working day, else null. */
export function digestHoursNow(now: Date, holidays: HolidayTable): DigestHours | null {
  const hours = digestHoursOf(dayInVietnam(now));
  return isWorkingDay(hours.day, holidays) && hours.due <= now && now < hours.ends ? hours : null;
}

/** At noon nobody is reminded: when it may be done again; null at any other time. */
export function noonEndsAt(now: Date): Date | null {
  const { noonBegins, noonEnds } = reminderHours;
  const time = timeInVietnam(now);
  return noonBegins <= time && time < noonEnds ? instantOf(dayInVietnam(now), noonEnds) : null;
}
