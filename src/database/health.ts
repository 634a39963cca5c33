import { accessSync, constants } from "node:fs";
import { resolve } from "node:path";
import type { Logger } from "pino";
import type { Database } from "./connect.js";
import { freeBytes } from "./free-space.js";
import { type DatabaseTrouble, reasonOf, troubleOf } from "./trouble.js";

/** What is wrong with a database; `failing`: something else than the troubles that have a name. */
export interface Sickness {
  readonly code: DatabaseTrouble | "failing";
  /** In the database's words, without what was to be written. */
  readonly detail: string;
}

/**
 * Writes a row that needs a new page, and takes it back: a row that fits into the room of the others would say nothing of
 * the disk. The statement still commits, so that the log is written and forced to disk too.
 */
const writeProbe = `DO $$ BEGIN
  INSERT INTO "WriteProbe" (id, filling) VALUES (pg_backend_pid(), repeat('x', 7000));
  RAISE EXCEPTION USING errcode = 'DM001';
EXCEPTION WHEN SQLSTATE 'DM001' THEN NULL; END $$`;

/** Whether the database answers and takes what is written within this time; null: it does. Never throws. */
export async function examine(
  database: Pick<Database, "prisma" | "openSession">,
  withinMs = 3000,
): Promise<Sickness | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Sickness>((done) => {
    timer = setTimeout(() => done({ code: "unreachable", detail: `no answer within ${withinMs} ms` }), withinMs);
  });
  const answer = askAndWrite(database).then(
    () => null,
    (error: Error): Sickness => ({ code: troubleOf(error) ?? "failing", detail: reasonOf(error) }),
  );
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function askAndWrite({ prisma, openSession }: Pick<Database, "prisma" | "openSession">): Promise<void> {
  const session = await openSession();
  try {
    await session.query(writeProbe);
  } finally {
    await session.end();
  }
  // The others' pool, which may be worn out while a new connection works.
  await prisma.$queryRaw`SELECT 1`;
}

/** Watches one database for whoever asks: it is examined at most once in so many milliseconds, and a change is logged once. */
export function watchHealth(
  database: Pick<Database, "prisma" | "openSession">,
  log: Pick<Logger, "info" | "error">,
  everyMs = 3000,
): () => Promise<Sickness | null> {
  let last: { readonly at: number; readonly result: Promise<Sickness | null> } | null = null;
  let known: Sickness["code"] | null = null;
  return () => {
    if (last === null || performance.now() - last.at > everyMs) {
      const result = examine(database).then((sickness) => {
        tell(sickness);
        return sickness;
      });
      last = { at: performance.now(), result };
    }
    return last.result;
  };

  function tell(sickness: Sickness | null): void {
    if ((sickness?.code ?? null) === known) return;
    known = sickness?.code ?? null;
    if (sickness === null) log.info("the database takes what is written again");
    else log.error({ reason: sickness.code, detail: sickness.detail }, advice[sickness.code]);
  }
}

const advice: Readonly<Record<Sickness["code"], string>> = {
  unreachable: "the database does not answer; work goes on by itself when it does",
  disk_full: "the database's disk is full: nothing is taken until there is room, then work goes on by itself",
  read_only: "the database can only be read: work goes on by itself when it can be written",
  failing: "the database cannot be written",
};

export interface DatabaseFacts {
  readonly kind: Database["kind"];
  /** "15.18", "18.6". */
  readonly version: string;
  /** The name of the last migration applied. */
  readonly latestMigration: string | null;
  readonly bytes: number;
  /** Open connections of all processes; null on the embedded database, which cannot tell. */
  readonly connections: number | null;
  /** Absolute. */
  readonly dataDir: string;
  readonly dataDirWritable: boolean;
  /** Null where the file system does not say. */
  readonly dataDirFreeBytes: number | null;
}

/** What an operator wants to see. Throws where the database does not answer. */
export async function readFacts(database: Pick<Database, "prisma" | "kind" | "dataDir">): Promise<DatabaseFacts> {
  const [row] = await database.prisma.$queryRaw<
    { version: string; migration: string | null; bytes: bigint; connections: number }[]
  >`SELECT current_setting('server_version') AS version, pg_database_size(current_database()) AS bytes,
      (SELECT max(migration_name) FROM "_prisma_migrations" WHERE finished_at IS NOT NULL) AS migration,
      (SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database()) AS connections`;
  const dataDir = resolve(database.dataDir);
  return {
    kind: database.kind,
    version: row!.version.split(" ")[0]!,
    latestMigration: row!.migration,
    bytes: Number(row!.bytes),
    connections: database.kind === "server" ? row!.connections : null,
    dataDir,
    dataDirWritable: isWritable(dataDir),
    dataDirFreeBytes: await freeBytes(dataDir),
  };
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
