import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import type { FastifyInstance } from "fastify";
import { Registry } from "prom-client";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createTelegramChannel } from "../src/channels/telegram/telegram.js";
import { storeUpdates } from "../src/delivery/inbox.js";
import { readInboxStanding } from "../src/delivery/inbox-standing.js";
import { createDeliveryMetrics } from "../src/delivery/metrics.js";
import { createHttp, defaultTimeouts, type HttpOptions, type Receive } from "../src/http.js";
import { ScriptedServer, token } from "./channels/telegram/server.js";
import { message, recordingLog, StandingClock } from "./delivery/support.js";
import { testDatabase } from "./support/database.js";

const db = testDatabase();
const clock = new StandingClock();
const { log, lines } = recordingLog();
let app: FastifyInstance;
let serve: HttpOptions;
let troubles: string[];
let away: boolean;

const secret = "mot-bi-mat";
const headers = { "x-telegram-bot-api-secret-token": secret, "content-type": "application/json" };
const update = message(812345671, 5000001).update;

beforeEach(async () => {
  await db.clear();
  troubles = [];
  away = false;
  const messenger = await ScriptedServer.start();
  const channel = createTelegramChannel({ token, apiRoot: messenger.root, log });
  await channel.setWebhook("https://dau-moi.example/webhook/telegram", secret);
  await messenger.close();

  const registry = new Registry();
  const metrics = createDeliveryMetrics(registry, db.prisma, () => 1);
  const receive: Receive = (given, body) =>
    channel.receive(given, body, async (received) => {
      if (away) throw new Error("the database is away");
      metrics.received.inc({ channel: channel.name }, await storeUpdates(db.prisma, channel, received, clock.now()));
    });
  serve = {
    log,
    registry,
    metricsToken: null,
    troubles: async () => troubles,
    inbox: () => (away ? new Promise(() => {}) : readInboxStanding(db.prisma)),
    webhooks: new Map([
      ["/webhook/telegram", receive],
      ["/webhook/zalo/700001", async () => "taken"],
    ]),
    mount: (mounted) => void mounted.get("/files/:name", async () => "a file"),
  };
  app = await createHttp(serve);
});

afterEach(() => app.close());

const stored = () => db.prisma.inboxUpdate.count();

