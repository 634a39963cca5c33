import type { SendFailure } from "../channel.js";
import { failureOfCall } from "../failure-of-call.js";
import { ownCode } from "../own-code.js";
import { redact } from "../redact.js";

/** The parts of a refused Bot API call. */
export interface Refusal {
  readonly error_code: number;
  readonly description: string;
  readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number };
}

type Kind = "throttled" | "auth" | "stopped" | "invalid" | "transient" | "ambiguous";

/**
 * What the Bot API says and what we make of it; the first row that fits counts. Texts are matched anywhere and without
 * case: the server lower-cases their beginning, and their ends carry details.
 */
const table: readonly (readonly [code: number, text: string, kind: Kind])[] = [
  [400, "chat not found", "stopped"],
  [400, "user not found", "stopped"],
  [400, "peer_id_invalid", "stopped"],
  [400, "not enough rights", "stopped"],
  [400, "have no rights to send", "stopped"],
  [400, "chat_write_forbidden", "stopped"],
  [400, "the group chat was deleted", "stopped"],
  [400, "", "invalid"],
  [401, "", "auth"],
  [403, "", "stopped"],
  [404, "method not found", "invalid"],
  [404, "", "auth"],
  [409, "", "transient"],
  [413, "", "invalid"],
  [421, "", "auth"],
  [429, "", "throttled"],
  [ownCode.abandoned, "", "transient"],
  [ownCode.unanswered, "", "ambiguous"],
  [ownCode.unreachable, "", "transient"],
];

export function failureOfRefusal(refusal: Refusal): SendFailure {
  const { error_code: code, description, parameters } = refusal;
  if (parameters?.migrate_to_chat_id !== undefined) return { kind: "moved", chatId: parameters.migrate_to_chat_id };
  const text = description.toLowerCase();
  const row = table.find(([ofCode, part]) => ofCode === code && text.includes(part));
  const kind = row?.[2] ?? (code >= 500 ? "transient" : "invalid");
  if (kind === "throttled") return { kind, retryAfter: retryAfterOf(refusal) };
  return { kind, detail: redact(description) };
}

/** Seconds; 5 where the refusal does not say. */
export function retryAfterOf({ description, parameters }: Refusal): number {
  return parameters?.retry_after ?? Number(/retry after (\d+)/i.exec(description)?.[1] ?? 5);
}

/** What a rejected call of this messenger means. */
export function failureOf(error: unknown): SendFailure {
  return failureOfCall(error, failureOfRefusal);
}
