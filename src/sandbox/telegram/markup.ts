import type { InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup } from "grammy/types";
import { refusal, slip } from "./refusal.js";

export interface Markup {
  readonly inline: InlineKeyboardMarkup | undefined;
  /** The keyboard that replaces the person's letters; null takes it away, undefined leaves it. */
  readonly reply: readonly (readonly { readonly label: string; readonly contact: boolean }[])[] | null | undefined;
}

/** Checks a reply_markup whose shape is right already. `alone`: the chat is a private one. */
export function readMarkup(value: unknown, alone: boolean): Markup {
  if (value === undefined) return { inline: undefined, reply: undefined };
  if ("inline_keyboard" in (value as object))
    return { inline: readInline(value as InlineKeyboardMarkup), reply: undefined };
  if ("keyboard" in (value as object))
    return { inline: undefined, reply: readReply(value as ReplyKeyboardMarkup, alone) };
  if ("remove_keyboard" in (value as object)) return { inline: undefined, reply: null };
  return { inline: undefined, reply: undefined };
}

function readInline({ inline_keyboard }: InlineKeyboardMarkup): InlineKeyboardMarkup | undefined {
  const rows = inline_keyboard.filter((row) => row.length > 0);
  if (rows.flat().length > 100) throw refusal(400, "reply markup is too long");
  for (const button of rows.flat()) {
    const { text, ...rest } = button as unknown as Record<string, unknown>;
    if (String(text).trim() === "") throw slip("a button without a text");
    const kinds = Object.keys(rest).filter((name) => !["icon_custom_emoji_id", "style"].includes(name));
    if (kinds.length === 0)
      throw refusal(400, "Can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
    if (kinds.length > 1) throw slip(`a button is one of ${kinds.join(", ")}, not all of them`);
    if (typeof rest.callback_data === "string") {
      const size = Buffer.byteLength(rest.callback_data, "utf8");
      if (size < 1 || size > 64) throw refusal(400, "BUTTON_DATA_INVALID");
    }
    if (typeof rest.url === "string" && !isUrl(rest.url))
      throw refusal(400, `inline keyboard button URL '${rest.url}' is invalid: Wrong HTTP URL`);
  }
  return rows.length > 0 ? { inline_keyboard: rows } : undefined;
}

function isUrl(text: string): boolean {
  return URL.canParse(text) && ["http:", "https:", "tg:"].includes(new URL(text).protocol);
}

function readReply({ keyboard }: ReplyKeyboardMarkup, alone: boolean): { label: string; contact: boolean }[][] {
  return keyboard.map((row) => row.map((button) => readKey(button, alone)));
}

function readKey(button: KeyboardButton, alone: boolean): { label: string; contact: boolean } {
  if (typeof button === "string") return { label: button, contact: false };
  if (button.text.trim() === "") throw slip("a key without a text");
  const contact = "request_contact" in button && button.request_contact === true;
  if (contact && !alone) throw refusal(400, "phone number can be requested in private chats only");
  return { label: button.text, contact };
}
