import type { Update } from "grammy/types";
import { formatTime } from "../calendar/formats.js";
import { type Language, translator } from "../text/language.js";
import type { ProductBot } from "./create-bot.js";

/** The one sentence to somebody whose messages come too fast; the spinner on a pressed button ends with it. */
export async function tellTooMany(
  { bot }: ProductBot,
  update: Update,
  { chatId, language, limit, until }: TooMany,
): Promise<void> {
  const text = translator(language)("help.tooMany", { limit, until: formatTime(until) });
  await bot.api.sendMessage(chatId, text);
  const pressed = update.callback_query?.id;
  // Told is told: a spinner that goes on turning does no harm.
  if (pressed !== undefined) await bot.api.answerCallbackQuery(pressed).catch(() => undefined);
}

export interface TooMany {
  readonly chatId: number;
  readonly language: Language;
  /** Updates a minute. */
  readonly limit: number;
  readonly until: Date;
}
