import { once } from "node:events";
import { connect, createServer, type Server } from "node:net";
import { afterEach, expect, test } from "vitest";
import { machineClock } from "../../src/clock.js";
import { socketPath } from "../../src/database/embedded/place.js";
import { ChildBot } from "../support/child-bot.js";
import { testDatabase, testFolder } from "../support/database.js";
import { freePort } from "../support/free-port.js";
import { openTelegram } from "../support/telegram.js";
import { refusing } from "./refusing-server.js";

const db = testDatabase();
const bots: ChildBot[] = [];

afterEach(async () => {
  for (const bot of bots.splice(0)) await bot.end("SIGKILL");
});

/** What brings the test's own database to a port, as a server that is started. */
async function startServerOn(port: number): Promise<Server> {
  const { host, port: socket } = db.connection;
  const server = createServer((client) => {
    const there = connect(socketPath(host!, socket!));
    for (const [from, to] of [
      [client, there],
      [there, client],
    ] as const)
      from.on("error", () => to.destroy()).pipe(to);
  }).listen(port, "127.0.0.1");
  await once(server, "listening");
  return server;
}

async function start(env: Record<string, string>): Promise<{ bot: ChildBot; at: string }> {
  const port = await freePort();
  const bot = new ChildBot({ DATA_DIR: testFolder(), PORT: `${port}`, LOG_LEVEL: "info", ...env }, machineClock);
  bots.push(bot);
  return { bot, at: `http://127.0.0.1:${port}` };
}

test("a server that is absent at start is waited for, alive and not ready; then the work begins", async () => {
  const telegram = await openTelegram();
  const serverPort = await freePort();
  const { bot, at } = await start({
    DATABASE_URL: `postgresql://postgres@127.0.0.1:${serverPort}/postgres`,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
  });
  await bot.says("waiting for the database");
  expect((await fetch(`${at}/healthz`)).status).toBe(200);
  const ready = await fetch(`${at}/readyz`);
  expect({ status: ready.status, body: await ready.json() }).toEqual({
    status: 503,
    body: { ready: false, reasons: ["database: unreachable"], inbox: null },
  });
  for (const type of ["application/json", "text/plain"]) {
    const hook = { method: "POST", headers: { "content-type": type }, body: '{"update_id": 1}' };
    expect((await fetch(`${at}/webhook/telegram`, hook)).status).toBe(503);
  }
  const server = await startServerOn(serverPort);
  await bot.says("Sẵn sàng");
  expect((await fetch(`${at}/healthz`)).status).toBe(200);
  const lines = bot.said.split("\n");
  expect(lines.filter((line) => line.includes("waiting for the database"))).toHaveLength(1);
  expect(lines.filter((line) => line.includes("the database is there"))).toHaveLength(1);
  expect(await bot.end("SIGTERM")).toBe(0);
  server.close();
  await telegram.close();
});

test("SIGTERM ends the waiting with 0", async () => {
  const DATABASE_URL = `postgresql://postgres@127.0.0.1:${await freePort()}/postgres`;
  const { bot } = await start({ DATABASE_URL, TELEGRAM_BOT_TOKEN: "1:a" });
  await bot.says("waiting for the database");
  expect(await bot.end("SIGTERM")).toBe(0);
});

test("what waiting does not mend ends the start with 1 and a sentence", async () => {
  const server = await refusing("28P01", 'password authentication failed for user "an"');
  const DATABASE_URL = `postgresql://an:ungchau@127.0.0.1:${server.port}/bot`;
  const { bot } = await start({ DATABASE_URL, TELEGRAM_BOT_TOKEN: "1:a" });
  expect(await bot.ended()).toBe(1);
  expect(bot.said).toMatch(/^Máy chủ cơ sở dữ liệu từ chối: .*DATABASE_URL\.$/m);
  expect(bot.said).not.toContain("ungchau");
  server.close();
});
