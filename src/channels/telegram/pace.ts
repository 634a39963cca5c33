import PQueue from "p-queue";
import type { Priority } from "../channel.js";

export interface Limits {
  /** Messages a second to everybody together; about 30 are allowed (Bots FAQ). */
  readonly perSecond: number;
  /** Messages that one private chat may get in two seconds; "about one a second, short bursts pass". */
  readonly perChat: number;
  /** Messages that one group may get in a minute. */
  readonly perGroup: number;
}

export const defaultLimits: Limits = { perSecond: 25, perChat: 4, perGroup: 18 };

const rank: Readonly<Record<Priority, number>> = { answer: 2, urgent: 1, ordinary: 0 };

/** Gives out turns to send. The real limits are not published: this keeps us out of most refusals, 429 decides. */
export class Pace {
  readonly #limits: Limits;
  readonly #everybody: PQueue;
  readonly #chats = new Map<number, PQueue>();

  constructor(limits: Limits = defaultLimits) {
    this.#limits = limits;
    // Fifths of a second, so that an answer never waits longer than that behind reminders that took their turns at once.
    this.#everybody = new PQueue({ interval: 200, intervalCap: Math.max(1, Math.round(limits.perSecond / 5)) });
  }

  /** Resolves when a message may go to this chat; answers come before reminders. Rejects when the signal aborts. */
  async turn(chatId: number, priority: Priority, signal?: AbortSignal): Promise<void> {
    const options = { priority: rank[priority], signal };
    await this.#chat(chatId).add(pass, options);
    await this.#everybody.add(pass, options);
  }

  #chat(chatId: number): PQueue {
    const known = this.#chats.get(chatId);
    if (known) return known;
    const group = chatId < 0;
    const interval = group ? 60_000 : 2_000;
    const queue = new PQueue({ interval, intervalCap: group ? this.#limits.perGroup : this.#limits.perChat });
    this.#chats.set(chatId, queue);
    queue.on("idle", () => {
      // A queue may be forgotten once its window has passed unused; until then it remembers what was sent.
      setTimeout(() => {
        if (queue.size === 0 && queue.pending === 0 && !queue.isRateLimited && this.#chats.get(chatId) === queue)
          this.#chats.delete(chatId);
      }, interval).unref();
    });
    return queue;
  }
}

function pass(): void {}
