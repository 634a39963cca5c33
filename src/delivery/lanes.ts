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
import {
  claimUpdates,
  finishUpdate,
  freeUpdates,
  hasSuspects,
  type InboxRow,
  setUpdatesRight,
  storeInterpreted,
  suspectAfter,
} from "./inbox.js";
import { insist } from "./insist.js";
import type { DeliveryMetrics } from "./metrics.js";
import { enqueue, type OutboxEntry } from "./outbox.js";
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
  /**
   * A row that was given up after its last try, so that the person can be told: with a message of the outbox, which is
   * entered before the row ends and so goes out whatever happens here; or at once, and null. What it throws is logged.
   */
  readonly onFailed?: (update: Update, row: InboxRow, reason: string) => Promise<OutboxEntry | null>;
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
  /**
   * Takes nothing more; resolves when what is in hand is done, at the latest after 8 s, with how much is left. What is not
   * done after 6 s is given up as if it were out of time, and put back.
   */
  stop(): Promise<number>;
}

const stopPatience = { handling: 6_000, all: 8_000 };
/** Processes that may end with an update in hand. From the third time on it is handled alone, so the fifth is no accident. */
const crashes = 5;
/** Milliseconds that a handler which was given up gets to end by itself, once its calls are refused. */
const unwinding = 1_000;

/**
 * Handles stored updates: one at a time in each chat, in the order in which they were stored, many chats at once. A
 * conversation can hang for good (libraries.md B1.1), so each update has a time limit; the lane goes on after it.
 */
export function startLanes(options: LanesOptions): Lanes {
  const { db, holder, clock, log, channels, handle, onFailed, metrics, timeLimit = 30_000 } = options;
  const concurrency = options.concurrency ?? 16;
  const stopping = new AbortController();
  /** Rows that may have ended processes are due. They are handled one by one, with nothing else in hand. */
  let suspectsAreDue = false;
  let suspectInHand = false;

  const reachable = () => channels.filter(({ reach }) => reach.awayFor === null);

  async function claim(limit: number): Promise<readonly InboxRow[]> {
    if (suspectInHand) return [];
    if (suspectsAreDue) {
      if (limit < concurrency) return [];
      const suspects = await claimUpdates(db, holder, reachable(), clock.now(), 1, true);
      suspectInHand = suspects.length > 0;
      if (suspectInHand) return suspects;
      suspectsAreDue = false;
    }
    return claimUpdates(db, holder, reachable(), clock.now(), limit);
  }

  async function tidy(): Promise<void> {
    const now = clock.now();
    await freeUpdates(db);
    await setUpdatesRight(db, now);
    suspectsAreDue = await hasSuspects(db, reachable(), now);
  }

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
    const outOfTime = () => giveUp.abort();
    const timer = setTimeout(outOfTime, timeLimit);
    stopping.signal.addEventListener("abort", outOfTime);
    const late = new Promise<"late">((resolve) => {
      giveUp.signal.addEventListener("abort", () => void wait(unwinding).then(() => resolve("late")));
    });
    const handling = withinDeadline(giveUp.signal, () => handle(update, row)).then(
      () => null,
      (error: unknown) => ({ trouble: troubleOf(error, channel), error }),
    );
    try {
      const ended = await Promise.race([handling, late]);
      // What was waiting for the channel or the database when its time was up says so itself.
      const hung = ended === "late" || (ended?.trouble.kind === "bug" && giveUp.signal.aborted);
      if (!hung) return ended;
      return { trouble: { kind: stopping.signal.aborted ? "interrupted" : "timeout" } };
    } finally {
      clearTimeout(timer);
      stopping.signal.removeEventListener("abort", outOfTime);
    }
  }

  async function work(row: InboxRow): Promise<void> {
    const began = performance.now();
    const channel = channelOf(row);
    const ids = { row: String(row.id), update: row.updateId, chat: row.chatId, channel: row.channel };
    let update = row.update;
    let failed: { trouble: Trouble; error?: unknown } | null = null;
    try {
      if (row.crashes >= crashes) failed = { trouble: { kind: "crash" } };
      else {
        update = await meaningOf(row, channel);
        failed = await attempt(update, row, channel);
      }
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
    let notice: OutboxEntry | null | "to be written" = ending.state === "failed" ? "to be written" : null;
    // A row that stayed in hand would hold up its chat until the next start.
    await insist(
      async () => {
        if (notice === "to be written") notice = await noticeOf(update, row, ending.reason ?? "");
        if (notice) await enqueue(db, [notice], now);
        await finishUpdate(db, holder, row.id, ending, now);
      },
      (error) => log.error({ ...ids, error: describeError(error) }, "cannot finish an update yet"),
    );
  }

  /** Rejects only while the database is away. */
  async function noticeOf(update: Update, row: InboxRow, reason: string): Promise<OutboxEntry | null> {
    if (!onFailed) return null;
    try {
      return await withinDeadline(AbortSignal.timeout(timeLimit), () => onFailed(update, row, reason));
    } catch (error) {
      if (isDatabaseTrouble(error)) throw error;
      const facts = { row: String(row.id), update: row.updateId, chat: row.chatId, error: describeError(error) };
      log.warn(facts, "could not tell that an update failed");
      return null;
    }
  }

  const crew = new Crew<InboxRow>({
    name: "lanes",
    claim,
    work: (row) =>
      work(row).finally(() => {
        if (row.crashes >= suspectAfter) suspectInHand = false;
      }),
    tidy,
    concurrency,
    wake: inboxWake,
    lookAround: options.lookAround ?? 1_000,
    log,
  });
  async function stop(): Promise<number> {
    const timer = setTimeout(() => stopping.abort(), stopPatience.handling);
    const left = await crew.stop(stopPatience.all);
    clearTimeout(timer);
    return left;
  }
  return { idle: () => crew.idle(), stop };
}

function troubleOf(error: unknown, channel: Channel): Trouble {
  if (isDatabaseTrouble(error)) return { kind: "database", detail: describeError(error).name };
  const failure = channel.failureOf(error);
  // A channel calls `invalid` also what no call of its own threw.
  return failure.kind === "invalid" ? { kind: "bug", detail: failure.detail } : { kind: "channel", failure };
}
