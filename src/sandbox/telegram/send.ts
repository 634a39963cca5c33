import type { Message, PhotoSize } from "grammy/types";
import type { SandboxBot } from "./bot.js";
import type { Chat } from "./chats.js";
import { fileIdOf, type StoredFile } from "./files.js";
import { readMarkup } from "./markup.js";
import type { Parameters, Upload } from "./parameters.js";
import { refusal, slip } from "./refusal.js";
import { captionLimit, messageLimit, readText } from "./text.js";

export function sendMessage(bot: SandboxBot, { values }: Parameters): Message {
  const { text, entities } = readText(String(values.text), values.parse_mode, values.entities, messageLimit);
  return send(bot, values, { text, ...(entities.length > 0 && { entities: [...entities] }) });
}

export async function sendPhoto(bot: SandboxBot, { values, uploads }: Parameters): Promise<Message> {
  const caption = readCaption(values);
  const file = await takeFile(bot, "photo", values.photo, uploads);
  return send(bot, values, { photo: toPhoto(file), ...caption });
}

export async function sendDocument(bot: SandboxBot, { values, uploads }: Parameters): Promise<Message> {
  const caption = readCaption(values);
  const file = await takeFile(bot, "document", values.document, uploads);
  return send(bot, values, { document: toDocument(file), ...caption });
}

export async function sendMediaGroup(bot: SandboxBot, { values, uploads }: Parameters): Promise<Message[]> {
  const media = values.media as { type: string; media: string; caption?: string; parse_mode?: string }[];
  if (media.length === 0) throw refusal(400, "There are no messages to send");
  if (media.length > 10) throw refusal(400, "Too many messages to send as an album");
  if (new Set(media.map(({ type }) => type)).size > 1 && media.some(({ type }) => type === "document"))
    throw refusal(400, "Can't use the media of the specified type in the album");
  const contents: Partial<Message>[] = [];
  for (const item of media) {
    if (item.type !== "photo" && item.type !== "document") throw slip(`an album of ${item.type} is not supported`);
    const file = await takeFile(bot, item.type, item.media, uploads);
    const content = item.type === "photo" ? { photo: toPhoto(file) } : { document: toDocument(file) };
    contents.push({ ...content, ...readCaption(item) });
  }
  const media_group_id = String(bot.nextQueryId++);
  return contents.map((content) => send(bot, values, { media_group_id, ...content }));
}

const actions = new Set([
  "typing",
  "upload_photo",
  "record_video",
  "upload_video",
  "record_voice",
  "upload_voice",
  "upload_document",
  "choose_sticker",
  "find_location",
  "record_video_note",
  "upload_video_note",
]);

/** `typing` is told of the chat. */
export function sendChatAction(bot: SandboxBot, { values }: Parameters, typing: (chat: Chat) => void): true {
  if (!actions.has(String(values.action))) throw refusal(400, "Wrong parameter action in request");
  typing(bot.chatToWrite(values.chat_id));
  return true;
}

function send(bot: SandboxBot, values: Parameters["values"], content: Partial<Message>): Message {
  const markup = readMarkup(values.reply_markup, Number(values.chat_id) > 0);
  const chat = bot.chatToWrite(values.chat_id);
  const message = bot.addMessage(chat, {
    ...findReply(chat, values.reply_parameters),
    ...content,
    ...(values.protect_content === true && { has_protected_content: true }),
    ...(markup.inline && { reply_markup: markup.inline }),
  });
  bot.showKeyboard(chat, markup);
  return message;
}

function findReply(chat: Chat, parameters: unknown): Partial<Message> {
  if (parameters === undefined) return {};
  const { message_id, allow_sending_without_reply } = parameters as {
    message_id?: number;
    allow_sending_without_reply?: boolean;
  };
  const replied = chat.messages.get(message_id ?? 0)?.message;
  if (replied) return replyTo(replied);
  if (allow_sending_without_reply) return {};
  throw refusal(400, "message to be replied not found");
}

/** One level of the answered message, as the Bot API gives it. */
export function replyTo(message: Message): Partial<Message> {
  const { reply_to_message: _, ...own } = message;
  return { reply_to_message: own as NonNullable<Message["reply_to_message"]> };
}

export function readCaption(values: Readonly<Record<string, unknown>>): Partial<Message> {
  if (values.caption === undefined) return {};
  const { text, entities } = readText(String(values.caption), values.parse_mode, values.caption_entities, captionLimit);
  if (text === "") return {};
  return { caption: text, ...(entities.length > 0 && { caption_entities: [...entities] }) };
}

async function takeFile(
  bot: SandboxBot,
  kind: "photo" | "document",
  value: unknown,
  uploads: ReadonlyMap<string, Upload>,
): Promise<StoredFile> {
  const source = String(value);
  if (source.startsWith("attach://")) {
    const upload = uploads.get(source.slice(9));
    if (!upload) throw refusal(400, `There is no ${kind} in the request`);
    return bot.files.add(kind, upload.name, upload.type, upload.bytes);
  }
  if (/^https?:\/\//i.test(source)) return fetchFile(bot, kind, source);
  return bot.files.find(source);
}

/** The server fetches addresses itself: 5 MB of a picture, 20 MB of anything else. */
async function fetchFile(bot: SandboxBot, kind: "photo" | "document", address: string): Promise<StoredFile> {
  let bytes: Uint8Array;
  let type: string;
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(10_000) });
    if (!response.ok) throw new Error(String(response.status));
    type = response.headers.get("content-type") ?? "application/octet-stream";
    bytes = new Uint8Array(await response.arrayBuffer());
  } catch {
    throw refusal(400, "failed to get HTTP URL content");
  }
  if (bytes.length > (kind === "photo" ? 5 : 20) * 1024 * 1024) throw refusal(400, "file is too big");
  if (kind === "photo" && !type.startsWith("image/")) throw refusal(400, "wrong type of the web page content");
  return bot.files.add(kind, new URL(address).pathname.split("/").at(-1) || "file", type, bytes);
}

export function toPhoto(file: StoredFile): PhotoSize[] {
  return [
    {
      file_id: fileIdOf(file),
      file_unique_id: file.id,
      width: file.width,
      height: file.height,
      file_size: file.bytes.length,
    },
  ];
}

export function toDocument(file: StoredFile): NonNullable<Message["document"]> {
  return {
    file_id: fileIdOf(file),
    file_unique_id: file.id,
    file_name: file.name,
    mime_type: file.type,
    file_size: file.bytes.length,
  };
}
