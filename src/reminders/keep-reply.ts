import type { Day } from "../calendar/day.js";
import { dateColumn } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";
import { outboxKeyOf } from "./plan-digests.js";
import { type ReminderItems, readReminderItems } from "./reminder-items.js";

/** What somebody says to a reminder: that they have seen it, or that they want to hear of it again on a day. */
export interface ReminderReply {
  readonly personId: number;
  readonly about: ReminderItems;
  /** Null: it was seen. */
  readonly remindOn: Day | null;
  readonly inboxId: bigint;
}

/** Keeps it, in one statement; for an update that was handled already it writes nothing. */
export async function keepReply(
  db: Prisma.TransactionClient,
  { personId, about, remindOn, inboxId }: ReminderReply,
  now: Date,
): Promise<void> {
  const { dutyIds, figures } = about;
  await db.$executeRaw`
    INSERT INTO "ReminderReply" ("personId", "dutyId", "agencyId", period, said, "remindOn", at, "inboxId")
    SELECT ${personId}, s."dutyId", s."agencyId", s.period, ${remindOn === null ? "seen" : "later"}, ${remindOn}::date, ${now},
      ${inboxId}
    FROM (
      SELECT id AS "dutyId", NULL::int AS "agencyId", NULL::text AS period FROM unnest(${[...dutyIds]}::int[]) AS d(id)
      UNION ALL
      SELECT NULL, f.agency, f.period FROM unnest(${figures.map(({ agencyId }) => agencyId)}::int[],
        ${figures.map(({ period }) => period)}::text[]) AS f(agency, period)) s
    WHERE NOT EXISTS (SELECT 1 FROM "ReminderReply" r WHERE r."inboxId" = ${inboxId})`;
}

/** What the person's digest of a day named; null where none was delivered. */
export async function findDigestItems(
  db: Prisma.TransactionClient,
  personId: number,
  day: Day,
): Promise<ReminderItems | null> {
  const row = await db.outboxMessage.findFirst({
    where: { key: outboxKeyOf(personId, day), day: dateColumn(day), state: "sent" },
    select: { items: true },
  });
  return readReminderItems(row?.items);
}

/** Erases what a person has answered to reminders, which counts for nobody else, and when they wanted them. */
export async function forgetReplies(tx: Prisma.TransactionClient, personId: number): Promise<void> {
  await tx.reminderReply.deleteMany({ where: { personId } });
  await tx.person.update({ where: { id: personId }, data: { remindAt: null } });
}
