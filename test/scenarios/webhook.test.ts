import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import fastify, { type FastifyInstance } from "fastify";
import pino from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/connect.js";
import { type Program, startProgram } from "../../src/program.js";
import { SandboxClock } from "../../src/sandbox/clock.js";
import type { Messenger, Phone } from "../../src/sandbox/messenger.js";
import { sandboxToken, TelegramStandIn } from "../../src/sandbox/telegram/stand-in.js";
import { type Behaviour, eventOf } from "../../src/sandbox/zalo/events.js";
import { ZaloStandIn } from "../../src/sandbox/zalo/stand-in.js";
import { testFolder, urlOf } from "../support/database.js";
import { linkPhone } from "../support/link-phone.js";
import { forgetPeople, openPlannedDatabase } from "../support/planned.js";

const secret = "mot-bi-mat-dai";
const north = { id: "1459232241454765289", token: "1459232241454765289:SANDBOX-north", name: "Bot Đầu Mối 1" };
const south = { id: "1459232241454765290", token: "1459232241454765290:SANDBOX-south", name: "Bot Đầu Mối 2" };
const asJson = { "content-type": "application/json" };
const ours = { ...asJson, "x-telegram-bot-api-secret-token": secret };
const theirs = { ...asJson, "x-bot-api-secret-token": secret };
/** Behind this file's transcripts nobody waits for Telegram's pace. */
const telegramLimits = { perSecond: 10_000, perChat: 10_000 };

let database: Database;
let clock: SandboxClock;
let server: FastifyInstance;
let telegram: TelegramStandIn;
let zalo: ZaloStandIn;
let program: Program;
let dataDir: string;

beforeAll(async () => {
  database = await openPlannedDatabase();
  dataDir = testFolder();
});
afterAll(() => database.close());

beforeEach(async () => {
  await forgetPeople(database.prisma);
  clock = new SandboxClock("2024-02-26T07:30");
  telegram = new TelegramStandIn({ clock, webhookRetry: 20 });
  zalo = new ZaloStandIn({ clock, bots: [north, south] });
  server = fastify({ forceCloseConnections: true });
});
afterEach(async () => {
  await program.stop();
  await telegram.close();
  await zalo.close();
  await server.close();
});

/** The program with webhooks for Telegram and these bots of Zalo. */
async function start(zaloTokens: readonly string[]): Promise<void> {
  const paths = { telegram: telegram.mount(server), zalo: zalo.mount(server) };
  const apiRoot = await server.listen({ port: 0, host: "127.0.0.1" });
  const port = await freePort();
  const here = `http://127.0.0.1:${port}/webhook`;
  program = await startProgram({
    config: {
      telegram: { token: sandboxToken, apiRoot: apiRoot + paths.telegram, webhookUrl: `${here}/telegram` },
      zalo: { tokens: zaloTokens, apiRoot: apiRoot + paths.zalo, webhookUrl: `${here}/zalo` },
      webhookSecret: secret,
      databaseUrl: urlOf(database),
      dataDir,
      port,
      publicUrl: null,
      logLevel: "silent",
    },
    clock,
    log: pino({ level: process.env.SCENARIO_LOG ?? "silent" }),
    host: "127.0.0.1",
    telegramLimits,
  });
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, "127.0.0.1", done));
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}

async function join(messenger: Messenger, id: string, agency: string, bot?: string): Promise<Phone> {
  const phone = messenger.addPhone(id, agency, bot);
  await linkPhone(database.prisma, messenger, phone, [agency], clock.now());
  return phone;
}

/** Writes, and gives back what the bot has answered to it. */
async function say(messenger: Messenger, phone: Phone, text: string): Promise<string> {
  const before = messenger.history(phone.id).length;
  await messenger.write(phone.id, text);
  await messenger.settled(phone.id, { idle: () => program.idle() });
  const answers = messenger.history(phone.id).slice(before);
  return answers.flatMap((bubble) => (bubble.from === "bot" ? [bubble.text] : [])).join("\n");
}

async function post(path: string, headers: Readonly<Record<string, string>>, body: unknown): Promise<number> {
  const payload = typeof body === "string" ? body : JSON.stringify(body);
  const response = await fetch(program.address + path, { method: "POST", headers, body: payload });
  await program.idle();
  return response.status;
}

const receipts = () => database.prisma.receipt.count();
const stored = () => database.prisma.inboxUpdate.count();

