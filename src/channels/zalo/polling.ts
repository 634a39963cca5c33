import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "pino";
import type { Received, Store } from "../channel.js";
import type { Health } from "../health.js";
import { redact } from "../redact.js";
import type { Caller } from "./api.js";
import { ownCode } from "./failures.js";

export interface PollingPauses {
  /** Milliseconds from one request to the next where Zalo answers at once: a consumed update may come back at every poll. */
  readonly floor: number;
  readonly error: number;
  /** The token is refused: it may be put right, but nothing hurries. */
  readonly refused: number;
}

export const defaultPollingPauses: PollingPauses = { floor: 1_000, error: 5_000, refused: 30_000 };

export interface PollingOptions {
  readonly call: Caller;
  readonly read: (raw: unknown) => Promise<Received | null>;
  readonly health: Health;
  readonly log: Logger;
  readonly pauses: PollingPauses;
}

/** How long Zalo holds an idle request; it may answer that late and a little later. */
const seconds = 30;
const timeout = (seconds + 7) * 1_000;

/**
 * Receives until the signal aborts. Zalo knows no acknowledgement: an update that was handed over is gone (or comes
 * again, which the inbox notices), so it is stored before the next request, and storing is tried until it succeeds.
 */
export async function poll(options: PollingOptions, store: Store, signal: AbortSignal): Promise<void> {
  const { call, read, health, log, pauses } = options;
  let told: string | null = null;

  /** Once for each kind of trouble until something works again. */
  const tell = (kind: string, detail: string) => {
    if (told !== kind) log.warn({ kind, detail }, "zalo: cannot receive");
    told = kind;
  };
  const works = () => {
    if (told) log.info("zalo: receiving again");
    told = null;
    health.worked();
  };
  const rest = async (milliseconds: number) => {
    if (milliseconds > 0) await wait(milliseconds, undefined, { signal }).catch(() => undefined);
  };
  const keep = async (raw: unknown) => {
    // Once also when told to stop meanwhile: what is let go here, Zalo does not give again.
    do {
      try {
        const received = await read(raw);
        if (received) await store([received]);
        return;
      } catch (error) {
        tell("store", redact(error instanceof Error ? error.name : String(error)));
        await rest(pauses.error);
      }
    } while (!signal.aborted);
  };

  while (!signal.aborted) {
    const began = performance.now();
    const answer = await call("getUpdates", { timeout: String(seconds) }, { timeout, signal });
    if (answer.ok) {
      works();
      await keep(answer.result);
      await rest(pauses.floor - (performance.now() - began));
      continue;
    }
    switch (answer.error_code) {
      case ownCode.abandoned:
        return;
      case 408:
        works();
        await rest(pauses.floor - (performance.now() - began));
        break;
      case 401:
        health.failed("auth", redact(answer.description));
        tell("auth", redact(answer.description));
        await rest(pauses.refused);
        break;
      default: {
        const webhookIsSet = answer.error_code === 400 && /webhook/i.test(answer.description);
        if (webhookIsSet && (await call("deleteWebhook", {}, { timeout: 12_000, signal })).ok) {
          log.info("zalo: took the webhook away to poll");
          await rest(pauses.floor - (performance.now() - began));
          break;
        }
        health.failed("transient", redact(answer.description));
        tell("transient", redact(answer.description));
        await rest(pauses.error);
      }
    }
  }
}
