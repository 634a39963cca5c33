import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "pino";
import type { Received, Store } from "../channel.js";
import type { Health } from "../health.js";
import { redact } from "../redact.js";
import type { Caller } from "./api.js";
import { ownCode } from "./failures.js";

export interface PollingPauses {
  /** Milliseconds from one request to the next where Zalo answers at once with nothing new. */
  readonly floor: number;
  readonly error: number;
  /** The token is refused: it may be put right, but nothing hurries. */
  readonly refused: number;
}

export const defaultPollingPauses: PollingPauses = { floor: 1_000, error: 3_000, refused: 15_000 };

export interface PollingOptions {
  readonly call: Caller;
  /** A word for what is nothing to store. */
  readonly read: (raw: unknown) => Promise<Received | "nobody" | "no-event">;
  readonly health: Health;
  readonly log: Logger;
  readonly pauses: PollingPauses;
}

/** Messages that are remembered, to know one that comes again. */
const remembered = 200;

/**
 * Seconds that Zalo holds an idle request; it may answer that late and a little later. After trouble shorter, so that a
 * poll which is lost as well is soon given up.
 */
const seconds = { usual: 30, afterTrouble: 3 };
const grace = 7_000;

/**
 * Receives until the signal aborts. Zalo knows no acknowledgement: an update that was handed over is gone (or comes
 * again, which the inbox notices), so it is stored before the next request, and storing is tried until it succeeds. A
 * consumed update was seen to come back at once on every poll: requests that bring nothing new keep a floor between them,
 * while people who write all at once do not wait for it.
 */
export async function poll(options: PollingOptions, store: Store, signal: AbortSignal): Promise<void> {
  const { call, read, health, log, pauses } = options;
  let told: string | null = null;
  const known = new Set<string>();

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
  /** Whether it brought anything new. */
  const keep = async (raw: unknown): Promise<boolean> => {
    // Once also when told to stop meanwhile: what is let go here, Zalo does not give again.
    do {
      try {
        const received = await read(raw);
        if (typeof received === "string") return false;
        await store([received]);
        return learn(received.updateId);
      } catch (error) {
        tell("store", error instanceof Error ? error.name : typeof error);
        await rest(pauses.error);
      }
    } while (!signal.aborted);
    return false;
  };
  const learn = (updateId: string): boolean => {
    if (known.has(updateId)) return false;
    known.add(updateId);
    for (const oldest of known) {
      if (known.size <= remembered) break;
      known.delete(oldest);
    }
    return true;
  };

  while (!signal.aborted) {
    const began = performance.now();
    const held = told === null ? seconds.usual : seconds.afterTrouble;
    const timeout = held * 1_000 + grace;
    const answer = await call("getUpdates", { timeout: String(held) }, { timeout, signal });
    if (answer.ok) {
      works();
      if (!(await keep(answer.result))) await rest(pauses.floor - (performance.now() - began));
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
