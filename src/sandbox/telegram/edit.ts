import { isDeepStrictEqual } from "node:util";
import type { Message } from "grammy/types";
import { queryLifetime, type SandboxBot } from "./bot.js";
import type { Chat, StoredMessage } from "./chats.js";
import { readMarkup } from "./markup.js";
import type { Parameters } from "./parameters.js";
import { refusal } from "./refusal.js";
import { readCaption } from "./send.js";
import { messageLimit, readText } from "./text.js";

const notModified =
  "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

export function editMessageText(bot: SandboxBot, { values }: Parameters): Message {
  if (values.text === undefined) throw refusal(400, "message text is empty");
  const { text, entities } = readText(String(values.text), values.parse_mode, values.entities, messageLimit);
  return edit(bot, values, (message) => {
    if (message.text === undefined) throw refusal(400, "there is no text in the message to edit");
    const { entities: _, ...rest } = message;
    return { ...rest, text, ...(entities.length > 0 && { entities: [...entities] }) } as Message;
  });
}

export function editMessageCaption(bot: SandboxBot, { values }: Parameters): Message {
  const caption = readCaption(values);
  return edit(bot, values, (message) => {
    if (!message.photo && !message.document) throw refusal(400, "there is no caption in the message to edit");
    const { caption: _, caption_entities: __, ...rest } = message;
    return { ...rest, ...caption } as Message;
  });
}

export function editMessageReplyMarkup(bot: SandboxBot, { values }: Parameters): Message {
  return edit(bot, values, (message) => message);
}

/** The buttons go where the call names none: that is how the server does it. */
function edit(bot: SandboxBot, values: Parameters["values"], change: (message: Message) => Message): Message {
  const markup = readMarkup(values.reply_markup, Number(values.chat_id) > 0);
  const { chat, stored } = find(bot, values, "edit");
  if (stored.message.from?.id !== bot.id) throw refusal(400, "message can't be edited");
  const { reply_markup: _, ...changed } = change(stored.message);
  const next = { ...changed, ...(markup.inline && { reply_markup: markup.inline }) } as Message;
  if (isDeepStrictEqual(content(next), content(stored.message))) throw refusal(400, notModified);
  stored.edited ||= next.text !== stored.message.text || next.caption !== stored.message.caption;
  stored.message = { ...next, edit_date: bot.now() } as Message;
  bot.changed(chat);
  return stored.message;
}

function content({ text, entities, caption, caption_entities, reply_markup }: Message): unknown {
  return { text, entities, caption, caption_entities, reply_markup };
}

const twoDays = 172_800;

export function deleteMessage(bot: SandboxBot, { values }: Parameters): true {
  const { chat, stored } = find(bot, values, "delete");
  if (bot.now() - stored.message.date > twoDays) throw refusal(400, "message can't be deleted for everyone");
  if (chat.type !== "private" && stored.message.from?.id !== bot.id) throw refusal(400, "message can't be deleted");
  chat.messages.delete(stored.message.message_id);
  bot.changed(chat);
  return true;
}

function find(bot: SandboxBot, values: Parameters["values"], what: string): { chat: Chat; stored: StoredMessage } {
  if (values.inline_message_id !== undefined) throw refusal(400, `message to ${what} not found`);
  if (values.chat_id === undefined) throw refusal(400, "chat_id is empty");
  if (values.message_id === undefined) throw refusal(400, "Message identifier is not specified");
  const chat = bot.chatToWrite(values.chat_id);
  const stored = chat.messages.get(Number(values.message_id));
  if (!stored) throw refusal(400, `message to ${what} not found`);
  return { chat, stored };
}

/** Once for each press, within 150 s of it. */
export function answerCallbackQuery(bot: SandboxBot, { values }: Parameters): true {
  const text = values.text === undefined ? "" : String(values.text);
  if ([...text].length > 200) throw refusal(400, "MESSAGE_TOO_LONG");
  const query = bot.queries.get(String(values.callback_query_id));
  bot.queries.delete(String(values.callback_query_id));
  if (!query || bot.now() - query.at > queryLifetime)
    throw refusal(400, "query is too old and response timeout expired or query ID is invalid");
  const chat = bot.chats.get(query.chat);
  const stored = chat?.messages.get(query.message);
  if (chat && stored && text) {
    stored.toast = text;
    bot.changed(chat);
  }
  return true;
}
