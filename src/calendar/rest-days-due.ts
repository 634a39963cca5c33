import type { Translate } from "../text/language.js";
import type { Day } from "./day.js";
import type { HolidayTable } from "./working-days.js";

/** A holiday of the Labour Code (45/2019, Art. 112), by its key in the texts. */
export type LegalHoliday = "newYear" | "tet" | "kings" | "victory" | "labour" | "national";

/** A holiday of a year of which fewer days are entered than the law gives. */
export interface MissingRestDays {
  readonly holiday: LegalHoliday;
  readonly days: number;
  readonly entered: number;
}

interface Given {
  readonly holiday: LegalHoliday;
  readonly days: number;
  readonly from: string;
  readonly to: string;
}

/**
 * How many days the law gives, and between which days of the year they lie: the lunar ones at the earliest and the latest,
 * with those that a notice puts before Tết.
 */
const given: readonly Given[] = [
  { holiday: "newYear", days: 1, from: "01-01", to: "01-01" },
  { holiday: "tet", days: 5, from: "01-19", to: "02-26" },
  { holiday: "kings", days: 1, from: "03-25", to: "04-29" },
  { holiday: "victory", days: 1, from: "04-30", to: "04-30" },
  { holiday: "labour", days: 1, from: "05-01", to: "05-01" },
  { holiday: "national", days: 2, from: "09-01", to: "09-03" },
];

/** From this day of the year on the days off of the next have usually been announced. */
const announcedBy = "12-01";

/** What the law gives in a year and is not entered, in the order of the year; of a year that has begun what is to come. */
export function missingRestDays(
  { off }: Pick<HolidayTable, "off">,
  year: number,
  today: Day,
): readonly MissingRestDays[] {
  return given
    .filter(({ to }) => `${year}-${to}` >= today)
    .map(({ holiday, days, from, to }) => {
      const entered = [...off].filter((day) => day >= `${year}-${from}` && day <= `${year}-${to}`).length;
      return { holiday, days, entered };
    })
    .filter(({ days, entered }) => entered < days);
}

/** Whether the days off of a year have usually been announced by today. */
export function areAnnounced(year: number, today: Day): boolean {
  return today >= `${year - 1}-${announcedBy}`;
}

/** "Lịch nghỉ năm 2027 còn thiếu: Tết Nguyên đán (mới có 1/5 ngày)"; of a year of which nothing is entered that alone. */
export function missingRestDaysWords(missing: readonly MissingRestDays[], year: number, t: Translate): string {
  if (missing.length > 1 && missing.every(({ entered }) => entered === 0)) return t("calendar.restDays.none", { year });
  const list = missing.map(({ holiday, ...counts }) =>
    t("calendar.restDays.missing", { name: t(`calendar.restDays.holiday.${holiday}`), ...counts }),
  );
  return t("calendar.restDays.some", { year, list: list.join(", ") });
}
