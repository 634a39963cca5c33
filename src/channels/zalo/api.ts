import { ownCode } from "../own-code.js";
import { joinSignals } from "../signals.js";
import type { Refusal } from "./failures.js";

export type Answer = { readonly ok: true; readonly result: unknown } | ({ readonly ok: false } & Refusal);

/** One call of one bot; never rejects. */
export type Caller = (
  method: string,
  body: Readonly<Record<string, unknown>>,
  options: { readonly timeout: number; readonly signal?: AbortSignal },
) => Promise<Answer>;

/** Errors of the platform's fetch that say that no connection was made, so that sending again is safe. */
const notSent = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

/**
 * Calls Zalo: POST, JSON, the token in the path. What it answers is decided on `ok`, because errors come with HTTP 200.
 * Milliseconds of `timeout` cover the whole exchange. Answers name no address, so that no token can reach a log.
 */
export function createCaller(apiRoot: string, token: string): Caller {
  return async (method, body, { timeout, signal: given }) => {
    const deadline = AbortSignal.timeout(timeout);
    const { signal, release } = joinSignals(given, deadline);
    try {
      const response = await fetch(`${apiRoot}/bot${token}/${method}`, {
        method: "POST",
        headers: { "content-type": "application/json; charset=utf-8" },
        body: JSON.stringify(body),
        redirect: "error",
        signal,
      });
      return readAnswer(response.status, await response.text());
    } catch (error) {
      if (given?.aborted) return refused(ownCode.abandoned, "Abandoned by the caller");
      if (deadline.aborted) return refused(ownCode.unanswered, `Sent, but not answered in ${timeout} ms`);
      const code = codeOf(error);
      return notSent.has(code)
        ? refused(ownCode.unreachable, `Unreachable: ${code}`)
        : refused(ownCode.unanswered, `Sent, but not answered: ${code}`);
    } finally {
      release();
    }
  };
}

function readAnswer(status: number, text: string): Answer {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused(status >= 500 ? status : 502, `Not an answer of Zalo (HTTP ${status})`);
  }
  if (typeof value !== "object" || value === null || !("ok" in value)) {
    return refused(status >= 500 ? status : 502, `Not an answer of Zalo (HTTP ${status})`);
  }
  // sendChatAction answers without a result.
  if (value.ok === true) return { ok: true, result: "result" in value ? value.result : true };
  const fields = value as { error_code?: unknown; errorCode?: unknown; description?: unknown };
  const code = Number(fields.error_code ?? fields.errorCode);
  return refused(Number.isInteger(code) ? code : 400, typeof fields.description === "string" ? fields.description : "");
}

function refused(error_code: number, description: string): Answer {
  return { ok: false, error_code, description };
}

function codeOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ("code" in at && typeof at.code === "string") return at.code;
  }
  return error instanceof Error ? error.name : "unknown";
}
