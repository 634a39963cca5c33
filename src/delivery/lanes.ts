import { setMaxListeners } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import type { Update } from "grammy/types";
import type { Logger } from "pino";
import type { Channel } from "../channels/channel.js";
import { withinDeadline } from "../channels/deadline.js";
import { defaultLimits, type SenderLimits } from "../channels/limits.js";
import { onBehalfOf, type Rank, ranks } from "../channels/rank.js";
import type { Clock } from "../clock.js";
import type { Queries } from "../database/connect.js";
import { boundsOf, judgeUpdate, windowEnd } from "./admission.js";
import { afterFailure, type Trouble } from "./after-failure.js";
import { claimUpdates, type Handled, type Wish } from "./claim-updates.js";
import { Crew } from "./crew.js";
import { isDatabaseTrouble } from "./database-trouble.js";
import { describeError } from "./describe-error.js";
import {
  dropUpdates,
  type Ending,
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
  /** How much of one sender is read; asked for at every look-around. */
  readonly limits?: () => Promise<SenderLimits>;
  /** The rank that an update has now, asked of what was not stored with the first one: its sender may have joined since. */
  readonly rankNow?: (update: Update, row: InboxRow) => Promise<Rank>;
  /** Tells who sends too much that this update and what follows it until then is not read. */
  readonly onTooMany?: (update: Update, row: InboxRow, until: Date) => Promise<void>;
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

/** Of all lanes, those that people whom the bot does not serve may hold: an embedded database works off one query at a time. */
const shareOfOthers = 1 / 8;

/**
 * Handles stored updates: one at a time in each chat, in the order in which they were stored, many chats at once. A
 * conversation can hang for good (libraries.md B1.1), so each update has a time limit; the lane goes on after it.
 */
export function startLanes(options: LanesOptions): Lanes {
  const { db, holder, clock, log, channels, handle, onFailed, metrics, timeLimit = 30_000 } = options;
  const concurrency = options.concurrency ?? 16;
  const stopping = new AbortController();
  // Every lane listens; Node takes more than ten for a leak and says so.
  setMaxListeners(concurrency + 1, stopping.signal);
  const lanesOfOthers = Math.max(1, Math.floor(concurrency * shareOfOthers));
  let others = 0;
  let bounds = boundsOf(defaultLimits);
  /** Rows that may have ended processes are due. They are handled one by one, with nothing else in hand. */
  let suspectsAreDue = false;
  let suspectInHand = false;

  const reachable = () => channels.filter(({ reach }) => reach.awayFor === null);

  async function claim(limit: number, handled: readonly Handled[]): Promise<readonly InboxRow[]> {
    const ask = async (wish: Wish, ended: readonly Handled[]) =>
      keepCount(await claimUpdates(db, holder, wish.limit === 0 ? [] : reachable(), clock.now(), wish, ended));
    if (limit === 0 || suspectInHand || (suspectsAreDue && limit < concurrency))
      return ask({ limit: 0, others: 0, bounds }, handled);
    if (suspectsAreDue) {
      const suspects = await ask({ limit: 1, others: 1, bounds, suspects: true }, handled);
      suspectInHand = suspects.length > 0;
      if (suspectInHand) return suspects;
      suspectsAreDue = false;
    }
    // By halves: one query for each update that ends would be most of what a flood costs.
    const free = lanesOfOthers - others;
    const room = free >= lanesOfOthers / 2 ? free : 0;
    return ask({ limit, others: room, bounds }, handled);
  }

  function keepCount(rows: readonly InboxRow[]): readonly InboxRow[] {
    others += rows.filter(isOfOthers).length;
    return rows;
  }

  async function tidy(): Promise<void> {
    const now = clock.now();
    if (options.limits) bounds = boundsOf(await options.limits());
    await freeUpdates(db);
    await setUpdatesRight(db, now);
    suspectsAreDue = await hasSuspects(db, reachable(), now);
  }

  function channelOf(row: InboxRow): Channel {
    const channel = channels.find(({ name, bot }) => name === row.channel && bot === row.bot);
    if (!channel) throw new Error(`no channel ${row.channel} ${row.bot}`);
    return channel;
  }

  /** What is to be done about a row: it is read, its sender is told that it is not, or nothing (null). */
  async function admit(row: InboxRow, channel: Channel): Promise<Admitted | null> {
    const verdict = judgeUpdate(bounds[row.rank], row.earlier);
    if (verdict === "drop" && (row.rank === "group" || row.rank === "aside")) return null;
    const update = row.interpreted ?? (await channel.interpret(row.update, row.receivedAt));
    const rank = row.rank === "known" ? row.rank : ((await options.rankNow?.(update, row)) ?? row.rank);
    const risen = ranks.indexOf(rank) < ranks.indexOf(row.rank);
    if (verdict === "drop" && !risen) return null;
    // Only where choices are typed does the meaning depend on what the chat was shown before, and only there can it change.
    if (!row.interpreted && !channel.capabilities.buttons) await storeInterpreted(db, row.id, update, rank);
    const until = windowEnd(row.receivedAt, bounds[row.rank]);
    const tells = verdict === "tell" && options.onTooMany;
    return { update, rank, work: () => (tells ? tells(update, row, until) : handle(update, row)) };
  }

  /** Null: done. */
  async function attempt(
    { rank, work }: Admitted,
    channel: Channel,
  ): Promise<{ trouble: Trouble; error?: unknown } | null> {
    const giveUp = new AbortController();
    const outOfTime = () => giveUp.abort();
    const timer = setTimeout(outOfTime, timeLimit);
    stopping.signal.addEventListener("abort", outOfTime);
    const late = new Promise<"late">((resolve) => {
      giveUp.signal.addEventListener("abort", () => void wait(unwinding).then(() => resolve("late")));
    });
    const handling = withinDeadline(giveUp.signal, () => onBehalfOf(rank, work)).then(
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

  /** Resolves with what is still to be written, together with the next claim: that it is done. */
  async function work(row: InboxRow): Promise<Handled | null> {
    const began = performance.now();
    const channel = channelOf(row);
    const ids = { row: String(row.id), update: row.updateId, chat: row.chatId, channel: row.channel };
    let { update, rank } = row;
    let failed: { trouble: Trouble; error?: unknown } | null = null;
    try {
      if (row.crashes >= crashes) failed = { trouble: { kind: "crash" } };
      else {
        const admitted = await admit(row, channel);
        if (!admitted) {
          await drop(row, channel);
          return null;
        }
        ({ update, rank } = admitted);
        failed = await attempt(admitted, channel);
      }
    } catch (error) {
      failed = { trouble: troubleOf(error, channel), error };
    }
    const now = clock.now();
    const ending = failed
      ? (courtesyOver(rank, failed.trouble) ?? afterFailure(failed.trouble, row.attempts, row.receivedAt, now))
      : ({ state: "done", reason: null } as const);
    if (failed) {
      const error = failed.error === undefined ? undefined : describeError(failed.error);
      const facts = { ...ids, attempts: row.attempts, reason: ending.reason, error };
      if (ending.state === "failed") log.error(facts, "gave an update up");
      else log.info(facts, ending.state === "new" ? "an update waits for its next try" : "an update ended early");
    }
    metrics?.handled.inc({ channel: row.channel, result: ending.state });
    metrics?.handling.observe({ channel: row.channel }, (performance.now() - began) / 1_000);
    if (ending.state === "done") return { id: row.id, reason: ending.reason };
    let notice: OutboxEntry | null | "to be written" = ending.state === "failed" ? "to be written" : null;
    // A row that stayed in hand would hold up its chat until the next start.
    await insist(
      async () => {
        if (notice === "to be written") notice = await noticeOf(update, row, rank, ending.reason ?? "");
        if (notice) await enqueue(db, [notice], now);
        await finishUpdate(db, holder, row.id, ending, now);
      },
      (error) => log.error({ ...ids, error: describeError(error) }, "cannot finish an update yet"),
    );
    return null;
  }

  /** Rejects only while the database is away. */
  async function noticeOf(update: Update, row: InboxRow, rank: Rank, reason: string): Promise<OutboxEntry | null> {
    if (!onFailed) return null;
    try {
      return await withinDeadline(AbortSignal.timeout(timeLimit), () =>
        onBehalfOf(rank, () => onFailed(update, row, reason)),
      );
    } catch (error) {
      if (isDatabaseTrouble(error)) throw error;
      const facts = { row: String(row.id), update: row.updateId, chat: row.chatId, error: describeError(error) };
      log.warn(facts, "could not tell that an update failed");
      return null;
    }
  }

  async function drop(row: InboxRow, channel: Channel): Promise<void> {
    // Where choices are typed, what a stranger wrote next may be the answer to an offer.
    const asWritten = channel.capabilities.buttons || (row.rank !== "unknown" && row.rank !== "knocking");
    const upTo = asWritten ? windowEnd(row.receivedAt, bounds[row.rank]) : null;
    await insist(
      async () => {
        const count = await dropUpdates(db, holder, row, { upTo, reason: `limit: ${row.rank}`, now: clock.now() });
        metrics?.handled.inc({ channel: row.channel, result: "dropped" }, count);
      },
      (error) => log.error({ row: String(row.id), error: describeError(error) }, "cannot drop an update yet"),
    );
  }

  const crew = new Crew<InboxRow, Handled>({
    name: "lanes",
    claim,
    work: (row) =>
      work(row).finally(() => {
        if (row.crashes >= suspectAfter) suspectInHand = false;
        if (isOfOthers(row)) others -= 1;
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

interface Admitted {
  readonly update: Update;
  readonly rank: Rank;
  readonly work: () => Promise<void>;
}

function isOfOthers({ rank }: InboxRow): boolean {
  return rank !== "known";
}

/** An answer that the bot owes nobody is not tried for a day where the month's share of such answers is used up. */
function courtesyOver(rank: Rank, trouble: Trouble): Ending | null {
  if (rank === "known" || trouble.kind !== "channel") return null;
  const { kind } = trouble.failure;
  return kind === "quota" || kind === "ambiguous" ? { state: "done", reason: kind } : null;
}

function troubleOf(error: unknown, channel: Channel): Trouble {
  if (isDatabaseTrouble(error)) return { kind: "database", detail: describeError(error).name };
  const failure = channel.failureOf(error);
  // A channel calls `invalid` also what no call of its own threw.
  return failure.kind === "invalid" ? { kind: "bug", detail: failure.detail } : { kind: "channel", failure };
}
