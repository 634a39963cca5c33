import { dayInVietnam } from "../calendar/day.js";
import { dateColumn } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";
import type { ChatAddress } from "../people/member.js";
import { nudgeKind } from "./nudge.js";
import { digestKind } from "./plan-digests.js";
import { type ReminderItems, readReminderItems } from "./reminder-items.js";

/**
 * The duties that the reminder names which a message of this chat answers, in the order of the reminder: the one it
 * replies to, however old; where the channel has no replies (`messageId` null) the last one sent to the chat today.
 * Null where there is none. A duty may have been answered or handed over since: whoever uses it looks again.
 */
export async function findAnsweredReminder(
  db: Prisma.TransactionClient,
  chat: ChatAddress,
  messageId: number | null,
  now: Date,
): Promise<readonly number[] | null> {
  return (await findReminderItems(db, chat, messageId, now))?.dutyIds ?? null;
}

/** The same with the figures that it names. */
export async function findReminderItems(
  db: Prisma.TransactionClient,
  chat: ChatAddress,
  messageId: number | null,
  now: Date,
): Promise<ReminderItems | null> {
  const reminder = await db.outboxMessage.findFirst({
    where: {
      channel: chat.channel,
      bot: chat.bot,
      chatId: BigInt(chat.chatId),
      kind: { in: [digestKind, nudgeKind, "request"] },
      state: "sent",
      ...(messageId === null ? { day: dateColumn(dayInVietnam(now)) } : { messageId }),
    },
    orderBy: { id: "desc" },
    select: { items: true },
  });
  return readReminderItems(reminder?.items);
}
