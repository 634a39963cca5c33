import { afterEach, expect, test } from "vitest";
import type { Database } from "../../src/database/connect.js";
import { keepHouse } from "../../src/database/embedded/housekeeping.js";
import { examine, readFacts, watchHealth } from "../../src/database/health.js";
import { readMigrations } from "../../src/database/migrate.js";
import { openTestDatabase } from "../support/database.js";

const opened: Database[] = [];

afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
});

async function open(): Promise<Database> {
  const database = await openTestDatabase();
  opened.push(database);
  return database;
}

async function run(database: Database, ...statements: readonly string[]): Promise<void> {
  const session = await database.openSession();
  for (const statement of statements) await session.query(statement);
  await session.end();
}

test("facts of a database", async () => {
  const database = await open();
  const facts = await readFacts(database);
  const latestMigration = readMigrations().at(-1)!.name;
  expect(facts).toMatchObject({ kind: database.kind, latestMigration, dataDirWritable: true });
  expect(facts.version).toMatch(/^\d+\.\d+$/);
  expect(facts.bytes).toBeGreaterThan(1_000_000);
  expect(facts.dataDirFreeBytes).toBeGreaterThan(0);
});

test("it serves; it is held up; it is gone", async () => {
  const database = await openTestDatabase();
  expect(await examine(database, 20_000)).toBeNull();
  if (database.kind === "embedded") {
    const session = await database.openSession();
    await session.query("BEGIN");
    expect(await examine(database, 100)).toMatchObject({ code: "unreachable" });
    await session.query("ROLLBACK");
    await session.end();
  }
  await database.close();
  // A server is still there, without this database: nothing that passes by itself.
  const code = database.kind === "embedded" ? "unreachable" : "failing";
  expect(await examine(database, 20_000)).toMatchObject({ code });
});

test("it answers and takes nothing: a read alone would say that all is well", async () => {
  const database = await open();
  const refuse = (code: string) => `
    CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '${code}'; END $$`;
  await run(
    database,
    refuse("53100"),
    `CREATE TRIGGER refuse BEFORE INSERT ON "WriteProbe" FOR EACH ROW EXECUTE FUNCTION refuse()`,
  );
  expect(await examine(database, 20_000)).toEqual({ code: "disk_full", detail: "could not extend file" });
  await run(database, refuse("25006"));
  expect(await examine(database, 20_000)).toMatchObject({ code: "read_only" });
  await run(database, refuse("23514"));
  expect(await examine(database, 20_000)).toMatchObject({ code: "failing" });
  await run(database, `DROP TRIGGER refuse ON "WriteProbe"`);
  expect(await examine(database, 20_000)).toBeNull();
});

test("each probe takes a page that the disk has to give, and housekeeping gives them back", async () => {
  const database = await open();
  const session = await database.openSession();
  const pages = async () => {
    const { rows } = await session.query(`SELECT pg_relation_size('"WriteProbe"')::int / 8192 AS pages`);
    return rows[0].pages as number;
  };
  for (let n = 1; n <= 3; n++) {
    expect(await examine(database, 20_000)).toBeNull();
    expect(await pages()).toBe(n);
  }
  for (let n = 0; n < 50; n++) await examine(database, 20_000);
  await session.query("SELECT pg_stat_force_next_flush()");
  if (database.kind === "embedded") {
    expect(await keepHouse(session)).toContain('VACUUM (ANALYZE) "WriteProbe"');
    expect(await pages()).toBe(0);
  }
  await session.end();
});

test("who watches examines once for many who ask, and logs a change once", async () => {
  const lines: unknown[] = [];
  const log = { error: (facts: unknown) => lines.push(facts), info: (text: unknown) => lines.push(text) };
  const database = await open();
  let sessions = 0;
  let away = false;
  const counted = {
    prisma: database.prisma,
    openSession() {
      sessions++;
      if (away) throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
      return database.openSession();
    },
  };
  const health = watchHealth(counted, log, 60_000);
  expect(await Promise.all([health(), health(), health()])).toEqual([null, null, null]);
  expect(sessions).toBe(1);
  const always = watchHealth(counted, log, -1);
  away = true;
  for (let n = 0; n < 3; n++) expect(await always()).toMatchObject({ code: "unreachable" });
  away = false;
  for (let n = 0; n < 3; n++) expect(await always()).toBeNull();
  expect(sessions).toBe(7);
  expect(lines).toEqual([
    { reason: "unreachable", detail: "connect ECONNREFUSED" },
    "the database takes what is written again",
  ]);
});
