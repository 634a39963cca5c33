import { type Day, partsOf } from "../../calendar/day.js";
import type { Translate } from "../../text/language.js";

/** "ngày 05 tháng 02 năm 2024", "ngày 20 tháng 6 năm 2024": days below 10 and the months 1 and 2 have two digits (NĐ 30/2020). */
export function dayInWords(day: Day, t: Translate): string {
  const { year, month, date } = partsOf(day);
  const padded = (value: number, below: number) => (value < below ? `0${value}` : String(value));
  return t("files.document.day", { date: padded(date, 10), month: padded(month, 3), year });
}
