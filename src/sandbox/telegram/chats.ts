import type { Chat as ApiChat, Message } from "grammy/types";
import { inVietnam } from "../clock.js";
import type { Bubble } from "../messenger.js";

export interface StoredMessage {
  message: Message;
  /** What answered the last press of a button under it. */
  toast: string | undefined;
  /** The text was changed; a change of buttons alone is not shown. */
  edited: boolean;
}

/** One conversation of one bot. */
export interface Chat {
  readonly id: number;
  readonly type: "private" | "group" | "supergroup";
  readonly title: string; // of a private chat: the first name that the account shows
  /** Private: the person has written; group: the bot is in it. Before that the bot cannot write. */
  met: boolean;
  barred: "blocked" | "deactivated" | "kicked" | null;
  migratedTo: number | null;
  /** Accounts in a group. */
  readonly members: Set<number>;
  readonly messages: Map<number, StoredMessage>;
  keyboard: readonly (readonly { readonly label: string; readonly contact: boolean }[])[] | null;
}

export function toApiChat({ id, type, title }: Chat): ApiChat {
  return type === "private" ? { id, type, first_name: title } : { id, type, title };
}

/** `address` gives where on this server a file can be seen. */
export function toBubble({ message, toast, edited }: StoredMessage, address: (fileId: string) => string): Bubble {
  const markup = message.reply_markup?.inline_keyboard ?? [];
  const photo = message.photo?.at(-1);
  const entities = message.entities ?? message.caption_entities;
  return {
    id: String(message.message_id),
    from: message.from?.is_bot ? "bot" : "person",
    at: inVietnam(new Date(message.date * 1000)),
    text: message.text ?? message.caption ?? describe(message),
    ...(entities && {
      entities: entities.map(({ type, offset, length, ...more }) => ({
        type,
        offset,
        length,
        ...("url" in more && { url: more.url }),
      })),
    }),
    buttons: markup.map((row) =>
      row.map((button) => ({ label: button.text, ...("url" in button && { url: button.url }) })),
    ),
    ...(photo && { photo: address(photo.file_id) }),
    ...(message.document && {
      file: { name: message.document.file_name ?? "file", url: address(message.document.file_id) },
    }),
    edited,
    ...(message.has_protected_content && { protected: true as const }),
    ...(toast !== undefined && { toast }),
    ...(message.reply_to_message && { replyTo: String(message.reply_to_message.message_id) }),
  };
}

/** What a bubble says where its content has no text of its own. */
function describe({ sticker, contact, migrate_to_chat_id, migrate_from_chat_id, new_chat_members }: Message): string {
  if (sticker) return sticker.emoji ?? "";
  if (contact) return `☎ ${contact.first_name} ${contact.phone_number}`;
  if (migrate_to_chat_id !== undefined) return `→ ${migrate_to_chat_id}`;
  if (migrate_from_chat_id !== undefined) return `← ${migrate_from_chat_id}`;
  if (new_chat_members) return `+ ${new_chat_members.map(({ first_name }) => first_name).join(", ")}`;
  return "";
}
