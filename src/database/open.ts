import { resolve } from "node:path";
import type pg from "pg";
import type { Logger } from "pino";
import { connectionTo, connectPrisma, type Database, openSession } from "./connect.js";
import { keepHouse } from "./embedded/housekeeping.js";
import { openEmbedded } from "./embedded/open.js";
import { holdsDatabase } from "./embedded/place.js";
import { appliedMigrations, type Migration, migrate, pendingMigrations, readMigrations } from "./migrate.js";
import { reasonOf, troubleOf } from "./trouble.js";
import { DatabaseUnavailable } from "./unavailable.js";

export interface OpenDatabaseOptions {
  /** A server, PostgreSQL 15 or newer; without one an embedded PostgreSQL keeps its files in `dataDir`. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  readonly log: Pick<Logger, "info" | "error">;
  /**
   * A command that ends in a moment, beside a running bot or without one. On an embedded database it is the bot's guest;
   * where no bot runs it opens the files for itself alone, and a bot that starts meanwhile waits for its end.
   */
  readonly visit?: boolean;
  /** Whether an embedded database is made where there is none (default), or `absent` is thrown. */
  readonly makes?: boolean;
  /** The embedded database begins empty: whatever it held is gone (the demo). */
  readonly afresh?: boolean;
  /** How long to wait for another process that has the embedded database open (default 60 s for a visit, else 30 s). */
  readonly patienceMs?: number;
}

/**
 * Opens the database and brings it up to date. Throws `DatabaseUnavailable` with a code for what can be expected: no
 * server, another bot on the same DATA_DIR, a newer database.
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
  const { databaseUrl, dataDir, log, visit = false, makes = true } = options;
  if (!databaseUrl && !makes && !holdsDatabase(dataDir)) throw new DatabaseUnavailable("absent", resolve(dataDir));
  const migrations = readMigrations();
  let reportBroken: (error: Error) => void = () => {};
  const broken = new Promise<Error>((done) => {
    reportBroken = done;
  });
  void broken.then((err) => log.error({ reason: troubleOf(err) ?? "failing", err }, "the embedded database failed"));
  const embedded = databaseUrl
    ? null
    : await openEmbedded({
        dataDir,
        visit,
        patienceMs: options.patienceMs ?? (visit ? 60_000 : 30_000),
        log,
        onBroken: reportBroken,
      });
  try {
    const connection = connectionTo(
      embedded === null ? { kind: "server", url: databaseUrl! } : { kind: "embedded", ...embedded.address },
    );
    const migrated = await withSession(connection, async (client) => {
      if (options.afresh && embedded?.server) await empty(client);
      if (embedded?.server === null) return checkUpToDate(client, migrations);
      return migrate(client, migrations);
    });
    if (migrated.length > 0) log.info({ migrated }, "database brought up to date");
    embedded?.letIn();
    const prisma = connectPrisma(connection, log);
    const stopKeepingHouse = embedded?.server ? keepHouseEveryMinute(connection, log) : async () => {};
    let closed: Promise<void> | null = null;
    return {
      prisma,
      kind: embedded === null ? "server" : "embedded",
      connection,
      dataDir,
      embedded: embedded?.server ?? null,
      migrated,
      openSession: () => openSession(connection),
      broken,
      close() {
        closed ??= Promise.allSettled([stopKeepingHouse(), prisma.$disconnect()]).then(() => embedded?.close());
        return closed;
      },
    };
  } catch (error) {
    await embedded?.close();
    if (error instanceof DatabaseUnavailable || troubleOf(error) !== "disk_full") throw error;
    throw new DatabaseUnavailable("disk_full", reasonOf(error as Error), error);
  }
}

/** Returns how to stop it. */
function keepHouseEveryMinute(connection: pg.ClientConfig, log: Pick<Logger, "error">): () => Promise<void> {
  let work: Promise<void> | null = null;
  const timer = setInterval(() => {
    work ??= withSession(connection, keepHouse)
      .then(
        () => {},
        (err: Error) => log.error({ err }, "housekeeping of the database failed"),
      )
      .finally(() => {
        work = null;
      });
  }, 60_000);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await work;
  };
}

async function withSession<T>(connection: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  // The cause stays out of it: where the URL is at fault, the error carries it, password and all.
  const client = await openSession(connection).catch((error: Error) => {
    throw new DatabaseUnavailable(troubleOf(error) ?? "refused", reasonOf(error));
  });
  try {
    await checkServer(client);
    return await work(client);
  } catch (error) {
    const trouble = troubleOf(error);
    throw trouble === null ? error : new DatabaseUnavailable(trouble, reasonOf(error as Error), error);
  } finally {
    await client.end();
  }
}

async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: number; version: string; zone: string }>(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version,
       current_setting('TimeZone') AS zone`,
  );
  const { number, version, zone } = rows[0]!;
  if (number < 150_000) throw new DatabaseUnavailable("too_old", version);
  // A connection pooler may drop the setting; every instant would then be read and written hours off.
  if (zone !== "UTC") throw new DatabaseUnavailable("refused", `TimeZone is ${zone} although UTC was asked for`);
}

async function empty(client: pg.Client): Promise<void> {
  await client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
}

/** A guest does not migrate beneath a running bot. */
async function checkUpToDate(client: pg.Client, migrations: readonly Migration[]): Promise<string[]> {
  const [missing] = pendingMigrations(migrations, await appliedMigrations(client));
  if (missing !== undefined) throw new DatabaseUnavailable("older", missing.name);
  return [];
}
