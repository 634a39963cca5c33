import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readMigrations } from "../../src/database/migrate.js";
import { openDatabase } from "../../src/database/open.js";
import { isDatabaseTrouble } from "../../src/delivery/database-trouble.js";
import { testDataDir, testFolder } from "../support/database.js";
import { Program } from "./program.js";

const log = { info() {}, error() {} };

test("every commit reaches the disk", async () => {
  const database = await openDatabase({ dataDir: await testDataDir(), log });
  try {
    const syncs = async () => (await database.embedded!.facts()).syncs;
    const before = await syncs();
    for (let n = 0; n < 50; n++) await database.prisma.setting.create({ data: { key: `${n}`, value: n } });
    expect((await syncs()) - before).toBeGreaterThanOrEqual(50);
    const [{ fsync }] = await database.prisma.$queryRaw<[{ fsync: string }]>`SHOW fsync`;
    expect(fsync).toBe("on");
  } finally {
    await database.close();
  }
});

test("what was acknowledged survives a kill, and what the killed process left behind keeps nobody out", async () => {
  const dataDir = await testDataDir();
  const folder = join(dataDir, "database");
  const acknowledged: unknown[] = [];
  for (const commits of [20, 100]) {
    const writer = new Program(dataDir, "serve", { patienceMs: 0 });
    expect(await writer.opened()).toBe("owner");
    writer.tell("write for ever");
    for (let n = 0; n < commits; n++) await writer.next("written");
    await writer.kill();
    acknowledged.push(...(await writer.rest()).flatMap((line) => line.written ?? []));
    const left = JSON.parse(readFileSync(join(folder, "address.json"), "utf8")) as object;
    expect(left).toMatchObject({ pid: writer.pid, open: true });
    expect(existsSync(join(folder, ".s.PGSQL.5432"))).toBe(true);
  }
  const database = await openDatabase({ dataDir, log, visit: true, patienceMs: 0 });
  const there = new Set((await database.prisma.setting.findMany()).map(({ key }) => key));
  await database.close();
  expect(acknowledged.length).toBeGreaterThanOrEqual(120);
  expect(acknowledged.filter((key) => !there.has(key as string))).toEqual([]);
});

test("a start that was cut short is made again", async () => {
  const dataDir = testFolder();
  const draft = join(dataDir, "database", "files.new");
  mkdirSync(join(draft, "base"), { recursive: true });
  writeFileSync(join(draft, "PG_VERSION"), "18\n");
  const database = await openDatabase({ dataDir, log });
  expect(database.migrated).toEqual(readMigrations().map(({ name }) => name));
  expect(await database.prisma.setting.count()).toBe(0);
  await database.close();
  expect(existsSync(draft)).toBe(false);
});

test("closed to others, and its address goes with it", async () => {
  const dataDir = await testDataDir();
  const database = await openDatabase({ dataDir, log });
  const folder = join(dataDir, "database");
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, "address.json")).mode & 0o777).toBe(0o600);
  expect(existsSync(join(folder, ".s.PGSQL.5432"))).toBe(true);
  await database.close();
  await database.close();
  expect(existsSync(join(folder, "address.json"))).toBe(false);
  expect(existsSync(join(folder, ".s.PGSQL.5432"))).toBe(false);
});

test("a path too long for a socket", async () => {
  const dataDir = join(testFolder(), "a".repeat(60), "b".repeat(60));
  const owner = await openDatabase({ dataDir, log });
  const guest = await openDatabase({ dataDir, log, visit: true });
  expect(guest.embedded).toBeNull();
  expect(await guest.prisma.setting.count()).toBe(0);
  const host = owner.connection.host!;
  expect(statSync(host).mode & 0o777).toBe(0o700);
  await guest.close();
  await owner.close();
  expect(existsSync(host)).toBe(false);
});

test("a command beside the bot is its guest, hears when the bot ends, and of the next bot", async () => {
  const dataDir = await testDataDir();
  const bot = new Program(dataDir, "serve");
  expect(await bot.opened()).toBe("owner");
  const command = await openDatabase({ dataDir, log, visit: true });
  try {
    expect(command.embedded).toBeNull();
    await command.prisma.setting.create({ data: { key: "by the guest", value: 1 } });
    bot.tell("count");
    expect(await bot.next("count", "error")).toEqual({ count: 1 });
    await bot.kill();
    const error = await command.prisma.setting.count().catch((error: unknown) => error);
    expect(isDatabaseTrouble(error)).toBe(true);
    const next = new Program(dataDir, "serve");
    expect(await next.opened()).toBe("owner");
    expect(await command.prisma.setting.count()).toBe(1);
  } finally {
    await command.close();
  }
});

test("a bot that starts during a command waits for its end and has the database to itself", async () => {
  const dataDir = await testDataDir();
  const command = await openDatabase({ dataDir, log, visit: true });
  expect(command.embedded).not.toBeNull();
  const waits = signal();
  const opening = openDatabase({ dataDir, log: { ...log, info: () => waits.resolve() }, patienceMs: 60_000 });
  await waits.promise;
  await expect(openDatabase({ dataDir, log, visit: true, patienceMs: 200 })).rejects.toMatchObject({ code: "in_use" });
  await command.close();
  const bot = await opening;
  expect(bot.embedded).not.toBeNull();
  await expect(openDatabase({ dataDir, log, patienceMs: 200 })).rejects.toMatchObject({
    code: "in_use",
    detail: `${process.pid}`,
  });
  await bot.close();
});

test("of many that start at once in an empty folder one opens it", async () => {
  const dataDir = testFolder();
  const bot = new Program(dataDir, "serve", { patienceMs: 0 });
  const commands = [1, 2].map(() => new Program(dataDir, "visit"));
  expect(["owner", "in_use"]).toContain(await bot.opened());
  // Side by side: whichever opens it first, the other waits for its end.
  await Promise.all(
    commands.map(async (command) => {
      const how = await command.opened();
      expect(["owner", "guest"]).toContain(how);
      command.tell("count");
      expect(await command.next("count", "error")).toEqual({ count: 0 });
      if (how === "owner") await command.close();
    }),
  );
});

test("a folder that cannot be written", async () => {
  const dataDir = testFolder();
  writeFileSync(join(dataDir, "file"), "");
  const opening = openDatabase({ dataDir: join(dataDir, "file"), log });
  await expect(opening).rejects.toMatchObject({ code: "unwritable" });
  if (process.platform !== "linux") return;
  await expect(openDatabase({ dataDir: "/proc/dau-moi", log })).rejects.toMatchObject({ code: "unwritable" });
});

test("afresh: what was there is gone", async () => {
  const dataDir = await testDataDir();
  const first = await openDatabase({ dataDir, log });
  await first.prisma.setting.create({ data: { key: "x", value: 1 } });
  await first.close();
  const second = await openDatabase({ dataDir, log, afresh: true });
  expect(await second.prisma.setting.count()).toBe(0);
  await second.close();
});

function signal(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