describe("Telegram's webhook", () => {
  test("carries a conversation; nobody without the secret is heard", async () => {
    await start([north.token]);
    const lan = await join(telegram, "telegram:5000001", "STP");
    expect(await say(telegram, lan, "v1 xong 18/KH-STP 23/2")).toContain("Gửi báo cáo này?");

    const before = await stored();
    const confirm = telegramText(900_000_001, "có");
    const { "x-telegram-bot-api-secret-token": _, ...withoutSecret } = ours;
    expect(await post("/webhook/telegram", withoutSecret, confirm)).toBe(403);
    const wrong = { ...ours, "x-telegram-bot-api-secret-token": "mot-bi-mat-khac" };
    expect(await post("/webhook/telegram", wrong, confirm)).toBe(403);
    expect(await post("/webhook/telegram", ours, "không phải JSON {")).toBe(400);
    expect(await post("/webhook/telegram", ours, { update_id: 900_000_002, something_new: {} })).toBe(200);
    expect(await receipts()).toBe(0);

    expect(await say(telegram, lan, "có")).toContain("Đã ghi nhận. Biên nhận BN-2024-000001");
    expect(await receipts()).toBe(1);
    expect(await stored()).toBeLessThanOrEqual(before + 2);
  });

  test("an update that comes again counts once", async () => {
    await start([north.token]);
    const lan = await join(telegram, "telegram:5000001", "STP");
    await say(telegram, lan, "v1 xong 18/KH-STP 23/2");
    const confirm = telegramText(900_000_001, "có");
    for (let time = 0; time < 3; time++) expect(await post("/webhook/telegram", ours, confirm)).toBe(200);
    const told = telegram.history(lan.id).filter(({ text }) => text.includes("Biên nhận BN-2024-000001"));
    expect(told).toHaveLength(1);
    expect(await receipts()).toBe(1);
  });
});

/** What Telegram would send of the phone telegram:5000001. */
function telegramText(updateId: number, text: string) {
  const date = Math.floor(clock.now().getTime() / 1_000);
  const chat = { id: 5_000_001, type: "private", first_name: "Lan" };
  const from = { id: 5_000_001, is_bot: false, first_name: "Lan" };
  return { update_id: updateId, message: { message_id: 9_001, date, chat, from, text } };
}

describe("Zalo's webhook", () => {
  test.each<Behaviour["shape"]>(["flat", "wrapped"])("%s bodies, two bots side by side", async (shape) => {
    zalo.behaviour.shape = shape;
    await start([north.token, south.token]);
    const minh = await join(zalo, "zalo:5000001", "SYT", north.id);
    const nam = await join(zalo, "zalo:5000002", "SNV", south.id);
    const [first, second] = await Promise.all([
      say(zalo, minh, "v1 xong 12/KH-SYT 23/2"),
      say(zalo, nam, "b3 quy 1 1250/2000"),
    ]);
    expect(first).toContain("Sở Y tế · V.1 · Hoàn thành");
    expect(second).toContain("Sở Nội vụ · CT-b3");
    expect(await say(zalo, minh, "có")).toContain("Biên nhận BN-2024-000001");
    expect(await say(zalo, nam, "co")).toContain("Biên nhận BN-2024-000002");
  });

  test("each bot has an address of its own; a secret opens it, and only to what is JSON", async () => {
    await start([north.token, south.token]);
    const minh = await join(zalo, "zalo:5000001", "SYT", north.id);
    await say(zalo, minh, "v1 xong 12/KH-SYT 23/2");
    const confirm = zaloText(minh, "có");
    expect(await post("/webhook/zalo", theirs, confirm)).toBe(404);
    expect(await post("/webhook/zalo/1459232241454765291", theirs, confirm)).toBe(404);
    expect(await post(`/webhook/zalo/${north.id}`, asJson, confirm)).toBe(403);
    expect(await post(`/webhook/zalo/${north.id}`, { ...theirs, "x-bot-api-secret-token": "x" }, confirm)).toBe(403);
    expect(await post(`/webhook/zalo/${north.id}`, theirs, "<html>504</html>")).toBe(400);
    expect(await post(`/webhook/zalo/${north.id}`, theirs, { event_name: "message.video_call.received" })).toBe(200);
    expect(await receipts()).toBe(0);

    // Real traffic is flat, the documentation wraps; either way a replayed event counts once.
    expect(await post(`/webhook/zalo/${north.id}`, theirs, confirm)).toBe(200);
    expect(await post(`/webhook/zalo/${north.id}`, theirs, { ok: true, result: confirm })).toBe(200);
    expect(await post(`/webhook/zalo/${north.id}`, theirs, confirm)).toBe(200);
    const told = zalo.history(minh.id).filter(({ text }) => text.includes("Biên nhận BN-2024-000001"));
    expect(told).toHaveLength(1);
    expect(await receipts()).toBe(1);
    // What another bot is told of an account with the same id is about another chat.
    expect(await post(`/webhook/zalo/${south.id}`, theirs, zaloText(minh, "v2 xong"))).toBe(200);
    expect(await receipts()).toBe(1);
  });

  test("a single bot is called at the plain address, and the whole work list works there", async () => {
    await start([north.token]);
    const minh = await join(zalo, "zalo:5000001", "SYT", north.id);
    expect(await say(zalo, minh, "viec")).toContain("Trả lời bằng số 1–3");
    expect(await say(zalo, minh, "3")).toContain("V.1 · Ban hành Kế hoạch rà soát");
    expect(await post("/webhook/zalo", theirs, zaloText(minh, "hoan thanh"))).toBe(200);
    expect(zalo.history(minh.id).at(-1)!.text).toContain("Số và ngày văn bản?");
  });
});

function zaloText(phone: Phone, text: string) {
  return eventOf({ kind: "text", text }, zalo.accountOf(phone.id), phone.owner, clock.now(), zalo.behaviour);
}
