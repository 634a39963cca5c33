import { dayInVietnam } from "../calendar/day.js";
import { areAnnounced, missingRestDays, missingRestDaysWords } from "../calendar/rest-days-due.js";
import type { HolidayTable } from "../calendar/working-days.js";
import type { Prisma } from "../database/generated/client.js";
import { findAdministrators } from "../people/administrators.js";
import { loadHolidays } from "../plan/holidays.js";
import { translator } from "../text/language.js";
import type { Message } from "../text/message.js";
import { digestHoursNow } from "./digest-hours.js";
import { noticesTo } from "./notices.js";
import { putOut } from "./put-out.js";

type Client = Prisma.TransactionClient;

/** How the keys begin of the rows that are put into the outbox here. */
export const missingRestDaysHead = "rest-days";

/**
 * Tells administrators once that days off of next year that the law gives are not entered, on a working morning of December; returns how
 * many rows are new. The key (year, person) makes it harmless to ask again.
 */
export async function tellOfMissingRestDays(db: Client, holidays: HolidayTable, now: Date): Promise<number> {
  const today = dayInVietnam(now);
  const next = Number(today.slice(0, 4)) + 1;
  const isMissing = missingRestDays(holidays, next, today).length > 0;
  if (!isMissing || !areAnnounced(next, today) || !digestHoursNow(now, holidays)) return 0;
  const administrators = await findAdministrators(db);
  return putOut(db, noticesTo(administrators, { key: `${missingRestDaysHead}:${next}` }, now), now);
}

/** Withdrawn where they have been entered meanwhile, or the person is administrator no more. */
export async function composeMissingRestDays(
  db: Client,
  { key, personId }: { readonly key: string; readonly personId: number },
): Promise<{ readonly message: Message } | "withdrawn"> {
  const year = Number(key.split(":")[1]);
  const missing = missingRestDays(await loadHolidays(db), year, `${year}-01-01`);
  const person = await db.person.findFirst({
    where: { id: personId, leftAt: null, holdings: { some: { until: null, post: { role: "administrator" } } } },
    select: { language: true },
  });
  if (missing.length === 0 || !person) return "withdrawn";
  const t = translator(person.language === "en" ? "en" : "vi");
  return { message: { text: t("planChange.notice", { what: missingRestDaysWords(missing, year, t) }), buttons: [] } };
}
