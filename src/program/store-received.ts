import { isPrivate, rankUpdates } from "../bot/rank-updates.js";
import type { Writer } from "../bot/who-writes.js";
import type { Channel, Received, Store } from "../channels/channel.js";
import { readLimits } from "../channels/limits.js";
import { together } from "../channels/together.js";
import { boundsOf } from "../delivery/admission.js";
import { isDatabaseTrouble } from "../delivery/database-trouble.js";
import { storeServed, storeUpdates } from "../delivery/inbox.js";
import type { Lanes } from "../delivery/lanes.js";
import type { DeliveryMetrics } from "../delivery/metrics.js";
import { doorLimit } from "../delivery/refuse-at-door.js";
import { memberWritesIn } from "../people/member.js";
import { keptFor } from "./kept-for.js";
import type { KnownWriters } from "./known-writers.js";
import type { Surroundings } from "./surroundings.js";

export interface StoringNeeds {
  readonly metrics: DeliveryMetrics;
  readonly storing: Lanes["storing"];
  readonly writers: KnownWriters;
}

/**
 * Keeps what one channel hands over, what came meanwhile in one write, each with the rank of who sent it: at once what
 * members write in their own chats; of all else it is asked first who sent it.
 */
export function storeReceived(
  { clock, log, database }: Surroundings,
  channel: Channel,
  { metrics, storing, writers }: StoringNeeds,
): Store {
  const { name, bot } = channel;
  const db = database.prisma;
  const limits = keptFor(1_000, () => readLimits(db));
  const keep = together(async (all: readonly Received[]) => {
    const now = clock.now();
    const alone = all.filter(({ unreadable, update }) => unreadable === undefined && isPrivate(update));
    const stored = await storeAtOnce(channel, alone, { storing, writers, now });
    metrics.received.inc({ channel: name }, stored.size);
    const received = all.filter(({ updateId }) => !stored.has(updateId));
    // What nobody can read is of no rank that could be read from it.
    const readable = received.filter(({ unreadable }) => unreadable === undefined);
    const ranks = await rankUpdates(db, channel, readable, now);
    const others = ranks.some((rank) => rank !== "known");
    const bounds = others ? boundsOf(await limits()) : null;
    const ranked = received.map((one) => {
      const rank = ranks[readable.indexOf(one)] ?? ("aside" as const);
      return { ...one, rank, limit: bounds && doorLimit({ ...one, rank }, bounds, channel.capabilities, now) };
    });
    const count = await storeUpdates(
      db,
      channel,
      ranked,
      now,
      (update, reason) =>
        log.warn({ channel: name, bot, update, reason }, "an update is kept aside: nobody can handle it"),
      (past) => metrics.handled.inc({ channel: name, result: "dropped" }, past),
    );
    metrics.received.inc({ channel: name }, count);
    return all;
  });
  return async (received) => void (await keep(received));
}

/** Resolves with the ids of what members wrote, which is stored; where the database refuses something of it with none. */
async function storeAtOnce(
  channel: Channel,
  alone: readonly Received[],
  { storing, writers, now }: Pick<StoringNeeds, "storing" | "writers"> & { readonly now: Date },
): Promise<ReadonlySet<string>> {
  if (alone.length === 0) return new Set();
  let known: ReadonlyMap<string, Writer> = new Map();
  try {
    const { kept, taken } = await storing(
      (on) => storeServed(on, channel, alone, now, memberWritesIn("asked")),
      async (on) => {
        known = await writers.ask(on, channel, alone, now);
      },
    );
    writers.keep(channel, taken, known);
    return kept;
  } catch (error) {
    if (isDatabaseTrouble(error)) throw error;
    return new Set();
  }
}
