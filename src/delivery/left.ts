import type { Left } from "../channels/left.js";
import { storable } from "../database/storable.js";

/** A row that was handled, to be written as done. */
export interface Handled {
  readonly id: bigint;
  /** Why its person did not get all of it; null where they did. */
  readonly reason: string | null;
  readonly left: Left;
}

/**
 * Rows as `leaving` takes them: a JSON list, so that a statement is one text whatever their number. One that PostgreSQL
 * refused would keep all others from ending.
 */
export function leftOf(handled: readonly Handled[]): string {
  const rows = handled
    .filter(({ left }) => left.offer ?? left.conversation)
    .map(({ id, left: { offer, conversation } }) => ({ id: String(id), offer, conversation }));
  return JSON.stringify(storable(rows));
}

/**
 * Further parts of a WITH that has the table `handled` (id, channel, bot, "chatId"), of which no two are of one chat;
 * `list` is the parameter that `leftOf` made.
 */
export function leaving(list: string): string {
  return `
    left_behind AS (
      SELECT handled.*, l.offer, l.conversation
      FROM jsonb_to_recordset(${list}::jsonb) AS l (id bigint, offer jsonb, conversation jsonb)
      JOIN handled ON handled.id = l.id),
    offered AS (
      INSERT INTO "Offer" (channel, bot, "chatId", "inboxId", yes, no, at)
      SELECT channel, bot, "chatId", id, offer->>'yes', offer->>'no', (offer->>'at')::timestamptz
      FROM left_behind WHERE offer IS NOT NULL
      ON CONFLICT (channel, bot, "chatId") DO UPDATE
        SET "inboxId" = excluded."inboxId", yes = excluded.yes, no = excluded.no, at = excluded.at),
    stands AS (
      INSERT INTO "ConversationState" (key, value, "updatedAt")
      SELECT conversation->>'key', conversation->'value', (conversation->>'at')::timestamptz
      FROM left_behind WHERE conversation->>'value' IS NOT NULL
      ON CONFLICT (key) DO UPDATE SET value = excluded.value, "updatedAt" = excluded."updatedAt"),
    over AS (
      DELETE FROM "ConversationState" gone USING left_behind
      WHERE gone.key = left_behind.conversation->>'key' AND left_behind.conversation->>'value' IS NULL)`;
}
