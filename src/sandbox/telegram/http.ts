import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { RawParameters } from "./parameters.js";
import { type Refusal, refusal } from "./refusal.js";
import { readRequest } from "./request-body.js";

/** What goes back: JSON, a page of the front server, or nothing because the connection breaks. */
export type Reply =
  | { readonly kind: "json"; readonly status: number; readonly body: unknown }
  | { readonly kind: "html"; readonly status: number }
  | { readonly kind: "cut" };

export interface Door {
  call(token: string, method: string, read: () => RawParameters, gone: AbortSignal): Promise<Reply>;
  /** A file by the path that getFile gave; null where the link is wrong or old. */
  download(token: string, path: string): { readonly type: string; readonly bytes: Uint8Array } | null;
  /** A file for the page, by its file_id. */
  show(botId: string, fileId: string): { readonly type: string; readonly bytes: Uint8Array } | null;
}

/** Mounts the Bot API below `prefix`, as api.telegram.org answers: `/bot<token>/<method>`, `/file/bot<token>/<path>`. */
export function mountBotApi(app: FastifyInstance, prefix: string, door: Door): void {
  void app.register(
    async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: 52 * 1024 * 1024 }, (_request, body, done) =>
        done(null, body),
      );
      scope.setErrorHandler((error: { statusCode?: number; message: string }, _request, reply) =>
        sendJson(reply, toReply(refusal(error.statusCode ?? 500, error.message))),
      );
      scope.setNotFoundHandler((_request, reply) => sendJson(reply, toReply(refusal(404))));
      scope.route({
        method: ["GET", "POST"],
        url: "/bot:token/:method",
        handler: async (request, reply) => {
          const { token, method } = request.params as { token: string; method: string };
          const gone = new AbortController();
          reply.raw.once("close", () => gone.abort());
          const answer = await door.call(token, method, () => readFrom(request), gone.signal);
          return answerWith(request, reply, answer);
        },
      });
      scope.get("/file/bot:token/*", (request, reply) => {
        const { token, "*": path } = request.params as { token: string; "*": string };
        const file = door.download(token, path);
        return file ? sendFile(reply, file) : sendJson(reply, toReply(refusal(404)));
      });
      scope.get("/shown/:bot/:file", (request, reply) => {
        const { bot, file } = request.params as { bot: string; file: string };
        const shown = door.show(bot, file);
        return shown ? sendFile(reply, shown) : sendJson(reply, toReply(refusal(404)));
      });
    },
    { prefix },
  );
}

function readFrom(request: FastifyRequest): RawParameters {
  return readRequest(
    request.headers["content-type"],
    request.body as Buffer | undefined,
    request.query as Record<string, unknown>,
  );
}

export function toReply({ code, description, parameters }: Refusal): Reply {
  return {
    kind: "json",
    status: code,
    body: { ok: false, error_code: code, description, ...(parameters && { parameters }) },
  };
}

function answerWith(request: FastifyRequest, reply: FastifyReply, answer: Reply): FastifyReply {
  switch (answer.kind) {
    case "cut":
      reply.hijack();
      request.raw.socket.destroy();
      return reply;
    case "html":
      return reply
        .code(answer.status)
        .type("text/html")
        .send(
          `<html>\r\n<head><title>${answer.status} Bad Gateway</title></head>\r\n<body>\r\n<center><h1>${answer.status} Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`,
        );
    case "json":
      return sendJson(reply, answer);
  }
}

function sendJson(reply: FastifyReply, answer: Reply): FastifyReply {
  if (answer.kind !== "json") return reply;
  const retryAfter = (answer.body as { parameters?: { retry_after?: number } }).parameters?.retry_after;
  if (retryAfter !== undefined) void reply.header("retry-after", String(retryAfter));
  return reply.code(answer.status).send(answer.body);
}

function sendFile(reply: FastifyReply, { type, bytes }: { type: string; bytes: Uint8Array }): FastifyReply {
  return reply.type(type).header("x-content-type-options", "nosniff").send(Buffer.from(bytes));
}
