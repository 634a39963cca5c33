import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** Nobody listens there, and nobody may but the machine's administrator; `fetch` would not even ask at port 1. */
export const nowhere = "http://127.0.0.1:2";

export const token = "700001:AAtestTokenOfThisTest_0123456789abcdef";

export interface SeenCall {
  readonly method: string;
  readonly body: Record<string, unknown>;
  readonly raw: Buffer;
  readonly contentType: string;
  readonly at: number; // milliseconds since the server began
}

export type Reply =
  | { readonly result: unknown }
  | { readonly code: number; readonly description: string; readonly parameters?: object }
  | { readonly page: string; readonly status: number; readonly headers?: Record<string, string> }
  | "reset" // reads the request and cuts the connection
  | "cut" // begins an answer and cuts the connection
  | "hang"; // never answers

/** A Bot API server that answers what the test says, in order; after that with a message, as if all were well. */
export class ScriptedServer {
  readonly calls: SeenCall[] = [];
  readonly #replies: Reply[] = [];
  readonly #waiting: { count: number; resolve: () => void }[] = [];
  readonly #began = performance.now();
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((request, response) => void this.#serve(request, response)).on(
    "connection",
    (socket: Socket) => {
      this.#sockets.add(socket);
      socket.once("close", () => this.#sockets.delete(socket));
    },
  );
  root = "";
  usual: (call: SeenCall) => Reply = (call) => ({
    result: call.method.startsWith("send") ? { message_id: this.calls.length, date: 1, chat: { id: 1 } } : true,
  });

  static async start(): Promise<ScriptedServer> {
    const server = new ScriptedServer();
    await server.#listen(0);
    return server;
  }

  /** One that may be closed and come back: below the ports that the system gives away, or another would get its own. */
  static async startToComeBack(): Promise<ScriptedServer> {
    for (;;) {
      const server = new ScriptedServer();
      const port = 20_000 + Math.floor(Math.random() * 10_000);
      if (await server.#listen(port).catch(() => false)) return server;
    }
  }

  /** Listens again where it did. */
  async comeBack(): Promise<void> {
    await this.#listen(Number(new URL(this.root).port));
  }

  next(...replies: Reply[]): void {
    this.#replies.push(...replies);
  }

  methods(): string[] {
    return this.calls.map((call) => call.method);
  }

  async called(count: number): Promise<void> {
    if (this.calls.length >= count) return;
    await new Promise<void>((resolve) => this.#waiting.push({ count, resolve }));
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #listen(port: number): Promise<true> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", reject).listen(port, "127.0.0.1", () => {
        this.#server.off("error", reject);
        resolve();
      });
    });
    this.root = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return true;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const raw = Buffer.concat(parts);
    const contentType = request.headers["content-type"] ?? "";
    const call: SeenCall = {
      method: (request.url ?? "").split("/").at(-1) ?? "",
      body: contentType === "application/json" ? (JSON.parse(raw.toString("utf8")) as Record<string, unknown>) : {},
      raw,
      contentType,
      at: performance.now() - this.#began,
    };
    this.calls.push(call);
    for (const one of this.#waiting.splice(0)) {
      if (this.calls.length >= one.count) one.resolve();
      else this.#waiting.push(one);
    }
    const reply = this.#replies.shift() ?? this.usual(call);
    if (reply === "hang") return;
    if (reply === "reset") return void request.socket.destroy();
    if (reply === "cut") {
      response.writeHead(200, { "content-type": "application/json", "content-length": "500" });
      response.write('{"ok":true,"result":', () => setImmediate(() => request.socket.destroy()));
      return;
    }
    if ("page" in reply) {
      response.writeHead(reply.status, { "content-type": "text/html", ...reply.headers });
      return void response.end(reply.page);
    }
    const body =
      "result" in reply
        ? { ok: true, result: reply.result }
        : { ok: false, error_code: reply.code, description: reply.description, parameters: reply.parameters };
    response.writeHead("code" in reply ? reply.code : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  }
}
