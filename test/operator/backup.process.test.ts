import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import pino from "pino";
import { beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/connect.js";
import { openDatabase } from "../../src/database/open.js";
import { takeHolder } from "../../src/delivery/holder.js";
import { backup } from "../../src/operator/backup/write-backup.js";
import { createStoredFiles } from "../../src/reporting/evidence/stored-files.js";
import { fillDemo } from "../../src/sandbox/fill-demo.js";
import { translator } from "../../src/text/language.js";
import { dumpDatabase, keptStates, layState } from "../database/dump.js";
import { testConfig } from "../support/config.js";
import { openTestDatabase, testDataDir, testFolder, urlOf } from "../support/database.js";
import { environment, json, type Ran, root, run } from "./command-line.js";

const log = { info() {}, error() {} };
const cli = (env: Record<string, string>, ...args: readonly string[]): Promise<Ran> => run("cli", args, env);
const picture = Buffer.from([0xff, 0xd8, 0, 1, 2, 254]);
let dataDir = "";
let made = "";
let kept = "";

beforeAll(async () => {
  dataDir = await testDataDir();
  made = join(testFolder(), "made.tar.gz");
  const bot = await openDatabase({ dataDir, log });
  try {
    await fillDemo(bot.prisma, { now: new Date("2024-02-26T07:30:00+07:00"), samples: true });
    const files = createStoredFiles(join(dataDir, "files"));
    const at = new Date("2024-02-26T08:00:00+07:00");
    kept = await files.keep({ id: 7, name: "ảnh họp.jpg", at }, picture);
    await files.keep({ id: 8, name: "trống.txt", at, folder: "requests" }, Buffer.alloc(0));
    writeFileSync(join(dataDir, "files", ".probe"), "x");
    // Beside the bot, which has the database open.
    const told = await json<{ rows: number; files: number; bytes: number }>(
      cli({ DATA_DIR: dataDir }, "backup", made, "--json"),
    );
    expect(told.rows).toBeGreaterThan(8514);
    expect(told.files).toBe(2);
    expect(told.bytes).toBe(statSync(made).size);
  } finally {
    await bot.close();
  }
});

async function exported(env: Record<string, string>): Promise<string> {
  const { stdout } = await cli(env, "export");
  expect(stdout.split("\n").length).toBeGreaterThan(8514);
  return stdout;
}

describe("a backup", () => {
  test("is one file for its owner alone, and none is written over", async () => {
    expect(statSync(made).mode & 0o777).toBe(0o600);
    expect(readdirSync(testFolder()).filter((name) => name.endsWith(".part"))).toEqual([]);
    const before = readFileSync(made);
    const again = await cli({ DATA_DIR: dataDir }, "backup", made, "--json");
    expect(again.code).toBe(1);
    expect(JSON.parse(again.stdout)).toMatchObject({ error: { code: "file_exists" } });
    expect(readFileSync(made)).toEqual(before);
  });

  test("that the disk has no room for, and one of a file that cannot be read, says so and leaves nothing", async () => {
    const bot = await openDatabase({ dataDir, log });
    const folder = join(testFolder(), "room");
    mkdirSync(folder);
    try {
      // As a guest of the bot it writes the backup alone.
      const limited = spawnSync(
        "sh",
        [
          "-c",
          'ulimit -f 64; exec "$0" dist/src/cli.js backup "$1" --json',
          process.execPath,
          join(folder, "b.tar.gz"),
        ],
        { cwd: root, env: environment({ DATA_DIR: dataDir }), encoding: "utf8" },
      );
      expect(limited.stderr).toBe("");
      expect(JSON.parse(limited.stdout)).toMatchObject({ error: { code: "unwritable" } });
      const read = await cli({ DATA_DIR: dataDir, FILES_DIR: made }, "backup", join(folder, "c.tar.gz"), "--json");
      expect(JSON.parse(read.stdout)).toMatchObject({ error: { code: "unreadable_file" } });
      expect(readdirSync(folder)).toEqual([]);
    } finally {
      await bot.close();
    }
  });

  test("that cannot be written says so, and leaves nothing", async () => {
    const nowhere = await cli({ DATA_DIR: dataDir }, "backup", join(testFolder(), "nowhere", "b.tar.gz"), "--json");
    expect(JSON.parse(nowhere.stdout)).toMatchObject({ error: { code: "unwritable" } });
    const full = await cli({ DATA_DIR: dataDir }, "backup", "/dev/full/b.tar.gz", "--json");
    expect(JSON.parse(full.stdout)).toMatchObject({ error: { code: "unwritable" } });
  });

  test("is restored into a new DATA_DIR: every record and file, and the numbers go on", async () => {
    const fresh = { DATA_DIR: join(testFolder(), "fresh") };
    const told = await json<{ files: number; madeAt: string }>(cli(fresh, "restore", made, "--json"));
    expect(told).toMatchObject({ files: 2, madeAt: expect.stringMatching(/\+07:00$/) });
    expect(await exported(fresh)).toBe(await exported({ DATA_DIR: dataDir }));
    const place = join(fresh.DATA_DIR, "files", kept);
    expect(readFileSync(place)).toEqual(picture);
    expect(statSync(place).mode & 0o777).toBe(0o600);
    await json(cli(fresh, "invite", "STP", "--json"));

    const again = await cli(fresh, "restore", made, "--json");
    expect(JSON.parse(again.stdout)).toMatchObject({ error: { code: "not_empty" } });
  });

  test("is restored onto a server, whose backup is the same again", async () => {
    const server = await openTestDatabase();
    try {
      const env = { DATABASE_URL: urlOf(server), DATA_DIR: join(testFolder(), "of-server") };
      await json(cli(env, "restore", made, "--json"));
      expect(await exported(env)).toBe(await exported({ DATA_DIR: dataDir }));
      const served = await takeHolder({ openSession: server.openSession, log: pino({ level: "silent" }) });
      const refused = await cli(env, "restore", made, "--json");
      expect(JSON.parse(refused.stdout)).toMatchObject({ error: { code: "bot_running" } });
      await served.close();
      const again = join(testFolder(), "again.tar.gz");
      await json(cli(env, "backup", again, "--json"));
      const withoutTime = (path: string) => gunzipSync(readFileSync(path)).subarray(4096).toString("latin1");
      expect(withoutTime(again) === withoutTime(made)).toBe(true);
    } finally {
      await server.close();
    }
  });

  test.each([0, 5_000, -9])("cut off at %s is refused, and nothing is restored", async (at) => {
    const cut = join(testFolder(), `cut${at}.tar.gz`);
    writeFileSync(cut, readFileSync(made).subarray(0, at < 0 ? statSync(made).size + at : at));
    await refused(cut, "unreadable_backup");
  });

  test("that is none, is not there or is damaged is refused", async () => {
    const other = join(testFolder(), "other.tar.gz");
    writeFileSync(other, gzipSync("hello"));
    await refused(other, "unreadable_backup");
    await refused(join(testFolder(), "absent.tar.gz"), "no_such_backup");
    await refused(testFolder(), "no_such_backup");
    const damaged = join(testFolder(), "damaged.tar.gz");
    const bytes = readFileSync(made);
    bytes[Math.floor(bytes.length / 2)]! ^= 0xff;
    writeFileSync(damaged, bytes);
    await refused(damaged, "unreadable_backup");
  });

  test("of a newer edition is refused", async () => {
    const newer = join(testFolder(), "newer.tar.gz");
    const tar = gunzipSync(readFileSync(made)).toString("latin1").replace('"name":"0001_init"', '"name":"0001_new_"');
    writeFileSync(newer, gzipSync(Buffer.from(tar, "latin1")));
    await refused(newer, "newer_backup");
  });

  test("is not restored under a running bot", async () => {
    const runs = await testDataDir();
    const bot = await openDatabase({ dataDir: runs, log });
    try {
      const { stdout } = await cli({ DATA_DIR: runs }, "restore", made, "--json");
      expect(JSON.parse(stdout)).toMatchObject({ error: { code: "bot_running" } });
    } finally {
      await bot.close();
    }
  });
});

async function refused(file: string, code: string): Promise<void> {
  const env = { DATA_DIR: join(testFolder(), "refused") };
  const { code: exit, stdout } = await cli(env, "restore", file, "--json");
  expect(exit).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code } });
  expect(existsSync(env.DATA_DIR)).toBe(false);
}

