import { dayInVietnam } from "../calendar/day.js";
import type { HolidayTable } from "../calendar/working-days.js";
import { dateColumn } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";
import { findAdministrators } from "../people/administrators.js";
import { translator } from "../text/language.js";
import type { Message } from "../text/message.js";
import { digestHoursNow } from "./digest-hours.js";
import { noticesTo } from "./notices.js";
import { putOut } from "./put-out.js";

type Client = Prisma.TransactionClient;

/** How the keys begin of the rows that are put into the outbox here. */
export const missingRestDaysHead = "rest-days";

/** From this day of the year on the days off of the next have usually been announced. */
const announcedBy = "12-01";

/**
 * Tells administrators once that the days off of next year are not entered, on a working morning of December; returns how
 * many rows are new. The key (year, person) makes it harmless to ask again.
 */
export async function tellOfMissingRestDays(db: Client, holidays: HolidayTable, now: Date): Promise<number> {
  const today = dayInVietnam(now);
  const next = Number(today.slice(0, 4)) + 1;
  const isMissing = holidays.lastYear === null || holidays.lastYear < next;
  if (!isMissing || today < `${next - 1}-${announcedBy}` || !digestHoursNow(now, holidays)) return 0;
  const administrators = await findAdministrators(db);
  return putOut(db, noticesTo(administrators, { key: `${missingRestDaysHead}:${next}` }, now), now);
}

/** Withdrawn where they have been entered meanwhile, or the person is administrator no more. */
export async function composeMissingRestDays(
  db: Client,
  { key, personId }: { readonly key: string; readonly personId: number },
): Promise<{ readonly message: Message } | "withdrawn"> {
  const year = Number(key.split(":")[1]);
  const entered = await db.holiday.count({ where: { day: { gte: dateColumn(`${year}-01-01`) } } });
  const person = await db.person.findFirst({
    where: { id: personId, leftAt: null, holdings: { some: { until: null, post: { role: "administrator" } } } },
    select: { language: true },
  });
  if (entered > 0 || !person) return "withdrawn";
  const t = translator(person.language === "en" ? "en" : "vi");
  return { message: { text: t("planChange.notice", { year }), buttons: [] } };
}
