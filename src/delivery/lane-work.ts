import { setTimeout as wait } from "node:timers/promises";
import type { Update } from "grammy/types";
import type { Channel } from "../channels/channel.js";
import type { Left } from "../channels/left.js";
import { type Rank, ranks } from "../channels/rank.js";
import type { Waiting } from "../channels/waiting.js";
import { type Bounds, judgeUpdate, windowEnd } from "./admission.js";
import { afterFailure, type Trouble } from "./after-failure.js";
import { isDatabaseTrouble } from "./database-trouble.js";
import { describeError } from "./describe-error.js";
import { dropUpdates, type Ending, finishUpdate, type InboxRow, storeInterpreted } from "./inbox.js";
import { insist } from "./insist.js";
import type { LanesOptions } from "./lanes.js";
import type { Handled } from "./left.js";
import type { OutboxEntry } from "./outbox.js";
import { enqueue } from "./outbox.js";

/** Processes that may end with an update in hand. From the third time on it is handled alone, so the fifth is no accident. */
const crashes = 5;
/** Milliseconds that a handler which was given up gets to end by itself, once its calls are refused. */
const unwinding = 1_000;

interface Admitted {
  readonly update: Update;
  readonly rank: Rank;
  readonly work: (waiting: Waiting) => Promise<Left>;
}

interface Tried extends Pick<Admitted, "update" | "rank"> {
  readonly failed: Failed | null;
  readonly left: Left;
}

interface Failed {
  readonly trouble: Trouble;
  readonly error?: unknown;
}

/** What a lane does with a row that it has in hand. */
export class LaneWork {
  readonly #options: LanesOptions;
  readonly #bounds: () => Bounds;
  readonly #timeLimit: number;
  readonly #stopping: AbortSignal;

  constructor(options: LanesOptions, bounds: () => Bounds, stopping: AbortSignal) {
    this.#options = options;
    this.#bounds = bounds;
    this.#timeLimit = options.timeLimit ?? 30_000;
    this.#stopping = stopping;
  }

  /** Resolves with what is still to be written, together with the next claim: that it is done. */
  async work(row: InboxRow): Promise<Handled | null> {
    const { clock, log, metrics } = this.#options;
    const began = performance.now();
    const channel = this.#channelOf(row);
    const ids = idsOf(row);
    const tried = await this.#try(row, channel);
    if (tried === "dropped") return null;
    const { update, rank, failed, left } = tried;
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
    if (ending.state === "done") return { id: row.id, reason: ending.reason, left };
    await this.#end(row, { update, rank }, ending, now);
    return null;
  }

  async #try(row: InboxRow, channel: Channel): Promise<"dropped" | Tried> {
    let { update, rank } = row;
    if (row.crashes >= crashes) return { update, rank, failed: { trouble: { kind: "crash" } }, left: {} };
    try {
      const admitted = await this.#admit(row, channel);
      if (!admitted) {
        await this.#drop(row, channel);
        return "dropped";
      }
      ({ update, rank } = admitted);
      return { update, rank, ...(await this.#attempt(admitted, channel)) };
    } catch (error) {
      return { update, rank, failed: { trouble: troubleOf(error, channel), error }, left: {} };
    }
  }

  /** What is to be done about a row: it is read, its sender is told that it is not, or nothing (null). */
  async #admit(row: InboxRow, channel: Channel): Promise<Admitted | null> {
    const { db, handle, rankNow, onTooMany } = this.#options;
    const bounds = this.#bounds();
    const verdict = judgeUpdate(bounds[row.rank], row.earlier);
    if (verdict === "drop" && (row.rank === "group" || row.rank === "aside")) return null;
    const update = row.interpreted ?? (await channel.interpret(row.update, row.receivedAt));
    const rank = row.rank === "known" ? row.rank : ((await rankNow?.(update, row)) ?? row.rank);
    const risen = ranks.indexOf(rank) < ranks.indexOf(row.rank);
    if (verdict === "drop" && !risen) return null;
    // Only where choices are typed does the meaning depend on what the chat was shown before, and only there can it change.
    if (!row.interpreted && !channel.capabilities.buttons) await storeInterpreted(db, row.id, update, rank);
    const until = windowEnd(row.receivedAt, bounds[row.rank]);
    const tells = verdict === "tell" && onTooMany;
    const work = (waiting: Waiting) =>
      tells ? tells(update, row, until, waiting).then(() => ({})) : handle(update, row, waiting);
    return { update, rank, work };
  }

