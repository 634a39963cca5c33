import type { SendFailure } from "../channels/channel.js";
import type { Attempt, MessageEnding } from "./outbox.js";

/** What to do after an attempt that did not succeed: try the person's next account, or let the message go for now. */
export type Step =
  | { readonly step: "next-account"; readonly outlook: Outlook }
  | { readonly step: "end"; readonly ending: MessageEnding };

/** Whether this account may still work later: what remains to be said when all accounts are tried. */
export type Outlook = "later" | "much-later" | "never" | "stopped";

const seconds = (count: number, now: Date) => new Date(now.getTime() + count * 1_000);

/** Seconds before the next try, by the number of failures so far; the last one from there on. */
const backoff = [5, 15];
/** Seconds before it is tried again what only an operator, or another month, mends. */
const muchLater = 900;
/** Seconds before a message that perhaps arrived is sent once more: by then it is known whether its channel is away. */
const afterDoubt = 15;
/** Failures of one account that might mend themselves, before the person's next account is tried as well. */
const patience = 3;
/** Times a message may perhaps have arrived: it is sent once more, then the office is told. */
const doubts = 2;
/** Processes that ended with this message in flight. Each may have repeated it; more is no accident. */
const crashes = 5;
/** What the ledger says of an attempt whose process ended before its answer. */
export const crashed = "the process ended while it was in flight";

/**
 * `attempts`: all of this message, the one that just failed last. `answers`: it is an answer, which is better had twice
 * than never; a reminder is not.
 */
export function afterFailedAttempt(
  failure: SendFailure,
  attempts: readonly Attempt[],
  now: Date,
  answers = false,
): Step {
  switch (failure.kind) {
    case "throttled": {
      const nextAt = seconds(failure.retryAfter, now);
      const reason = `throttled: ${failure.retryAfter} s`;
      return { step: "end", ending: { state: "retrying", nextAt, reason } };
    }
    case "ambiguous": {
      // Never through another account: the person would have it twice, in two places.
      const reason = `ambiguous: ${failure.detail}`;
      if (!answers && countDoubts(attempts) >= doubts) return { step: "end", ending: { state: "ambiguous", reason } };
      return { step: "end", ending: { state: "retrying", nextAt: seconds(afterDoubt, now), reason } };
    }
    case "transient": {
      const last = attempts.at(-1);
      const failures = attempts.filter((one) => one.state === "transient" && isSameBot(one, last)).length;
      if (failures >= patience) return { step: "next-account", outlook: "later" };
      const nextAt = seconds(backoffAfter(failures), now);
      return { step: "end", ending: { state: "retrying", nextAt, reason: `transient: ${failure.detail}` } };
    }
    case "auth":
    case "quota":
      return { step: "next-account", outlook: "much-later" };
    case "stopped":
    case "moved":
      return { step: "next-account", outlook: "stopped" };
    case "invalid":
      return { step: "next-account", outlook: "never" };
  }
}

/** When every account was tried. `reason`: of the last one. */
export function afterLastAccount(
  outlooks: readonly Outlook[],
  attempts: readonly Attempt[],
  reason: string,
  now: Date,
): MessageEnding {
  if (outlooks.length === 0) return { state: "stopped", reason };
  if (outlooks.includes("later")) {
    const failures = attempts.filter((one) => one.state === "transient").length;
    return { state: "retrying", nextAt: seconds(backoffAfter(failures), now), reason };
  }
  if (outlooks.includes("much-later")) return { state: "retrying", nextAt: seconds(muchLater, now), reason };
  if (outlooks.includes("never")) return { state: "failed", reason };
  return { state: "stopped", reason };
}

/** Null: still worth sending. What perhaps arrived once is not called failed. */
export function endOfLife(
  message: { readonly createdAt: Date; readonly expiresAt: Date | null; readonly reason: string | null },
  attempts: readonly Attempt[],
  now: Date,
): MessageEnding | null {
  const crashCount = attempts.filter((one) => one.reason === crashed).length;
  if (crashCount >= crashes) return { state: "ambiguous", reason: crashed };
  const until = message.expiresAt ?? new Date(message.createdAt.getTime() + 24 * 3_600_000);
  if (now <= until) return null;
  const reason = message.reason ? `expired, ${message.reason}` : "expired";
  return { state: countDoubts(attempts) + crashCount > 0 ? "ambiguous" : "failed", reason };
}

function countDoubts(attempts: readonly Attempt[]): number {
  return attempts.filter((one) => one.state === "ambiguous" && one.reason !== crashed).length;
}

function isSameBot(one: Attempt, other: Attempt | undefined): boolean {
  return one.channel === other?.channel && one.bot === other.bot;
}

function backoffAfter(failures: number): number {
  return backoff[Math.min(Math.max(failures, 1), backoff.length) - 1]!;
}
