import { setTimeout as wait } from "node:timers/promises";

/** Milliseconds between looks at a channel that does not answer. */
const pause = 2_000;

/**
 * Whether a channel can be reached, as its own calls find it. Away: a call failed, and so did a look after it. One chat
 * that the messenger cannot serve does not make it away, and while it is away one look at a time is all it is asked.
 */
export class Reach {
  readonly #look: () => Promise<unknown>;
  readonly #pause: number;
  readonly #listeners = new Set<() => void>();
  #watching: AbortSignal | null = null;
  #looking = false;
  #troubled = false;
  #awaySince: number | null = null;

  /** `look`: a call that changes nothing and whose end is reported here as every other's; rejects never. */
  constructor(look: () => Promise<unknown>, pauseBetween = pause) {
    this.#look = look;
    this.#pause = pauseBetween;
  }

  /** Milliseconds since it was found to be away; null while it is not. */
  get awayFor(): number | null {
    return this.#awaySince === null ? null : performance.now() - this.#awaySince;
  }

  /** A call was answered, be it with a refusal. */
  answered(): void {
    this.#troubled = false;
    if (this.#awaySince === null) return;
    this.#awaySince = null;
    for (const listener of [...this.#listeners]) listener();
  }

  /** A call did not come through: not sent, not answered, or answered by something else than the messenger. */
  failed(): void {
    this.#troubled = true;
    if (this.#watching && !this.#looking) void this.#lookAgain(this.#watching);
  }

  /** Looks after failures until the signal aborts; without it nothing is ever away. */
  watch(signal: AbortSignal): void {
    this.#watching = signal;
  }

  /** Called when it can be reached again; returns how to stop. */
  onReturn(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #lookAgain(signal: AbortSignal): Promise<void> {
    this.#looking = true;
    // The first one soon: until it is known, every lane may be waiting for an answer.
    for (let rest = this.#pause / 2; this.#troubled && !signal.aborted; rest = this.#pause) {
      await wait(rest, undefined, { signal, ref: false }).catch(() => undefined);
      if (!this.#troubled || signal.aborted) break;
      await this.#look();
      if (this.#troubled) this.#awaySince ??= performance.now();
    }
    this.#looking = false;
  }
}
