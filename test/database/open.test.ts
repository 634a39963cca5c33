import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { connectionTo, openSession } from "../../src/database/connect.js";
import { readMigrations } from "../../src/database/migrate.js";
import { openDatabase } from "../../src/database/open.js";
import { inMemory, plannedOnce, uncompiled } from "../../src/database/planner.js";
import { serverUrl, testFolder } from "../support/database.js";
import { refusing } from "./refusing-server.js";

const log = { info() {}, error() {} };

async function whyNot(address: string): Promise<unknown> {
  const databaseUrl = `postgresql://an:ungchau@${address}/bot`;
  const error: unknown = await openDatabase({ databaseUrl, dataDir: testFolder(), log }).catch((error) => error);
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain("ungchau");
  return error;
}

test("a server that is not there, or not yet: it may come; the password stays out of what is told", async () => {
  for (const address of ["127.0.0.1:1", "localhost:1"])
    expect(await whyNot(address)).toMatchObject({
      code: "unreachable",
      detail: expect.stringContaining("ECONNREFUSED"),
      mayPass: true,
    });
  const starting = await refusing("57P03", "the database system is starting up");
  expect(await whyNot(`127.0.0.1:${starting.port}`)).toMatchObject({
    code: "unreachable",
    detail: "the database system is starting up",
  });
  starting.close();
});

test("an address that is none, a wrong password, a database that does not exist: nothing to wait for", async () => {
  expect(await whyNot("127.0.0.1:port")).toMatchObject({ code: "refused", mayPass: false });
  for (const [code, sentence] of [
    ["28P01", 'password authentication failed for user "an"'],
    ["3D000", 'database "bot" does not exist'],
  ] as const) {
    const server = await refusing(code, sentence);
    expect(await whyNot(`127.0.0.1:${server.port}`)).toMatchObject({ code: "refused", detail: sentence });
    server.close();
  }
});

test("sessions speak UTC, also where the URL brings options of its own", () => {
  const { connectionString } = connectionTo({
    kind: "server",
    url: "postgresql://h/d?options=-c%20geqo%3Doff&sslmode=disable",
  });
  const options = new URL(connectionString!).searchParams.get("options");
  expect(options).toBe(`-c geqo=off -c TimeZone=UTC -c ${inMemory} -c ${uncompiled} -c ${plannedOnce}`);
});

test.skipIf(serverUrl === null)("a server: several start at once on an empty database and share it", async () => {
  const name = `dau_moi_test_${randomUUID().replaceAll("-", "")}`;
  const administrator = await openSession(connectionTo({ kind: "server", url: serverUrl! }));
  await administrator.query(`CREATE DATABASE ${name}`);
  await administrator.query(`ALTER DATABASE ${name} SET timezone = 'Asia/Ho_Chi_Minh'`);
  const url = new URL(serverUrl!);
  url.pathname = `/${name}`;
  const databases = await Promise.all(
    [1, 2, 3].map((n) => openDatabase({ databaseUrl: url.href, dataDir: testFolder(), log, visit: n === 3 })),
  );
  try {
    expect(databases.flatMap(({ migrated }) => migrated)).toEqual(readMigrations().map(({ name }) => name));
    expect(databases.map(({ kind }) => kind)).toEqual(["server", "server", "server"]);
    const at = new Date("2024-02-26T18:30:00.000Z");
    await databases[0]!.prisma.wrongCode.create({ data: { channel: "zalo", bot: "1", chatId: 1n, at } });
    expect((await databases[1]!.prisma.wrongCode.findFirstOrThrow()).at).toEqual(at);
    const [one, other] = [await databases[0]!.openSession(), await databases[1]!.openSession()];
    const take = "SELECT pg_try_advisory_lock(1) AS mine";
    expect([(await one.query(take)).rows[0].mine, (await other.query(take)).rows[0].mine]).toEqual([true, false]);
    await one.end();
    await other.end();
  } finally {
    for (const database of databases) await database.close();
    await administrator.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await administrator.end();
  }
});
