import fastify, { type FastifyInstance } from "fastify";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { PrismaClient } from "../../src/database/generated/client.js";
import { openDatabase } from "../../src/database/open.js";
import { exportLines } from "../../src/operator/export.js";
import { addRecipients, chatOf } from "../../src/sandbox/bench/recipients.js";
import { SandboxClock } from "../../src/sandbox/clock.js";
import type { Phone } from "../../src/sandbox/messenger.js";
import { sandboxToken, TelegramStandIn } from "../../src/sandbox/telegram/stand-in.js";
import { ChildBot } from "../support/child-bot.js";
import { serverUrl, urlOf } from "../support/database.js";
import { forgetPeople, openPlannedDatabase, plannedDataDir } from "../support/planned.js";

/** One focal point of each agency that has check-ins: the fullest morning of a quarter. */
const people = 170;
/** Messages in the hand of a process at once. */
const inFlight = 6;
const joinedAt = new Date("2024-01-11T08:00:00+07:00");
const log = { info() {}, error() {} };

let clock: SandboxClock;
let telegram: TelegramStandIn;
let server: FastifyInstance;
let phones: readonly Phone[];
let env: Record<string, string>;
let bots: ChildBot[];

beforeEach(async () => {
  clock = new SandboxClock("2024-03-18T08:00");
  telegram = new TelegramStandIn({ clock, keepRates: true });
  server = fastify({ forceCloseConnections: true });
  const path = telegram.mount(server);
  phones = Array.from({ length: people }, (_, index) => {
    const phone = telegram.addPhone(`telegram:${chatOf(index + 1)}`, `Cán bộ ${index + 1}`);
    telegram.meet(phone.id);
    return phone;
  });
  const address = await server.listen({ port: 0, host: "127.0.0.1" });
  env = { TELEGRAM_BOT_TOKEN: sandboxToken, TELEGRAM_API_ROOT: address + path };
  bots = [];
});

afterEach(async () => {
  await Promise.all(bots.map((bot) => bot.end("SIGKILL")));
  await telegram.close();
  await server.close();
});

const start = () => {
  const bot = new ChildBot(env, clock);
  bots.push(bot);
  return bot;
};

const fill = (db: PrismaClient) => addRecipients(db, people, sandboxToken.split(":")[0]!, joinedAt);
const received = () => phones.map(({ id }) => telegram.history(id).length);
const reached = () => received().filter((count) => count > 0).length;

/** Resolves when so many have got theirs. */
function untilReached(count: number): Promise<void> {
  return new Promise((resolve) => {
    const stop = telegram.onChange(() => {
      if (reached() < count) return;
      stop();
      resolve();
    });
  });
}

/** Everybody has the reminder, and twice only what the ledger says was in flight when a process ended. */
async function expectOnceEach(db: PrismaClient, kills: number): Promise<void> {
  expect(reached()).toBe(people);
  const again = received().reduce((sum, count) => sum + count, 0) - people;
  const crashed = await db.delivery.count({ where: { state: "ambiguous" } });
  expect(again).toBeLessThanOrEqual(crashed);
  expect(crashed).toBeLessThanOrEqual(inFlight * kills);
  const ledger: { readonly state: string }[] = [];
  for await (const line of exportLines(db)) {
    const record = JSON.parse(line) as { readonly type: string; readonly kind?: string; readonly state: string };
    if (record.type === "delivery" && record.kind === "digest") ledger.push(record);
  }
  expect(ledger).toHaveLength(people);
  expect(ledger.every(({ state }) => state === "sent")).toBe(true);
}

test("killed in the middle of a morning's reminders and started again, it sends each once", async () => {
  env.DATA_DIR = await plannedDataDir();
  const before = await openDatabase({ dataDir: env.DATA_DIR, log });
  await fill(before.prisma);
  await before.close();

  const kills = [people * 0.2, people * 0.6];
  for (const count of kills) {
    const far = untilReached(count);
    const bot = start();
    await far;
    await bot.end("SIGKILL");
  }
  expect(reached()).toBeLessThan(people);
  const all = untilReached(people);
  const last = start();
  await all;
  expect(await last.end("SIGTERM")).toBe(0);

  const after = await openDatabase({ dataDir: env.DATA_DIR, log });
  await expectOnceEach(after.prisma, kills.length);
  await after.close();
});

test.skipIf(serverUrl === null)("of two on one server one is killed: the other sends what is left", async () => {
  const database = await openPlannedDatabase();
  await forgetPeople(database);
  await fill(database.prisma);
  // Nobody writes, so nobody polls: which of them is to be killed does not matter.
  Object.assign(env, { DATABASE_URL: urlOf(database), DATA_DIR: await plannedDataDir() });
  const early = untilReached(people * 0.3);
  const [first, second] = [start(), start()];
  await early;
  await first.end("SIGKILL");
  const all = untilReached(people);
  await all;
  expect(await second.end("SIGTERM")).toBe(0);
  await expectOnceEach(database.prisma, 1);
  await database.close();
});