describe("a webhook", () => {
  const post = (payload: string | object, more: object = {}) =>
    app.inject({ method: "POST", url: "/webhook/telegram", headers, payload, ...more });

  test("stores, then says that it did; a repetition is stored once", async () => {
    expect((await post(update)).statusCode).toBe(200);
    expect(await stored()).toBe(1);
    expect((await post(update)).statusCode).toBe(200);
    expect(await stored()).toBe(1);
  });

  test.each([undefined, "falsch", ""])("with %j as its secret is refused", async (wrong) => {
    const { "x-telegram-bot-api-secret-token": _, ...bare } = headers;
    const more = { headers: wrong === undefined ? bare : { ...bare, "x-telegram-bot-api-secret-token": wrong } };
    expect((await post(update, more)).statusCode).toBe(403);
    expect((await post("no JSON", more)).statusCode).toBe(403);
    expect(await stored()).toBe(0);
  });

  test("without a content type, or with another one, is read all the same", async () => {
    const { "content-type": _, ...bare } = headers;
    expect((await post(JSON.stringify(update), { headers: bare })).statusCode).toBe(200);
    const more = { headers: { ...headers, "content-type": "text/plain" } };
    expect((await post(JSON.stringify({ ...update, update_id: 2 }), more)).statusCode).toBe(200);
    expect(await stored()).toBe(2);
  });

  test("that is no update is 400", async () => {
    const deep = "[".repeat(400_000) + "]".repeat(400_000);
    for (const odd of ["<xml/>", "", "null", "[]", "7", '{"update_id":"7"}', '{"update_id":1.5}', deep])
      expect((await post(odd)).statusCode).toBe(400);
    expect(await stored()).toBe(0);
  });

  test("that is an update which nobody can handle is acknowledged, kept aside and told", async () => {
    const odd = { update_id: 7, message: { message_id: 1, chat: { id: 1.5, type: "private" }, text: "viec" } };
    expect((await post(odd)).statusCode).toBe(200);
    expect((await post(`{"update_id":8,"message":${"[".repeat(9_000)}${"]".repeat(9_000)}}`)).statusCode).toBe(200);
    expect((await post(update)).statusCode).toBe(200);
    const rows = await db.prisma.inboxUpdate.findMany({ orderBy: { id: "asc" } });
    expect(rows.map(({ updateId, state, error }) => [updateId, state, error])).toEqual([
      ["7", "aside", "message.chat.id invalid_type"],
      ["8", "aside", "message invalid_type"],
      [String(update.update_id), "new", null],
    ]);
    expect((await app.inject("/readyz")).json()).toEqual({
      ready: true,
      reasons: [],
      inbox: { aside: 2, waiting: 1, oldestWaiting: "2024-02-26T08:00:00+07:00" },
    });
  });

  test("over 1 MiB is not read", async () => {
    const huge = { ...update, padding: "x".repeat(1024 * 1024) };
    expect((await post(huge)).statusCode).toBe(413);
  });

  test("that could not be stored is not acknowledged, so it comes again", async () => {
    away = true;
    expect((await post(update)).statusCode).toBe(503);
    away = false;
    expect((await post(update)).statusCode).toBe(200);
    expect(await stored()).toBe(1);
  });

  test("has an address for each bot", async () => {
    const at = (url: string) => app.inject({ method: "POST", url, payload: {} });
    expect((await at("/webhook/zalo/700001")).statusCode).toBe(200);
    expect((await at("/webhook/zalo/700002")).statusCode).toBe(404);
    expect((await app.inject({ method: "GET", url: "/webhook/telegram" })).statusCode).toBe(404);
  });
});

