import { type HolidayTable, holidayTable } from "../calendar/working-days.js";
import { dayOf } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";

/** The days off and the worked Saturdays that were imported. */
export async function loadHolidays(db: Prisma.TransactionClient): Promise<HolidayTable> {
  const rows = await db.holiday.findMany({ select: { day: true, kind: true } });
  return holidayTable(rows.map(({ day, kind }) => ({ day: dayOf(day), kind: kind === "work" ? "work" : "off" })));
}
