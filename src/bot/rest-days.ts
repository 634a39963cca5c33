import { type HolidayTable, holidayTable } from "../calendar/working-days.js";
import type { BotContext } from "./context.js";

const weekendsAlone = holidayTable([]);

/** The days off that the program knows: they are the same for every plan. */
export function holidaysOf({ plans }: BotContext): HolidayTable {
  return plans[0]?.deadlines.holidays ?? weekendsAlone;
}
