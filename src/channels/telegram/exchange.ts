import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import type { Socket } from "node:net";

export interface Request {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  /** Milliseconds for the whole exchange, connecting included. */
  readonly timeout: number;
  readonly signal?: AbortSignal;
}

/**
 * How one HTTP exchange ended. `not-sent`: no byte of the request reached a connected peer, so sending again is safe.
 * `unanswered`: the request left, but no whole answer came. `abandoned`: the caller's signal.
 */
export type Exchange =
  | { readonly kind: "answered"; readonly status: number; readonly retryAfter: number | null; readonly text: string }
  | { readonly kind: "not-sent"; readonly code: string }
  | { readonly kind: "unanswered"; readonly code: string }
  | { readonly kind: "abandoned" };

const connectTimeout = 8_000;

// Idle connections are dropped before the messenger does it, or a request could be written into one that is closing.
const keepAlive = { keepAlive: true, timeout: 20_000, maxFreeSockets: 32 };
const httpAgent = new HttpAgent(keepAlive);
const httpsAgent = new HttpsAgent(keepAlive);

/**
 * POSTs and reads the whole answer; never rejects. Written on node:http because only the socket knows whether a request
 * left: a TLS handshake that a carrier resets looks to `fetch` like a lost answer, and a reminder would count as
 * perhaps delivered.
 */
export function exchange(request: Request): Promise<Exchange> {
  if (request.signal?.aborted) return Promise.resolve({ kind: "abandoned" });
  return new Promise((resolve) => {
    const url = new URL(request.url);
    const secure = url.protocol === "https:";
    const length = Buffer.byteLength(request.body);
    let left = false;
    let failed: string | null = null;
    let abandoned = false;

    const outgoing = (secure ? httpsRequest : httpRequest)(url, {
      method: "POST",
      agent: secure ? httpsAgent : httpAgent,
      headers: { "content-length": String(length), ...request.headers },
    });
    const stop = (code: string) => {
      failed ??= code;
      outgoing.destroy();
    };
    const onAbort = () => {
      abandoned = true;
      stop("ABORTED");
    };
    const whole = setTimeout(() => stop("TIMEOUT"), request.timeout);
    const connecting = setTimeout(() => stop("CONNECT_TIMEOUT"), Math.min(connectTimeout, request.timeout));
    const finish = (result: Exchange) => {
      clearTimeout(whole);
      clearTimeout(connecting);
      request.signal?.removeEventListener("abort", onAbort);
      resolve(result);
    };
    const fail = (code: string) => {
      if (abandoned) finish({ kind: "abandoned" });
      else finish({ kind: left ? "unanswered" : "not-sent", code: failed ?? code });
    };

    request.signal?.addEventListener("abort", onAbort, { once: true });
    outgoing.once("socket", (socket: Socket) => {
      const connected = () => {
        left = true;
        clearTimeout(connecting);
      };
      if (outgoing.reusedSocket) connected();
      else socket.once(secure ? "secureConnect" : "connect", connected);
    });
    outgoing.once("error", (error: NodeJS.ErrnoException) => fail(error.code ?? error.name));
    outgoing.once("response", (response) => readResponse(response, finish, fail));
    outgoing.end(request.body);
  });
}

/** Calls `finish` with the whole answer, or `fail` with the code of what cut it off. */
function readResponse(
  response: IncomingMessage,
  finish: (result: Exchange) => void,
  fail: (code: string) => void,
): void {
  const parts: Buffer[] = [];
  response.on("data", (part: Buffer) => parts.push(part));
  response.once("error", (error: NodeJS.ErrnoException) => fail(error.code ?? error.name));
  response.once("close", () => {
    if (!response.complete) return fail("CUT_OFF");
    const retryAfter = Number(response.headers["retry-after"]);
    finish({
      kind: "answered",
      status: response.statusCode ?? 0,
      retryAfter: Number.isFinite(retryAfter) ? retryAfter : null,
      text: Buffer.concat(parts).toString("utf8"),
    });
  });
}
