import type { Logger } from "pino";
import { describeError } from "./describe-error.js";
import type { Wake } from "./wake.js";

export interface CrewOptions<Row, Ended = never> {
  readonly name: string;
  /**
   * Writes how rows ended, and takes at most `limit` rows that nobody else will be given; `limit` is `concurrency` while
   * nothing is in hand. Where it rejects, it is given the same again.
   */
  readonly claim: (limit: number, ended: readonly Ended[]) => Promise<readonly Row[]>;
  /**
   * Works one row off, whatever becomes of it. Resolves with how it ended; null where that is written already. What it throws
   * is logged; the row stays in hand.
   */
  readonly work: (row: Row) => Promise<Ended | null>;
  /** Before the first claim and at every look-around: sets rows free whose process is gone. */
  readonly tidy: () => Promise<void>;
  readonly concurrency: number;
  readonly wake: Wake;
  /** Milliseconds between look-arounds, for rows of other processes and rows whose time has come. */
  readonly lookAround: number;
  readonly log: Logger;
}

/** Something that is asked in one write with a claim. */
interface Beside<Row, Ended> {
  /** Takes the place of a claim; where it rejects, whoever asked was told. */
  readonly claim: CrewOptions<Row, Ended>["claim"];
  /** Where there is no claim to be asked with it. */
  readonly alone: () => void;
}

/** Works rows off, many at once: as soon as it is woken, and at every look-around. */
export class Crew<Row, Ended = never> {
  readonly #options: CrewOptions<Row, Ended>;
  readonly #inHand = new Set<Promise<void>>();
  readonly #unlisten: () => void;
  /** Rows that are worked off and not yet written as such. */
  #ended: Ended[] = [];
  #besides: Beside<Row, Ended>[] = [];
  #timer: NodeJS.Timeout | undefined;
  #idlers: (() => void)[] = [];
  #untidy = true;
  #pulling = false;
  #again = false;
  #stopping = false;
  #troubled = false;

  constructor(options: CrewOptions<Row, Ended>) {
    this.#options = options;
    this.#unlisten = options.wake.onWake(() => this.#pull());
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
    clearTimeout(this.#timer);
    return this.#inHand.size + this.#ended.length;
  }

  /**
   * Has `ask` do what the next claim would do, with what it asks besides; `alone` where nothing would be claimed or written
   * now. Resolves and rejects as these do. Rows that `ask` resolves with are started after whoever awaits this was told.
   */
  beside<Kept>(
    ask: (limit: number, ended: readonly Ended[]) => Promise<{ readonly kept: Kept; readonly rows: readonly Row[] }>,
    alone: () => Promise<Kept>,
  ): Promise<Kept> {
    if (this.#over()) return alone();
    return new Promise((resolve, reject) => {
      this.#besides.push({
        async claim(limit, ended) {
          const { kept, rows } = await ask(limit, ended).catch((error: unknown) => {
            reject(error);
            throw error;
          });
          resolve(kept);
          return rows;
        },
        alone: () => void alone().then(resolve, reject),
      });
      this.#pull();
    });
  }

  #resting(): boolean {
    return !this.#pulling && this.#inHand.size === 0 && this.#ended.length === 0;
  }

  /** When it stops, only what ended is still written. */
  #over(): boolean {
    return this.#stopping && this.#ended.length === 0;
  }

  #pull(): void {
    this.#again = true;
    if (this.#pulling || this.#over()) return;
    this.#pulling = true;
    void this.#pullAll();
  }

  async #pullAll(): Promise<void> {
    const { claim, concurrency, tidy, log, name } = this.#options;
    try {
      while (this.#again && !this.#over()) {
        this.#again = false;
        if (this.#untidy && !this.#stopping) {
          this.#untidy = false;
          // Tidying may take long; nobody who stores waits for it.
          this.#askAlone();
          await tidy();
        }
        const free = this.#stopping ? 0 : concurrency - this.#inHand.size;
        if (free <= 0 && this.#ended.length === 0) return;
        const beside = this.#besides.shift();
        const rows = await (beside ? this.#claimBeside(beside, free) : this.#writeAndClaim(claim, free));
        if (rows === null) continue;
        for (const row of rows) this.#start(row);
        // There may be more rows than were asked for; a row that ends pulls by itself.
        if ((rows.length === free && free > 0) || this.#besides.length > 0) this.#again = true;
        this.#troubled = false;
      }
    } catch (error) {
      this.#untidy = true;
      if (!this.#troubled) log.error({ error: describeError(error) }, `${name}: cannot reach the rows`);
      this.#troubled = true;
    } finally {
      // In the same breath as the last look at #again: a wake between the two would be lost.
      this.#pulling = false;
      this.#askAlone();
      this.#lookAroundLater();
      this.#rest();
    }
  }

  #askAlone(): void {
    for (const { alone } of this.#besides.splice(0)) alone();
  }

  /** What fails here may have failed for what was asked besides: the next claim tells. */
  async #claimBeside({ claim }: Beside<Row, Ended>, free: number): Promise<readonly Row[] | null> {
    try {
      return await this.#writeAndClaim(claim, free);
    } catch {
      this.#again = true;
      this.#untidy = true;
      return null;
    }
  }

  async #writeAndClaim(claim: CrewOptions<Row, Ended>["claim"], free: number): Promise<readonly Row[]> {
    const ended = this.#ended;
    this.#ended = [];
    try {
      return await claim(free, ended);
    } catch (error) {
      this.#ended = [...ended, ...this.#ended];
      throw error;
    }
  }

  /** Counted from the end of a claim, so that one that takes longer than the pause is not followed by another for ever. */
  #lookAroundLater(): void {
    if (this.#over() || (this.#timer && this.#ended.length === 0)) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#untidy = true;
      this.#pull();
    }, this.#pauseOf());
  }

  /** What ended and could not be written is not put off for long: its chat waits for it. */
  #pauseOf(): number {
    const { lookAround } = this.#options;
    return this.#ended.length > 0 ? Math.min(lookAround, 500) : lookAround;
  }

  #start(row: Row): void {
    const { work, log, name } = this.#options;
    const working = work(row)
      .then((ended) => {
        if (ended) this.#ended.push(ended);
      })
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
