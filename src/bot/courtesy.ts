import type { CallSignal } from "../channels/waiting.js";
import type { BotContext } from "./context.js";

/** Milliseconds that a courtesy may take: the chat's next update waits for it, so that the screen changes in order. */
const patience = 3_000;

/**
 * A call that only looks nice: a spinner that ends, buttons that go, a menu. The work does not wait for it and does not
 * fail by it, and it is not tried again.
 */
export function courtesy(ctx: BotContext, call: (signal: CallSignal) => Promise<unknown>): void {
  const { channel, log } = ctx.services;
  const giveUp = new AbortController();
  // A signal of the platform's own would keep all that listens to it for the whole of its time, however soon it is over.
  const timer = setTimeout(() => giveUp.abort(), patience);
  const done = call(giveUp.signal as CallSignal)
    .catch((error: unknown) => {
      log.info({ channel: channel.name, chat: ctx.chatId, failure: channel.failureOf(error) }, "a courtesy failed");
    })
    .finally(() => clearTimeout(timer));
  ctx.courtesies.push(done);
}
