import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ClientBase } from "pg";
import { Prisma } from "./generated/client.js";
import { DatabaseUnavailable } from "./unavailable.js";

export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, as Prisma writes it into `_prisma_migrations`. */
  readonly checksum: string;
}

/** prisma/migrations, in order. */
export function readMigrations(folder = migrationsFolder()): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

function migrationsFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const migrations = join(folder, "prisma", "migrations");
    if (existsSync(migrations)) return migrations;
    if (folder === dirname(folder)) throw new Error("prisma/migrations is missing beside the program");
  }
}

/** The lock under which Prisma's own command line migrates: the two never do it at once. */
const migrationLock = 72_707_369;

const table = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum" VARCHAR(64) NOT NULL,
    "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL,
    "logs" TEXT,
    "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count" INTEGER NOT NULL DEFAULT 0
  )`;

/** The name of each migration that the database has, with its checksum. Empty before the first. */
export async function appliedMigrations(client: ClientBase): Promise<Map<string, string>> {
  const { rows: tables } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS there`,
  );
  if (!tables[0]?.there) return new Map();
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    `SELECT migration_name, checksum FROM "_prisma_migrations"
     WHERE rolled_back_at IS NULL AND finished_at IS NOT NULL ORDER BY migration_name`,
  );
  return new Map(rows.map(({ migration_name, checksum }) => [migration_name, checksum]));
}

/**
 * Brings the database up to these migrations, all or none, and returns the names of those it applied. Processes that
 * start at once wait for one another and apply each once. Throws `DatabaseUnavailable` `newer` or `altered` when the
 * database was made by another edition of the program.
 */
export async function migrate(client: ClientBase, migrations: readonly Migration[]): Promise<string[]> {
  await client.query("BEGIN");
  try {
    await client.query("SELECT pg_advisory_xact_lock($1)", [migrationLock]);
    await client.query(table);
    const pending = pendingMigrations(migrations, await appliedMigrations(client));
    for (const { name, sql, checksum } of pending) {
      await client.query(sql);
      await client.query(
        `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
         VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
        [randomUUID(), checksum, name],
      );
    }
    await client.query("COMMIT");
    return pending.map(({ name }) => name);
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  }
}

/** Those not applied yet. `applied`: name to checksum. */
export function pendingMigrations(
  migrations: readonly Migration[],
  applied: ReadonlyMap<string, string>,
): readonly Migration[] {
  const known = new Set(migrations.map(({ name }) => name));
  for (const name of applied.keys()) if (!known.has(name)) throw new DatabaseUnavailable("newer", name);
  for (const { name, checksum } of migrations) {
    const there = applied.get(name);
    if (there !== undefined && there !== checksum) throw new DatabaseUnavailable("altered", name);
  }
  return migrations.filter(({ name }) => !applied.has(name));
}

/** Drops the tables of the program, and what of the migrations was done, in the schema that the connection works in. */
export async function dropTables(client: ClientBase): Promise<void> {
  const own = [...Object.keys(Prisma.ModelName), "_prisma_migrations"].map((name) => `"${name}"`);
  await client.query(`DROP TABLE IF EXISTS ${own.join(", ")}`);
}