  async #attempt({ rank, work }: Admitted, channel: Channel): Promise<Pick<Tried, "failed" | "left">> {
    const giveUp = new AbortController();
    const outOfTime = () => giveUp.abort();
    const timer = setTimeout(outOfTime, this.#timeLimit);
    this.#stopping.addEventListener("abort", outOfTime);
    const late = new Promise<"late">((resolve) => {
      giveUp.signal.addEventListener("abort", () => void wait(unwinding).then(() => resolve("late")));
    });
    const handling = work({ rank, signal: giveUp.signal }).then(
      (left) => ({ failed: null, left }),
      (error: unknown) => ({ failed: { trouble: troubleOf(error, channel), error }, left: {} }),
    );
    try {
      const ended = await Promise.race([handling, late]);
      // What was waiting for the channel or the database when its time was up says so itself.
      const hung = ended === "late" || (ended.failed?.trouble.kind === "bug" && giveUp.signal.aborted);
      if (!hung) return ended;
      return { failed: { trouble: { kind: this.#stopping.aborted ? "interrupted" : "timeout" } }, left: {} };
    } finally {
      clearTimeout(timer);
      this.#stopping.removeEventListener("abort", outOfTime);
    }
  }

  async #end(
    row: InboxRow,
    { update, rank }: Pick<Admitted, "update" | "rank">,
    ending: Ending,
    now: Date,
  ): Promise<void> {
    const { db, holder, log } = this.#options;
    let notice: OutboxEntry | null | "to be written" = ending.state === "failed" ? "to be written" : null;
    // A row that stayed in hand would hold up its chat until the next start.
    await insist(
      async () => {
        if (notice === "to be written") notice = await this.#noticeOf(update, row, rank, ending.reason ?? "");
        if (notice) await enqueue(db, [notice], now);
        await finishUpdate(db, holder, row.id, ending, now);
      },
      (error) => log.error({ ...idsOf(row), error: describeError(error) }, "cannot finish an update yet"),
    );
  }

  /** Rejects only while the database is away. */
  async #noticeOf(update: Update, row: InboxRow, rank: Rank, reason: string): Promise<OutboxEntry | null> {
    const { log, onFailed } = this.#options;
    if (!onFailed) return null;
    try {
      return await onFailed(update, row, reason, { rank, signal: AbortSignal.timeout(this.#timeLimit) });
    } catch (error) {
      if (isDatabaseTrouble(error)) throw error;
      const facts = { row: String(row.id), update: row.updateId, chat: row.chatId, error: describeError(error) };
      log.warn(facts, "could not tell that an update failed");
      return null;
    }
  }

  async #drop(row: InboxRow, channel: Channel): Promise<void> {
    const { db, holder, clock, log, metrics } = this.#options;
    // Where choices are typed, what a stranger wrote next may be the answer to an offer.
    const asWritten = channel.capabilities.buttons || (row.rank !== "unknown" && row.rank !== "knocking");
    const upTo = asWritten ? windowEnd(row.receivedAt, this.#bounds()[row.rank]) : null;
    await insist(
      async () => {
        const count = await dropUpdates(db, holder, row, { upTo, reason: `limit: ${row.rank}`, now: clock.now() });
        metrics?.handled.inc({ channel: row.channel, result: "dropped" }, count);
      },
      (error) => log.error({ row: String(row.id), error: describeError(error) }, "cannot drop an update yet"),
    );
  }

  #channelOf(row: InboxRow): Channel {
    const channel = this.#options.channels.find(({ name, bot }) => name === row.channel && bot === row.bot);
    if (!channel) throw new Error(`no channel ${row.channel} ${row.bot}`);
    return channel;
  }
}

function idsOf({ id, updateId, chatId, channel }: InboxRow) {
  return { row: String(id), update: updateId, chat: chatId, channel };
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