describe("health", () => {
  test("alive, and ready or not with reasons", async () => {
    expect((await app.inject("/healthz")).json()).toEqual({ alive: true });
    const nothing = { aside: 0, waiting: 0, oldestWaiting: null };
    expect((await app.inject("/readyz")).json()).toEqual({ ready: true, reasons: [], inbox: nothing });
    troubles = ["telegram: Unauthorized"];
    const answer = await app.inject("/readyz");
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toEqual({ ready: false, reasons: ["telegram: Unauthorized"], inbox: nothing });
    // A database that does not answer keeps nobody waiting.
    away = true;
    expect((await app.inject("/readyz")).json()).toMatchObject({ ready: false, inbox: null });
    expect((await app.inject("/healthz")).statusCode).toBe(200);
  });

  test("the numbers count what came in and what waits", async () => {
    await app.inject({ method: "POST", url: "/webhook/telegram", headers, payload: update });
    await db.prisma.person.create({ data: { joinedAt: clock.now() } });
    const now = clock.now();
    const data = { key: "digest:1", personId: 1, kind: "digest", day: now, createdAt: now, nextAt: now };
    await db.prisma.outboxMessage.create({ data });
    const answer = await app.inject("/metrics");
    expect(answer.headers["content-type"]).toContain("text/plain");
    expect(answer.body).toContain('daumoi_updates_received_total{channel="telegram"} 1');
    expect(answer.body).toContain("daumoi_inbox_waiting 1");
    expect(answer.body).toContain('daumoi_outbox_messages{state="queued"} 1');
  });

  const statusOf = async (server: FastifyInstance, more: object) =>
    (await server.inject({ url: "/metrics", ...more })).statusCode;

  test.each([
    ["127.0.0.1", {}, 200],
    ["127.8.9.10", {}, 200],
    ["::1", {}, 200],
    ["::ffff:127.0.0.1", {}, 200],
    ["10.0.0.5", {}, 403],
    ["::ffff:10.0.0.5", {}, 403],
    ["2001:db8::1", {}, 403],
    // A proxy on this machine asks for somebody else.
    ["127.0.0.1", { "x-forwarded-for": "127.0.0.1" }, 403],
    ["127.0.0.1", { forwarded: "for=127.0.0.1" }, 403],
    ["127.0.0.1", { "x-real-ip": "127.0.0.1" }, 403],
    ["127.0.0.1", { via: "1.1 proxy" }, 403],
    ["127.0.0.1", { authorization: "Bearer null" }, 200],
  ])("the numbers without a token, from %j with %j: %i", async (remoteAddress, given, status) => {
    expect(await statusOf(app, { remoteAddress, headers: given })).toBe(status);
  });

  test("the numbers with a token, from anywhere, and only with it", async () => {
    const guarded = await createHttp({ ...serve, registry: new Registry(), metricsToken: "number-reader" });
    const as = (authorization?: string) => ({
      remoteAddress: "10.0.0.5",
      headers: authorization === undefined ? {} : { authorization },
    });
    expect(await statusOf(guarded, as("Bearer number-reader"))).toBe(200);
    for (const wrong of [undefined, "", "number-reader", "Bearer number-reade", "Bearer number-reader ", "Basic x"])
      expect(await statusOf(guarded, as(wrong))).toBe(401);
    expect(await statusOf(guarded, { remoteAddress: "127.0.0.1" })).toBe(401);
    await guarded.close();
  });

  test("other rooms mount their own routes", async () => {
    expect((await app.inject("/files/x.xlsx")).body).toBe("a file");
  });

  test("nothing in the log carries the secret or the token", async () => {
    away = true;
    await app.inject({ method: "POST", url: "/webhook/telegram", headers, payload: update });
    expect(lines.length).toBeGreaterThan(0);
    expect(JSON.stringify(lines)).not.toContain(secret);
    expect(JSON.stringify(lines)).not.toContain(token);
  });
});

describe("who is slow holds no connection", () => {
  const timeouts = { request: 150, idle: 400, keepAlive: 150, look: 30 };

  /** Sends each part as soon as the one before is away, then nothing; resolves with what came when it is cut. */
  async function linger(...parts: readonly string[]): Promise<string> {
    const server = await createHttp({ ...serve, registry: new Registry(), timeouts });
    server.get("/never", () => new Promise(() => {}));
    await server.listen({ port: 0, host: "127.0.0.1" });
    const socket = connect((server.server.address() as AddressInfo).port, "127.0.0.1");
    socket.on("error", () => {});
    let answer = "";
    socket.setEncoding("utf8").on("data", (text: string) => {
      answer += text;
    });
    for (const part of parts) socket.write(part);
    await once(socket, "close");
    await server.close();
    return answer;
  }

  test.each([
    ["who sends nothing", [], /^(HTTP\/1\.1 408 .*)?$/s],
    ["who begins a request", ["GET /healthz HTTP/1.1\r\nhost: a\r\n"], /408/],
    ["who begins a body", ["POST /webhook/telegram HTTP/1.1\r\nhost: a\r\ncontent-length: 900\r\n\r\n{"], /^$|408/],
    ["who asks no more", ["GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n"], /200 OK.*alive/s],
    ["whom nobody answers", ["GET /never HTTP/1.1\r\nhost: a\r\n\r\n"], /^$/],
    ["who has much to say about it", [`GET /healthz HTTP/1.1\r\nx: ${"x".repeat(9_000)}\r\n\r\n`], /431/],
  ])("%s", async (_, parts, answer) => {
    expect(await linger(...parts)).toMatch(answer);
  });

  test("for more than 30 s", () => {
    const { request, idle, keepAlive, look } = defaultTimeouts;
    expect(Math.max(request + look, idle, keepAlive + look)).toBeLessThanOrEqual(30_000);
  });
});
