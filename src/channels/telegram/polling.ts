import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "pino";
import type { Store } from "../channel.js";
import type { Health } from "../health.js";
import { ownCode } from "../own-code.js";
import type { Reach } from "../reach.js";
import { redact } from "../redact.js";
import { joinSignals } from "../signals.js";
import { Trouble } from "../trouble.js";
import type { Answer } from "./answer.js";
import { type Refusal, retryAfterOf } from "./failures.js";
import type { Transport } from "./transport.js";
import { allowedUpdates, readUpdate } from "./update.js";

/** Milliseconds to wait after what went wrong. */
export interface PollingPauses {
  readonly error: number;
  /** Another poller: two of them answer each other with 409, so the wait lets the other one finish. */
  readonly conflict: number;
  /** The token is refused: it may be put right at the messenger, but nothing hurries. */
  readonly refused: number;
}

export const defaultPauses: PollingPauses = { error: 3_000, conflict: 5_000, refused: 15_000 };

export interface PollingOptions {
  readonly transport: Transport;
  readonly health: Health;
  readonly reach: Reach;
  readonly log: Logger;
  readonly pauses: PollingPauses;
}

/** How long Telegram holds an idle request; after trouble shorter, so that a poll which is lost as well is soon given up. */
const seconds = { usual: 30, afterTrouble: 5 };

/**
 * Receives until the signal aborts. A batch is confirmed by the next request's offset, after `store` has resolved, so
 * an update is handed over at least once. Our own loop, because grammY's confirms what it has not finished.
 */
export async function poll(options: PollingOptions, store: Store, signal: AbortSignal): Promise<void> {
  const { transport, health, log, pauses } = options;
  const trouble = new Trouble("telegram", log);
  let offset: number | undefined;
  let webhookGone = false;

  while (!signal.aborted) {
    const answer: Answer = webhookGone
      ? await askForUpdates(options, { offset, inTrouble: trouble.lasts }, signal)
      : await transport.once("deleteWebhook", { drop_pending_updates: false }, { timeout: 10_000, signal });
    if (signal.aborted) return;

    if (!answer.ok) {
      const detail = redact(answer.description);
      const { kind, pause } = meaningOf(answer, pauses);
      if (kind) {
        health.failed(kind, detail);
        trouble.tell(kind, detail);
      }
      // Said when a webhook was set behind our back.
      if (kind === "conflict" && /webhook/i.test(detail)) webhookGone = false;
      await rest(pause, signal);
      continue;
    }
    health.worked();
    trouble.isOver();
    if (!webhookGone) {
      webhookGone = true;
      continue;
    }
    const kept = await keep(answer.result, store);
    if (kept.kind === "confirm") offset = kept.offset;
    if (kept.kind !== "trouble") continue;
    trouble.tell(kept.about, kept.detail);
    await rest(pauses.error, signal);
  }
}

/** A poll that hangs in a connection of before is no use once others come through: it is asked anew. */
async function askForUpdates(
  { transport, reach }: PollingOptions,
  { offset, inTrouble }: { readonly offset: number | undefined; readonly inTrouble: boolean },
  signal: AbortSignal,
): Promise<Answer> {
  const asking = joinSignals(signal);
  const unlisten = reach.onReturn(asking.abort);
  const held = inTrouble ? seconds.afterTrouble : seconds.usual;
  try {
    return await transport.once(
      "getUpdates",
      { timeout: held, limit: 100, allowed_updates: allowedUpdates, ...(offset === undefined ? {} : { offset }) },
      { timeout: (held + (inTrouble ? 5 : 10)) * 1_000, signal: asking.signal },
    );
  } finally {
    unlisten();
    asking.release();
  }
}

type Kept =
  | { readonly kind: "confirm"; readonly offset: number }
  | { readonly kind: "nothing" }
  | { readonly kind: "trouble"; readonly about: string; readonly detail: string };

async function keep(result: unknown, store: Store): Promise<Kept> {
  const batch: readonly unknown[] = Array.isArray(result) ? result : [];
  const received = batch.map(readUpdate).filter((one) => one !== null);
  // What has no id cannot be confirmed, so it would come again at once.
  if (received.length === 0 && batch.length > 0)
    return { kind: "trouble", about: "unreadable", detail: "updates without an id" };
  if (received.length === 0) return { kind: "nothing" };
  try {
    await store(received);
  } catch (error) {
    // Not stored, so not confirmed: the next request brings the same updates.
    return { kind: "trouble", about: "store", detail: error instanceof Error ? error.name : typeof error };
  }
  return { kind: "confirm", offset: Math.max(...received.map((one) => Number(one.updateId))) + 1 };
}

/** What a refusal says of the bot's health, null for nothing, and how long to rest. */
function meaningOf(
  refusal: Refusal,
  pauses: PollingPauses,
): { readonly kind: "auth" | "conflict" | "transient" | null; readonly pause: number } {
  switch (refusal.error_code) {
    case ownCode.abandoned:
      return { kind: null, pause: 0 };
    case 401:
    case 404:
      return { kind: "auth", pause: pauses.refused };
    case 409:
      return { kind: "conflict", pause: pauses.conflict };
    case 429:
      return { kind: null, pause: retryAfterOf(refusal) * 1_000 };
    default:
      return { kind: "transient", pause: pauses.error };
  }
}

async function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds > 0) await wait(milliseconds, undefined, { signal }).catch(() => undefined);
}
