// Prisma's schema engine as WebAssembly: compares schemas offline, where Prisma's own command line would first download
// a binary. Its interface is internal to Prisma and has no stable version, so only this file speaks it.
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";

const require = createRequire(import.meta.url);
export const schemaFile = new URL("../prisma/schema.prisma", import.meta.url);
export const migrationsFolder = new URL("../prisma/migrations/", import.meta.url);

const filters = { externalTables: [], externalEnums: [] };

/**
 * The SQL that is missing between prisma/migrations and prisma/schema.prisma (or another
 * schema's text); "" when they agree.
 * `connection` must lead to an empty database: the migrations are replayed into it.
 */
export async function drift(connection, content = undefined) {
  const pool = new pg.Pool({ ...connection, max: 4 });
  const adapterFactory = readingCharacters(pool);
  const history = { tag: "migrations", ...(await migrations()) };
  const { script } = await compare(history, await datamodel(content), adapterFactory).finally(() => pool.end());
  return /^\s*--.*empty migration/i.test(script) ? "" : script.trim();
}

/**
 * Prisma's adapter on this database, also for replaying, with what it lacks: the engine asks for columns of PostgreSQL's
 * type "char", which the adapter does not know.
 */
function readingCharacters(pool) {
  const [charType, textType] = [18, 25];
  const characters = new Map();
  const query = pool.query.bind(pool);
  pool.query = async (...asked) => {
    const result = await query(...asked);
    const fields = result.fields ?? [];
    const found = fields.flatMap(({ dataTypeID }, column) => (dataTypeID === charType ? [column] : []));
    for (const column of found) fields[column].dataTypeID = textType;
    characters.set(asked[0].text, found);
    return result;
  };
  const factory = new PrismaPg(pool);
  const connect = async () => {
    const connection = await factory.connect();
    const queryRaw = connection.queryRaw.bind(connection);
    connection.queryRaw = async (asked) => {
      const result = await queryRaw(asked);
      for (const column of characters.get(asked.sql) ?? []) result.columnTypes[column] = ColumnTypeEnum.Character;
      return result;
    };
    return connection;
  };
  return { provider: factory.provider, adapterName: factory.adapterName, connect, connectToShadowDb: connect };
}

async function datamodel(content = undefined) {
  const file = await schema();
  return { tag: "schemaDatamodel", files: [{ ...file, content: content ?? file.content }] };
}

async function schema() {
  return { path: "schema.prisma", content: await readFile(schemaFile, "utf8") };
}

async function migrations() {
  const names = (await readdir(migrationsFolder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const migrationDirectories = await Promise.all(
    names.map(async (path) => ({
      path,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: await readFile(new URL(`${path}/migration.sql`, migrationsFolder), "utf8") },
      },
    })),
  );
  return {
    baseDir: "prisma/migrations",
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories,
  };
}

async function compare(from, to, adapterFactory) {
  const engine = await startEngine(adapterFactory);
  let script = "";
  try {
    const result = await engine.diff({ from, to, script: true, exitCode: null, shadowDatabaseUrl: null, filters });
    script = result.stdout ?? "";
  } finally {
    engine.free();
  }
  return { script };
}

async function startEngine(adapterFactory) {
  loaded ??= load();
  const { SchemaEngine } = await loaded;
  const { path, content } = await schema();
  return SchemaEngine.new(
    { datamodels: [[path, content]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(adapterFactory),
  );
}

/** Loaded once: the bindings hold on to the first instance's memory. */
let loaded;

async function load() {
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const wasmFile = require
    .resolve("@prisma/schema-engine-wasm/schema_engine_bg")
    .replace(/schema_engine_bg\.js$/, "schema_engine_bg.wasm");
  const { instance } = await WebAssembly.instantiate(await readFile(wasmFile), { "./schema_engine_bg.js": bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return bindings;
}
