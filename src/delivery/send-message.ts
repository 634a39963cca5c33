import { Api, GrammyError, InputFile } from "grammy";
import type { InlineKeyboardMarkup } from "grammy/types";
import type { Channel, SendFailure, WithExpects } from "../channels/channel.js";
import type { Attachment, Message } from "../text/message.js";
import type { Route } from "./outbox.js";

/** A channel as messages that nobody waits for go out by it. */
export interface SendingBot {
  readonly channel: Channel;
  readonly api: Api;
}

type Sent = { readonly messageId: number | null } | { readonly failure: SendFailure };

export function sendingBot(channel: Channel): SendingBot {
  return { channel, api: new Api(channel.token, channel.client) };
}

/** Never rejects: what fails is a failure. */
export async function sendMessage(
  { channel, api }: SendingBot,
  route: Pick<Route, "chatId">,
  message: Message,
  urgent: boolean,
): Promise<Sent> {
  const ours: WithExpects = { expects: message.expects, priority: priorityOf(urgent) };
  const keyboard: InlineKeyboardMarkup = {
    inline_keyboard: message.buttons.map((row) => row.map(({ label, data }) => ({ text: label, callback_data: data }))),
  };
  try {
    const rest = {
      chat_id: route.chatId,
      ...(message.buttons.length > 0 ? { reply_markup: keyboard } : {}),
      ...(message.protected && channel.capabilities.protects ? { protect_content: true } : {}),
      ...ours,
    };
    const sent = await sendIn({ channel, api }, message, rest);
    return { messageId: typeof sent.message_id === "number" ? sent.message_id : null };
  } catch (error) {
    return { failure: channel.failureOf(error) };
  }
}

interface Addressed {
  readonly chat_id: number;
  readonly reply_markup?: InlineKeyboardMarkup;
}

/** A message, or its file with it. */
async function sendIn({ channel, api }: SendingBot, message: Message, rest: Addressed) {
  const { text, file } = message;
  if (!file) return api.raw.sendMessage({ ...rest, text });
  const { known } = file;
  if (known && known.channel === channel.name && known.bot === channel.bot) {
    try {
      return await sendFile(api, file.as, known.fileId, { ...rest, caption: text });
    } catch (error) {
      // The messenger no longer has it.
      if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
    }
  }
  const bytes = channel.capabilities.sendsFiles ? await file.read() : null;
  if (!bytes) return api.raw.sendMessage({ ...rest, text: `${text}\n${file.instead}` });
  const upload = new InputFile(bytes, file.name);
  return sendFile(api, file.as === "photo" ? "photo" : "document", upload, { ...rest, caption: text });
}

function sendFile(
  api: Api,
  as: Attachment["as"],
  file: string | InputFile,
  rest: Addressed & { readonly caption: string },
) {
  switch (as) {
    case "photo":
      return api.raw.sendPhoto({ ...rest, photo: file });
    case "document":
      return api.raw.sendDocument({ ...rest, document: file });
    case "video":
      return api.raw.sendVideo({ ...rest, video: file });
    case "audio":
      return api.raw.sendAudio({ ...rest, audio: file });
  }
}

export function priorityOf(urgent: boolean) {
  return urgent ? "urgent" : "ordinary";
}
