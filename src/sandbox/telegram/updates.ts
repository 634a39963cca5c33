import type { Update } from "grammy/types";
import type { Clock } from "../../clock.js";
import { refusal } from "./refusal.js";

export interface PendingUpdate {
  readonly update: Update;
  readonly chat: number;
  readonly expires: number; // seconds since 1970, on the sandbox's clock
}

interface Poll {
  readonly offset: number;
  readonly limit: number;
  readonly answer: (updates: Update[]) => void;
  readonly refuse: (error: Error) => void;
  timer: NodeJS.Timeout | undefined;
}

export const updateKinds = [
  "message",
  "edited_message",
  "callback_query",
  "my_chat_member",
  "channel_post",
  "edited_channel_post",
  "inline_query",
  "chosen_inline_result",
  "shipping_query",
  "pre_checkout_query",
  "poll",
  "poll_answer",
  "chat_join_request",
] as const;

const conflictDelay = 3_000;

/**
 * What waits for one bot: kept until the bot confirms it with an offset or its webhook answers 2xx, 24 hours at most
 * (button presses 150 s), on the sandbox's clock.
 */
export class Updates {
  readonly #clock: Clock;
  readonly #changed: () => void;
  #pending: PendingUpdate[] = [];
  #nextId: number;
  #allowed: readonly string[] | null = null;
  #poll: Poll | null = null;
  #waking = false;
  #nextConflictAt = 0;
  readonly #delayed = new Set<NodeJS.Timeout>();

  /** `changed` is called when something was added or confirmed. */
  constructor(clock: Clock, firstId: number, changed: () => void) {
    this.#clock = clock;
    this.#nextId = firstId;
    this.#changed = changed;
  }

  get nextId(): number {
    return this.#nextId;
  }

  get allowed(): readonly string[] | null {
    return this.#allowed;
  }

  /** The bot is waiting for updates right now. */
  get polling(): boolean {
    return this.#poll !== null;
  }

  pending(): readonly PendingUpdate[] {
    const now = this.#now();
    this.#pending = this.#pending.filter(({ expires }) => expires > now);
    return this.#pending;
  }

  restore(pending: readonly PendingUpdate[], nextId: number, allowed: readonly string[] | null): void {
    this.#pending = [...pending];
    this.#nextId = nextId;
    this.#allowed = allowed;
  }

  /** An empty list means the usual kinds; the choice is remembered until the next one. */
  allow(kinds: readonly string[] | undefined): void {
    if (kinds !== undefined) this.#allowed = kinds.length === 0 ? null : kinds;
  }

  push(chat: number, lifetime: number, content: Omit<Update, "update_id">): void {
    const kind = Object.keys(content)[0]!;
    if (this.#allowed && !this.#allowed.includes(kind)) return;
    this.#pending.push({
      update: { update_id: this.#nextId++, ...content },
      chat,
      expires: this.#now() + lifetime,
    });
    this.#changed();
    this.#wake();
  }

  /** Forgets these updates: the bot has them. */
  confirm(done: (update: Update) => boolean): void {
    const before = this.#pending.length;
    this.#pending = this.#pending.filter(({ update }) => !done(update));
    if (this.#pending.length !== before) this.#changed();
  }

  /**
   * One getUpdates call. Waits for at most `timeout` seconds (50 at most) where nothing is there; a second caller ends
   * the first one's wait with a conflict. `gone` aborts when the caller hung up.
   */
  async take(
    { offset = 0, limit = 100, timeout = 0 }: { offset?: number; limit?: number; timeout?: number },
    gone: AbortSignal,
  ): Promise<Update[]> {
    if (offset > 0) this.confirm(({ update_id }) => update_id < offset);
    if (offset < 0) {
      const from = this.pending().at(offset)?.update.update_id ?? 0;
      this.confirm(({ update_id }) => update_id < from);
    }
    const most = Math.min(Math.max(limit, 1), 100);
    const ready = this.#read(offset, most);
    const seconds = Math.min(Math.max(timeout, 0), 50);
    if (ready.length > 0 || seconds === 0) return ready;
    this.conflict("terminated by other getUpdates request; make sure that only one bot instance is running");
    return new Promise<Update[]>((resolve, reject) => {
      const poll: Poll = { offset, limit: most, answer: resolve, refuse: reject, timer: undefined };
      poll.timer = setTimeout(() => this.#end(poll)?.answer([]), seconds * 1000);
      gone.addEventListener("abort", () => this.#end(poll)?.answer([]), { once: true });
      this.#poll = poll;
      this.#changed();
    });
  }

  /** Ends the waiting call with a 409; the second conflict within three seconds is told three seconds later. */
  conflict(text: string): void {
    const poll = this.#poll && this.#end(this.#poll);
    if (!poll) return;
    const now = performance.now();
    if (now >= this.#nextConflictAt) {
      this.#nextConflictAt = now + conflictDelay;
      poll.refuse(refusal(409, text));
      return;
    }
    const timer = setTimeout(() => {
      this.#delayed.delete(timer);
      poll.refuse(refusal(409, text));
    }, conflictDelay);
    this.#delayed.add(timer);
  }

  close(): void {
    for (const timer of this.#delayed) clearTimeout(timer);
    if (this.#poll) this.#end(this.#poll)?.answer([]);
  }

  #read(offset: number, limit: number): Update[] {
    return this.pending()
      .filter(({ update }) => update.update_id >= offset)
      .slice(0, limit)
      .map(({ update }) => update);
  }

  #wake(): void {
    if (this.#waking) return;
    this.#waking = true;
    // What arrives together is handed over together.
    setImmediate(() => {
      this.#waking = false;
      const poll = this.#poll;
      if (!poll) return;
      const ready = this.#read(poll.offset, poll.limit);
      if (ready.length > 0) this.#end(poll)?.answer(ready);
    });
  }

  #end(poll: Poll): Poll | null {
    if (this.#poll !== poll) return null;
    clearTimeout(poll.timer);
    this.#poll = null;
    return poll;
  }

  #now(): number {
    return Math.floor(this.#clock.now().getTime() / 1000);
  }
}
