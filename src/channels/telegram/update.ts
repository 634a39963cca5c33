import type { CallbackQuery, Contact, Message, Update } from "grammy/types";
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
 * An update as it came, without the kinds that nobody asked for and without what it repeats of other people. Null: not an update, for it has no id. One that has an
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
  const update: Update = { update_id, ...Object.fromEntries(kinds) };
  if (update.callback_query) update.callback_query = withoutWords(update.callback_query);
  if (update.message) update.message = withoutOthers(update.message);
  if (update.edited_message) update.edited_message = withoutOthers(update.edited_message);
  return { updateId, chatId: chatOf(read.data), update };
}

/** What the bot itself said over a button may name people, and would be kept with whoever pressed it. */
function withoutWords(query: CallbackQuery): CallbackQuery {
  return query.message === undefined ? query : { ...query, message: bare(query.message as Message) };
}

/** The same of what is replied to or quoted, which may be anybody's; and a card of somebody else's, which is not read. */
function withoutOthers<Told extends Message>(message: Told): Told {
  const { reply_to_message: replied, external_reply: _, quote: __, contact, ...own } = message;
  return {
    ...own,
    ...(replied && { reply_to_message: { ...bare(replied), ...ownWords(replied) } }),
    ...(contact && { contact: ofOneself(contact, message) }),
  } as Told;
}

/** Which message it is, and whether it is one of words: that is all that is read of it. */
function bare({ message_id, date, chat, from, has_protected_content, text }: Message): Message {
  const kept = { message_id, date, chat, from, has_protected_content, text: text === undefined ? undefined : "" };
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined)) as unknown as Message;
}

/** Of what the bot said itself the number of a receipt is read; what names people it sends protected. */
function ownWords({ from, has_protected_content, text }: Message): { readonly text?: string } {
  return text !== undefined && from?.is_bot && !has_protected_content ? { text } : {};
}

function ofOneself({ phone_number, user_id }: Contact, { from }: Message): Contact {
  const isOwn = user_id !== undefined && user_id === from?.id;
  return { phone_number: isOwn ? phone_number : "", first_name: "", ...(isOwn && { user_id }) };
}

/** The chat whose updates are handled one after another; null for updates that belong to none. */
function chatOf(update: z.output<typeof content>): number | null {
  const { chat } =
    update.message ?? update.edited_message ?? update.callback_query?.message ?? update.my_chat_member ?? {};
  // A private chat has the id of its person, so a press on an inline message joins that person's lane.
  return chat?.id ?? update.callback_query?.from.id ?? null;
}
