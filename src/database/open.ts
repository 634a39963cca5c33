import type pg from "pg";
import type { Logger } from "pino";
import { connectionTo, connectPrisma, type Database, openSession } from "./connect.js";
import { openEmbedded } from "./embedded/open.js";
import { migrate, readMigrations } from "./migrate.js";
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
  /** How long to wait for another process that has the embedded database open (default 60 s for a visit, else 30 s). */
  readonly patienceMs?: number;
}

/**
 * Opens the database and brings it up to date. Throws `DatabaseUnavailable` with a code for what can be expected: no
 * server, another bot on the same DATA_DIR, a newer database.
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
  const { databaseUrl, dataDir, log, visit = false } = options;
  let reportBroken: (error: Error) => void = () => {};
  const broken = new Promise<Error>((done) => {
    reportBroken = (error) => {
      log.error({ err: error }, "the embedded database failed");
      done(error);
    };
  });
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
    const migrated = await bringUpToDate(connection);
    if (migrated.length > 0) log.info({ migrated }, "database brought up to date");
    const prisma = connectPrisma(connection, log);
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
        closed ??= prisma.$disconnect().finally(() => embedded?.close());
        return closed;
      },
    };
  } catch (error) {
    await embedded?.close();
    throw error;
  }
}

/** Applies what is missing; exported for tests, which prepare databases of their own. */
export async function bringUpToDate(connection: pg.ClientConfig): Promise<string[]> {
  const client = await openSession(connection).catch((error: Error) => {
    throw new DatabaseUnavailable("unreachable", error.message, error);
  });
  try {
    const { rows } = await client.query<{ number: number; version: string }>(
      "SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version",
    );
    if (rows[0]!.number < 150_000) throw new DatabaseUnavailable("too_old", rows[0]!.version);
    return await migrate(client, readMigrations());
  } finally {
    await client.end();
  }
}
