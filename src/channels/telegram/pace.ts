import type { Priority } from "../channel.js";
import { type Allowance, Recent, type Sent } from "./recent.js";

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

/** Part of the limit at which what nobody waits for goes while there is more of it: evenly, and a little below the limit. */
const share = 0.985;
/** Part of a second's messages that may be made up for at once, when there was no turn because the machine stalled. */
const catchingUp = 2 / 3;
/**
 * Share of these that each leaves to what comes before it. Answers ask for nothing: a refusal alone holds them up.
 */
const leaves: Readonly<Record<Exclude<Priority, "answer">, number>> = {
  urgent: 1 / 6,
  ordinary: 1 / 3,
  courtesy: 1 / 2,
};

/**
 * Milliseconds that an answer waits at most for the room that reminders have taken: less than anybody notices, while a
 * refusal would cost it a second. Where there is none so soon, it goes all the same.
 */
const soon = 100;
/**
 * Milliseconds by which stretches are taken longer than the messenger's, for clocks that do not run quite alike; for what
 * nobody waits for a few more, so that an answer that waits for the same room is first.
 */
const margin = { answers: 1, others: 5 };

/** Messages that a private chat may get at once after a while of silence. */
const burstPerChat = 3;
/** After a refusal of everything: the part of what went in the second before that is sent from then on … */
const lower = 0.8;
/** … but never less than this part of the limit, and one message a second more after each so many milliseconds. */
const lowest = 1 / 6;
const recovery = 10_000;
/** Chats are forgotten, once what they got is no longer counted, when so many are known. */
const remembered = 500;
/** Milliseconds after which the other processes know of a new one, and leave it its part. */
const settling = 3_000;

interface Bucket {
  tokens: number;
  at: number;
}

/** What one chat got. */
type Chat = { readonly kind: "private"; readonly bucket: Bucket } | { readonly kind: "group"; readonly recent: Recent };

/** A message that was counted when it left, to be told when its answer came. */
export interface Going {
  readonly sent: Sent;
  readonly inGroup: { readonly recent: Recent; readonly sent: Sent } | null;
}

/**
 * The pace of what nobody waits for: it takes what answers leave below the ceiling. Where several processes send for one
 * bot, each takes its part. Times are milliseconds of a clock that only grows.
 */
export class Pace {
  readonly #limits: Limits;
  readonly #processes: () => number;
  readonly #startedAt: number;
  readonly #everybody: Bucket = { tokens: Number.POSITIVE_INFINITY, at: 0 };
  readonly #recent = new Recent(1_000);
  readonly #chats = new Map<number, Chat>();
  #lowered: { readonly to: number; readonly at: number } | null = null;

  constructor(
    limits: Limits = defaultLimits,
    processes: () => number = () => 1,
    startedAt: number = Number.NEGATIVE_INFINITY,
  ) {
    this.#limits = limits;
    this.#processes = processes;
    this.#startedAt = startedAt;
  }

