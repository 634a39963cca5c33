import type { Behaviour, Event } from "./events.js";
import type { Feed, Pending } from "./feed.js";

const userAgent = "Java/1.8.0_192";

/**
 * Hands events to the bot's webhook, in order for each account. Whether Zalo tries again is documented nowhere: what is
 * not answered with 2xx is lost here, the worst that it could do.
 */
export class Webhook {
  readonly #feed: Feed;
  readonly #behaviour: Behaviour;
  readonly #changed: () => void;
  readonly #busy = new Set<string | null>();
  readonly #underWay = new Set<Pending>();
  readonly #stop = new AbortController();

  constructor(
    readonly url: string,
    readonly secret: string,
    options: { readonly feed: Feed; readonly behaviour: Behaviour; readonly changed: () => void },
  ) {
    this.#feed = options.feed;
    this.#behaviour = options.behaviour;
    this.#changed = options.changed;
  }

  outstanding(account: string): number {
    return [...this.#underWay].filter((pending) => pending.account === account).length;
  }

  /** Starts what can be started; called whenever an event came. */
  deliver(): void {
    for (;;) {
      const pending = this.#stop.signal.aborted ? null : this.#feed.shift(this.#busy);
      if (!pending) return;
      this.#busy.add(pending.account);
      this.#underWay.add(pending);
      void this.#post(pending.event).then(() => {
        this.#busy.delete(pending.account);
        this.#underWay.delete(pending);
        this.#changed();
        this.deliver();
      });
    }
  }

  /** Calls the address once, as Zalo does when it is registered. */
  async verify(): Promise<{ readonly ok: boolean; readonly outcome: string }> {
    const status = await this.#post({ event_name: "webhook.verification" });
    if (status === null) return { ok: false, outcome: "webhook.err.blocked" };
    const ok = status >= 200 && status < 300;
    return { ok, outcome: ok ? "webhook.ok" : `webhook.http.${status}` };
  }

  close(): void {
    this.#stop.abort();
  }

  async #post(event: Event): Promise<number | null> {
    try {
      const response = await fetch(this.url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "user-agent": userAgent,
          "x-bot-api-secret-token": this.secret,
        },
        body: JSON.stringify(this.#behaviour.shape === "wrapped" ? { ok: true, result: event } : event),
        redirect: "manual",
        signal: AbortSignal.any([this.#stop.signal, AbortSignal.timeout(10_000)]),
      });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return null;
    }
  }
}
