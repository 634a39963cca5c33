import type { SendFailure } from "../channels/channel.js";
import type { Ending } from "./inbox.js";

/** Why handling an update did not end well: a call to the channel, the database, a handler that never ended, a bug. */
export type Trouble =
  | { readonly kind: "channel"; readonly failure: SendFailure }
  | { readonly kind: "database"; readonly detail: string }
  | { readonly kind: "timeout" }
  | { readonly kind: "interrupted" } // the program was told to stop
  | { readonly kind: "crash" } // processes ended with it in hand, once too often
  | { readonly kind: "bug"; readonly detail: string };

/**
 * Seconds before the next try, by the number of tries so far; the last one from there on. What a network breaks is whole
 * again at any moment; a refused token or a used-up month is not.
 */
const backoff = { network: [1, 5, 15], refused: [1, 5, 30, 60, 120, 300] };
/** Milliseconds after which what may mend itself is given up, and the tries it has had by then at least. */
const longest = 24 * 3_600_000;
const fewest = 10;
/** Tries of what will hardly mend itself: each holds up the person who wrote. */
const few = { bug: 3, timeout: 2 };

/**
 * What becomes of an update. A channel that may have swallowed an answer is asked again like one that surely did not get
 * it: what the update wrote is written once, and a receipt that comes twice is better than none. While it waits for its
 * next try, later updates of its chat wait behind it.
 */
export function afterFailure(trouble: Trouble, attempts: number, receivedAt: Date, now: Date): Ending {
  const kind = trouble.kind === "channel" ? trouble.failure.kind : trouble.kind;
  const detail = detailOf(trouble);
  const reason = detail ? `${kind}: ${detail}` : kind;
  const again = (pauses: readonly number[]): Ending => {
    // Age alone is no reason: the process may have been off, or the clock wrong.
    if (now.getTime() - receivedAt.getTime() >= longest && attempts >= fewest) return { state: "failed", reason };
    const seconds = pauses[Math.min(attempts, pauses.length) - 1]!;
    return { state: "new", nextAt: new Date(now.getTime() + seconds * 1_000), reason };
  };

  switch (kind) {
    case "stopped":
    case "moved":
      // Nobody there to be told; what the update meant is saved.
      return { state: "done", reason };
    case "throttled":
      return again([
        trouble.kind === "channel" && trouble.failure.kind === "throttled" ? trouble.failure.retryAfter : 1,
      ]);
    case "transient":
    case "ambiguous":
    case "database":
    case "interrupted":
      return again(backoff.network);
    case "auth":
    case "quota":
      return again(backoff.refused);
    case "crash":
      return { state: "failed", reason };
    case "timeout":
      return attempts < few.timeout ? again([1]) : { state: "failed", reason };
    case "invalid":
    case "bug":
      return attempts < few.bug ? again(backoff.network) : { state: "failed", reason };
  }
}

function detailOf(trouble: Trouble): string {
  if (trouble.kind !== "channel") return "detail" in trouble ? trouble.detail : "";
  const { failure } = trouble;
  if (failure.kind === "throttled") return `${failure.retryAfter} s`;
  return failure.kind === "moved" ? "the group has another id" : failure.detail;
}
