import type { ApiClientOptions } from "grammy";

type Fetch = NonNullable<ApiClientOptions["fetch"]>;

/** A Bot API answer, as far as every messenger has it. */
type AnyAnswer = { readonly ok: true } | { readonly ok: false; readonly error_code: number };

/**
 * The fetch that grammY is given, of a channel that reads a call and performs it. What fails is an answer with
 * `ok: false`, which a conversation can log and replay.
 */
export function botApiFetch<Call>(
  readCall: (url: string, contentType: string, body: unknown) => Promise<Call>,
  perform: (call: Call, signal: AbortSignal) => Promise<AnyAnswer>,
): Fetch {
  const fetch = async (url: unknown, init?: { headers?: unknown; body?: unknown; signal?: unknown }) => {
    const headers = (init?.headers ?? {}) as Record<string, string>;
    const call = await readCall(String(url), headers["content-type"] ?? "", init?.body);
    // grammY's own kind, of which nothing is asked but whether and when it aborts.
    const answer = await perform(call, init!.signal as AbortSignal);
    return { ok: answer.ok, status: answer.ok ? 200 : answer.error_code, json: async () => answer };
  };
  return fetch as unknown as Fetch;
}
