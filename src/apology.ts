import { dayInVietnam } from "./calendar/day.js";
import type { ChannelName } from "./channels/channel.js";
import type { PrismaClient } from "./database/generated/client.js";
import type { Composed } from "./delivery/composed.js";
import type { InboxRow } from "./delivery/inbox.js";
import type { OutboxEntry, OutboxRow } from "./delivery/outbox.js";
import { findJoined } from "./people/join.js";
import { joinedText } from "./people/joining-text.js";
import type { PlanInForce } from "./plan/plan-in-force.js";
import { findIssuedReceipt } from "./reporting/issued-receipt.js";
import { receiptMessage } from "./reporting/receipt-text.js";
import { type Language, translator } from "./text/language.js";

export const noticeKind = "notice";

/** Milliseconds after which it is looked again whether an update that is still in hand has been given up. */
const soon = 1_000;

/** The message that tells a person what became of an update that was given up. */
export function apologyFor(row: Pick<InboxRow, "id">, personId: number, now: Date): OutboxEntry {
  return {
    key: `${noticeKind}:${row.id}`,
    personId,
    kind: noticeKind,
    day: dayInVietnam(now),
    urgent: true,
    nextAt: now,
    expiresAt: null,
  };
}

/**
 * What became of an update, as it stands when it is told: the receipt, where one was written before the update was given
 * up, or that the person has joined; else that nothing was recorded. Nothing where the update was answered after all.
 */
export async function composeApology(
  db: PrismaClient,
  { key, personId }: Pick<OutboxRow, "key" | "personId">,
  plans: readonly PlanInForce[],
  now: Date,
): Promise<Composed> {
  const inboxId = BigInt(key.slice(noticeKind.length + 1));
  const update = await db.inboxUpdate.findUnique({
    where: { id: inboxId },
    select: { state: true, channel: true, bot: true, chatId: true },
  });
  if (!update || update.chatId === null || update.state === "done") return "withdrawn";
  // Entered, but not yet given up: a crash between the two brings the update once more.
  if (update.state === "new") return { postpone: new Date(now.getTime() + soon) };
  const { language } = await db.person.findUniqueOrThrow({ where: { id: personId }, select: { language: true } });
  const t = translator(language as Language);
  const answers = { channel: update.channel as ChannelName, bot: update.bot, chatId: Number(update.chatId) };

  const receipt = await db.receipt.findUnique({ where: { inboxId }, select: { id: true } });
  if (receipt) return { message: receiptMessage(await findIssuedReceipt(db, receipt.id, plans), null, t), answers };
  const joined = await findJoined(db, inboxId);
  const text = joined ? joinedText(joined, update.channel, t) : t("help.failed");
  return { message: { text, buttons: [] }, answers };
}
