import type { ChatMember, Message, MessageEntity, User } from "grammy/types";
import type { Attachment } from "../messenger.js";
import { sampleDocument, samplePhoto } from "../samples.js";
import type { SandboxBot } from "./bot.js";
import { type Chat, toApiChat } from "./chats.js";
import { findEntities } from "./entities.js";
import { fileIdOf, readPictureSize } from "./files.js";
import { replyTo, toDocument, toPhoto } from "./send.js";

/** A person at one chat: whose account, with which bot. */
export interface Place {
  readonly bot: SandboxBot;
  readonly chat: Chat;
  readonly user: User;
}

const longestText = 4096;

/** The app trims what is typed, does not send nothing, and sends more than 4096 characters as several messages. */
export function writeText(place: Place, text: string, replied?: Message): Message[] {
  const typed = text.trim();
  if (typed === "") throw new Error("The app does not send an empty message");
  const sent: Message[] = [];
  for (let rest = typed; rest !== ""; ) {
    const part = rest.length <= longestText ? rest : rest.slice(0, cutAt(rest));
    rest = rest.slice(part.length).trimStart();
    sent.push(say(place, { ...withEntities(part.trimEnd()), ...(replied && sent.length === 0 && replyTo(replied)) }));
  }
  return sent;
}

function cutAt(text: string): number {
  const space = text.slice(0, longestText).search(/\s\S*$/);
  return space > longestText / 2 ? space : longestText;
}

function withEntities(text: string): { text: string; entities?: MessageEntity[] } {
  const entities = findEntities(text);
  return { text, ...(entities.length > 0 && { entities }) };
}

export function editText({ bot, chat, user }: Place, messageId: number, text: string): void {
  const stored = chat.messages.get(messageId);
  if (stored?.message.from?.id !== user.id || stored.message.text === undefined)
    throw new Error(`There is no text of this person with the number ${messageId}`);
  const { entities: _, ...rest } = stored.message;
  stored.message = { ...rest, ...withEntities(text.trim()), edit_date: bot.now() } as Message;
  stored.edited = true;
  bot.changed(chat);
  bot.queue(chat, { edited_message: stored.message });
}

/** A text that someone else wrote, or a message of this chat, forwarded to the bot. */
export function forward(place: Place, what: { readonly text: string } | { readonly messageId: number }): void {
  const original = "messageId" in what ? place.chat.messages.get(what.messageId)?.message : undefined;
  if ("messageId" in what && !original) throw new Error(`There is no message ${what.messageId} to forward`);
  const sender_user = original?.from ?? { id: 4_999_999, is_bot: false, first_name: "Người khác" };
  const { text, entities, caption, photo, document, contact } =
    original ?? (withEntities((what as { text: string }).text) as Partial<Message>);
  say(place, {
    forward_origin: { type: "user", sender_user, date: original?.date ?? place.bot.now() - 60 },
    ...(text !== undefined && { text }),
    ...(entities && { entities }),
    ...(caption !== undefined && { caption }),
    ...(photo && { photo }),
    ...(document && { document }),
    ...(contact && { contact }),
  } as Partial<Message>);
}

export function sendPhoto(place: Place, attachment: Attachment = samplePhoto(), mediaGroup?: string): void {
  const file = place.bot.files.add("photo", attachment.name, "image/jpeg", attachment.bytes);
  say(place, {
    ...(mediaGroup && { media_group_id: mediaGroup }),
    photo: toPhoto(file),
    ...captionOf(attachment),
  });
}

export function sendDocument(place: Place, attachment: Attachment = sampleDocument()): void {
  const file = place.bot.files.add("document", attachment.name, typeOf(attachment.name), attachment.bytes);
  say(place, { document: toDocument(file), ...captionOf(attachment) });
}

