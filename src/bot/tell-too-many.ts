import type { Api } from "grammy";
import type { Update } from "grammy/types";
import { formatTime } from "../calendar/formats.js";
import { type Language, translator } from "../text/language.js";

/** The one sentence to somebody whose messages come too fast; the spinner on a pressed button ends with it. */
export async function tellTooMany(
  api: Api,
  update: Update,
  { chatId, language, limit, until }: TooMany,
): Promise<void> {
  const text = translator(language)("help.tooMany", { limit, until: formatTime(until) });
  await api.sendMessage(chatId, text);
  const pressed = update.callback_query?.id;
  // Told is told: a spinner that goes on turning does no harm.
  if (pressed !== undefined) await api.answerCallbackQuery(pressed).catch(() => undefined);
}

export interface TooMany {
  readonly chatId: number;
  readonly language: Language;
  /** Updates a minute. */
  readonly limit: number;
  readonly until: Date;
}
