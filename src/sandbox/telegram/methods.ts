import type { SandboxBot } from "./bot.js";
import { botApi } from "./bot-api.js";
import type { Chat } from "./chats.js";
import {
  answerCallbackQuery,
  deleteMessage,
  editMessageCaption,
  editMessageReplyMarkup,
  editMessageText,
} from "./edit.js";
import type { Parameters } from "./parameters.js";
import {
  deleteMyCommands,
  getChat,
  getFile,
  getMyCommands,
  setChatMenuButton,
  setDescription,
  setMyCommands,
} from "./profile.js";
import { deleteWebhook, getUpdates, getWebhookInfo, setWebhook } from "./receive.js";
import { refusal } from "./refusal.js";
import { sendChatAction, sendDocument, sendMediaGroup, sendMessage, sendPhoto } from "./send.js";

export interface Circumstances {
  readonly gone: AbortSignal;
  readonly typing: (chat: Chat) => void;
}

export interface Answer {
  readonly result: unknown;
  readonly description?: string;
}

type Method = (bot: SandboxBot, parameters: Parameters, circumstances: Circumstances) => unknown;

const methods: Readonly<Record<string, Method>> = {
  getMe: (bot) => bot.me,
  getUpdates: (bot, parameters, { gone }) => getUpdates(bot, parameters, gone),
  getWebhookInfo,
  sendMessage,
  sendPhoto,
  sendDocument,
  sendMediaGroup,
  sendChatAction: (bot, parameters, { typing }) => sendChatAction(bot, parameters, typing),
  editMessageText,
  editMessageCaption,
  editMessageReplyMarkup,
  deleteMessage,
  answerCallbackQuery,
  getFile,
  getChat,
  setMyCommands,
  getMyCommands,
  deleteMyCommands,
  setMyDescription: (bot, parameters) => setDescription(bot, parameters, "description"),
  setMyShortDescription: (bot, parameters) => setDescription(bot, parameters, "short_description"),
  setChatMenuButton,
};

/** Methods whose success comes with a sentence. */
const described: Readonly<Record<string, (bot: SandboxBot, parameters: Parameters) => string>> = {
  setWebhook,
  deleteWebhook: (bot, { values }) => deleteWebhook(bot, values),
};

const names = new Map(Object.keys(botApi.methods).map((name) => [name.toLowerCase(), name]));

/** The method's proper name; the server does not care for capitals. */
export function findMethod(name: string): string {
  const method = names.get(name.toLowerCase());
  if (!method) throw refusal(404, "method not found");
  return method;
}

export async function callMethod(
  method: string,
  bot: SandboxBot,
  parameters: Parameters,
  circumstances: Circumstances,
): Promise<Answer> {
  const withSentence = described[method];
  if (withSentence) return { result: true, description: withSentence(bot, parameters) };
  return { result: await methods[method]!(bot, parameters, circumstances) };
}
