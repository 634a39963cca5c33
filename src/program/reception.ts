import type { WatchedChannel } from "../announce-channels.js";
import { keepChannelState } from "../channel-state.js";
import type { Channel, Store } from "../channels/channel.js";
import { describeError } from "../delivery/describe-error.js";
import { makeUpdatesDue } from "../delivery/inbox.js";
import { makeMessagesDue } from "../delivery/outbox.js";
import { inboxWake, outboxWake } from "../delivery/wake.js";
import { type Receiving, type RunningChannel, startReceiving } from "../receiving.js";
import { webhookOf } from "../webhooks.js";
import type { Bots } from "./bots.js";
import type { Surroundings } from "./surroundings.js";

export interface ReceptionNeeds {
  readonly channels: readonly RunningChannel[];
  readonly bots: Bots;
  readonly storeOf: (channel: Channel) => Store;
}

/** What comes in on every channel. */
export interface Reception {
  readonly watched: readonly WatchedChannel[];
  /** Registers webhooks and polls; only once somebody listens on the addresses that are registered. */
  start(): void;
  stop(): Promise<void>;
}

export function prepareReception(around: Surroundings, { channels, bots, storeOf }: ReceptionNeeds): Reception {
  const { config, clock, log, database } = around;
  const db = database.prisma;
  const stopping = new AbortController();
  const receiving = new Map<Channel, Receiving>();
  const states = channels.map((channel) => ({ channel, state: keepChannelState(channel, { db, clock, log }) }));

  return {
    watched: channels.map((channel) => ({
      name: channel.name,
      bot: channel.bot,
      health: channel.health,
      receives: webhookOf(channel, config) ? "webhook" : "polling",
      title: () => bots.titleOn(channel),
      standsBy: () => receiving.get(channel)?.standsBy() ?? false,
    })),
    start() {
      for (const { channel, state } of states) {
        channel.reach.onReturn(() => void goOn(around, channel));
        channel.reach.watch(stopping.signal);
        const started = startReceiving(channel, {
          bot: bots.on(channel),
          webhook: webhookOf(channel, config),
          store: storeOf(channel),
          keepName: state.name,
          openSession: () => database.openSession(),
          signal: stopping.signal,
          log,
        });
        receiving.set(channel, started);
      }
    },
    async stop() {
      stopping.abort();
      await Promise.all([...receiving.values()].map(({ ended }) => ended));
      await Promise.all(states.map(({ state }) => state.stop()));
    },
  };
}

/** What waited for a channel goes on at once. */
async function goOn({ clock, log, database }: Surroundings, channel: Channel): Promise<void> {
  log.info({ channel: channel.name, bot: channel.bot }, "a channel can be reached again");
  inboxWake.wake();
  outboxWake.wake();
  try {
    await makeUpdatesDue(database.prisma, channel, clock.now());
    await makeMessagesDue(database.prisma, clock.now());
  } catch (error) {
    // They are tried at their own times.
    log.warn({ error: describeError(error) }, "cannot make waiting rows due");
  }
}
