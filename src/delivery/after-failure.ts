import type { SendFailure } from "../channels/channel.js";
import type { Ending } from "./inbox.js";

/** Why handling an update did not end well: a call to the channel, the database, a handler that never ended, a bug. */
export type Trouble =
  | { readonly kind: "channel"; readonly failure: SendFailure }
  | { readonly kind: "database"; readonly detail: string }
  | { readonly kind: "timeout" }
  | { readonly kind: "bug"; readonly detail: string };

/** Seconds before the next try, by the number of tries so far; the last one from there on. */
const backoff = [1, 5, 30, 60, 120, 300];
/** Milliseconds after which what may mend itself is given up. */
const longest = 24 * 3_600_000;
/** Tries of what will hardly mend itself: each holds up the person who wrote. */
const few = { bug: 3, timeout: 2, ambiguous: 3 };

/** What becomes of an update. While it waits for its next try, later updates of its chat wait behind it. */
export function afterFailure(trouble: Trouble, attempts: number, receivedAt: Date, now: Date): Ending {
  const kind = trouble.kind === "channel" ? trouble.failure.kind : trouble.kind;
  const detail = detailOf(trouble);
  const reason = detail ? `${kind}: ${detail}` : kind;
  const again = (seconds = backoff[Math.min(attempts, backoff.length) - 1]!): Ending =>
    now.getTime() - receivedAt.getTime() >= longest
      ? { state: "failed", reason }
      : { state: "new", nextAt: new Date(now.getTime() + seconds * 1_000), reason };

  switch (kind) {
    case "stopped":
    case "moved":
      // Nobody there to be told; what the update meant is saved.
      return { state: "done", reason };
    case "throttled":
      return again(trouble.kind === "channel" && trouble.failure.kind === "throttled" ? trouble.failure.retryAfter : 1);
    case "transient":
    case "auth":
    case "quota":
    case "database":
      return again();
    case "ambiguous":
      return attempts < few.ambiguous ? again() : { state: "done", reason };
    case "timeout":
      return attempts < few.timeout ? again(1) : { state: "failed", reason };
    case "invalid":
    case "bug":
      return attempts < few.bug ? again() : { state: "failed", reason };
  }
}

function detailOf(trouble: Trouble): string {
  if (trouble.kind === "timeout") return "";
  if (trouble.kind !== "channel") return trouble.detail;
  const { failure } = trouble;
  if (failure.kind === "throttled") return `${failure.retryAfter} s`;
  return failure.kind === "moved" ? "the group has another id" : failure.detail;
}
