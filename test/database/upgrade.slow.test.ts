import fastify from "fastify";
import pino from "pino";
import { afterEach, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/connect.js";
import { readMigrations } from "../../src/database/migrate.js";
import { openDatabase } from "../../src/database/open.js";
import { exportLines } from "../../src/operator/export.js";
import { startProgram } from "../../src/program.js";
import { sandboxToken, TelegramStandIn } from "../../src/sandbox/telegram/stand-in.js";
import { testConfig } from "../support/config.js";
import { openTestDatabase, testFolder, urlOf } from "../support/database.js";
import { standingClock } from "../support/standing-clock.js";
import { exportOf, keptStates, landedMigrations, layState } from "./dump.js";

const log = { info() {}, error() {} };
const opened: Database[] = [];

afterEach(async () => {
  for (const database of opened.splice(0).reverse()) await database.close();
});

/** A database as an earlier edition left it. */
async function left(state: string): Promise<Database> {
  const database = await openTestDatabase();
  opened.push(database);
  const session = await database.openSession();
  await layState(session, state);
  await session.end();
  return database;
}

async function exported({ prisma }: Database): Promise<Record<string, unknown>[]> {
  const lines: Record<string, unknown>[] = [];
  for await (const line of exportLines(prisma)) lines.push(JSON.parse(line) as Record<string, unknown>);
  return lines;
}

test("migrations that have landed are as they were", () => {
  const landed = landedMigrations();
  expect(landed.size).toBeGreaterThan(0);
  const now = new Map(readMigrations().map(({ name, checksum }) => [name, checksum]));
  for (const [name, checksum] of landed)
    expect(now.get(name), `${name}: add another instead of editing it`).toBe(checksum);
});

test("there is a state for the beginning, and none that nobody can come from", () => {
  const states = keptStates();
  expect(states[0]).toBe("0001_init");
  expect([...landedMigrations().keys()]).toEqual(expect.arrayContaining(states));
});

describe.each(keptStates())("a database of %s", (state) => {
  test("is brought up to date at start, and everything is there", async () => {
    const database = await openDatabase({ databaseUrl: urlOf(await left(state)), dataDir: testFolder(), log });
    opened.push(database);
    const later = readMigrations().flatMap(({ name }) => (name > state ? [name] : []));
    expect(database.migrated).toEqual(expect.arrayContaining(later));
    const now = await exported(database);
    const then = exportOf(state);
    // Further fields and kinds of record may have come; what was told then is told still, in the same order.
    let place = 0;
    for (const record of then) {
      const told = (one: Record<string, unknown>) =>
        Object.entries(record).every(([key, value]) => JSON.stringify(one[key]) === JSON.stringify(value));
      while (place < now.length && !told(now[place]!)) place++;
      expect(place, JSON.stringify(record)).toBeLessThan(now.length);
      place++;
    }
    const kinds = new Set(then.map(({ type }) => type));
    expect(now.filter(({ type }) => kinds.has(type))).toHaveLength(then.length);
  });

  test("is worked on: a report is sent by somebody who had joined, and its number goes on", async () => {
    const database = await left(state);
    const clock = standingClock("2024-02-27T09:00");
    const telegram = new TelegramStandIn({ clock });
    const server = fastify({ forceCloseConnections: true });
    const path = telegram.mount(server);
    const root = await server.listen({ port: 0, host: "127.0.0.1" });
    const phone = telegram.addPhone("telegram:5000002", "Sở Tư pháp");
    telegram.meet(phone.id);
    const program = await startProgram({
      config: testConfig(testFolder(), {
        telegram: { token: sandboxToken, apiRoot: root + path, webhookUrl: null },
        zalo: { tokens: [], apiRoot: root, webhookUrl: null },
        databaseUrl: urlOf(database),
      }),
      clock,
      log: pino({ level: "silent" }),
      host: "127.0.0.1",
    });
    try {
      const { prisma } = program.database;
      const before = await prisma.receipt.findFirstOrThrow({ orderBy: { id: "desc" } });
      for (const does of [
        () => telegram.write(phone.id, "V.2 đang thực hiện 80%"),
        () => telegram.press(phone.id, "Xác nhận"),
      ]) {
        await does();
        await telegram.settled(phone.id, { idle: () => program.idle(), timeout: 100_000 });
      }
      const receipt = await prisma.receipt.findFirstOrThrow({ orderBy: { id: "desc" }, include: { reports: true } });
      expect(receipt.reports).toMatchObject([{ status: "in_progress", replacesId: expect.any(Number) }]);
      expect(Number(receipt.number.slice(-6))).toBe(Number(before.number.slice(-6)) + 1);
      expect(telegram.history(phone.id).at(-1)?.text).toContain(receipt.number);
    } finally {
      await program.stop();
      await telegram.close();
      await server.close();
    }
  });
});

test("a database made by an edition from before the first migration landed is refused, and left as it is", async () => {
  const database = await left("0001_init");
  await database.prisma
    .$executeRaw`UPDATE "_prisma_migrations" SET checksum = 'another' WHERE migration_name = '0001_init'`;
  const opening = openDatabase({ databaseUrl: urlOf(database), dataDir: testFolder(), log });
  await expect(opening).rejects.toMatchObject({ code: "altered", detail: "0001_init", mayPass: false });
  expect(await database.prisma.$queryRaw`SELECT count(*)::int AS count FROM "_prisma_migrations"`).toEqual([
    { count: 1 },
  ]);
});
