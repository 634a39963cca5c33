import { tooManyRequests } from "./refusal.js";

interface Bucket {
  tokens: number;
  at: number;
}

// The numbers of Telegram's FAQ: about 30 messages a second in all, one a second to a chat (short bursts pass), 20 a
// minute to a group.
const overall = { perSecond: 30, burst: 30 };
const privateChat = { perSecond: 1, burst: 5 };
const group = { perSecond: 20 / 60, burst: 20 };

/** Refuses what is sent faster than Telegram allows, by the machine's time. */
export class Rates {
  readonly #buckets = new Map<string, Bucket>();
  readonly #now: () => number;

  /** `now`: milliseconds that only grow. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  spend(chat: number): void {
    const limits = [
      { key: "all", ...overall },
      { key: String(chat), ...(chat < 0 ? group : privateChat) },
    ];
    const now = this.#now();
    const buckets = limits.map(({ key, perSecond, burst }) => {
      const bucket = this.#buckets.get(key) ?? { tokens: burst, at: now };
      bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
      bucket.at = now;
      this.#buckets.set(key, bucket);
      if (bucket.tokens < 1) throw tooManyRequests(Math.ceil((1 - bucket.tokens) / perSecond));
      return bucket;
    });
    for (const bucket of buckets) bucket.tokens -= 1;
  }
}