  /** Milliseconds until a message of this priority may go to the chat, at least; 0: now. Taking it is `spend`. */
  wait(chatId: number, priority: Priority, now: number): number {
    const perSecond = this.#part(now);
    if (priority === "answer") return Math.ceil(this.#waitOfAnswer(perSecond, now));
    return Math.ceil(
      Math.max(
        this.#processes() > 1 ? this.#startedAt + settling - now : 0,
        this.#recent.wait(allowed(perSecond, 1_000, margin.others), now),
        this.#waitForTurn(priority, perSecond, now),
        this.#waitOfChat(chatId, now),
        0,
      ),
    );
  }

  /** Counts a message that goes to the chat now, of whatever priority. What becomes of it has to be told: `ended`. */
  spend(chatId: number, priority: Priority, now: number): Going {
    const answers = priority === "answer";
    const rate = share * this.#part(now);
    take(this.#everybody, rate, this.#mostOf(depthOf(rate), now), now);
    const going = { sent: this.#recent.add(now, answers), inGroup: this.#spendOfChat(chatId, answers, now) };
    if (this.#chats.size > remembered) this.#forget(now);
    return going;
  }

  /** The answer to a message came, or it is known that none will. */
  ended({ sent, inGroup }: Going, now: number): void {
    this.#recent.ended(sent, now);
    inGroup?.recent.ended(inGroup.sent, now);
  }

  /** Everything was refused: what went in the second before was more than is taken. */
  lower(now: number): void {
    const recent = this.#recent.count(1_000, now) * this.#processes();
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
    return this.#ceiling(now) / this.#parts();
  }

  #parts(): number {
    return Math.max(1, this.#processes());
  }

  #waitOfAnswer(perSecond: number, now: number): number {
    if (!this.#recent.holdsOthers()) return 0;
    const wait = this.#recent.wait(allowed(perSecond, 1_000, margin.answers), now);
    return wait <= soon ? wait : 0;
  }

  #waitForTurn(priority: Exclude<Priority, "answer">, perSecond: number, now: number): number {
    const rate = share * perSecond;
    const depth = depthOf(rate);
    return (
      ((1 + keptOf(priority, depth) - refilled(this.#everybody, rate, this.#mostOf(depth, now), now)) / rate) * 1_000
    );
  }

  /** Who begins has nothing to make up for. */
  #mostOf(depth: number, now: number): number {
    return this.#recent.count(1_000, now) === 0 ? 1 + keptOf("courtesy", depth) : depth;
  }

  #waitOfChat(chatId: number, now: number): number {
    const chat = this.#chats.get(chatId);
    if (!chat) return 0;
    if (chat.kind === "group") return chat.recent.wait(this.#ofGroup(), now);
    const { rate, depth } = this.#ofPrivate();
    return ((1 - refilled(chat.bucket, rate, depth, now)) / rate) * 1_000;
  }

  #spendOfChat(chatId: number, answers: boolean, now: number): Going["inGroup"] {
    const { rate, depth } = this.#ofPrivate();
    const chat: Chat =
      this.#chats.get(chatId) ??
      (chatId < 0
        ? { kind: "group", recent: new Recent(60_000) }
        : { kind: "private", bucket: { tokens: depth, at: now } });
    this.#chats.set(chatId, chat);
    if (chat.kind === "group") return { recent: chat.recent, sent: chat.recent.add(now, answers) };
    take(chat.bucket, rate, depth, now);
    return null;
  }

  #ofGroup(): Allowance {
    return allowed(this.#limits.perGroup / this.#parts(), 60_000, margin.others);
  }

  #ofPrivate(): { rate: number; depth: number } {
    const { perChat } = this.#limits;
    const parts = this.#parts();
    return { rate: perChat / parts, depth: Math.max(1, perChat / parts, burstPerChat / parts) };
  }

  #forget(now: number): void {
    const { rate, depth } = this.#ofPrivate();
    for (const [chatId, chat] of this.#chats) {
      const forgotten =
        chat.kind === "group"
          ? chat.recent.count(this.#ofGroup().milliseconds, now) === 0
          : refilled(chat.bucket, rate, depth, now) >= depth;
      if (forgotten) this.#chats.delete(chatId);
    }
  }
}

/** Whole messages in a stretch; where a part of one would be allowed, one in a longer stretch. */
function allowed(messages: number, milliseconds: number, longer: number): Allowance {
  return {
    messages: Math.max(1, Math.floor(messages)),
    milliseconds: milliseconds * Math.max(1, 1 / messages) + longer,
  };
}

function depthOf(rate: number): number {
  return Math.max(1, catchingUp * rate);
}

function keptOf(priority: Exclude<Priority, "answer">, depth: number): number {
  return Math.min(leaves[priority] * depth, depth - 1);
}

function refilled({ tokens, at }: Bucket, rate: number, depth: number, now: number): number {
  return Math.min(depth, tokens + ((now - at) / 1_000) * rate);
}

function take(bucket: Bucket, rate: number, depth: number, now: number): void {
  // Answers go into debt, but not deeper than what can be made up for: what waits behind them is not put off for ever.
  bucket.tokens = Math.max(-depth, refilled(bucket, rate, depth, now) - 1);
  bucket.at = now;
}
