import type { Update } from "grammy/types";
import type { Received } from "../channel.js";

/** What the bot asks to receive; remembered by the server, so it is said every time. */
export const allowedUpdates = ["message", "edited_message", "callback_query", "my_chat_member"] as const;

/** Null: not an update. */
export function readUpdate(body: unknown): Received | null {
  if (typeof body !== "object" || body === null || !("update_id" in body)) return null;
  if (typeof body.update_id !== "number") return null;
  const update = body as Update;
  return { updateId: String(update.update_id), chatId: chatOf(update), update };
}

/** The chat whose updates are handled one after another; null for updates that belong to none. */
function chatOf(update: Update): number | null {
  const chat = (
    update.message ??
    update.edited_message ??
    update.callback_query?.message ??
    update.my_chat_member ??
    update.channel_post ??
    update.edited_channel_post
  )?.chat;
  // A private chat has the id of its person, so a press on an inline message joins that person's lane.
  return chat?.id ?? update.callback_query?.from.id ?? null;
}
