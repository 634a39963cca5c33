import type { FastifyInstance, FastifyReply } from "fastify";
import type { Body, Picture } from "./methods.js";

/** What goes back: JSON with HTTP 200 even for errors, a page of the gateway, or nothing because the connection breaks. */
export type Reply =
  | { readonly kind: "json"; readonly body: unknown }
  | { readonly kind: "html" }
  | { readonly kind: "cut" };

export interface Door {
  /** `body` is null where it is no JSON. */
  call(token: string, method: string, body: Body | null, gone: AbortSignal): Promise<Reply>;
  /** A picture for the page. */
  show(id: string): Picture | null;
}

const bodyLimit = 1024 * 1024;

/** Mounts the Bot API of Zalo below `prefix`: `/bot<token>/<method>`, GET or POST, and `/shown/<id>` for the page. */
export function mountZaloApi(app: FastifyInstance, prefix: string, door: Door): void {
  void app.register(
    async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser("*", { parseAs: "string", bodyLimit }, (_request, body, done) => done(null, body));
      scope.setErrorHandler((_error, _request, reply) => sendError(reply, 400, "Bad Request"));
      scope.setNotFoundHandler((_request, reply) => sendError(reply, 404, "Not Found"));
      scope.route({
        method: ["GET", "POST"],
        url: "/bot:token/:method",
        handler: async (request, reply) => {
          const { token, method } = request.params as { token: string; method: string };
          const gone = new AbortController();
          reply.raw.once("close", () => gone.abort());
          const isJson = /^application\/json\b/i.test(request.headers["content-type"] ?? "");
          // A form is not read: Zalo answers to an uploaded photo that the photo is empty.
          const body = isJson ? parse(String(request.body ?? "")) : (request.query as Body);
          const answer = await door.call(token, method, body, gone.signal);
          switch (answer.kind) {
            case "cut":
              reply.hijack();
              request.raw.socket.destroy();
              return reply;
            case "html":
              return reply.code(504).type("text/html").send(page);
            case "json":
              return reply.code(200).send(answer.body);
          }
        },
      });
      scope.get("/shown/:id", (request, reply) => {
        const picture = door.show((request.params as { id: string }).id);
        if (!picture) return sendError(reply, 404, "Not Found");
        return reply.type(picture.type).header("x-content-type-options", "nosniff").send(Buffer.from(picture.bytes));
      });
    },
    { prefix },
  );
}

const page =
  "<html>\r\n<head><title>504 Gateway Time-out</title></head>\r\n<body>\r\n<center><h1>504 Gateway Time-out</h1></center>\r\n</body>\r\n</html>\r\n";

function parse(text: string): Body | null {
  try {
    const value: unknown = JSON.parse(text === "" ? "{}" : text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Body) : null;
  } catch {
    return null;
  }
}

function sendError(reply: FastifyReply, error_code: number, description: string): FastifyReply {
  return reply.code(200).send({ ok: false, description, error_code });
}
