import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type pg from "pg";
import { afterAll, beforeAll } from "vitest";
import { connectionTo, connectPrisma, type Database, openSession } from "../../src/database/connect.js";
import { claimFile } from "../../src/database/embedded/claim.js";
import { packFolder, unpackFolder } from "../../src/database/embedded/pack.js";
import { socketPath } from "../../src/database/embedded/place.js";
import { type EmbeddedServer, startServer } from "../../src/database/embedded/server.js";
import { type Migration, migrate, readMigrations } from "../../src/database/migrate.js";
import { emptyTables, tablesBut } from "./empty-tables.js";

const cache = fileURLToPath(new URL("../../node_modules/.cache/dau-moi/", import.meta.url));
const log = { info() {}, error() {} };
/** Milliseconds that one of many at once may wait for its turn, on a machine that is busy with something else. */
const patience = 100_000;
const never = new Promise<Error>(() => {});

/** A server to run the tests on instead of the embedded database; its account must be allowed to create databases. */
export const serverUrl = process.env.TEST_DATABASE_URL || null;

/** Where a process keeps one database for the test files that share it (vitest.config.ts), open until the process ends. */
const keeper = globalThis as { databaseOfTests?: Promise<Database> | undefined };
export const isShared = process.env.TEST_FILES === "share" && serverUrl === null;

/**
 * A database for this test file alone, migrated and empty, there from `beforeAll` to `afterAll`:
 *
 *     const db = testDatabase();
 *     test("…", async () => { await db.prisma.plan.findMany(); });
 *
 * `clear()` empties all tables and restarts their ids, for a `beforeEach`. Files that share a process get the same one
 * after another, emptied between: who changes more of it than rows takes `openTestDatabase()`.
 */
export function testDatabase(): Pick<Database, "prisma" | "kind" | "connection" | "openSession"> & {
  readonly database: Database;
  clear(): Promise<void>;
} {
  let database: Database | undefined;
  beforeAll(async () => {
    if (isShared) keeper.databaseOfTests ??= openTestDatabase();
    database = await (isShared ? keeper.databaseOfTests : openTestDatabase());
  });
  afterAll(async () => {
    if (!database) return;
    await (isShared ? clear(database) : database.close());
  });
  const there = () => {
    if (database === undefined) throw new Error("the test database is there from beforeAll on");
    return database;
  };
  return {
    get database() {
      return there();
    },
    get prisma() {
      return there().prisma;
    },
    get kind() {
      return there().kind;
    },
    get connection() {
      return there().connection;
    },
    openSession: () => there().openSession(),
    clear: () => clear(there()),
  };
}

/** The same, for who opens and closes by hand: it must be closed, or the process does not end. */
export async function openTestDatabase(): Promise<Database> {
  return serverUrl === null ? openInMemory(await prepared("memory")) : openOnServer(serverUrl);
}

/**
 * A database filled by `fill`, which runs once for each state of the migrations and of `key`: what it wrote is kept
 * for the next test file and the next run. On a server it runs each time.
 */
export async function openFilledDatabase(
  name: string,
  key: string,
  fill: (database: Database) => Promise<void>,
): Promise<Database> {
  if (serverUrl !== null) {
    const database = await openOnServer(serverUrl);
    await fill(database);
    return database;
  }
  const filled = await makeOnce(`${name}-${schemaState()}-${key}`, async (to) => {
    const database = await openTestDatabase();
    try {
      await fill(database);
      await database.embedded!.dump(to);
    } finally {
      await database.close();
    }
  });
  return openInMemory(filled);
}

/** What `DATABASE_URL` has to say to reach it. */
export function urlOf({ connection }: Pick<Database, "connection">): string {
  const { connectionString, user, host, port, database } = connection;
  return connectionString ?? `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host!)}`;
}

/**
 * A DATA_DIR with a migrated, empty database in it, for processes that the test starts. Nothing has it open. Removed
 * after the file.
 */
export async function testDataDir(): Promise<string> {
  const dataDir = testFolder();
  const files = join(dataDir, "database", "files");
  unpackFolder(readFileSync(await prepared("files")), files, { sync: false });
  return dataDir;
}

