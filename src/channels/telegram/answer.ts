import { ownCode } from "../own-code.js";
import type { Exchange } from "./exchange.js";
import type { Refusal } from "./failures.js";

/** A Bot API answer. */
export type Answer = { readonly ok: true; readonly result: unknown } | ({ readonly ok: false } & Refusal);

/** What an exchange means in the Bot API's own form. Never throws. */
export function readAnswer(ended: Exchange): Answer {
  switch (ended.kind) {
    case "abandoned":
      return refused(ownCode.abandoned, "Abandoned by the caller");
    case "not-sent":
      return refused(ownCode.unreachable, `Unreachable: ${ended.code}`);
    case "unanswered":
      return refused(ownCode.unanswered, `Sent, but not answered: ${ended.code}`);
    case "answered":
      return parse(ended.text) ?? notFromTheApi(ended.status, ended.retryAfter);
  }
}

/** As the messenger would refuse it: said by ourselves, where it was told before to wait, or where others come first. */
export function notYet(milliseconds: number): Answer {
  const seconds = milliseconds / 1_000;
  return refused(429, `Too Many Requests: retry after ${Math.ceil(seconds)}`, { retry_after: seconds });
}

function parse(text: string): Answer | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null || !("ok" in value)) return null;
  if (value.ok === true && "result" in value) return { ok: true, result: value.result };
  if (value.ok !== false || !("error_code" in value) || typeof value.error_code !== "number") return null;
  const description = "description" in value && typeof value.description === "string" ? value.description : "";
  const parameters = "parameters" in value ? (value.parameters as Refusal["parameters"]) : undefined;
  return { ok: false, error_code: value.error_code, description, ...(parameters ? { parameters } : {}) };
}

/**
 * A page of a front server, a proxy or a firewall. Whatever its status, it says nothing about the chat: a blocking page
 * with 403 must not look like a person who blocked the bot.
 */
function notFromTheApi(status: number, retryAfter: number | null): Answer {
  if (status === 429) {
    const seconds = retryAfter ?? 5;
    return refused(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
  }
  if (status === 413) return refused(413, "Request Entity Too Large");
  return refused(status >= 500 ? status : 502, `Not an answer of the Bot API (HTTP ${status})`);
}

function refused(error_code: number, description: string, parameters?: Refusal["parameters"]): Answer {
  return { ok: false, error_code, description, ...(parameters ? { parameters } : {}) };
}
