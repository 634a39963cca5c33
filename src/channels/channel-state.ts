import type { Logger } from "pino";
import type { Clock } from "../clock.js";
import type { Queries } from "../database/connect.js";
import type { ChannelName } from "./channel.js";
import type { Health, HealthReport } from "./health.js";

/** Milliseconds between two writes while nothing changes. */
const freshness = 30_000;

/**
 * Keeps in the database how a channel is doing, so that `status` and `doctor` can say it beside a running bot. Writes on
 * every change and, while nothing changes, twice a minute. Returns how to stop.
 */
export function recordHealth(
  db: Queries,
  channel: { readonly name: ChannelName; readonly bot: string; readonly health: Health },
  clock: Clock,
  log: Logger,
): () => void {
  const key = { channel: channel.name, bot: channel.bot };
  let written: { readonly ok: boolean | null; readonly at: number } | null = null;
  let writing: Promise<unknown> = Promise.resolve();

  function write(report: HealthReport): void {
    const now = clock.now();
    if (written && written.ok === report.ok && Math.abs(now.getTime() - written.at) < freshness) return;
    written = { ok: report.ok, at: now.getTime() };
    const change = report.ok
      ? { lastOkAt: now, failures: 0 }
      : { lastErrorAt: now, lastError: report.detail, failures: report.failures };
    writing = writing
      .then(() =>
        db.channelState.upsert({ where: { channel_bot: key }, create: { ...key, ...change }, update: change }),
      )
      .catch(() => {
        // The database is away: said elsewhere. The next report is written again.
        written = null;
        log.debug(key, "could not record how a channel is doing");
      });
  }

  if (channel.health.report.ok !== null) write(channel.health.report);
  return channel.health.onReport(write);
}

/** Remembers the bot's name, of which `invite` makes links. */
export async function recordUsername(
  db: Queries,
  { name, bot }: { readonly name: ChannelName; readonly bot: string },
  username: string,
): Promise<void> {
  const key = { channel: name, bot };
  await db.channelState.upsert({
    where: { channel_bot: key },
    create: { ...key, username },
    update: { username },
  });
}
