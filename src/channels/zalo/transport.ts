import { setTimeout as wait } from "node:timers/promises";
import type { ApiClientOptions } from "grammy";
import type { UserFromGetMe } from "grammy/types";
import { z } from "zod";
import { type Language, translator } from "../../text/language.js";
import { botApiFetch } from "../bot-api-fetch.js";
import type { LinkedFiles } from "../files.js";
import type { Answer, Caller } from "./api.js";
import { type Call, expectsOf, keyboardOf, numberOf, readCall, textOf } from "./call.js";
import { nextTry, noTries, type Pauses, type Tries } from "./patience.js";
import { chatOfQuery } from "./press.js";
import { type Showing, type ShowOptions, show } from "./show.js";

export interface TransportOptions extends Omit<ShowOptions, "send"> {
  readonly call: Caller;
  readonly files: LinkedFiles;
  readonly pauses: Pauses;
}

/** Milliseconds for one try. Two tries and the pause between them stay within a handler's 30 s. */
const timeout = 12_000;

const noSuchMethod: Answer = { ok: false, error_code: 404, description: "Not Found: method not found" };
const nothing: Answer = { ok: true, result: true };

/** What this messenger has no counterpart for, and what nobody misses where it is not done. */
const letGo = new Set([
  "sendChatAction",
  "setMyCommands",
  "deleteMyCommands",
  "setMyName",
  "setMyDescription",
  "setMyShortDescription",
  "setChatMenuButton",
  "setMessageReaction",
  "pinChatMessage",
  "unpinChatMessage",
]);

/**
 * The fetch that grammY is given: Bot API inside, Zalo outside. Never rejects for what Zalo or the network does: that is
 * an answer with `ok: false`, which a conversation can log and replay. A message keeps its number when it is edited,
 * though the person sees a new one.
 */
export function createFetch(options: TransportOptions): NonNullable<ApiClientOptions["fetch"]> {
  return botApiFetch(readCall, (call, signal) => perform(options, call, signal));
}

async function perform(options: TransportOptions, call: Call, signal: AbortSignal): Promise<Answer> {
  const { method, payload } = call;
  const chatId = numberOf(payload.chat_id);
  const messageId = numberOf(payload.message_id);
  switch (method) {
    case "getMe":
      return getMe(await options.call("getMe", {}, { timeout, signal }));
    case "sendMessage":
      return say(options, call, { messageId: null, text: textOf(payload.text) }, signal);
    case "editMessageText":
      return say(options, call, { messageId, text: textOf(payload.text) }, signal);
    case "editMessageCaption":
      return say(options, call, { messageId, text: textOf(payload.caption) }, signal);
    case "sendPhoto":
      return sendPhoto(options, call, signal);
    case "sendDocument":
      return sendDocument(options, call, signal);
    case "editMessageReplyMarkup":
    case "deleteMessage":
      // Choices that are already in a text cannot be changed there, only be answered no more.
      if (chatId !== null && messageId !== null && keyboardOf(payload).length === 0) {
        await options.menus.remove(chatId, messageId);
      }
      return nothing;
    case "answerCallbackQuery": {
      const queried = chatOfQuery(textOf(payload.callback_query_id));
      const text = textOf(payload.text);
      if (text === "" || queried === null) return nothing;
      const answer = await say(options, call, { chatId: queried, messageId: null, text }, signal);
      return answer.ok ? nothing : answer;
    }
    case "getMyCommands":
      return { ok: true, result: [] };
    default:
      return letGo.has(method) ? nothing : noSuchMethod;
  }
}

async function say(
  options: TransportOptions,
  { payload, priority }: Call,
  what: Pick<Showing, "messageId" | "text" | "photo"> & { readonly chatId?: number },
  signal: AbortSignal,
): Promise<Answer> {
  const chatId = what.chatId ?? numberOf(payload.chat_id);
  if (chatId === null) return { ok: false, error_code: 400, description: "Bad Request: chat not found" };
  const send = (method: string, body: Readonly<Record<string, unknown>>) =>
    persist(options, method, body, priority, signal);
  const shown = await show(
    { ...options, send },
    { chatId, keyboard: keyboardOf(payload), expects: expectsOf(payload), priority, ...what },
  );
  if (!shown.ok) return shown;
  return {
    ok: true,
    result: {
      message_id: shown.messageId,
      date: Math.floor(options.clock.now().getTime() / 1000),
      chat: { id: chatId, type: "private", first_name: "" },
      text: what.text,
    },
  };
}

