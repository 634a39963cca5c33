import type { CallbackQuery, Message, Update } from "grammy/types";
import { action } from "../../text/actions.js";
import type { ShownMenu } from "./menus.js";

/** How long an answer to a menu is taken: the list of one morning still holds on the next, not two days later. */
const lifetime = 36 * 3_600_000;

/**
 * The press of a button that a typed answer is. It presses `stale` where the menu has grown old, and where the answer had
 * come before the menu was on its way: it was meant for what stood there before.
 */
export function pressOf(
  update: Update,
  menu: ShownMenu,
  data: string,
  { now, receivedAt }: { readonly now: Date; readonly receivedAt: Date },
): Update {
  const { message } = update;
  const { chat, from, date } = message as Message.TextMessage;
  const isStale = now.getTime() - menu.shownAt.getTime() > lifetime || receivedAt < menu.shownAt;
  const query: CallbackQuery = {
    id: `${chat.id}:${menu.messageId}:${update.update_id}`,
    from: from!,
    chat_instance: String(chat.id),
    message: { message_id: menu.messageId, chat, date } as Message.TextMessage,
    data: isStale ? action.stale() : data,
  };
  return { update_id: update.update_id, callback_query: query };
}

/** The chat of a callback query that `pressOf` made; null for any other id. */
export function chatOfQuery(id: string): number | null {
  const match = /^(-?\d+):\d+:\d+$/.exec(id);
  return match ? Number(match[1]) : null;
}
