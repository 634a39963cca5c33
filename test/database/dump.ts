import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import type { ClientBase } from "pg";
import { tablesInOrder } from "../../src/database/copy-rows.js";
import { type Migration, readMigrations } from "../../src/database/migrate.js";

/** Databases as earlier editions left them, and the migrations that have landed. */
export const upgradesFolder = fileURLToPath(new URL("./upgrades/", import.meta.url));

const rowsAtOnce = 500;

/** A whole database as one SQL text: the migrations as they were then, every row, where the ids stand. */
export async function dumpDatabase(session: ClientBase): Promise<string> {
  const parts = [...readMigrations().map(({ sql }) => sql), history(readMigrations())];
  for (const { name, key } of await tablesInOrder(session)) {
    const { rows } = await session.query<{ row: string }>(
      `SELECT row_to_json(t)::text AS row FROM ${name} t ORDER BY ${key}`,
    );
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      const json = rows.slice(from, from + rowsAtOnce).map(({ row }) => row);
      parts.push(
        `INSERT INTO ${name} SELECT * FROM json_populate_recordset(NULL::${name}, $rows$[${json.join(",\n")}]$rows$);`,
      );
    }
  }
  const { rows: sequences } = await session.query<{ name: string; last: string }>(
    `SELECT quote_ident(sequencename) AS name, last_value AS last FROM pg_sequences
     WHERE schemaname = current_schema() AND last_value IS NOT NULL ORDER BY 1`,
  );
  parts.push(...sequences.map(({ name, last }) => `SELECT setval('${name}', ${last});`));
  return `${parts.join("\n")}\n`;
}

/** What a start of that edition wrote of them. */
function history(migrations: readonly Migration[]): string {
  const rows = migrations.map(({ name, checksum }) => `('${randomUUID()}', '${checksum}', now(), '${name}', now(), 1)`);
  return `CREATE TABLE "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0);
INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
  VALUES ${rows.join(", ")};`;
}

/** The states of the database that are kept, by the name of the last migration that they have. */
export function keptStates(): string[] {
  return readdirSync(upgradesFolder)
    .filter((name) => name.endsWith(".sql.gz"))
    .map((name) => name.slice(0, -".sql.gz".length))
    .sort();
}

/** Puts a kept state into a database, whose own content goes. */
export async function layState(session: ClientBase, state: string): Promise<void> {
  await session.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  await session.query(unpacked(`${state}.sql.gz`));
}

/** What `export` said of it then, line by line. */
export function exportOf(state: string): Record<string, unknown>[] {
  return unpacked(`${state}.export.jsonl.gz`)
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

function unpacked(name: string): string {
  return gunzipSync(readFileSync(upgradesFolder + name)).toString();
}

/** Name and checksum of each migration that has landed, one a line as `sha256sum` writes them. */
export function landedMigrations(): Map<string, string> {
  const lines = readFileSync(`${upgradesFolder}landed.txt`, "utf8").trimEnd().split("\n");
  return new Map(lines.map((line) => line.split(/ +/) as [string, string]).map(([checksum, name]) => [name, checksum]));
}
