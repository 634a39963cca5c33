import { type Day, dayInVietnam, instantOf } from "../calendar/day.js";
import { type HolidayTable, isWorkingDay } from "../calendar/working-days.js";

const begins = "08:00";
/** After office hours nobody is reminded: the next working morning is soon enough. */
const ends = "17:00";
/** From here on the digest says that it comes late. */
const late = "08:30";

/** The digest of one working day: when it is due and until when it is caught up after an outage. */
export interface DigestHours {
  readonly day: Day;
  readonly due: Date;
  readonly late: Date;
  readonly ends: Date;
}

export function digestHoursOf(day: Day): DigestHours {
  return { day, due: instantOf(day, begins), late: instantOf(day, late), ends: instantOf(day, ends) };
}

/** The digest to be sent now: that of today from 08:00 to 17:00 of a working day, else null. */
export function digestHoursNow(now: Date, holidays: HolidayTable): DigestHours | null {
  const hours = digestHoursOf(dayInVietnam(now));
  return isWorkingDay(hours.day, holidays) && hours.due <= now && now < hours.ends ? hours : null;
}
