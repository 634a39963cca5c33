import { accessSync, constants } from "node:fs";
import { statfs } from "node:fs/promises";
import { resolve } from "node:path";
import type { Database } from "./connect.js";

/** Whether the database answers within this time. Never throws. */
export async function ping(database: Pick<Database, "prisma">, withinMs = 3000): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((done) => {
    timer = setTimeout(() => done(false), withinMs);
  });
  const answer = database.prisma.$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

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

async function freeBytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}
