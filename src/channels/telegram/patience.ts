import { type Call, makesMessage } from "./call.js";
import type { Exchange } from "./exchange.js";
import type { Refusal } from "./failures.js";

/** What was tried so far for one call. */
export interface Tries {
  readonly notSent: number;
  readonly unanswered: number;
  readonly refused: number; // 5xx
  /** Milliseconds since the call began, its tries included, waits for its turn not. */
  readonly spent: number;
}

export const noTries: Tries = { notSent: 0, unanswered: 0, refused: 0, spent: 0 };

/** Milliseconds after which no other try begins: a handler has 30 s for all its calls together. */
export const patience = 20_000;

/** Milliseconds before each further try, by what went wrong; as many tries as there are pauses. */
export interface RetryPauses {
  readonly notSent: readonly number[];
  readonly unanswered: readonly number[];
  readonly refused: readonly number[]; // 5xx
}

export const defaultRetryPauses: RetryPauses = {
  notSent: [250, 1_000, 3_000],
  unanswered: [500, 2_000],
  refused: [500, 2_000],
};

/**
 * Milliseconds to wait before trying again; null: the failure goes up. A reminder is tried again only where nothing
 * left, because its outbox row remembers its tries and waits better than a call can. An answer is sent once more when
 * the first try may have been lost: a receipt must arrive. What was refused as too much is no case of this: the
 * transport keeps the pause.
 */
export function nextPause(
  call: Call,
  ended: Exchange,
  refusal: Refusal | null,
  tries: Tries,
  pauses: RetryPauses,
): { kind: "notSent" | "unanswered" | "refused"; pause: number } | null {
  const answer = call.priority === "answer";
  const within = (kind: "notSent" | "unanswered" | "refused", pause: number | undefined) =>
    pause !== undefined && tries.spent + pause <= patience ? { kind, pause } : null;
  if (ended.kind === "not-sent") return within("notSent", pauses.notSent[tries.notSent]);
  if (!answer) return null;
  if (ended.kind === "unanswered") {
    if (makesMessage(call.method) && tries.unanswered > 0) return null;
    return within("unanswered", pauses.unanswered[tries.unanswered]);
  }
  if (refusal && refusal.error_code >= 500) return within("refused", pauses.refused[tries.refused]);
  return null;
}
