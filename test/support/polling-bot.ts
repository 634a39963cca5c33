import type { Bot } from "grammy";

/** Resolves when the bot polls: one that is stopped while it still starts rejects its start, which nobody hears. */
export function startPolling(bot: Bot): Promise<void> {
  return new Promise((polls) => void bot.start({ onStart: () => polls() }));
}
