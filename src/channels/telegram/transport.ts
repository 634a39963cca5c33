import { setTimeout as pause } from "node:timers/promises";
import type { ApiClientOptions } from "grammy";
import { type Priority, shortWait } from "../channel.js";
import { currentDeadline } from "../deadline.js";
import type { Reach } from "../reach.js";
import { everywhere, type SharedPauses } from "../shared-pauses.js";
import { joinSignals } from "../signals.js";
import { type Answer, notYet, readAnswer } from "./answer.js";
import { type Call, isPaced, jsonCall, readCall } from "./call.js";
import { exchange } from "./exchange.js";
import { ownCode, retryAfterOf } from "./failures.js";
import { mendRefusal } from "./mend.js";
import type { Pace } from "./pace.js";
import { nextPause, noTries, patience, type RetryPauses, type Tries } from "./patience.js";
import { Pauses } from "./pauses.js";
import { piecesOf } from "./pieces.js";

/** Milliseconds for one try. Two tries and the pause between them stay within a handler's 30 s. */
const timeouts = { json: 12_000, upload: 60_000 };

export interface TransportOptions {
  readonly token: string;
  /** Without a slash at the end. */
  readonly apiRoot: string;
  readonly pace: Pace;
  /** Milliseconds that only grow, of pauses and pace. */
  readonly now: () => number;
  /** What other processes were told about the same bot. */
  readonly shared: SharedPauses;
  readonly retryPauses: RetryPauses;
  /** Told how each try ended. */
  readonly reach?: Reach;
}

export interface Transport {
  /** For grammY. Never rejects: what fails is an answer with `ok: false`, which a conversation can log and replay. */
  readonly fetch: NonNullable<ApiClientOptions["fetch"]>;
  /** See `Channel.waitFor`. */
  waitFor(chatId: number, priority: Priority): Promise<number>;
  /** One plain try without pace or retry, for the loop that receives. */
  once(
    method: string,
    payload: Readonly<Record<string, unknown>>,
    options: { readonly timeout: number; readonly signal?: AbortSignal },
  ): Promise<Answer>;
}

const outOfTime: Answer = { ok: false, error_code: ownCode.outOfTime, description: "Begun after its deadline" };

export function createTransport(options: TransportOptions): Transport {
  const { token, apiRoot, pace, now, shared, retryPauses, reach } = options;
  const pauses = new Pauses();

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

  /** Milliseconds until the messenger may be called there again. */
  async function pauseOf(place: string): Promise<number> {
    const own = pauses.wait(place, now());
    return Math.max(own, await shared.wait(place));
  }

  async function keepPause(call: Call, seconds: number): Promise<void> {
    const said = pauses.refused(placeOf(call), seconds * 1_000, now());
    if (said.some(({ place }) => place === everywhere)) pace.lower(now());
    await shared.say(said);
  }

  function turnOf(call: Call): number {
    if (!isPaced(call.method) || call.chatId === null) return 0;
    return pace.wait(call.chatId, call.priority, now());
  }

  /**
   * Waits for the end of a pause and for the call's turn. Null: now. An answer: the call has to come again, because
   * waiting would hold up who calls. Of what nobody waits for, the caller waits out pauses, and only turns are waited for.
   */
  async function ready(call: Call, signal: AbortSignal): Promise<Answer | null> {
    const answers = call.priority === "answer";
    const longest = answers || call.priority === "courtesy" ? shortWait : patience;
    for (let waited = 0; ; ) {
      // While others have their turn nobody is asked: what other processes were told counts when it may go.
      const turn = turnOf(call);
      const paused = turn > 0 ? pauses.wait(placeOf(call), now()) : await pauseOf(placeOf(call));
      if (paused > 0 && !answers) return notYet(paused);
      const wait = Math.max(paused, turn, turnOf(call));
      if (wait === 0) break;
      if (wait > shortWait || waited + wait > longest) return notYet(wait);
      await pause(wait, undefined, { signal });
      waited += wait;
    }
    if (isPaced(call.method) && call.chatId !== null) pace.spend(call.chatId, now());
    return null;
  }

  async function persist(call: Call, signal: AbortSignal): Promise<Answer> {
    const timeout = timeoutOf(call);
    let spent = 0;
    let throttled = 0;
    for (let tries: Tries = noTries; ; ) {
      const notNow = await ready(call, signal);
      if (notNow) return notNow;
      const began = performance.now();
      const ended = await request(call, timeout, signal);
      spent += performance.now() - began;
      const answer = readAnswer(ended);
      if (answer.ok) return answer;
      const refusal = ended.kind === "answered" ? answer : null;
      if (refusal?.error_code === 429) {
        const seconds = retryAfterOf(refusal);
        await keepPause(call, seconds);
        throttled += seconds * 1_000;
        if (call.priority !== "answer" || throttled > shortWait) return answer;
        continue;
      }
      const next = nextPause(call, ended, refusal, { ...tries, spent }, retryPauses);
      if (!next) return answer;
      await pause(next.pause, undefined, { signal });
      spent += next.pause;
      tries = { ...tries, [next.kind]: tries[next.kind] + 1 };
    }
  }

  async function deliver(call: Call, signal: AbortSignal): Promise<Answer> {
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
    waitFor: async (chatId, priority) => Math.max(await pauseOf(String(chatId)), pace.wait(chatId, priority, now())),
    once: async (method, payload, { timeout, signal }) =>
      readAnswer(await request(jsonCall(method, payload), timeout, signal)),
  };
}

/** What a refusal of this call is a refusal of. */
function placeOf({ chatId, method }: Call): string {
  return chatId === null ? method : String(chatId);
}

function timeoutOf(call: Call): number {
  if (call.method === "getUpdates") return (Number(call.payload?.timeout ?? 0) + 10) * 1_000;
  return call.payload ? timeouts.json : timeouts.upload;
}
