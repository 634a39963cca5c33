/** So many messages at most in any stretch of so many milliseconds. */
export interface Allowance {
  readonly messages: number;
  readonly milliseconds: number;
}

/** A message that left. */
export interface Sent {
  readonly at: number;
  readonly answers: boolean;
  /** When its answer came, or it became known that none will; null: under way. */
  endedAt: number | null;
}

/** Milliseconds for which the fastest way there and back is remembered, at least; twice that at most. */
const remembered = 60_000;
/** It is known only when so many were seen, and taken for this many milliseconds at most. */
const known = { from: 30, most: 500 };

/**
 * The messages that the messenger counts in the stretch of time before the next one arrives there, whenever that will be. Nobody
 * here sees when one arrives: between its leaving and its answer. It may have been late by all that its way there and back
 * took longer than the fastest way does, and is counted here from then on; so nothing that makes the way longer now and then,
 * the network or a machine that stalls, can bring more than was allowed into one stretch. Times grow.
 */
export class Recent {
  #messages: Sent[] = [];
  /** The longest stretch that was asked for: what has left it is forgotten. */
  #longest: number;
  #seen = 0;
  #fastest = { since: 0, now: Number.POSITIVE_INFINITY, before: Number.POSITIVE_INFINITY };

  /** `milliseconds`: of the stretches that will be asked for, at least. */
  constructor(milliseconds: number) {
    this.#longest = milliseconds;
  }

  add(now: number, answers: boolean): Sent {
    const sent: Sent = { at: now, answers, endedAt: null };
    this.#messages = [...this.#counted(this.#longest, now), sent];
    return sent;
  }

  ended(sent: Sent, now: number): void {
    sent.endedAt = now;
    this.#seen += 1;
    const { since, now: fastest, before } = this.#fastest;
    const took = now - sent.at;
    this.#fastest =
      now - since > remembered
        ? { since: now, now: took, before: fastest }
        : { since, now: Math.min(fastest, took), before };
  }

  /** How many are counted still. */
  count(milliseconds: number, now: number): number {
    return this.#counted(milliseconds, now).length;
  }

  /** Whether any of them is one that nobody waited for. */
  holdsOthers(): boolean {
    return this.#messages.some(({ answers }) => !answers);
  }

  /** Milliseconds until one more is allowed, at least: what is under way may take longer. 0: now. */
  wait({ messages, milliseconds }: Allowance, now: number): number {
    this.#longest = Math.max(this.#longest, milliseconds);
    const counted = this.#counted(milliseconds, now);
    const excess = counted.length - messages;
    if (excess < 0) return 0;
    const leaving = counted.map((sent) => this.#leaves(sent, milliseconds, now)).sort((a, b) => a - b);
    return leaving[excess]! - now;
  }

  #counted(milliseconds: number, now: number): Sent[] {
    return this.#messages.filter((sent) => this.#leaves(sent, milliseconds, now) > now);
  }

  /** From when on a message is in no stretch together with one that is sent then. */
  #leaves({ at, endedAt }: Sent, milliseconds: number, now: number): number {
    const fastest = this.#seen < known.from ? 0 : Math.min(this.#fastest.now, this.#fastest.before, known.most);
    return Math.max(at, (endedAt ?? now) - fastest) + milliseconds;
  }
}
