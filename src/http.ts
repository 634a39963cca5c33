import { BlockList } from "node:net";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import type { Logger } from "pino";
import type { Registry } from "prom-client";
import { formatInstant } from "./calendar/day.js";
import type { Reception } from "./channels/channel.js";
import { sameSecret } from "./channels/same-secret.js";
import { describeError } from "./delivery/describe-error.js";
import type { InboxStanding } from "./delivery/inbox-standing.js";

/** Reads one webhook body; undefined: no JSON. Rejects where the update could not be stored. */
export type Receive = (headers: FastifyRequest["headers"], body: unknown) => Promise<Reception>;

export interface HttpOptions {
  readonly log: Logger;
  readonly registry: Registry;
  /** What keeps the program from doing its work now, in words; empty: ready. */
  readonly troubles: () => Promise<readonly string[]>;
  readonly inbox: () => Promise<InboxStanding>;
  /** By path: '/webhook/telegram', '/webhook/zalo', '/webhook/zalo/700001'. */
  readonly webhooks: ReadonlyMap<string, Receive>;
  /** What has to be sent to read the numbers; null: they are read on this machine only. */
  readonly metricsToken: string | null;
  /** Milliseconds, see `defaultTimeouts`. */
  readonly timeouts?: typeof defaultTimeouts;
  /** Further routes: signed files, in the demo the phone page. */
  readonly mount?: (app: FastifyInstance) => void | Promise<void>;
}

const mebibyte = 1024 * 1024;
/** Milliseconds. */
const patience = 3_000;

/**
 * Milliseconds after which a connection is cut: `request` until a request has come whole, `idle` without a byte in either
 * direction, `keepAlive` until the next request. `look`: how often that is looked at. So nobody who sends slowly, or
 * nothing, holds a connection for more than 30 s.
 */
export const defaultTimeouts = { request: 20_000, idle: 30_000, keepAlive: 20_000, look: 5_000 };
const maxHeaderSize = 8 * 1024;

const answers: Readonly<Record<Reception, readonly [status: number, body: object]>> = {
  taken: [200, { ok: true }],
  forbidden: [403, { error: "forbidden" }],
  "no-update": [400, { error: "not an update" }],
};

/**
 * The program's HTTP side, not yet listening. A webhook answers 200 only after its update is stored: 403 for a wrong
 * secret, 400 for a body that is no update, 413 over 1 MiB, 503 where it could not be stored, so that the channel comes again.
 */
export async function createHttp(options: HttpOptions): Promise<FastifyInstance> {
  const { log, registry, troubles, inbox, webhooks, metricsToken, timeouts = defaultTimeouts, mount } = options;
  const app = Fastify({
    bodyLimit: mebibyte,
    forceCloseConnections: true,
    requestTimeout: timeouts.request,
    connectionTimeout: timeouts.idle,
    keepAliveTimeout: timeouts.keepAlive,
    http: {
      maxHeaderSize,
      requestTimeout: timeouts.request,
      headersTimeout: timeouts.request,
      connectionsCheckingInterval: timeouts.look,
    },
  });

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

  mountStanding(app, { registry, troubles, inbox, metricsToken });
  await mountWebhooks(app, { log, webhooks });
  await mount?.(app);
  return app;
}

/** For whoever watches over the program. */
function mountStanding(
  app: FastifyInstance,
  { registry, troubles, inbox, metricsToken }: Pick<HttpOptions, "registry" | "troubles" | "inbox" | "metricsToken">,
): void {
  app.get("/healthz", () => ({ alive: true }));

  app.get("/readyz", async (_, reply) => {
    const [reasons, standing] = await Promise.all([
      troubles().catch((error: unknown) => [describeError(error).name]),
      withinPatience(inbox()),
    ]);
    const ready = reasons.length === 0;
    return reply.code(ready ? 200 : 503).send({ ready, reasons, inbox: standing && inWords(standing) });
  });

  app.get("/metrics", async (request, reply) => {
    if (metricsToken === null && !isFromThisMachine(request)) return reply.code(403).send({ error: "forbidden" });
    if (metricsToken !== null && !sameSecret(request.headers.authorization, `Bearer ${metricsToken}`))
      return reply.code(401).header("www-authenticate", "Bearer").send({ error: "unauthorized" });
    return reply.header("content-type", registry.contentType).send(await registry.metrics());
  });
}

async function mountWebhooks(
  app: FastifyInstance,
  { log, webhooks }: Pick<HttpOptions, "log" | "webhooks">,
): Promise<void> {
  async function hook(request: FastifyRequest, reply: FastifyReply, receive: Receive): Promise<FastifyReply> {
    try {
      const [status, answer] = answers[await receive(request.headers, parse(request.body))];
      return await reply.code(status).send(answer);
    } catch (error) {
      log.error({ route: request.routeOptions.url, error: describeError(error) }, "could not store a webhook's update");
      return await reply.code(503).send({ error: "not stored" });
    }
  }

  await app.register(async (hooks) => {
    // Messengers differ in the content type they send, and the secret is checked before the body is judged.
    hooks.removeAllContentTypeParsers();
    hooks.addContentTypeParser("*", { parseAs: "buffer" }, (_, body, done) => done(null, body));
    for (const [path, receive] of webhooks) hooks.post(path, (request, reply) => hook(request, reply, receive));
  });
}

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8);
loopback.addAddress("::1", "ipv6");
/** A proxy on the same machine passes on who asks; nobody behind one can take these away. */
const forwarded = ["forwarded", "x-forwarded-for", "x-real-ip", "via"] as const;

function isFromThisMachine({ socket, headers }: FastifyRequest): boolean {
  const { remoteAddress: address = "" } = socket;
  return loopback.check(address, address.includes(":") ? "ipv6" : "ipv4") && forwarded.every((name) => !headers[name]);
}

/** Null where it fails or takes long: what watches the program waits for no database. */
async function withinPatience<Value>(work: Promise<Value>): Promise<Value | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), patience);
  });
  return Promise.race([work.catch(() => null), late]).finally(() => clearTimeout(timer));
}

function inWords({ aside, waiting, oldestWaiting }: InboxStanding) {
  return { aside, waiting, oldestWaiting: oldestWaiting && formatInstant(oldestWaiting) };
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
