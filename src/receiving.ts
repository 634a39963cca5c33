import type { Logger } from "pino";
import { setCommonMenu } from "./bot/command-menu.js";
import type { ProductBot } from "./bot/create-bot.js";
import type { Channel, Store } from "./channels/channel.js";
import type { Health } from "./channels/health.js";
import type { Database } from "./database/connect.js";
import { describeError } from "./delivery/describe-error.js";
import { runInTurn } from "./delivery/turn.js";
import type { Webhook } from "./webhooks.js";

export type RunningChannel = Channel & { readonly health: Health };

export interface ReceivingOptions {
  readonly bot: ProductBot;
  /** Null: the channel is polled, by one process at a time. */
  readonly webhook: Webhook | null;
  readonly store: Store;
  /** Told the bot's name once the channel has said it. */
  readonly keepName: (name: string | undefined) => Promise<void>;
  readonly openSession: Database["openSession"];
  readonly signal: AbortSignal;
  readonly log: Logger;
}

export interface Receiving {
  /** Another process polls for this bot now, and this one would take over. */
  standsBy(): boolean;
  /** Resolves soon after the signal, also while the channel does not answer. */
  readonly ended: Promise<void>;
}

/** Learns the bot's name, then polls or registers the webhook. Nothing else waits for a channel that cannot be reached. */
export function startReceiving(channel: RunningChannel, options: ReceivingOptions): Receiving {
  const { bot, webhook, store, keepName, openSession, signal, log } = options;
  let mine = true;

  async function work(turn: AbortSignal): Promise<void> {
    const info = await untilItWorks(() => channel.identify(), turn);
    if (!info) return;
    bot.bot.botInfo = info;
    // A webhook works once it is registered.
    if (!webhook) channel.health.worked();
    await keepName(info.username);
    if (channel.capabilities.commandMenu) await untilItWorks(() => setCommonMenu(bot.bot.api), turn);
    if (webhook) await untilItWorks(() => channel.setWebhook(webhook.url, webhook.secret), turn);
    else await channel.poll(store, turn);
  }

  /** Null when it was told to stop first. */
  async function untilItWorks<T>(attempt: () => Promise<T>, turn: AbortSignal): Promise<T | null> {
    for (let pause = 1_000; !turn.aborted; pause = Math.min(pause * 2, 60_000)) {
      try {
        // Being told to stop does not wait for a messenger that does not answer.
        return await orAborted(attempt(), turn);
      } catch (error) {
        const failure = channel.failureOf(error);
        const detail = "detail" in failure ? failure.detail : failure.kind;
        channel.health.failed(failure.kind === "auth" ? "auth" : "transient", detail);
        log.warn({ channel: channel.name, bot: channel.bot, error: describeError(error) }, "channel not reached yet");
        await rest(pause, turn);
      }
    }
    return null;
  }

  return {
    standsBy: () => !mine,
    ended: webhook
      ? work(signal)
      : runInTurn(`${channel.name}:${channel.bot}`, openSession, work, {
          signal,
          log,
          onTurn: (isMine) => {
            mine = isMine;
          },
        }),
  };
}

function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> {
  const aborted = new Promise<null>((resolve) => {
    signal.addEventListener("abort", () => resolve(null), { once: true });
  });
  return Promise.race([work, aborted]);
}

function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener("abort", end);
  });
}
