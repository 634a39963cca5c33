import type { Priority } from "../channel.js";
import { ownCode } from "../own-code.js";

/** Milliseconds between the tries of one call. */
export interface Pauses {
  readonly unreachable: readonly number[];
  readonly unanswered: readonly number[];
  readonly refused: readonly number[];
}

export const defaultPauses: Pauses = { unreachable: [250, 1_000, 3_000], unanswered: [500], refused: [500, 2_000] };

/** Milliseconds after which no other try begins: a handler has 30 s for all its calls together. */
const patience = 20_000;

/** What was tried so far for one call. */
export interface Tries {
  readonly unreachable: number;
  readonly unanswered: number;
  readonly refused: number;
}

export const noTries: Tries = { unreachable: 0, unanswered: 0, refused: 0 };

/**
 * How long to wait before trying again; null: the failure goes up. A reminder is tried again only where nothing left,
 * because its outbox row remembers its tries and waits better than a call can. An answer is sent once more when the
 * first try may have been lost: a receipt must arrive. A used-up quota is never tried again.
 */
export function nextTry(
  code: number,
  priority: Priority,
  tries: Tries,
  spent: number,
  pauses: Pauses,
): { readonly kind: keyof Tries; readonly pause: number } | null {
  const kind = kindOf(code);
  if (kind === null || (kind !== "unreachable" && priority !== "answer")) return null;
  const pause = pauses[kind][tries[kind]];
  return pause !== undefined && spent + pause <= patience ? { kind, pause } : null;
}

function kindOf(code: number): keyof Tries | null {
  if (code === ownCode.unreachable) return "unreachable";
  if (code === ownCode.unanswered || code === 408) return "unanswered";
  return code >= 500 ? "refused" : null;
}
