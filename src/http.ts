import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import type { Logger } from "pino";
import type { Registry } from "prom-client";
import { describeError } from "./delivery/describe-error.js";

/** Reads one webhook body; false: the secret is wrong. Rejects where the update could not be stored. */
export type Receive = (headers: FastifyRequest["headers"], body: unknown) => Promise<boolean>;

export interface HttpOptions {
  readonly log: Logger;
  readonly registry: Registry;
  /** What keeps the program from doing its work now, in words; empty: ready. */
  readonly troubles: () => Promise<readonly string[]>;
  /** By path: '/webhook/telegram', '/webhook/zalo', '/webhook/zalo/700001'. */
  readonly webhooks: ReadonlyMap<string, Receive>;
  /** Further routes: signed files, in the demo the phone page. */
  readonly mount?: (app: FastifyInstance) => void | Promise<void>;
}

const mebibyte = 1024 * 1024;

/**
 * The program's HTTP side, not yet listening. A webhook answers 200 only after its update is stored: 403 for a wrong
 * secret, 400 for a body that is no JSON, 413 over 1 MiB, 503 where it could not be stored, so that the channel comes again.
 */
export async function createHttp(options: HttpOptions): Promise<FastifyInstance> {
  const { log, registry, troubles, webhooks, mount } = options;
  const app = Fastify({ bodyLimit: mebibyte, forceCloseConnections: true });

  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) {
      log.error(
        { method: request.method, route: request.routeOptions.url, error: describeError(error) },
        "http failed",
      );
    }
    void reply.code(status).send({ error: status >= 500 ? "internal error" : describeError(error).message });
  });

  app.get("/healthz", () => ({ alive: true }));

  app.get("/readyz", async (_, reply) => {
    const reasons = await troubles().catch((error: unknown) => [describeError(error).name]);
    return reply.code(reasons.length === 0 ? 200 : 503).send({ ready: reasons.length === 0, reasons });
  });

  app.get("/metrics", async (_, reply) =>
    reply.header("content-type", registry.contentType).send(await registry.metrics()),
  );

  await app.register(async (hooks) => {
    // Messengers differ in the content type they send, and the secret is checked before the body is judged.
    hooks.removeAllContentTypeParsers();
    hooks.addContentTypeParser("*", { parseAs: "buffer" }, (_, body, done) => done(null, body));
    for (const [path, receive] of webhooks) hooks.post(path, (request, reply) => hook(request, reply, receive));
  });

  async function hook(request: FastifyRequest, reply: FastifyReply, receive: Receive): Promise<FastifyReply> {
    const body = parse(request.body);
    try {
      if (!(await receive(request.headers, body))) return await reply.code(403).send({ error: "forbidden" });
    } catch (error) {
      log.error({ route: request.routeOptions.url, error: describeError(error) }, "could not store a webhook's update");
      return await reply.code(503).send({ error: "not stored" });
    }
    return body === undefined ? reply.code(400).send({ error: "not JSON" }) : reply.code(200).send({ ok: true });
  }

  await mount?.(app);
  return app;
}

/** Undefined: no JSON. */
function parse(body: unknown): unknown {
  if (!Buffer.isBuffer(body)) return undefined;
  try {
    return JSON.parse(body.toString("utf8")) as unknown;
  } catch {
    return undefined;
  }
}
