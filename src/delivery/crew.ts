import { AsyncResource } from "node:async_hooks";
import type { Logger } from "pino";
import { describeError } from "./describe-error.js";
import type { Wake } from "./wake.js";

export interface CrewOptions<Row> {
  readonly name: string;
  /** Takes at most `limit` rows that nobody else will be given; `limit` is `concurrency` while nothing is in hand. */
  readonly claim: (limit: number) => Promise<readonly Row[]>;
  /** Works one row off, whatever becomes of it. What it throws is logged; the row stays in hand. */
  readonly work: (row: Row) => Promise<void>;
  /** Before the first claim and at every look-around: sets rows free whose process is gone. */
  readonly tidy: () => Promise<void>;
  readonly concurrency: number;
  readonly wake: Wake;
  /** Milliseconds between look-arounds, for rows of other processes and rows whose time has come. */
  readonly lookAround: number;
  readonly log: Logger;
}

/** Works rows off, many at once: as soon as it is woken, and at every look-around. */
export class Crew<Row> {
  readonly #options: CrewOptions<Row>;
  readonly #inHand = new Set<Promise<void>>();
  readonly #unlisten: () => void;
  #timer: NodeJS.Timeout | undefined;
  #idlers: (() => void)[] = [];
  #untidy = true;
  #pulling = false;
  #again = false;
  #stopping = false;
  #troubled = false;

  constructor(options: CrewOptions<Row>) {
    this.#options = options;
    // Who wakes us may be a handler with a deadline of its own; what we do then is not its work.
    this.#unlisten = options.wake.onWake(AsyncResource.bind(() => this.#pull()));
    this.#pull();
  }

  /** Resolves when nothing is in hand and nothing is due. */
  idle(): Promise<void> {
    if (this.#resting()) return Promise.resolve();
    return new Promise((resolve) => this.#idlers.push(resolve));
  }

  /** Takes nothing more; resolves when what is in hand is done, or after `patience` milliseconds, with what is left. */
  async stop(patience: number): Promise<number> {
    this.#stopping = true;
    this.#unlisten();
    clearTimeout(this.#timer);
    let timer: NodeJS.Timeout | undefined;
    const enough = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, patience);
    });
    // A claim that is under way may still bring rows; those were taken, so they are done too.
    await Promise.race([this.idle(), enough]);
    clearTimeout(timer);
    return this.#inHand.size;
  }

  #resting(): boolean {
    return !this.#pulling && this.#inHand.size === 0;
  }

  #pull(): void {
    this.#again = true;
    if (this.#pulling || this.#stopping) return;
    this.#pulling = true;
    void this.#pullAll();
  }

  async #pullAll(): Promise<void> {
    const { claim, concurrency, tidy, log, name } = this.#options;
    try {
      while (this.#again && !this.#stopping) {
        this.#again = false;
        if (this.#untidy) {
          this.#untidy = false;
          await tidy();
        }
        const free = concurrency - this.#inHand.size;
        if (free <= 0) return;
        const rows = await claim(free);
        for (const row of rows) this.#start(row);
        // There may be more rows than were asked for; a row that ends pulls by itself.
        if (rows.length === free) this.#again = true;
        this.#troubled = false;
      }
    } catch (error) {
      this.#untidy = true;
      if (!this.#troubled) log.error({ error: describeError(error) }, `${name}: cannot reach the rows`);
      this.#troubled = true;
    } finally {
      // In the same breath as the last look at #again: a wake between the two would be lost.
      this.#pulling = false;
      this.#lookAroundLater();
      this.#rest();
    }
  }

  /** Counted from the end of a claim, so that one that takes longer than the pause is not followed by another for ever. */
  #lookAroundLater(): void {
    if (this.#stopping || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#untidy = true;
      this.#pull();
    }, this.#options.lookAround);
  }

  #start(row: Row): void {
    const { work, log, name } = this.#options;
    const working = work(row)
      .catch((error: unknown) => log.error({ error: describeError(error) }, `${name}: left a row in hand`))
      .finally(() => {
        this.#inHand.delete(working);
        this.#pull();
        this.#rest();
      });
    this.#inHand.add(working);
  }

  #rest(): void {
    if (!this.#resting()) return;
    const idlers = this.#idlers;
    this.#idlers = [];
    for (const idler of idlers) idler();
  }
}
