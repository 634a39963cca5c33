import { readFileSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import type { Database } from "../../src/database/connect.js";
import { type Migration, migrate, readMigrations } from "../../src/database/migrate.js";
import { openTestDatabase } from "../support/database.js";

const opened: Database[] = [];

afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
});

async function emptyDatabase(): Promise<Database> {
  const database = await openTestDatabase();
  opened.push(database);
  const session = await database.openSession();
  await session.query("DROP SCHEMA public CASCADE");
  await session.query("CREATE SCHEMA public");
  await session.end();
  return database;
}

async function apply(database: Database, migrations: readonly Migration[]): Promise<string[]> {
  const session = await database.openSession();
  try {
    return await migrate(session, migrations);
  } finally {
    await session.end();
  }
}

const extra = (name: string, sql: string): Migration => ({ name, sql, checksum: `sum of ${sql}` });

test("the migrations lead to the schema", async () => {
  // @ts-expect-error a script of the repository, without types
  const { drift } = await import("../../scripts/schema-engine.mjs");
  expect(await drift((await emptyDatabase()).connection)).toBe("");
  const schema = readFileSync("prisma/schema.prisma", "utf8").replace(
    "model Setting {",
    "model Setting {\n  note String?",
  );
  expect(await drift((await emptyDatabase()).connection, schema)).toContain('ADD COLUMN     "note" TEXT');
});

test("two that start at once apply each migration once", async () => {
  const database = await emptyDatabase();
  const migrations = [...readMigrations(), extra("9999_more", `CREATE TABLE "More" (id int)`)];
  const applied = await Promise.all([1, 2, 3].map(() => apply(database, migrations)));
  expect(applied.flat()).toEqual(migrations.map(({ name }) => name));
  const rows = await database.prisma.$queryRaw<unknown[]>`
    SELECT migration_name, checksum, applied_steps_count AS steps, finished_at >= started_at AS finished
    FROM "_prisma_migrations" ORDER BY 1`;
  expect(rows).toEqual(
    migrations.map(({ name, checksum }) => ({ migration_name: name, checksum, steps: 1, finished: true })),
  );
  expect(await apply(database, migrations)).toEqual([]);
});

test("a migration that fails leaves nothing behind, nor does one applied before it in the same start", async () => {
  const database = await emptyDatabase();
  const good = extra("0001_good", `CREATE TABLE "Good" (id int)`);
  const bad = extra("9999_bad", `CREATE TABLE "Bad" (id int); SELECT 1 / 0`);
  await expect(apply(database, [good, bad])).rejects.toThrow("division by zero");
  const tables = await database.prisma.$queryRaw`SELECT tablename FROM pg_tables WHERE schemaname = 'public'`;
  expect(tables).toEqual([]);
  expect(await apply(database, [good])).toEqual(["0001_good"]);
});

test("the database of another edition is left alone", async () => {
  const database = await emptyDatabase();
  const [one, two] = [extra("0001_one", "SELECT 1"), extra("0002_two", "SELECT 2")];
  await apply(database, [one, two]);
  await expect(apply(database, [one])).rejects.toMatchObject({ code: "newer", detail: "0002_two" });
  const altered = { ...one, checksum: "another" };
  await expect(apply(database, [altered, two])).rejects.toMatchObject({ code: "altered", detail: "0001_one" });
});
