import type { Logger } from "pino";
import type { Channel } from "./channels/channel.js";
import type { Health } from "./channels/health.js";
import type { Clock } from "./clock.js";
import type { PrismaClient } from "./database/generated/client.js";
import { describeError } from "./delivery/describe-error.js";

/** Keeps in the database how a channel is doing, for `status` and for commands beside the bot: on each change, and each minute. */
export function keepChannelState(
  channel: Channel & { readonly health: Health },
  { db, clock, log }: { readonly db: PrismaClient; readonly clock: Clock; readonly log: Logger },
): { readonly name: (username: string | undefined) => Promise<void>; readonly stop: () => Promise<void> } {
  const key = { channel: channel.name, bot: channel.bot };
  let writing = Promise.resolve();
  let written: { readonly ok: boolean | null; readonly at: number } = { ok: null, at: 0 };

  const unlisten = channel.health.onReport((report) => {
    const now = clock.now();
    const changed = report.ok !== written.ok;
    if (!changed && Math.abs(now.getTime() - written.at) < 60_000) return;
    written = { ok: report.ok, at: now.getTime() };
    const data = report.ok
      ? { lastOkAt: now, failures: 0 }
      : { lastErrorAt: now, lastError: report.detail, failures: report.failures };
    save(data);
  });

  function save(data: object): Promise<void> {
    writing = writing
      .then(async () => {
        await db.channelState.upsert({ where: { channel_bot: key }, create: { ...key, ...data }, update: data });
      })
      .catch((error: unknown) => log.warn({ ...key, error: describeError(error) }, "cannot keep the channel's state"));
    return writing;
  }

  return {
    name: (username) => save({ username: username ?? null }),
    stop: async () => {
      unlisten();
      await writing;
    },
  };
}
