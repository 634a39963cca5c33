import type { Channel } from "../channels/channel.js";
import { defaultLimits } from "../channels/limits.js";
import { type Bounds, boundsOf } from "./admission.js";
import { type Claims, claimUpdates, type Wish } from "./claim-updates.js";
import { freeUpdates, hasSuspects, type InboxRow, setUpdatesRight, suspectAfter } from "./inbox.js";
import type { LanesOptions } from "./lanes.js";
import type { Handled } from "./left.js";

/** Of all lanes, those that people whom the bot does not serve may hold: an embedded database works off one query at a time. */
const shareOfOthers = 1 / 6;

/** Which rows the lanes take next: members before all others, and alone what may have ended processes. */
export class LaneClaims {
  readonly #options: LanesOptions;
  readonly #concurrency: number;
  readonly #lanesOfOthers: number;
  #others = 0;
  /** What is in hand, and what was handled and is not yet written as such. */
  readonly #known = new Set<bigint>();
  #bounds = boundsOf(defaultLimits);
  /** Rows that may have ended processes are due. They are handled one by one, with nothing else in hand. */
  #suspectsAreDue = false;
  #suspectInHand = false;

  constructor(options: LanesOptions, concurrency: number) {
    this.#options = options;
    this.#concurrency = concurrency;
    this.#lanesOfOthers = Math.max(1, Math.floor(concurrency * shareOfOthers));
  }

  /** How much of one sender is read, as it was at the last look-around. */
  get bounds(): Bounds {
    return this.#bounds;
  }

  /** @param on where to ask besides something else, before anything is waited for */
  async claim(limit: number, handled: readonly Handled[], on?: Claims): Promise<readonly InboxRow[]> {
    const bounds = this.#bounds;
    // Suspects are asked for by themselves: where none is to be had, what is asked next is no part of the same write.
    if (limit === 0 || this.#suspectInHand || (this.#suspectsAreDue && (on || limit < this.#concurrency)))
      return this.#ask({ limit: 0, others: 0, bounds }, handled, on);
    if (this.#suspectsAreDue) {
      const suspects = await this.#ask({ limit: 1, others: 1, bounds, suspects: true }, handled);
      this.#suspectInHand = suspects.length > 0;
      if (this.#suspectInHand) return suspects;
      this.#suspectsAreDue = false;
    }
    // By halves: one query for each update that ends would be most of what a flood costs.
    const free = this.#lanesOfOthers - this.#others;
    const room = free >= this.#lanesOfOthers / 2 ? free : 0;
    return this.#ask({ limit, others: room, bounds }, handled, on);
  }

  /** How a row ended is written: with a claim, or by itself. */
  forget(id: bigint): void {
    this.#known.delete(id);
  }

  /** Rows that were claimed and cannot be begun; the next look-around sets them free. */
  letGo(rows: readonly InboxRow[]): void {
    for (const row of rows) {
      this.forget(row.id);
      this.release(row);
    }
  }

  /** A row that was claimed is in hand no more. */
  release(row: InboxRow): void {
    if (row.crashes >= suspectAfter) this.#suspectInHand = false;
    if (isOfOthers(row)) this.#others -= 1;
  }

  async tidy(): Promise<void> {
    const { db, clock, holder, limits } = this.#options;
    const now = clock.now();
    if (limits) this.#bounds = boundsOf(await limits());
    await freeUpdates(db, { holder, known: [...this.#known] });
    await setUpdatesRight(db, now);
    this.#suspectsAreDue = await hasSuspects(db, this.#reachable(), now);
  }

  async #ask(wish: Wish, ended: readonly Handled[], given?: Claims): Promise<readonly InboxRow[]> {
    const { db, connections, holder, clock } = this.#options;
    const bots = wish.limit === 0 ? [] : this.#reachable();
    const asked = given ? { nearOnly: true, ...wish } : wish;
    const rows = await claimUpdates(given ?? connections?.claims ?? db, holder, bots, clock.now(), asked, ended);
    for (const { id } of ended) this.forget(id);
    for (const { id } of rows) this.#known.add(id);
    this.#others += rows.filter(isOfOthers).length;
    return rows;
  }

  #reachable(): readonly Channel[] {
    return this.#options.channels.filter(({ reach }) => reach.awayFor === null);
  }
}

function isOfOthers({ rank }: InboxRow): boolean {
  return rank !== "known";
}
