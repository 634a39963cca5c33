import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "pino";
import type { Received, Store } from "../channel.js";
import type { Health } from "../health.js";
import { ownCode } from "../own-code.js";
import { redact } from "../redact.js";
import { Trouble } from "../trouble.js";
import type { Caller } from "./api.js";
import type { Refusal } from "./failures.js";

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
  const { call, health, log, pauses } = options;
  const trouble = new Trouble("zalo", log);
  const receiver: Receiver = { ...options, store, trouble, known: new Set(), signal };

  while (!signal.aborted) {
    const began = performance.now();
    const held = trouble.lasts ? seconds.afterTrouble : seconds.usual;
    const timeout = held * 1_000 + grace;
    const keepFloor = () => rest(pauses.floor - (performance.now() - began), signal);
    const answer = await call("getUpdates", { timeout: String(held) }, { timeout, signal });
    if (!answer.ok && answer.error_code === ownCode.abandoned) return;
    if (answer.ok || answer.error_code === 408) {
      trouble.isOver();
      health.worked();
      if (!answer.ok || !(await keep(receiver, answer.result))) await keepFloor();
      continue;
    }
    if (await tookWebhookAway(receiver, answer)) {
      await keepFloor();
      continue;
    }
    const kind = answer.error_code === 401 ? "auth" : "transient";
    health.failed(kind, redact(answer.description));
    trouble.tell(kind, redact(answer.description));
    await rest(kind === "auth" ? pauses.refused : pauses.error, signal);
  }
}

interface Receiver extends PollingOptions {
  readonly store: Store;
  readonly trouble: Trouble;
  /** The last messages, to know one that comes again. */
  readonly known: Set<string>;
  readonly signal: AbortSignal;
}

/** Stores what was handed over, and tries until that succeeds. Whether it brought anything new. */
async function keep({ read, store, trouble, known, pauses, signal }: Receiver, raw: unknown): Promise<boolean> {
  // Once also when told to stop meanwhile: what is let go here, Zalo does not give again.
  do {
    try {
      const received = await read(raw);
      if (typeof received === "string") return false;
      await store([received]);
      return learn(known, received.updateId);
    } catch (error) {
      trouble.tell("store", error instanceof Error ? error.name : typeof error);
      await rest(pauses.error, signal);
    }
  } while (!signal.aborted);
  return false;
}

function learn(known: Set<string>, updateId: string): boolean {
  if (known.has(updateId)) return false;
  known.add(updateId);
  for (const oldest of known) {
    if (known.size <= remembered) break;
    known.delete(oldest);
  }
  return true;
}

/** While an address is registered, Zalo refuses to be polled. */
async function tookWebhookAway({ call, log, signal }: Receiver, refusal: Refusal): Promise<boolean> {
  if (refusal.error_code !== 400 || !/webhook/i.test(refusal.description)) return false;
  const answer = await call("deleteWebhook", {}, { timeout: 12_000, signal });
  if (answer.ok) log.info("zalo: took the webhook away to poll");
  return answer.ok;
}

async function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds > 0) await wait(milliseconds, undefined, { signal }).catch(() => undefined);
}
