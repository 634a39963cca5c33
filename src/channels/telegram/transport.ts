import { setTimeout as pause } from "node:timers/promises";
import type { ApiClientOptions } from "grammy";
import { currentDeadline } from "../deadline.js";
import type { Reach } from "../reach.js";
import { joinSignals } from "../signals.js";
import { type Answer, readAnswer } from "./answer.js";
import { type Call, isPaced, jsonCall, readCall } from "./call.js";
import { exchange } from "./exchange.js";
import { ownCode } from "./failures.js";
import { mendRefusal } from "./mend.js";
import type { Pace } from "./pace.js";
import { nextPause, noTries, type RetryPauses, type Tries } from "./patience.js";
import { piecesOf } from "./pieces.js";

/** Milliseconds for one try. Two tries and the pause between them stay within a handler's 30 s. */
const timeouts = { json: 12_000, upload: 60_000 };

export interface TransportOptions {
  readonly token: string;
  /** Without a slash at the end. */
  readonly apiRoot: string;
  readonly pace: Pace;
  readonly retryPauses: RetryPauses;
  /** Told how each try ended. */
  readonly reach?: Reach;
}

export interface Transport {
  /** For grammY. Never rejects: what fails is an answer with `ok: false`, which a conversation can log and replay. */
  readonly fetch: NonNullable<ApiClientOptions["fetch"]>;
  /** One plain try without pace or retry, for the loop that receives. */
  once(
    method: string,
    payload: Readonly<Record<string, unknown>>,
    options: { readonly timeout: number; readonly signal?: AbortSignal },
  ): Promise<Answer>;
}

const outOfTime: Answer = { ok: false, error_code: ownCode.outOfTime, description: "Begun after its deadline" };

export function createTransport(options: TransportOptions): Transport {
  const { token, apiRoot, pace, retryPauses, reach } = options;

  async function request(call: Call, timeout: number, signal?: AbortSignal) {
    const ended = await exchange({
      url: `${apiRoot}/bot${token}/${call.method}`,
      headers: { "content-type": call.contentType },
      body: call.body,
      timeout,
      ...(signal ? { signal } : {}),
    });
    const answer = readAnswer(ended);
    if (answer.ok || answer.error_code < ownCode.outOfTime) reach?.answered();
    else if (answer.error_code >= 500) reach?.failed();
    return ended;
  }

  async function persist(call: Call, signal: AbortSignal): Promise<Answer> {
    const timeout = timeoutOf(call);
    const began = performance.now();
    for (let tries: Tries = noTries; ; ) {
      const ended = await request(call, timeout, signal);
      const answer = readAnswer(ended);
      if (answer.ok) return answer;
      const refusal = ended.kind === "answered" ? answer : null;
      const next = nextPause(call, ended, refusal, { ...tries, spent: performance.now() - began }, retryPauses);
      if (!next) return answer;
      await pause(next.pause, undefined, { signal });
      if (next.kind !== "throttled") tries = { ...tries, [next.kind]: tries[next.kind] + 1 };
    }
  }

  async function deliver(call: Call, signal: AbortSignal): Promise<Answer> {
    if (isPaced(call.method) && call.chatId !== null) await pace.turn(call.chatId, call.priority, signal);
    const answer = await persist(call, signal);
    const mend = mendRefusal(call, answer);
    if (mend?.kind === "answer") return mend.answer;
    return mend?.kind === "call" ? persist(mend.call, signal) : answer;
  }

  async function perform(call: Call, signal: AbortSignal): Promise<Answer> {
    let answer: Answer = readAnswer({ kind: "abandoned" });
    try {
      for (const piece of piecesOf(call)) {
        answer = await deliver(piece, signal);
        if (!answer.ok) break;
      }
    } catch (error) {
      // Only waits are given up by throwing; nothing of this call is under way then.
      if (!signal.aborted) throw error;
      return readAnswer({ kind: "abandoned" });
    }
    return answer;
  }

  const fetch = async (url: unknown, init?: { headers?: unknown; body?: unknown; signal?: unknown }) => {
    const headers = (init?.headers ?? {}) as Record<string, string>;
    const call = await readCall(String(url), headers["content-type"] ?? "", init?.body);
    const deadline = currentDeadline();
    const { signal, release } = joinSignals(init?.signal, deadline);
    try {
      const answer = deadline?.aborted ? outOfTime : await perform(call, signal);
      return { ok: answer.ok, status: answer.ok ? 200 : answer.error_code, json: async () => answer };
    } finally {
      release();
    }
  };

  return {
    fetch: fetch as unknown as NonNullable<ApiClientOptions["fetch"]>,
    once: async (method, payload, { timeout, signal }) =>
      readAnswer(await request(jsonCall(method, payload), timeout, signal)),
  };
}

function timeoutOf(call: Call): number {
  if (call.method === "getUpdates") return (Number(call.payload?.timeout ?? 0) + 10) * 1_000;
  return call.payload ? timeouts.json : timeouts.upload;
}
