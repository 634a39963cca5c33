import type { Logger } from "pino";
import { setCommonMenu } from "./bot/command-menu.js";
import type { ProductBot } from "./bot/create-bot.js";
import type { Channel, SendFailure, Store } from "./channels/channel.js";
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

/** Milliseconds between tries, at most: soon after the network is well; what nobody but an operator mends is asked rarely. */
const longest = { network: 10_000, refused: 60_000 };

/** Learns the bot's name, then polls or registers the webhook. Nothing else waits for a channel that cannot be reached. */
export function startReceiving(channel: RunningChannel, options: ReceivingOptions): Receiving {
  const { bot, webhook, store, keepName, openSession, signal, log } = options;
  let mine = true;

  async function work(turn: AbortSignal): Promise<void> {
    const info = await untilItWorks(channel, log, () => channel.identify(), turn, unreached);
    if (!info) return;
    bot.bot.botInfo = info;
    // A webhook works once it is registered.
    if (!webhook) channel.health.worked();
    await keepName(info.username);
    const receive = () =>
      webhook
        ? untilItWorks(channel, log, () => channel.setWebhook(webhook.url, webhook.secret), turn, unreached)
        : channel.poll(store, turn);
    // People's messages do not wait for a menu, and a channel without one works.
    const menu = channel.capabilities.commandMenu
      ? untilItWorks(
          channel,
          log,
          () => setCommonMenu(bot.bot.api),
          turn,
          () => undefined,
        )
      : null;
    await Promise.all([receive(), menu]);
  }

  function unreached(failure: SendFailure): void {
    const detail = "detail" in failure ? failure.detail : failure.kind;
    channel.health.failed(failure.kind === "auth" ? "auth" : "transient", detail);
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

/** Tries again and again, after longer and longer pauses. Null when it was told to stop first. */
async function untilItWorks<T>(
  channel: RunningChannel,
  log: Logger,
  attempt: () => Promise<T>,
  turn: AbortSignal,
  onFailure: (failure: SendFailure) => void,
): Promise<T | null> {
  for (let pause = 1_000; !turn.aborted; pause *= 2) {
    try {
      // Being told to stop does not wait for a messenger that does not answer.
      return await orAborted(attempt(), turn);
    } catch (error) {
      const failure = channel.failureOf(error);
      onFailure(failure);
      log.warn({ channel: channel.name, bot: channel.bot, error: describeError(error) }, "channel not reached yet");
      const isNetwork = failure.kind === "transient" || failure.kind === "ambiguous";
      pause = Math.min(pause, isNetwork ? longest.network : longest.refused);
      await rest(pause, turn);
    }
  }
  return null;
}

function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> {
  let end = () => {};
  const aborted = new Promise<null>((resolve) => {
    end = () => resolve(null);
    signal.addEventListener("abort", end, { once: true });
  });
  return Promise.race([work, aborted]).finally(() => signal.removeEventListener("abort", end));
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
