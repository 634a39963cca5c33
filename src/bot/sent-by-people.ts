import type { Message } from "grammy/types";
import type { SentFile } from "../reporting/evidence/files.js";
import type { BotContext } from "./context.js";

/** What a person can send besides text. */
const otherThanText = [":media", ":document", ":sticker", ":voice", ":contact", ":location", ":poll", ":dice"] as const;

/** What the messenger itself says in a chat (a pinned message …): nobody waits for an answer to it. */
export function isAnnouncement(ctx: BotContext): boolean {
  const message = ctx.message ?? ctx.editedMessage;
  return message !== undefined && message.text === undefined && !ctx.has([...otherThanText]);
}

/** A telephone number that was sent as a card, and whether it is the sender's own. */
export interface SentNumber {
  readonly typed: string;
  readonly isOwn: boolean;
}

/**
 * The number of a card; null where a message is none. The messenger names the account that a number belongs to: only that
 * shows whose it is, for a card can be passed on, and made of any number.
 */
export function numberIn({ contact, from, forward_origin, via_bot }: Partial<Message>): SentNumber | null {
  if (!contact) return null;
  const isOwn = from !== undefined && contact.user_id === from.id && forward_origin === undefined && !via_bot;
  return { typed: contact.phone_number, isOwn };
}

/**
 * What of a message can be kept with a report: a picture in its largest size, a document, a video, a recording that is a
 * file; null for all else. What a channel cannot hand over has no name and no type there, and is nothing to keep.
 */
export function fileIn(message: Message): SentFile | null {
  const photo = message.photo?.at(-1);
  if (photo) {
    const size = photo.file_size ?? null;
    return { fileId: photo.file_id, kind: "photo", name: null, mediaType: "image/jpeg", size };
  }
  for (const kind of ["document", "video", "audio"] as const) {
    const file = message[kind];
    if (!file) continue;
    const { file_id: fileId, file_name: name = null, mime_type: mediaType = null, file_size: size = null } = file;
    if (name === null && mediaType === null && size === null) return null;
    return { fileId, kind, name, mediaType, size };
  }
  return null;
}
