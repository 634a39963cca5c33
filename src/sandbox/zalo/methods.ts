import { checkWebhookUrl, isReachable } from "./address.js";
import type { SandboxBot } from "./bot.js";
import type { Behaviour } from "./events.js";
import { newMessageId } from "./events.js";
import { refusal, slip } from "./refusal.js";

export type Body = Readonly<Record<string, unknown>>;

/** What a method may touch besides its bot. */
export interface Surroundings {
  readonly behaviour: Behaviour;
  /** Aborts when the caller hung up. */
  readonly gone: AbortSignal;
  /** Throws where the bot may not write to this account. */
  reach(account: string): void;
  show(account: string, what: { readonly text: string; readonly photo?: Picture }): void;
  type(account: string): void;
}

export interface Picture {
  readonly type: string;
  readonly bytes: Uint8Array;
}

type Method = (bot: SandboxBot, body: Body, around: Surroundings) => Promise<unknown> | unknown;

/** Answers that have no `result`. */
export const noResult = Symbol("no result");

const longest = 2_000;

/** Names as Zalo writes them: the case counts. Everything else does not exist, least of all what Telegram has. */
export const methods: Readonly<Record<string, Method>> = {
  getMe: (bot) => ({
    id: bot.id,
    account_name: `bot.${bot.id.slice(-9)}`,
    display_name: bot.name,
    account_type: "BASIC",
    can_join_groups: false,
  }),

  async getUpdates(bot, body, { gone }) {
    if (bot.webhook) {
      throw refusal(400, "You cannot use this API while a webhook is set. Please remove the webhook first");
    }
    const seconds = Number(body.timeout ?? 30);
    if (!Number.isFinite(seconds) || seconds < 0) throw refusal(400, "The timeout is invalid");
    for (const field of ["offset", "limit", "allowed_updates"]) {
      if (field in body) throw slip(`getUpdates of Zalo knows no ${field}`);
    }
    const next = await bot.feed.take(seconds, gone);
    if (!next) throw refusal(408, "Request timeout");
    return next.event;
  },

  async setWebhook(bot, body, { behaviour }) {
    const { url, secret_token: secret } = body;
    if (typeof url !== "string" || url === "") throw refusal(400, "The url must not be empty");
    if (typeof secret !== "string" || secret.length < 8 || secret.length > 256) {
      throw refusal(400, "The secret_token must be between 8 and 256 characters");
    }
    checkWebhookUrl(url);
    const webhook = bot.setWebhook({ url, secret })!;
    // The address is kept even where the check fails.
    const verification = behaviour.verification ? await webhook.verify() : undefined;
    webhook.deliver();
    return { url, updated_at: bot.webhookSince, ...(verification && { verification }) };
  },

  getWebhookInfo(bot) {
    if (!bot.webhook) throw refusal(404, "Not Found");
    return { url: bot.webhook.url, updated_at: bot.webhookSince };
  },

  deleteWebhook(bot) {
    bot.setWebhook(null);
    return { url: "", updated_at: bot.webhookSince };
  },

  sendMessage(bot, body, around) {
    const chat = chatOf(body, around, ["text", "parse_mode", "text_styles"]);
    const { text, parse_mode } = body;
    if (typeof text !== "string" || text.trim() === "") throw refusal(400, "The text must not be empty");
    if (text.length > longest) throw refusal(400, "The text is too long");
    if (parse_mode !== undefined && parse_mode !== "markdown" && parse_mode !== "html") {
      throw refusal(400, "The parse_mode is invalid");
    }
    spend(bot, around);
    around.show(chat, { text });
    return sent(bot);
  },

  async sendPhoto(bot, body, around) {
    const chat = chatOf(body, around, ["photo", "caption"]);
    const { photo, caption = "" } = body;
    if (typeof photo !== "string" || photo === "") throw refusal(400, "The photo must not be empty");
    if (!/^https?:\/\//.test(photo)) throw refusal(400, "The photo must start with http:// or https://");
    if (typeof caption !== "string" || caption.length > longest) throw refusal(400, "The caption is too long");
    const picture = await fetchPicture(photo);
    spend(bot, around);
    around.show(chat, { text: caption, photo: picture });
    return sent(bot);
  },

  sendSticker(bot, body, around) {
    const chat = chatOf(body, around, ["sticker"]);
    if (typeof body.sticker !== "string" || body.sticker === "") throw refusal(400, "The sticker must not be empty");
    spend(bot, around);
    around.show(chat, { text: "🙂" });
    return sent(bot);
  },

  sendChatAction(_bot, body, around) {
    const chat = chatOf(body, around, ["action"]);
    if (body.action !== "typing") throw refusal(400, "The action is invalid");
    around.type(chat);
    return noResult;
  },
};

function sent(bot: SandboxBot) {
  return { message_id: newMessageId(), date: bot.now() };
}

/** The account that is written to. Fields of the Bot API that Zalo does not know are refused here, so that they are noticed. */
function chatOf(body: Body, around: Surroundings, fields: readonly string[]): string {
  const { chat_id: chat } = body;
  if (typeof chat !== "string" || chat === "") throw refusal(400, "The chat_id must not be empty");
  const unknown = Object.keys(body).find((field) => field !== "chat_id" && !fields.includes(field));
  if (unknown) throw slip(`Zalo knows no field ${unknown} here`);
  around.reach(chat);
  return chat;
}

function spend(bot: SandboxBot, { behaviour }: Surroundings): void {
  if (bot.sent >= behaviour.quota) throw refusal(429, "Quota exceeded");
  bot.countSent();
}

async function fetchPicture(address: string): Promise<Picture> {
  const invalid = refusal(400, "The photo URL is invalid");
  if (!URL.canParse(address) || !isReachable(new URL(address))) throw invalid;
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(5_000) });
    const type = response.headers.get("content-type") ?? "";
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (!response.ok || !type.startsWith("image/") || bytes.length === 0) throw invalid;
    return { type, bytes };
  } catch {
    throw invalid;
  }
}