/** One message with the bounded retries of its priority. */
async function persist(
  { call, pauses }: TransportOptions,
  method: string,
  body: Readonly<Record<string, unknown>>,
  priority: Call["priority"],
  signal: AbortSignal,
): Promise<Answer> {
  const began = performance.now();
  for (let tries: Tries = noTries; ; ) {
    const answer = await call(method, body, { timeout, signal });
    if (answer.ok) return answer;
    const next = nextTry(answer.error_code, priority, tries, performance.now() - began, pauses);
    if (!next) return answer;
    await wait(next.pause, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return answer;
    tries = { ...tries, [next.kind]: tries[next.kind] + 1 };
  }
}

// ---------- files

async function sendPhoto(options: TransportOptions, call: Call, signal: AbortSignal): Promise<Answer> {
  const caption = textOf(call.payload.caption);
  const given = await addressOf(options, call, "photo");
  if (!given) {
    const t = await translatorOf(options, call);
    return say(options, call, { messageId: null, text: join(caption, t("channels.files.noPicture")) }, signal);
  }
  const answer = await say(options, call, { messageId: null, text: caption, photo: given.url }, signal);
  // Zalo could not fetch the picture: the person still can.
  if (answer.ok || answer.error_code !== 400) return answer;
  return say(options, call, { messageId: null, text: join(caption, given.url) }, signal);
}

async function sendDocument(options: TransportOptions, call: Call, signal: AbortSignal): Promise<Answer> {
  const caption = textOf(call.payload.caption);
  const given = await addressOf(options, call, "document");
  const t = await translatorOf(options, call);
  const name = fileOf(call, "document")?.name ?? "";
  const sentence = !given
    ? t("channels.files.noLink", { name })
    : given.until
      ? t("channels.files.link", { name, url: given.url, until: dayAndTime(given.until) })
      : given.url;
  return say(options, call, { messageId: null, text: join(caption, sentence) }, signal);
}

/** Where the file of a call can be fetched; null where an uploaded one has no public address. */
async function addressOf(
  { files }: TransportOptions,
  call: Call,
  field: string,
): Promise<{ readonly url: string; readonly until?: Date } | null> {
  const upload = fileOf(call, field);
  if (upload) return files.keep(upload);
  const url = textOf(call.payload[field]);
  return /^https?:\/\//.test(url) ? { url } : null;
}

function fileOf(call: Call, field: string) {
  const value = textOf(call.payload[field]);
  return value.startsWith("attach://") ? call.files.get(value.slice("attach://".length)) : undefined;
}

async function translatorOf(options: TransportOptions, call: Call) {
  const chatId = numberOf(call.payload.chat_id);
  const language: Language = chatId === null ? "vi" : await options.languageOf(chatId);
  return translator(language);
}

function join(...texts: readonly string[]): string {
  return texts.filter((text) => text.trim() !== "").join("\n");
}

/** `17:05 29/02/2024` in Vietnam, which has no daylight saving time. */
function dayAndTime(instant: Date): string {
  const [day, time] = new Date(instant.getTime() + 7 * 3_600_000).toISOString().split("T") as [string, string];
  return `${time.slice(0, 5)} ${day.split("-").reverse().join("/")}`;
}

// ---------- who the bot is

const me = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  account_name: z.string().optional(),
  display_name: z.string().optional(),
});

function getMe(answer: Answer): Answer {
  if (!answer.ok) return answer;
  const read = me.safeParse(answer.result);
  if (!read.success) return { ok: false, error_code: 502, description: "getMe answered without an id" };
  const { id, account_name, display_name } = read.data;
  const bot: Partial<UserFromGetMe> = {
    id: botNumberOf(id),
    is_bot: true,
    first_name: display_name ?? account_name ?? "",
    username: account_name ?? "",
    can_join_groups: false,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
  };
  return { ok: true, result: bot };
}

/** Zalo's ids of bots have 19 digits, more than a number holds: the last 15 do. */
function botNumberOf(id: string): number {
  return Number(id.replace(/\D/g, "").slice(-15) || "0");
}
