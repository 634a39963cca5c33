import { setTimeout as pause } from "node:timers/promises";
import type { ApiClientOptions } from "grammy";
import { botApiFetch } from "../bot-api-fetch.js";
import { type Priority, shortWait } from "../channel.js";
import { ownCode } from "../own-code.js";
import type { Reach } from "../reach.js";
import { type Answer, readAnswer } from "./answer.js";
import { type Call, jsonCall, readCall } from "./call.js";
import { type Exchange, exchange } from "./exchange.js";
import { retryAfterOf } from "./failures.js";
import { mendRefusal } from "./mend.js";
import { nextPause, noTries, type RetryPauses, type Tries } from "./patience.js";
import { piecesOf } from "./pieces.js";
import { Turns, type TurnsOptions } from "./turns.js";

/** Milliseconds for one try. Two tries and the pause between them stay within a handler's 30 s. */
const timeouts = { json: 12_000, upload: 60_000 };

export interface TransportOptions extends TurnsOptions {
  readonly token: string;
  /** Without a slash at the end. */
  readonly apiRoot: string;
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

/** One try: how it ended, and what that means. */
interface Tried {
  readonly ended: Exchange;
  readonly answer: Answer;
}

type Request = (call: Call, timeout: number, signal?: AbortSignal) => Promise<Tried>;

/** What a call goes through until its answer is known. */
interface Way {
  readonly request: Request;
  readonly turns: Turns;
  readonly retryPauses: RetryPauses;
}

export function createTransport(options: TransportOptions): Transport {
  const request = createRequest(options);
  const turns = new Turns(options);
  const way: Way = { request, turns, retryPauses: options.retryPauses };
  return {
    fetch: botApiFetch(readCall, (call, signal) => perform(way, call, signal)),
    waitFor: (chatId, priority) => turns.waitFor(chatId, priority),
    once: async (method, payload, { timeout, signal }) =>
      (await request(jsonCall(method, payload), timeout, signal)).answer,
  };
}

/** One try, of which `reach` is told how it ended. */
function createRequest({ token, apiRoot, reach }: TransportOptions): Request {
  return async (call, timeout, signal) => {
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
    return { ended, answer };
  };
}

async function perform(way: Way, call: Call, signal: AbortSignal): Promise<Answer> {
  let answer: Answer = readAnswer({ kind: "abandoned" });
  try {
    for (const piece of piecesOf(call)) {
      answer = await deliver(way, piece, signal);
      if (!answer.ok) break;
    }
  } catch (error) {
    // Only waits are given up by throwing; nothing of this call is under way then.
    if (!signal.aborted) throw error;
    return readAnswer({ kind: "abandoned" });
  }
  return answer;
}

async function deliver(way: Way, call: Call, signal: AbortSignal): Promise<Answer> {
  const answer = await persist(way, call, signal);
  const mend = mendRefusal(call, answer);
  if (mend?.kind === "answer") return mend.answer;
  return mend?.kind === "call" ? persist(way, mend.call, signal) : answer;
}

/** One message with the bounded retries of its priority, each in its turn. */
async function persist({ request, turns, retryPauses }: Way, call: Call, signal: AbortSignal): Promise<Answer> {
  const timeout = timeoutOf(call);
  let spent = 0;
  let throttled = 0;
  for (let tries: Tries = noTries; ; ) {
    const turn = await turns.take(call, signal);
    if ("notYet" in turn) return turn.notYet;
    const began = performance.now();
    const { ended, answer } = await request(call, timeout, signal).finally(turn.ended);
    spent += performance.now() - began;
    if (answer.ok) return answer;
    const refusal = ended.kind === "answered" ? answer : null;
    if (refusal?.error_code === 429) {
      const seconds = retryAfterOf(refusal);
      await turns.refused(call, seconds);
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

function timeoutOf(call: Call): number {
  if (call.method === "getUpdates") return (Number(call.payload?.timeout ?? 0) + 10) * 1_000;
  return call.payload ? timeouts.json : timeouts.upload;
}
