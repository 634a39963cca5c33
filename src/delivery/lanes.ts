import { setTimeout as wait } from "node:timers/promises";
import type { Update } from "grammy/types";
import type { Logger } from "pino";
import type { Channel } from "../channels/channel.js";
import { withinDeadline } from "../channels/deadline.js";
import type { Clock } from "../clock.js";
import type { Queries } from "../database/connect.js";
import { afterFailure, type Trouble } from "./after-failure.js";
import { Crew } from "./crew.js";
import { isDatabaseTrouble } from "./database-trouble.js";
import { describeError } from "./describe-error.js";
import { claimUpdates, finishUpdate, freeUpdates, type InboxRow, storeInterpreted } from "./inbox.js";
import { insist } from "./insist.js";
import type { DeliveryMetrics } from "./metrics.js";
import { inboxWake } from "./wake.js";

export interface LanesOptions {
  readonly db: Queries;
  readonly holder: number;
  readonly clock: Clock;
  readonly log: Logger;
  /** Rows of other bots are left to other processes. */
  readonly channels: readonly Channel[];
  /** Handles an update. The same row may come again, after a crash or a failure: what it writes must carry the row's id. */
  readonly handle: (update: Update, row: InboxRow) => Promise<void>;
  /** A row that was given up after its last try, so that the person can be told. What it throws is logged. */
  readonly onFailed?: (update: Update, row: InboxRow, reason: string) => Promise<void>;
  readonly metrics?: DeliveryMetrics;
  /** Chats handled at once. */
  readonly concurrency?: number;
  /** Milliseconds that one update may take. */
  readonly timeLimit?: number;
  readonly lookAround?: number;
}

export interface Lanes {
  /** Resolves when no update is due and none in hand. */
  idle(): Promise<void>;
  /** Takes nothing more; resolves when what is in hand is done, at the latest after 8 s. */
  stop(): Promise<void>;
}

const stopPatience = 8_000;
/** Milliseconds that a handler which was given up gets to end by itself, once its calls are refused. */
const unwinding = 1_000;

/**
 * Handles stored updates: one at a time in each chat, in the order in which they were stored, many chats at once. A
 * conversation can hang for good (libraries.md B1.1), so each update has a time limit; the lane goes on after it.
 */
export function startLanes(options: LanesOptions): Lanes {
  const { db, holder, clock, log, channels, handle, onFailed, metrics, timeLimit = 30_000 } = options;

  function channelOf(row: InboxRow): Channel {
    const channel = channels.find(({ name, bot }) => name === row.channel && bot === row.bot);
    if (!channel) throw new Error(`no channel ${row.channel} ${row.bot}`);
    return channel;
  }

  async function meaningOf(row: InboxRow, channel: Channel): Promise<Update> {
    if (row.interpreted) return row.interpreted;
    const meaning = await channel.interpret(row.update);
    // Only where choices are typed does the meaning depend on what the chat was shown before, and only there can it change.
    if (!channel.capabilities.buttons) await storeInterpreted(db, row.id, meaning);
    return meaning;
  }

  /** Null: done. */
  async function attempt(
    update: Update,
    row: InboxRow,
    channel: Channel,
  ): Promise<{ trouble: Trouble; error?: unknown } | null> {
    const giveUp = new AbortController();
    const timer = setTimeout(() => giveUp.abort(), timeLimit);
    const late = new Promise<"late">((resolve) => {
      giveUp.signal.addEventListener("abort", () => void wait(unwinding).then(() => resolve("late")));
    });
    const handling = withinDeadline(giveUp.signal, () => handle(update, row)).then(
      () => null,
      (error: unknown) => ({ trouble: troubleOf(error, channel), error }),
    );
    try {
      const ended = await Promise.race([handling, late]);
      if (ended === "late" || (ended !== null && giveUp.signal.aborted)) return { trouble: { kind: "timeout" } };
      return ended;
    } finally {
      clearTimeout(timer);
    }
  }

  async function work(row: InboxRow): Promise<void> {
    const began = performance.now();
    const channel = channelOf(row);
    const ids = { row: String(row.id), update: row.updateId, chat: row.chatId, channel: row.channel };
    let update = row.update;
    let failed: { trouble: Trouble; error?: unknown } | null;
    try {
      update = await meaningOf(row, channel);
      failed = await attempt(update, row, channel);
    } catch (error) {
      failed = { trouble: troubleOf(error, channel), error };
    }
    const now = clock.now();
    const ending = failed
      ? afterFailure(failed.trouble, row.attempts, row.receivedAt, now)
      : ({ state: "done", reason: null } as const);
    if (failed) {
      const error = failed.error === undefined ? undefined : describeError(failed.error);
      const facts = { ...ids, attempts: row.attempts, reason: ending.reason, error };
      if (ending.state === "failed") log.error(facts, "gave an update up");
      else log.info(facts, ending.state === "new" ? "an update waits for its next try" : "an update ended early");
    }
    metrics?.handled.inc({ channel: row.channel, result: ending.state });
    metrics?.handling.observe({ channel: row.channel }, (performance.now() - began) / 1_000);
    if (ending.state === "failed" && onFailed) {
      await withinDeadline(AbortSignal.timeout(timeLimit), () => onFailed(update, row, ending.reason)).catch(
        (error: unknown) => log.warn({ ...ids, error: describeError(error) }, "could not tell that an update failed"),
      );
    }
    // A row that stayed in hand would hold up its chat until the next start.
    await insist(
      () => finishUpdate(db, holder, row.id, ending, now),
      (error) => log.error({ ...ids, error: describeError(error) }, "cannot finish an update yet"),
    );
  }

  const crew = new Crew<InboxRow>({
    name: "lanes",
    claim: (limit) =>
      channels.length === 0 ? Promise.resolve([]) : claimUpdates(db, holder, channels, clock.now(), limit),
    work,
    tidy: async () => void (await freeUpdates(db)),
    concurrency: options.concurrency ?? 16,
    wake: inboxWake,
    lookAround: options.lookAround ?? 1_000,
    log,
  });
  return { idle: () => crew.idle(), stop: () => crew.stop(stopPatience) };
}

function troubleOf(error: unknown, channel: Channel): Trouble {
  if (isDatabaseTrouble(error)) return { kind: "database", detail: describeError(error).name };
  const failure = channel.failureOf(error);
  // A channel calls `invalid` also what no call of its own threw.
  return failure.kind === "invalid" ? { kind: "bug", detail: failure.detail } : { kind: "channel", failure };
}
