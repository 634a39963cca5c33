import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { openDatabase } from "../../src/database/open.js";
import { fillDemo } from "../../src/sandbox/fill-demo.js";
import { openTestDatabase, testDatabase, testDataDir, testFolder, urlOf } from "../support/database.js";
import { json, type Ran, run } from "./command-line.js";

const log = { info() {}, error() {} };
const server = testDatabase();
let dataDir = "";

const cli = (env: Record<string, string>, ...args: readonly string[]): Promise<Ran> => run("cli", args, env);

beforeAll(async () => {
  dataDir = await testDataDir();
  const database = await openDatabase({ dataDir, log });
  await fillDemo(database.prisma, { now: new Date("2024-02-26T07:30:00+07:00"), samples: true });
  await database.prisma.linkedFile.create({ data: linkedFile });
  await database.prisma.inboxUpdate.create({
    data: {
      channel: "telegram",
      bot: "1",
      updateId: "9007199254740993",
      chatId: 9_007_199_254_740_993n,
      update: { text: 'một "dòng"\nhai' },
      receivedAt: new Date("2024-02-26T07:30:00.123+07:00"),
      state: "done",
      nextAt: new Date(),
    },
  });
  await database.close();
});

const linkedFile = {
  id: "file",
  name: "tệp.png",
  mediaType: "image/png",
  bytes: Buffer.from([0, 1, 254, 255]),
  expiresAt: new Date(),
};

test("everything moves from DATA_DIR to a server, and the ids go on", async () => {
  const env = { DATA_DIR: dataDir, DATABASE_URL: urlOf(server.database) };
  const moved = await json<{ tables: number; rows: number }>(cli(env, "move", "--json"));
  expect(moved.tables).toBeGreaterThan(20);
  expect(moved.rows).toBeGreaterThan(8514);
  const [before, after] = await Promise.all([cli({ DATA_DIR: dataDir }, "export"), cli(env, "export")]);
  expect(before.stdout.split("\n").length).toBeGreaterThan(8514);
  expect(after.stdout).toBe(before.stdout);

  const { bytes } = await server.prisma.linkedFile.findUniqueOrThrow({ where: { id: "file" } });
  expect([...bytes]).toEqual([0, 1, 254, 255]);
  const [update] = await server.prisma.inboxUpdate.findMany();
  expect(update).toMatchObject({
    chatId: 9_007_199_254_740_993n,
    update: { text: 'một "dòng"\nhai' },
    receivedAt: new Date("2024-02-26T00:30:00.123Z"),
  });
  await json(cli(env, "invite", "STP", "--json"));
  await json(cli(env, "plan", "import", "--json"));

  const again = await cli(env, "move", "--json");
  expect(JSON.parse(again.stdout)).toMatchObject({ error: { code: "not_empty" } });
});

test("what cannot move", async () => {
  const nowhere = join(testFolder(), "empty");
  mkdirSync(nowhere);
  const url = urlOf(server.database);
  const nothing = await cli({ DATA_DIR: nowhere, DATABASE_URL: url }, "move", "--json");
  expect(JSON.parse(nothing.stdout)).toMatchObject({ error: { code: "nothing_to_move" } });
  const noServer = await cli({ DATA_DIR: dataDir }, "move");
  expect(noServer).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining("DATABASE_URL") });
});

test("not from under a running bot", async () => {
  const bot = await openDatabase({ dataDir, log });
  const target = await openTestDatabase();
  try {
    const refused = await cli({ DATA_DIR: dataDir, DATABASE_URL: urlOf(target) }, "move", "--json");
    expect(JSON.parse(refused.stdout)).toMatchObject({ error: { code: "bot_running" } });
  } finally {
    await target.close();
    await bot.close();
  }
});
