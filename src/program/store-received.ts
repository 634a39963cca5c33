import { rankUpdates } from "../bot/rank-updates.js";
import type { Channel, Received, Store } from "../channels/channel.js";
import { together } from "../channels/together.js";
import { storeUpdates } from "../delivery/inbox.js";
import type { DeliveryMetrics } from "../delivery/metrics.js";
import type { Surroundings } from "./surroundings.js";

/** Keeps what one channel hands over, what came meanwhile in one write, each with the rank of who sent it. */
export function storeReceived(
  { clock, log, database }: Surroundings,
  channel: Channel,
  metrics: DeliveryMetrics,
): Store {
  const { name, bot } = channel;
  const db = database.prisma;
  const keep = together(async (received: readonly Received[]) => {
    // What nobody can read is of no rank that could be read from it.
    const readable = received.filter(({ unreadable }) => unreadable === undefined);
    const ranks = await rankUpdates(db, channel, readable, clock.now());
    const ranked = received.map((one) => ({ ...one, rank: ranks[readable.indexOf(one)] ?? ("aside" as const) }));
    const count = await storeUpdates(db, channel, ranked, clock.now(), (update, reason) =>
      log.warn({ channel: name, bot, update, reason }, "an update is kept aside: nobody can handle it"),
    );
    metrics.received.inc({ channel: name }, count);
    return ranked;
  });
  return async (received) => void (await keep(received));
}