/** An empty folder, 0700, removed after the file. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "dau-moi-test-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function clear(database: Database): Promise<void> {
  await emptyTables(database, await tablesBut(database));
}

async function openInMemory(from: string): Promise<Database> {
  const host = mkdtempSync(join(tmpdir(), "dau-moi-"));
  const port = 5432;
  const server = await startServer(
    { files: null, snapshot: from, listen: { path: socketPath(host, port) }, maxConnections: 100 },
    fail,
  );
  return assemble(connectionTo({ kind: "embedded", host, port }), server, async () => {
    await server.stop();
    rmSync(host, { recursive: true, force: true });
  });
}

function fail(error: Error): void {
  throw error;
}

function assemble(target: pg.ClientConfig, embedded: EmbeddedServer | null, afterwards: () => Promise<void>): Database {
  const connection = { ...target, connectionTimeoutMillis: patience };
  const prisma = connectPrisma(connection, log, patience);
  return {
    prisma,
    kind: embedded === null ? "server" : "embedded",
    connection,
    dataDir: tmpdir(),
    embedded,
    migrated: [],
    openSession: () => openSession(connection),
    broken: never,
    close: () => prisma.$disconnect().finally(afterwards),
  };
}

/** Changes with the migrations. */
export function schemaState(): string {
  return checksum(readMigrations());
}

function checksum(migrations: readonly Migration[]): string {
  const hash = createHash("sha256");
  for (const { checksum } of migrations) hash.update(checksum);
  return hash.digest("hex").slice(0, 16);
}

/**
 * A migrated, empty database as one file, made once for each state of the migrations: `memory` as PGlite loads it,
 * `files` as they lie on disk after a clean end.
 */
function prepared(how: "memory" | "files"): Promise<string> {
  const migrations = readMigrations();
  return makeOnce(`database-${how}-${checksum(migrations)}`, (to) => prepare(how, to, migrations));
}

/** A file of the cache, made by whoever needs it first, while the others wait. */
export async function makeOnce(name: string, make: (to: string) => Promise<void>): Promise<string> {
  const file = join(cache, name);
  mkdirSync(cache, { recursive: true });
  while (!existsSync(file)) {
    const making = await claimFile(`${file}.making`);
    if (making === null) {
      await new Promise((done) => setTimeout(done, 50));
      continue;
    }
    try {
      const draft = `${file}.${process.pid}`;
      if (!existsSync(file)) {
        await make(draft);
        renameSync(draft, file);
      }
    } finally {
      await making.release();
    }
  }
  return file;
}

async function prepare(how: "memory" | "files", to: string, migrations: readonly Migration[]): Promise<void> {
  const host = mkdtempSync(join(tmpdir(), "dau-moi-"));
  const files = how === "files" ? join(host, "files") : null;
  const server = await startServer(
    { files, snapshot: null, listen: { path: socketPath(host, 5432) }, maxConnections: 10 },
    fail,
  );
  await bringUpToDate(connectionTo({ kind: "embedded", host, port: 5432 }), migrations);
  if (files === null) await server.dump(to);
  await server.stop();
  if (files !== null) writeFileSync(to, packFolder(files));
  rmSync(host, { recursive: true, force: true });
}

async function bringUpToDate(connection: pg.ClientConfig, migrations: readonly Migration[]): Promise<void> {
  const client = await openSession(connection);
  try {
    await migrate(client, migrations);
  } finally {
    await client.end();
  }
}

async function openOnServer(url: string): Promise<Database> {
  const migrations = readMigrations();
  const template = `dau_moi_template_${checksum(migrations)}`;
  const name = `dau_moi_test_${randomUUID().replaceAll("-", "")}`;
  const at = (database: string) => {
    const address = new URL(url);
    address.pathname = `/${database}`;
    return connectionTo({ kind: "server", url: address.href });
  };
  const asAdministrator = async (work: (client: pg.Client) => Promise<void>) => {
    const client = await openSession(connectionTo({ kind: "server", url }));
    try {
      await work(client);
    } finally {
      await client.end();
    }
  };
  await asAdministrator(async (client) => {
    // Nobody may be connected to a template while it is copied.
    await client.query("SELECT pg_advisory_lock(hashtext($1))", [template]);
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate", [
      template,
    ]);
    if (rowCount === 0) {
      await client.query(`DROP DATABASE IF EXISTS ${template}`);
      await client.query(`CREATE DATABASE ${template}`);
      await bringUpToDate(at(template), migrations);
      await client.query(`ALTER DATABASE ${template} IS_TEMPLATE true`);
    }
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  return assemble(at(name), null, () =>
    asAdministrator(async (client) => {
      await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
    }),
  );
}
