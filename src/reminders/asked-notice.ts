import { dayInVietnam } from "../calendar/day.js";
import type { HolidayTable } from "../calendar/working-days.js";
import type { Prisma } from "../database/generated/client.js";
import { isOffice } from "../people/roles.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { askedNotice } from "../reporting/decisions/text.js";
import { listAsked } from "../reporting/decisions/waiting.js";
import { type PlanNames, translator } from "../text/language.js";
import type { Message } from "../text/message.js";
import { findTold } from "./addressee.js";
import { digestHoursNow } from "./digest-hours.js";
import { noticesTo } from "./notices.js";
import { findOfficePeople } from "./office-people.js";
import { putOut } from "./put-out.js";

/** How the keys begin of the rows that `tellOfAsking` puts into the outbox. */
export const askedHead = "to-decide";

/** Milliseconds in which what is asked is told in one message, and how long after them what is being written is waited for. */
const round = 5 * 60_000;
const grace = 10_000;

/**
 * Tells those who decide that an agency asks for something: within minutes, and once for all that is asked in them. Outside
 * office hours nobody is told; the next morning message names what waits.
 */
export async function tellOfAsking(db: Prisma.TransactionClient, now: Date, holidays: HolidayTable): Promise<void> {
  if (!digestHoursNow(now, holidays)) return;
  const number = Math.floor(now.getTime() / round);
  const goesAt = new Date((number + 1) * round + grace);
  const notices = noticesTo(await findOfficePeople(db, now), { key: `${askedHead}:${number}`, urgent: true }, now);
  await putOut(
    db,
    notices.map((notice) => ({ ...notice, goesAt })),
    now,
  );
}

/** Writes such a notice as things stand now: withdrawn where all was decided meanwhile, or the morning is to tell of it. */
export async function composeAskedNotice(
  db: Prisma.TransactionClient,
  notice: { readonly personId: number },
  needs: {
    readonly now: Date;
    readonly holidays: HolidayTable;
    readonly plan: PlanNames | null;
    readonly plans: readonly PlanInForce[];
  },
): Promise<{ readonly message: Message } | "withdrawn" | { readonly postpone: Date }> {
  const { now, holidays, plan, plans } = needs;
  const hours = digestHoursNow(now, holidays);
  const told = await findTold(db, notice.personId, now);
  if (!hours || !told || !isOffice(told)) return "withdrawn";
  if (told.busyUntil) return { postpone: told.busyUntil };
  const list = await listAsked(db, await toldUntil(db, notice.personId, hours.due), plans);
  if (list.total === 0) return "withdrawn";
  return { message: askedNotice(list, dayInVietnam(now), translator(told.language, plan)) };
}

/** Up to when the person was told: the end of the last round, or this morning. */
async function toldUntil(db: Prisma.TransactionClient, personId: number, morning: Date): Promise<Date> {
  const last = await db.outboxMessage.findFirst({
    where: { personId, state: "sent", kind: "notice", key: { startsWith: `${askedHead}:` } },
    orderBy: { id: "desc" },
    select: { key: true },
  });
  const ended = last ? (Number(last.key.split(":")[1]) + 1) * round : 0;
  return new Date(Math.max(ended, morning.getTime()));
}
