import { createHash } from "node:crypto";
import type { Chat, Message, Update, User } from "grammy/types";
import { normalise } from "../../text/normalise.js";
import type { Incoming } from "./events.js";

/** What Zalo's message is called inside: its chat and number, given by this program. */
export interface Surrogates {
  readonly chatId: number;
  readonly messageId: number;
}

/**
 * A Bot API update of what a person sent. Files are carried by their address as file id; what Zalo cannot hand over
 * (documents, video, contacts) is a document without a name.
 */
export function toUpdate(incoming: Incoming, { chatId, messageId }: Surrogates, now: Date): Update {
  const chat: Chat.PrivateChat = { id: chatId, type: "private", first_name: incoming.senderName };
  const from: User = { id: chatId, is_bot: false, first_name: incoming.senderName };
  const message = {
    message_id: messageId,
    date: Math.floor((incoming.at ?? now).getTime() / 1000),
    chat,
    from,
    ...contentOf(incoming),
  } as Message & Update.NonChannel;
  return { update_id: updateIdOf(incoming.id), message };
}

/** The same message always gives the same number, of 48 bits. */
export function updateIdOf(messageId: string): number {
  return createHash("sha256").update(messageId).digest().readUIntBE(0, 6);
}

function contentOf({ id, content }: Incoming): Partial<Message> {
  const file = (url: string) => ({ file_id: url || id, file_unique_id: id });
  switch (content.kind) {
    case "text":
      return textOf(asCommand(content.text));
    case "photo":
      // Without an address there is no picture to look at.
      if (content.url === "") return { document: file(""), caption: content.caption };
      return { photo: [{ ...file(content.url), width: 0, height: 0 }], caption: content.caption };
    case "voice":
      return { voice: { ...file(content.url), duration: 0 } };
    case "sticker":
      return {
        sticker: {
          ...file(content.url),
          type: "regular",
          width: 0,
          height: 0,
          is_animated: false,
          is_video: false,
        },
      };
    case "unsupported":
      return { document: file("") };
  }
}

function textOf(text: string): Partial<Message> {
  const command = /^\/[a-z0-9_]{1,32}/i.exec(text);
  return command ? { text, entities: [{ type: "bot_command", offset: 0, length: command[0].length }] } : { text };
}

/**
 * "LIENKET K7Q4M2PX" is what "/start K7Q4M2PX" is on Telegram: in any case, with or without accents, spaces in the word
 * or in the code. A sentence that only begins with "liên kết" is left alone.
 */
export function asCommand(text: string): string {
  const folded = normalise(text).normalize("NFD").replace(/\p{M}/gu, "").trim();
  const match = /^lien\s*ket[\s:.,-]*(.*)$/is.exec(folded);
  if (!match) return text;
  const rest = match[1]!.trim();
  const code = rest.replace(/[^0-9a-z]/gi, "");
  if (rest === "") return "/start";
  const isOneWord = !/\s/.test(rest) && code.length >= 6 && code.length <= 12;
  const isCodeInParts = code.length === 8 && /\d/.test(code);
  return isOneWord || isCodeInParts ? `/start ${code.toUpperCase()}` : text;
}