export function sendSticker(place: Place): void {
  const { name, bytes } = samplePhoto();
  const file = place.bot.files.add("sticker", name, "image/webp", bytes);
  const size = readPictureSize(bytes)!;
  say(place, {
    sticker: {
      file_id: fileIdOf(file),
      file_unique_id: file.id,
      type: "regular",
      ...size,
      is_animated: false,
      is_video: false,
      emoji: "👍",
      file_size: bytes.length,
    },
  });
}

/** Several pictures at once: one message each, with a common media_group_id. */
export function sendAlbum(place: Place, attachments: readonly Attachment[]): void {
  const group = String(place.bot.nextQueryId++);
  for (const attachment of attachments) sendPhoto(place, attachment, group);
}

/** `own` false: somebody else's contact, without an account. */
export function sendContact(place: Place, phoneNumber: string, own: boolean): void {
  say(place, {
    contact: {
      phone_number: phoneNumber,
      first_name: own ? place.user.first_name : "Người khác",
      ...(own && { user_id: place.user.id }),
    },
  });
}

/** A press of a button of a message; the data may be anything, as from a changed app. */
export function pressData({ bot, chat, user }: Place, message: Message, data: string): string {
  const id = String(bot.nextQueryId++);
  const stored = chat.messages.get(message.message_id);
  if (stored) stored.toast = undefined;
  bot.queries.set(id, { id, chat: chat.id, message: message.message_id, at: bot.now() });
  bot.changed(chat);
  bot.queue(chat, { callback_query: { id, from: user, message, chat_instance: String(-chat.id), data } });
  return id;
}

export function setBlocked({ bot, chat, user }: Place, blocked: boolean): void {
  const barred = blocked ? "blocked" : null;
  if (chat.barred === barred) return;
  chat.barred = barred;
  bot.changed(chat);
  // Before the first message there is nothing that the bot could be told about.
  if (!chat.met) return;
  tellMembership({ bot, chat, user }, blocked ? "member" : "kicked", blocked ? "kicked" : "member");
}

export function tellMembership({ bot, chat, user }: Place, from: Status, to: Status): void {
  bot.queue(chat, {
    my_chat_member: {
      chat: toApiChat(chat),
      from: user,
      date: bot.now(),
      old_chat_member: toMember(bot.user, from),
      new_chat_member: toMember(bot.user, to),
    },
  });
}

type Status = "member" | "kicked" | "left";

function toMember(user: User, status: Status): ChatMember {
  return (status === "kicked" ? { user, status, until_date: 0 } : { user, status }) as ChatMember;
}

/** Puts a service message into a group and tells the bot of it. */
export function announce(place: Place, content: Partial<Message>): void {
  const message = place.bot.addMessage(place.chat, content, place.user);
  place.bot.queue(place.chat, { message });
}

function say(place: Place, content: Partial<Message>): Message {
  const { bot, chat, user } = place;
  if (chat.type === "private" && chat.barred === "blocked") setBlocked(place, false);
  chat.met = true;
  const message = bot.addMessage(chat, content, user);
  if (chat.type === "private" || isMeantFor(bot, message)) bot.queue(chat, { message });
  return message;
}

/** Privacy mode: in a group the bot sees commands, answers to itself and what mentions it. */
function isMeantFor(bot: SandboxBot, { text = "", entities, reply_to_message }: Message): boolean {
  if (reply_to_message?.from?.id === bot.id) return true;
  return (entities ?? []).some(({ type, offset, length }) => {
    const piece = text.slice(offset, offset + length).toLowerCase();
    const address = `@${bot.me.username.toLowerCase()}`;
    if (type === "mention") return piece === address;
    return type === "bot_command" && (!piece.includes("@") || piece.endsWith(address));
  });
}

function captionOf({ caption }: Attachment): Partial<Message> {
  return caption ? { caption } : {};
}

function typeOf(name: string): string {
  const types: Readonly<Record<string, string>> = {
    pdf: "application/pdf",
    txt: "text/plain",
    csv: "text/csv",
    docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    png: "image/png",
    jpg: "image/jpeg",
  };
  return types[name.split(".").at(-1)?.toLowerCase() ?? ""] ?? "application/octet-stream";
}
