import type { Update } from "grammy/types";
import { z } from "zod";
import type { Received } from "../channel.js";
import { whyUnreadable } from "../unreadable.js";

/** What the bot asks to receive; remembered by the server, so it is said every time. */
export const allowedUpdates = ["message", "edited_message", "callback_query", "my_chat_member"] as const;

// Only what the program reads, and no wider than what it does with it: ids of chats become bigints, ids of messages
// integers of 32 bits. Everything else may be or become what it likes.
const envelope = z.object({ update_id: z.int().nonnegative() });
const messageId = z.int32();
const chat = z.object({ id: z.int(), type: z.string() });
const entities = z.array(z.object({ type: z.string() })).optional();
const message = z.object({
  message_id: messageId,
  chat,
  text: z.string().optional(),
  caption: z.string().optional(),
  entities,
  caption_entities: entities,
  media_group_id: z.string().optional(),
  contact: z.object({ phone_number: z.string(), user_id: z.int().optional() }).optional(),
  reply_to_message: z.object({ message_id: messageId }).optional(),
});
const content = z.object({
  message: message.optional(),
  edited_message: message.optional(),
  callback_query: z
    .object({
      id: z.string(),
      from: z.object({ id: z.int() }),
      message: message.optional(),
      data: z.string().optional(),
    })
    .optional(),
  my_chat_member: z.object({ chat, new_chat_member: z.object({ status: z.string() }) }).optional(),
} satisfies Record<(typeof allowedUpdates)[number], z.ZodType>);

/**
 * An update as it came, without the kinds that nobody asked for. Null: not an update, for it has no id. One that has an
 * id, and whose content is not what the Bot API says, is unreadable.
 */
export function readUpdate(body: unknown): Received | null {
  const head = envelope.safeParse(body);
  if (!head.success) return null;
  const { update_id } = head.data;
  const given = body as Update;
  const read = content.safeParse(given);
  const updateId = String(update_id);
  if (!read.success) return { updateId, chatId: null, update: given, unreadable: whyUnreadable(read.error) };
  const kinds = allowedUpdates.filter((kind) => given[kind] !== undefined).map((kind) => [kind, given[kind]]);
  return { updateId, chatId: chatOf(read.data), update: { update_id, ...Object.fromEntries(kinds) } };
}

/** The chat whose updates are handled one after another; null for updates that belong to none. */
function chatOf(update: z.output<typeof content>): number | null {
  const { chat } =
    update.message ?? update.edited_message ?? update.callback_query?.message ?? update.my_chat_member ?? {};
  // A private chat has the id of its person, so a press on an inline message joins that person's lane.
  return chat?.id ?? update.callback_query?.from.id ?? null;
}