test.each([keptStates()[0]!, keptStates().at(-2)!])("a backup of %s is brought up to date", async (state) => {
  const [before, updated, restored] = [await openTestDatabase(), await openTestDatabase(), await openTestDatabase()];
  try {
    for (const database of [before, updated]) await within(database, (session) => layState(session, state));
    const folder = testFolder();
    const file = join(folder, `${state}.tar.gz`);
    const config = testConfig(join(folder, "none"), {});
    const context = { database: before, db: before.prisma, config, now: new Date(), t: translator("vi") };
    expect(await backup(context, file)).toMatchObject({ ok: true });
    await json(cli({ DATABASE_URL: urlOf(restored), DATA_DIR: join(folder, "restored") }, "restore", file, "--json"));
    await (await openDatabase({ databaseUrl: urlOf(updated), dataDir: folder, log })).close();
    const rowsOf = async (database: Database) =>
      (await within(database, dumpDatabase))
        .split("\n")
        .filter((line) => !/"?_prisma_migrations|VALUES \('/.test(line));
    expect(await rowsOf(restored)).toEqual(await rowsOf(updated));
  } finally {
    for (const database of [before, updated, restored]) await database.close();
  }
});

async function within<T>(
  database: Database,
  work: (session: Awaited<ReturnType<Database["openSession"]>>) => Promise<T>,
) {
  const session = await database.openSession();
  try {
    return await work(session);
  } finally {
    await session.end();
  }
}
