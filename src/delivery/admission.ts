import type { SenderLimits } from "../channels/limits.js";
import type { Rank } from "../channels/rank.js";

/** How many updates of one chat are read within a window: a minute, an hour, a day of Việt Nam, each from its beginning. */
export interface Bound {
  /** Length of the window; a divisor of a day. */
  readonly seconds: number;
  readonly allowed: number;
  /** Whether the first one past it is met with a sentence that says so. */
  readonly told: boolean;
}

export type Bounds = Readonly<Record<Rank, Bound>>;

export function boundsOf({ updatesPerMinute, strangerPerDay, groupPerHour }: SenderLimits): Bounds {
  const quiet = { told: false };
  return {
    known: { seconds: 60, allowed: updatesPerMinute, told: true },
    knocking: { seconds: 60, allowed: updatesPerMinute, ...quiet },
    unknown: { seconds: 86_400, allowed: strangerPerDay, ...quiet },
    group: { seconds: 3_600, allowed: groupPerHour, ...quiet },
    aside: { seconds: 60, allowed: 0, ...quiet },
  };
}

/**
 * What becomes of an update before which so many of its rank came from its chat in the same window. Counted from stored
 * rows: an update that is handled again, by whomever, is judged alike, and what is dropped always follows what was told.
 */
export function judgeUpdate({ allowed, told }: Bound, earlier: number): "handle" | "tell" | "drop" {
  if (earlier < allowed) return "handle";
  return told && earlier === allowed ? "tell" : "drop";
}

/** Việt Nam has no daylight saving time, and days that begin there begin at this second of UTC's. */
export const dayOffset = 7 * 3_600;

/** When the window of an update began. */
export function windowStart(receivedAt: Date, { seconds }: Bound): Date {
  const since = Math.floor((receivedAt.getTime() / 1_000 + dayOffset) / seconds) * seconds;
  return new Date((since - dayOffset) * 1_000);
}

/** When the window of an update ends: from then on its sender is read again. */
export function windowEnd(receivedAt: Date, bound: Bound): Date {
  return new Date(windowStart(receivedAt, bound).getTime() + bound.seconds * 1_000);
}
