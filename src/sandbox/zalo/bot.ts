import type { Clock } from "../../clock.js";
import type { Behaviour } from "./events.js";
import { Feed, type Pending } from "./feed.js";
import { Webhook } from "./webhook.js";

export interface BotIdentity {
  /** `<numeric id>:<secret>` */
  readonly token: string;
  /** Begins with "Bot", as Zalo asks. */
  readonly name: string;
}

/** What outlives a run of the stand-in. */
export interface SavedBot {
  readonly sent: { readonly month: string; readonly count: number };
  readonly pending: readonly Pending[];
}

/** One bot of the stand-in: what it is called, what waits for it, what it has sent this month. */
export class SandboxBot {
  readonly id: string;
  readonly token: string;
  readonly name: string;
  readonly feed: Feed;
  webhook: Webhook | null = null;
  webhookSince = 0;
  readonly #clock: Clock;
  readonly #behaviour: Behaviour;
  readonly #changed: () => void;
  #sent = { month: "", count: 0 };

  constructor(
    { token, name }: BotIdentity,
    options: { readonly clock: Clock; readonly behaviour: Behaviour; readonly changed: () => void },
  ) {
    this.id = token.split(":")[0]!;
    this.token = token;
    this.name = name;
    this.#clock = options.clock;
    this.#behaviour = options.behaviour;
    this.#changed = options.changed;
    this.feed = new Feed(options.changed);
  }

  now(): number {
    return this.#clock.now().getTime();
  }

  /** Messages of this month, in Vietnam's months. */
  get sent(): number {
    return this.#sent.month === this.#month() ? this.#sent.count : 0;
  }

  countSent(): void {
    this.#sent = { month: this.#month(), count: this.sent + 1 };
  }

  save(): SavedBot {
    return { sent: this.#sent, pending: this.feed.pending() };
  }

  restore({ sent, pending }: SavedBot): void {
    this.#sent = { ...sent };
    for (const one of pending) this.feed.add(one);
  }

  add(pending: Pending): void {
    this.feed.add(pending);
    this.webhook?.deliver();
  }

  replay(times: number): void {
    this.feed.replay(times);
    this.webhook?.deliver();
  }

  outstanding(account: string): number {
    return this.feed.outstanding(account) + (this.webhook?.outstanding(account) ?? 0);
  }

  setWebhook(target: { readonly url: string; readonly secret: string } | null): Webhook | null {
    this.webhook?.close();
    this.webhookSince = this.now();
    this.webhook =
      target &&
      new Webhook(target.url, target.secret, {
        feed: this.feed,
        behaviour: this.#behaviour,
        changed: this.#changed,
      });
    return this.webhook;
  }

  close(): void {
    this.webhook?.close();
    this.feed.close();
  }

  #month(): string {
    return new Date(this.now() + 7 * 3_600_000).toISOString().slice(0, 7);
  }
}
