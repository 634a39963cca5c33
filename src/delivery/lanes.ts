import { setMaxListeners } from "node:events";
import type { Update } from "grammy/types";
import type { Logger } from "pino";
import type { Channel } from "../channels/channel.js";
import type { Left } from "../channels/left.js";
import type { SenderLimits } from "../channels/limits.js";
import type { Rank } from "../channels/rank.js";
import type { Waiting } from "../channels/waiting.js";
import type { Clock } from "../clock.js";
import type { Queries } from "../database/connect.js";
import type { Statements } from "../database/direct.js";
import type { Claims } from "./claim-updates.js";
import { Crew } from "./crew.js";
import type { InboxRow } from "./inbox.js";
import { LaneClaims } from "./lane-claims.js";
import { LaneWork } from "./lane-work.js";
import type { Handled } from "./left.js";
import type { DeliveryMetrics } from "./metrics.js";
import type { OutboxEntry } from "./outbox.js";
import { type StoreAndTake, storeAndTake } from "./store-and-take.js";
import { inboxWake } from "./wake.js";

export interface LanesOptions {
  readonly db: Queries;
  /** For storing, and for claims by themselves, of which the commits may reach the disk later; otherwise `db`. */
  readonly connections?: { readonly storing: Statements; readonly claims: Claims };
  readonly holder: number;
  readonly clock: Clock;
  readonly log: Logger;
  /** Rows of other bots are left to other processes. */
  readonly channels: readonly Channel[];
  /**
   * Handles an update; resolves with what it leaves in its chat. The same row may come again, after a crash or a failure:
   * what it writes must carry the row's id.
   */
  readonly handle: (update: Update, row: InboxRow, waiting: Waiting) => Promise<Left>;
  /**
   * A row that was given up after its last try, so that the person can be told: with a message of the outbox, which is
   * entered before the row ends and so goes out whatever happens here; or at once, and null. What it throws is logged.
   */
  readonly onFailed?: (update: Update, row: InboxRow, reason: string, waiting: Waiting) => Promise<OutboxEntry | null>;
  /** How much of one sender is read; asked for at every look-around. */
  readonly limits?: () => Promise<SenderLimits>;
  /** The rank that an update has now, asked of what was not stored with the first one: its sender may have joined since. */
  readonly rankNow?: (update: Update, row: InboxRow) => Promise<Rank>;
  /** Tells who sends too much that this update and what follows it until then is not read. */
  readonly onTooMany?: (update: Update, row: InboxRow, until: Date, waiting: Waiting) => Promise<void>;
  readonly metrics?: DeliveryMetrics;
  /** Chats handled at once. */
  readonly concurrency?: number;
  /** Milliseconds that one update may take. */
  readonly timeLimit?: number;
  readonly lookAround?: number;
  /** Milliseconds that what is in hand gets when lanes stop: to end, and until it is left. */
  readonly stopPatience?: { readonly handling: number; readonly all: number };
}

export interface Lanes {
  readonly storing: StoreAndTake;
  /** Resolves when no update is due and none in hand. */
  idle(): Promise<void>;
  /**
   * Takes nothing more; resolves when what is in hand is done, at the latest after 8 s, with how much is left. What is not
   * done after 6 s is given up as if it were out of time, and put back.
   */
  stop(): Promise<number>;
}

/**
 * More than enough for the thirty messages a second that Telegram takes, where each call takes a third of one: what many ask
 * at once goes in fewer writes. With more still, all that is ready in one turn of the event loop takes longer, and everybody
 * waits for it.
 */
const usualLanes = 16;
const usualPatience = { handling: 6_000, all: 8_000 };

/**
 * Handles stored updates: one at a time in each chat, in the order in which they were stored, many chats at once. A
 * conversation can hang for good, so each update has a time limit; the lane goes on after it.
 */
export function startLanes(options: LanesOptions): Lanes {
  const { concurrency = usualLanes, stopPatience = usualPatience } = options;
  const stopping = new AbortController();
  // Every lane listens; Node takes more than ten for a leak and says so.
  setMaxListeners(concurrency + 1, stopping.signal);
  const claims = new LaneClaims(options, concurrency);
  const lane = new LaneWork(options, () => claims.bounds, stopping.signal);
  const crew = new Crew<InboxRow, Handled>({
    name: "lanes",
    claim: (limit, handled) => claims.claim(limit, handled),
    work: (row) => workOff(row).finally(() => claims.release(row)),
    tidy: () => claims.tidy(),
    concurrency,
    wake: inboxWake,
    lookAround: options.lookAround ?? 1_000,
    log: options.log,
  });
  async function workOff(row: InboxRow): Promise<Handled | null> {
    const handled = await lane.work(row);
    if (!handled) claims.forget(row.id);
    return handled;
  }
  async function stop(): Promise<number> {
    const timer = setTimeout(() => stopping.abort(), stopPatience.handling);
    const left = await crew.stop(stopPatience.all);
    clearTimeout(timer);
    return left;
  }
  const storing = storeAndTake(crew, claims, options.connections?.storing ?? options.db);
  return { storing, idle: () => crew.idle(), stop };
}
