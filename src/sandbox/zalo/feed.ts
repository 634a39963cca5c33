import type { Event } from "./events.js";

/** An event on its way to the bot. */
export interface Pending {
  readonly event: Event;
  /** The account that it is about; null for events of nobody. */
  readonly account: string | null;
}

interface Poll {
  readonly answer: (pending: Pending | null) => void;
  timer: NodeJS.Timeout | undefined;
}

/** What has happened and was not handed over yet, of one bot: no acknowledgement, no offset, one event at a time. */
export class Feed {
  readonly #changed: () => void;
  #queue: Pending[] = [];
  #polls: Poll[] = [];
  /** Handed to a poll; that the bot has it in its hands is known when it asks for the next. */
  #handed: Pending | null = null;
  #last: Pending | null = null;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get isPolled(): boolean {
    return this.#polls.length > 0;
  }

  pending(): readonly Pending[] {
    return [...this.#queue];
  }

  /** Events of this account that the bot does not have for certain. */
  outstanding(account: string): number {
    const all = this.#handed ? [...this.#queue, this.#handed] : this.#queue;
    return all.filter((pending) => pending.account === account).length;
  }

  add(pending: Pending): void {
    const poll = this.#polls.shift();
    if (poll) {
      clearTimeout(poll.timer);
      poll.answer(this.#handOver(pending));
    } else {
      this.#queue.push(pending);
    }
    this.#changed();
  }

  /** The event that was handed over last comes again, so many times. */
  replay(times: number): void {
    const last = this.#last;
    if (!last) throw new Error("Nothing was handed over yet");
    for (let time = 0; time < times; time += 1) this.add(last);
  }

  /** The next event; null when none came in time, or when the caller hung up. */
  take(seconds: number, gone: AbortSignal): Promise<Pending | null> {
    this.#handed = null;
    this.#changed();
    const next = this.#queue.shift();
    if (next) return Promise.resolve(this.#handOver(next));
    if (gone.aborted) return Promise.resolve(null);
    return new Promise((answer) => {
      const poll: Poll = { answer, timer: undefined };
      const end = () => {
        if (!this.#polls.includes(poll)) return;
        clearTimeout(poll.timer);
        this.#polls = this.#polls.filter((other) => other !== poll);
        answer(null);
      };
      this.#polls.push(poll);
      poll.timer = setTimeout(end, seconds * 1000);
      gone.addEventListener("abort", end, { once: true });
      this.#changed();
    });
  }

  /** For a webhook: the first event of nobody that is busy, taken out. */
  shift(busy: ReadonlySet<string | null>): Pending | null {
    const index = this.#queue.findIndex(({ account }) => !busy.has(account));
    const [pending] = index < 0 ? [] : this.#queue.splice(index, 1);
    if (!pending) return null;
    this.#last = pending;
    return pending;
  }

  /** Ends open polls. */
  close(): void {
    for (const poll of this.#polls) {
      clearTimeout(poll.timer);
      poll.answer(null);
    }
    this.#polls = [];
  }

  #handOver(pending: Pending): Pending {
    this.#handed = pending;
    this.#last = pending;
    return pending;
  }
}
