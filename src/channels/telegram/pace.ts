import type { Priority } from "../channel.js";

/** What the messenger is known to take; Bots FAQ: "about 30 a second, one a second to a chat, 20 a minute to a group". */
export interface Limits {
  /** Messages a second to everybody together. */
  readonly perSecond: number;
  /** Messages a second to one private chat. */
  readonly perChat: number;
  /** Messages a minute to one group. */
  readonly perGroup: number;
}

export const defaultLimits: Limits = { perSecond: 30, perChat: 1, perGroup: 20 };

/**
 * Share of a second's messages that each leaves to what comes before it. Answers ask for nothing: a refusal alone holds
 * them up.
 */
const leaves: Readonly<Record<Exclude<Priority, "answer">, number>> = {
  urgent: 1 / 6,
  ordinary: 1 / 3,
  courtesy: 1 / 2,
};

/** Messages that a private chat may get at once after a while of silence. */
const burstPerChat = 3;
/** After a refusal of everything: the part of what went in the second before that is sent from then on … */
const lower = 0.8;
/** … but never less than this part of the limit, and one message a second more after each so many milliseconds. */
const lowest = 1 / 6;
const recovery = 10_000;
/** Chats are forgotten, once what they got is no longer counted, when so many are known. */
const remembered = 500;

interface Bucket {
  tokens: number;
  at: number;
}

/**
 * The pace of what nobody waits for: it takes what answers leave below the ceiling. Where several processes send for one
 * bot, each takes its part. Times are milliseconds of a clock that only grows.
 */
export class Pace {
  readonly #limits: Limits;
  readonly #processes: () => number;
  readonly #everybody: Bucket;
  readonly #chats = new Map<number, Bucket>();
  #sent: number[] = [];
  #lowered: { readonly to: number; readonly at: number } | null = null;

  constructor(limits: Limits = defaultLimits, processes: () => number = () => 1) {
    this.#limits = limits;
    this.#processes = processes;
    this.#everybody = { tokens: Number.POSITIVE_INFINITY, at: 0 };
  }

  /** Milliseconds until a message of this priority may go to the chat; 0: now. Taking it is `spend`. */
  wait(chatId: number, priority: Priority, now: number): number {
    if (priority === "answer") return 0;
    const perSecond = this.#part(now);
    const everybody = refilled(this.#everybody, perSecond, Math.max(1, perSecond), now);
    const kept = Math.min(leaves[priority] * perSecond, Math.max(0, perSecond - 1));
    const { rate, burst } = this.#ofChat(chatId);
    const chat = refilled(this.#chats.get(chatId) ?? { tokens: burst, at: now }, rate, burst, now);
    return Math.ceil(Math.max(0, (1 + kept - everybody) / perSecond, (1 - chat) / rate) * 1_000);
  }

  /** Counts a message that goes to the chat now, of whatever priority. */
  spend(chatId: number, now: number): void {
    const perSecond = this.#part(now);
    this.#take(this.#everybody, perSecond, Math.max(1, perSecond), now);
    const { rate, burst } = this.#ofChat(chatId);
    const bucket = this.#chats.get(chatId) ?? { tokens: burst, at: now };
    this.#chats.set(chatId, bucket);
    this.#take(bucket, rate, burst, now);
    this.#sent = [...this.#sent.filter((at) => now - at < 1_000), now];
    if (this.#chats.size > remembered) this.#forget(now);
  }

  /** Everything was refused: what went in the second before was more than is taken. */
  lower(now: number): void {
    const recent = this.#sent.filter((at) => now - at < 1_000).length * this.#processes();
    const to = Math.min(this.#ceiling(now), recent) * lower;
    this.#everybody.tokens = 0;
    this.#everybody.at = now;
    this.#lowered = { to: Math.max(1, lowest * this.#limits.perSecond, to), at: now };
  }

  #ceiling(now: number): number {
    const { perSecond } = this.#limits;
    if (!this.#lowered) return perSecond;
    return Math.min(perSecond, this.#lowered.to + (now - this.#lowered.at) / recovery);
  }

  #part(now: number): number {
    return this.#ceiling(now) / Math.max(1, this.#processes());
  }

  #ofChat(chatId: number): { rate: number; burst: number } {
    const { perChat, perGroup } = this.#limits;
    const parts = Math.max(1, this.#processes());
    return chatId < 0
      ? { rate: perGroup / 60 / parts, burst: Math.max(1, perGroup / parts) }
      : { rate: perChat / parts, burst: Math.max(perChat, burstPerChat) };
  }

  #take(bucket: Bucket, rate: number, burst: number, now: number): void {
    // Answers go into debt, but not deeper than a burst: what waits behind them is not put off for ever.
    bucket.tokens = Math.max(-burst, refilled(bucket, rate, burst, now) - 1);
    bucket.at = now;
  }

  #forget(now: number): void {
    for (const [chatId, bucket] of this.#chats) {
      const { rate, burst } = this.#ofChat(chatId);
      if (refilled(bucket, rate, burst, now) >= burst) this.#chats.delete(chatId);
    }
  }
}

function refilled({ tokens, at }: Bucket, rate: number, burst: number, now: number): number {
  return Math.min(burst, tokens + ((now - at) / 1_000) * rate);
}
