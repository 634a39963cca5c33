import { createServer } from "node:net";
import fastify from "fastify";
import pino from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Config } from "../../src/config.js";
import { createInvitation } from "../../src/people/invitations.js";
import { bundledPlanFolder } from "../../src/plan/data-folder.js";
import { importPlan } from "../../src/plan/import-plan.js";
import { type Program, startProgram } from "../../src/program.js";
import { SandboxClock } from "../../src/sandbox/clock.js";
import { sandboxToken, TelegramStandIn } from "../../src/sandbox/telegram/stand-in.js";
import { ZaloStandIn, zaloSandboxToken } from "../../src/sandbox/zalo/stand-in.js";
import { testDataDir } from "../support/database.js";

// Both channels call the program: Telegram, and two Zalo bots of one province with an address each.
const secret = "mot-bi-mat-dai-du";
const secondToken = "1459232241454765290:SANDBOX-no-real-token";
const clock = new SandboxClock("2024-02-26T08:10");
const telegram = new TelegramStandIn({ clock });
const zalo = new ZaloStandIn({
  clock,
  bots: [
    { token: zaloSandboxToken, name: "Bot Một" },
    { token: secondToken, name: "Bot Hai" },
  ],
});
const server = fastify({ forceCloseConnections: true });
let program: Program;
let address: string;

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

beforeAll(async () => {
  const paths = { telegram: telegram.mount(server), zalo: zalo.mount(server) };
  const root = await server.listen({ port: 0, host: "127.0.0.1" });
  const port = await freePort();
  address = `http://127.0.0.1:${port}`;
  const config: Config = {
    telegram: {
      token: sandboxToken,
      apiRoot: root + paths.telegram,
      webhookUrl: `${address}/webhook/telegram`,
    },
    zalo: {
      tokens: [zaloSandboxToken, secondToken],
      apiRoot: root + paths.zalo,
      webhookUrl: `${address}/webhook/zalo`,
    },
    webhookSecret: secret,
    databaseUrl: null,
    dataDir: await testDataDir(),
    port,
    publicUrl: null,
    logLevel: "error",
  };
  const log = pino({ level: "silent" });
  program = await startProgram({ config, clock, log, host: "127.0.0.1" });
  await importPlan(program.database.prisma, { folder: bundledPlanFolder(), now: clock.now() });
});

afterAll(async () => {
  await program.stop();
  await telegram.close();
  await zalo.close();
  await server.close();
});

function post(path: string, body: string, headers: Record<string, string>): Promise<Response> {
  return fetch(address + path, { method: "POST", body, headers: { "content-type": "application/json", ...headers } });
}

async function codeFor(target: string): Promise<string> {
  const made = await createInvitation(program.database.prisma, { target, now: clock.now() });
  if (!made.ok) throw new Error(made.code);
  return made.value.code;
}

test("Telegram: a report comes in by webhook, and a repeated update counts once", async () => {
  const phone = telegram.addPhone("telegram:5000001", "Sở Tư pháp");
  const settled = () => telegram.settled(phone.id, { idle: () => program.idle() });
  await telegram.write(phone.id, `/start ${await codeFor("STP")}`);
  await settled();
  await telegram.press(phone.id, "Xác nhận");
  await settled();
  await telegram.write(phone.id, "V.1 xong 18/KH-STP 23/02/2024");
  await settled();
  await telegram.press(phone.id, "Xác nhận");
  await settled();
  expect(telegram.history(phone.id).at(-1)?.text).toContain("Đã ghi nhận. Biên nhận BN-2024-000001");

  const update = {
    update_id: 77,
    message: {
      message_id: 900,
      date: 1_708_909_800,
      chat: { id: 5_000_001, type: "private", first_name: "A" },
      from: { id: 5_000_001, is_bot: false, first_name: "A" },
      text: "viec",
    },
  };
  const headers = { "x-telegram-bot-api-secret-token": secret };
  const answers = await Promise.all([1, 2, 3].map(() => post("/webhook/telegram", JSON.stringify(update), headers)));
  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
  expect(await program.database.prisma.inboxUpdate.count({ where: { updateId: "77" } })).toBe(1);
});

test.each([
  ["/webhook/telegram", {}],
  ["/webhook/telegram", { "x-telegram-bot-api-secret-token": "sai" }],
  ["/webhook/zalo/1459232241454765289", {}],
  ["/webhook/zalo/1459232241454765290", { "x-bot-api-secret-token": "sai" }],
])("%s with the secret %o is refused and stores nothing", async (path, headers) => {
  const before = await program.database.prisma.inboxUpdate.count();
  const answer = await post(
    path,
    JSON.stringify({ update_id: 1, message: { text: "viec" } }),
    headers as Record<string, string>,
  );
  expect(answer.status).toBe(403);
  expect(await program.database.prisma.inboxUpdate.count()).toBe(before);
});

test.each([
  ["/webhook/telegram", { "x-telegram-bot-api-secret-token": secret }],
  ["/webhook/zalo/1459232241454765289", { "x-bot-api-secret-token": secret }],
])("%s with a body that is no JSON, or nothing known, leaves the program up", async (path, headers) => {
  expect((await post(path, "<html>504</html>", headers as Record<string, string>)).status).toBe(400);
  const unknown = await post(
    path,
    JSON.stringify({ event_name: "message.dance.received" }),
    headers as Record<string, string>,
  );
  expect(unknown.status).toBe(200);
  expect((await fetch(`${address}/healthz`)).status).toBe(200);
});

test.each([
  ["flat", (event: object) => event],
  ["wrapped", (event: object) => ({ ok: true, result: event })],
])("Zalo: a %s body is read, and the same message again counts once", async (shape, wrap) => {
  const event = {
    event_name: "message.text.received",
    message: {
      date: 1_708_909_800_000,
      chat: { chat_type: "PRIVATE", id: "a1b2c3d4e5f60718293a" },
      message_id: `m-${shape}`,
      from: { id: "a1b2c3d4e5f60718293a", is_bot: false, display_name: "A" },
      text: "viec",
    },
  };
  const headers = { "x-bot-api-secret-token": secret };
  for (const bot of ["1459232241454765289", "1459232241454765290"]) {
    for (let times = 0; times < 2; times++) {
      const answer = await post(`/webhook/zalo/${bot}`, JSON.stringify(wrap(event)), headers);
      expect(answer.status).toBe(200);
    }
  }
  await program.idle();
  // Once for each bot: their message ids are their own.
  expect(await program.database.prisma.inboxUpdate.count({ where: { updateId: `m-${shape}` } })).toBe(2);
});
