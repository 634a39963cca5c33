import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "pino";
import type { Store } from "../channel.js";
import type { Health } from "../health.js";
import type { Reach } from "../reach.js";
import { redact } from "../redact.js";
import { joinSignals } from "../signals.js";
import type { Answer } from "./answer.js";
import { ownCode, retryAfterOf } from "./failures.js";
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
  const { transport, health, reach, log, pauses } = options;
  let offset: number | undefined;
  let webhookGone = false;
  let told: string | null = null;

  /** Once for each kind of trouble until something works again: a night without network is one line, not ten thousand. */
  const tell = (kind: string, detail: string) => {
    if (told !== kind) log.warn({ kind, detail }, "telegram: cannot receive");
    told = kind;
  };
  const rest = async (milliseconds: number) => {
    await wait(milliseconds, undefined, { signal }).catch(() => undefined);
  };

  /** A poll that hangs in a connection of before is no use once others come through: it is asked anew. */
  const ask = async (): Promise<Answer> => {
    const returned = new AbortController();
    const unlisten = reach.onReturn(() => returned.abort());
    const held = told === null ? seconds.usual : seconds.afterTrouble;
    const joined = joinSignals(signal, returned.signal);
    try {
      return await transport.once(
        "getUpdates",
        {
          timeout: held,
          limit: 100,
          allowed_updates: allowedUpdates,
          ...(offset === undefined ? {} : { offset }),
        },
        { timeout: (held + (told === null ? 10 : 5)) * 1_000, signal: joined.signal },
      );
    } finally {
      unlisten();
      joined.release();
    }
  };

  while (!signal.aborted) {
    const answer: Answer = webhookGone
      ? await ask()
      : await transport.once("deleteWebhook", { drop_pending_updates: false }, { timeout: 10_000, signal });
    if (signal.aborted) return;

    if (answer.ok) {
      health.worked();
      if (told) log.info("telegram: receiving again");
      told = null;
      if (!webhookGone) {
        webhookGone = true;
        continue;
      }
      const batch: readonly unknown[] = Array.isArray(answer.result) ? answer.result : [];
      const received = batch.map(readUpdate).filter((one) => one !== null);
      if (received.length === 0) {
        // What has no id cannot be confirmed, so it would come again at once.
        if (batch.length > 0) tell("unreadable", "updates without an id");
        if (batch.length > 0) await rest(pauses.error);
        continue;
      }
      try {
        await store(received);
        offset = Math.max(...received.map((one) => Number(one.updateId))) + 1;
      } catch (error) {
        // Not stored, so not confirmed: the next request brings the same updates.
        tell("store", error instanceof Error ? error.name : typeof error);
        await rest(pauses.error);
      }
      continue;
    }

    const detail = redact(answer.description);
    switch (answer.error_code) {
      case ownCode.abandoned:
        break;
      case 401:
      case 404:
        health.failed("auth", detail);
        tell("auth", detail);
        await rest(pauses.refused);
        break;
      case 409:
        health.failed("conflict", detail);
        tell("conflict", detail);
        // Said when a webhook was set behind our back.
        if (/webhook/i.test(detail)) webhookGone = false;
        await rest(pauses.conflict);
        break;
      case 429:
        await rest(retryAfterOf(answer) * 1_000);
        break;
      default:
        health.failed("transient", detail);
        tell("transient", detail);
        await rest(pauses.error);
    }
  }
}
