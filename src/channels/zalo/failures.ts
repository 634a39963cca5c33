import type { SendFailure } from "../channel.js";
import { failureOfCall } from "../failure-of-call.js";
import { ownCode } from "../own-code.js";
import { redact } from "../redact.js";

/** An answer that is not ok, in the form that Zalo and the Bot API share. */
export interface Refusal {
  readonly error_code: number;
  readonly description: string;
}

type Kind = Exclude<SendFailure["kind"], "throttled" | "moved">;

/**
 * What Zalo says and what we make of it; the first row that fits counts. Zalo documents no code for a person who blocked
 * the bot and none for an unknown chat, and calls 403 both "forbidden" and "internal server error": only words that
 * say so stop a person, anything else costs this one message.
 */
const table: readonly (readonly [code: number, text: RegExp, kind: Kind])[] = [
  [400, /(?:chat|user|recipient)\b.*(?:not found|not exist|invalid)|block(?:ed)?\b/i, "stopped"],
  [400, /./, "invalid"],
  [401, /./, "auth"],
  [403, /block|deactivat|unfollow|unsubscrib|stopped|not (?:a )?(?:friend|follow|member|interact)/i, "stopped"],
  [403, /./, "invalid"],
  [404, /(?:chat|user|recipient)\b.*not (?:found|exist)/i, "stopped"],
  [404, /./, "invalid"],
  [408, /./, "ambiguous"],
  [429, /./, "quota"],
  [ownCode.abandoned, /./, "transient"],
  [ownCode.unanswered, /./, "ambiguous"],
  [ownCode.unreachable, /./, "transient"],
];

export function failureOfRefusal({ error_code: code, description }: Refusal): SendFailure {
  const row = table.find(([ofCode, text]) => ofCode === code && text.test(description || "-"));
  const kind = row?.[2] ?? (code >= 500 ? "transient" : "invalid");
  return { kind, detail: redact(`${code} ${description}`.trim()) };
}

/** What a rejected call of this messenger means. */
export function failureOf(error: unknown): SendFailure {
  return failureOfCall(error, failureOfRefusal);
}
