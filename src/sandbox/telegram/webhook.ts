import type { Update, WebhookInfo } from "grammy/types";
import type { Clock } from "../../clock.js";
import type { Updates } from "./updates.js";

export interface WebhookTarget {
  readonly url: string;
  readonly secret: string | undefined;
  readonly maxConnections: number;
}

/**
 * Hands updates to the bot's webhook: in order for each chat, several chats at once. What is not answered with 2xx
 * comes again after `firstRetry` milliseconds, doubling to a minute, or after the Retry-After that was asked for.
 */
export class Webhook {
  readonly target: WebhookTarget;
  readonly #updates: Updates;
  readonly #clock: Clock;
  readonly #firstRetry: number;
  readonly #busy = new Set<number>(); // chats with a delivery under way or waiting for its retry
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #stop = new AbortController();
  #lastError: { date: number; message: string } | null = null;

  constructor(target: WebhookTarget, updates: Updates, clock: Clock, firstRetry: number) {
    this.target = target;
    this.#updates = updates;
    this.#clock = clock;
    this.#firstRetry = firstRetry;
    this.deliver();
  }

  info(): Partial<WebhookInfo> {
    return this.#lastError
      ? { last_error_date: this.#lastError.date, last_error_message: this.#lastError.message }
      : {};
  }

  /** Starts what can be started; called whenever an update came or was confirmed. */
  deliver(): void {
    if (this.#stop.signal.aborted) return;
    for (const { update, chat } of this.#updates.pending()) {
      if (this.#busy.size >= this.target.maxConnections) return;
      if (this.#busy.has(chat)) continue;
      this.#busy.add(chat);
      void this.#deliverOne(update, chat, this.#firstRetry);
    }
  }

  close(): void {
    this.#stop.abort();
    for (const timer of this.#timers) clearTimeout(timer);
  }

  async #deliverOne(update: Update, chat: number, retry: number): Promise<void> {
    const failure = await this.#post(update);
    if (this.#stop.signal.aborted) return;
    if (!failure) {
      this.#busy.delete(chat);
      this.#updates.confirm(({ update_id }) => update_id === update.update_id);
      this.deliver();
      return;
    }
    this.#lastError = { date: Math.floor(this.#clock.now().getTime() / 1000), message: failure.message };
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        const stillThere = this.#updates.pending().some((pending) => pending.update === update);
        if (stillThere) void this.#deliverOne(update, chat, Math.min(retry * 2, 60_000));
        else {
          this.#busy.delete(chat);
          this.deliver();
        }
      },
      Math.max(retry, failure.retryAfter),
    );
    this.#timers.add(timer);
  }

  async #post(update: Update): Promise<{ message: string; retryAfter: number } | null> {
    try {
      const response = await fetch(this.target.url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(this.target.secret && { "x-telegram-bot-api-secret-token": this.target.secret }),
        },
        body: JSON.stringify(update),
        redirect: "manual",
        signal: AbortSignal.any([this.#stop.signal, AbortSignal.timeout(60_000)]),
      });
      await response.arrayBuffer();
      if (response.ok) return null;
      const asked = Number(response.headers.get("retry-after"));
      return {
        message: `Wrong response from the webhook: ${response.status} ${response.statusText}`,
        retryAfter: asked > 0 ? Math.min(asked, 3600) * 1000 : 0,
      };
    } catch {
      return { message: "Connection refused", retryAfter: 0 };
    }
  }
}
