import pino from "pino";
import { dayInVietnam } from "../../calendar/day.js";
import { formatDay, formatTime } from "../../calendar/formats.js";
import type { Session } from "../../database/connect.js";
import { goOnWithIds, holdsNoRows, idsOf, tablesInOrder, waitForDisk, writeRows } from "../../database/copy-rows.js";
import type { PrismaClient } from "../../database/generated/client.js";
import { dropTables, type Migration, migrate, readMigrations } from "../../database/migrate.js";
import { openDatabase } from "../../database/open.js";
import { livingHolders } from "../../delivery/holder.js";
import { failure, type Outcome, success } from "../../outcome.js";
import { createStoredFiles, type StoredFiles } from "../../reporting/evidence/stored-files.js";
import type { CommandContext, CommandResult } from "../command.js";
import { writeTrouble } from "../write-trouble.js";
import { type Beginning, type Ending, names, pathOfFile, type Read, readArchive, tableOf, textOf } from "./archive.js";

type Refused = "no_such_backup" | "unreadable_backup" | "newer_backup" | "bot_running" | "not_empty" | "unwritable";

/**
 * `restore FILE`: what a backup holds, of this or an earlier edition of the program, into a database that holds nothing and
 * into FILES_DIR; the database is then brought up to date. The rows are there whole or not at all: files that were put
 * back before it failed stay, which nothing names. Throws `DatabaseUnavailable`, as whatever opens a database.
 */
export async function restore(
  { config, t }: Pick<CommandContext, "config" | "t">,
  file: string,
): Promise<Outcome<CommandResult, Refused>> {
  const all = readMigrations();
  const looked = await lookAt(file);
  if (!looked.ok) return looked;
  const { beginning, ending } = looked.value;
  const before = priorTo(beginning, all);
  if (before === null) return failure("newer_backup", (tt) => tt("operator.backup.newer", { file }));
  const { databaseUrl, dataDir, filesDir } = config;
  const log = pino({ level: "silent" });
  const database = await openDatabase({ ...(databaseUrl === null ? {} : { databaseUrl }), dataDir, visit: true, log });
  try {
    const isServed = database.kind === "embedded" ? database.embedded === null : await isHeld(database.prisma);
    if (isServed) return failure("bot_running", (tt) => tt("operator.backup.botRunning"));
    const session = await database.openSession();
    try {
      const ready = await makeReady(session, before, all);
      if (!ready.ok) return ready;
      const put = await putBack(file, looked.value, session, createStoredFiles(filesDir));
      if (!put.ok) return put;
      await migrate(session, all);
      const told = { tables: beginning.tables.length, rows: rowsIn(ending), files: ending.files };
      const shown = { tables: told.tables, rows: told.rows.toLocaleString("vi-VN"), files: told.files };
      return success({
        json: { ...told, madeAt: beginning.madeAt },
        lines: [t("operator.backup.restored", { ...shown, ...momentOf(beginning.madeAt) })],
      });
    } finally {
      await session.end();
    }
  } finally {
    await database.close();
  }
}

/** Whether a bot works on a server's database. */
async function isHeld(db: PrismaClient): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`SELECT 1 FROM ${livingHolders} AS holder LIMIT 1`;
  return rows.length > 0;
}

/**
 * An empty database with the tables that the backup was made of. Only tables of the program are ever dropped, in the schema
 * that the connection works in, and only while none of them holds a row.
 */
async function makeReady(
  session: Session,
  before: readonly Migration[],
  all: readonly Migration[],
): Promise<Outcome<null, "not_empty" | "unwritable">> {
  await session.query("BEGIN");
  try {
    if (!(await holdsNoRows(session))) return failure("not_empty", (tt) => tt("operator.backup.notEmpty"));
    if (before.length < all.length) await dropTables(session);
    await session.query("COMMIT");
  } finally {
    // After the commit this is nothing.
    await session.query("ROLLBACK");
  }
  if (before.length < all.length) await migrate(session, before);
  return success(null);
}

function momentOf(instant: string) {
  const at = new Date(instant);
  return { time: formatTime(at), day: formatDay(dayInVietnam(at)) };
}

interface Backup {
  readonly beginning: Beginning;
  readonly ending: Ending;
}

/** Reads it once to its end, which tells whether it is whole: before that nothing is touched. */
async function lookAt(file: string): Promise<Outcome<Backup, "no_such_backup" | "unreadable_backup" | "newer_backup">> {
  const unreadable = failure("unreadable_backup", (tt) => tt("operator.backup.unreadable", { file }));
  let beginning: Beginning | null = null;
  let ending: Ending | null = null;
  try {
    for await (const entry of readArchive(file)) {
      if (entry.name === names.beginning) beginning = JSON.parse(await textOf(entry)) as Beginning;
      if (beginning === null) return unreadable;
      if ((beginning.format as number) !== 1)
        return failure("newer_backup", (tt) => tt("operator.backup.newer", { file }));
      if (entry.name === names.ending) ending = JSON.parse(await textOf(entry)) as Ending;
    }
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (["ENOENT", "ENOTDIR", "EACCES", "EISDIR"].includes(code))
      return failure("no_such_backup", (tt) => tt("operator.backup.noSuchFile", { file }));
    return unreadable; // whatever zlib, tar-stream or JSON say of it
  }
  return beginning && ending && isWhole(beginning, ending) ? success({ beginning, ending }) : unreadable;
}

function isWhole({ migrations, tables }: Beginning, { rows, ids }: Ending): boolean {
  return Array.isArray(migrations) && Array.isArray(tables) && typeof rows === "object" && typeof ids === "object";
}

/** The migrations that the backup's database had; null where they are not the first of these. */
function priorTo({ migrations }: Beginning, all: readonly Migration[]): readonly Migration[] | null {
  const known = migrations.every(
    ({ name, checksum }, place) => all[place]?.name === name && all[place].checksum === checksum,
  );
  return known ? all.slice(0, migrations.length) : null;
}

/** In one transaction: all rows of it, or none. */
async function putBack(
  file: string,
  backup: Backup,
  session: Session,
  stored: StoredFiles,
): Promise<Outcome<null, "unwritable">> {
  await session.query("BEGIN");
  try {
    await waitForDisk(session);
    await putAll(readArchive(file), backup, session, stored);
    await session.query("COMMIT");
    return success(null);
  } catch (error) {
    const trouble = writeTrouble(error);
    // What FILES_DIR lacks is made: it is the backup that is not there any more.
    if (trouble === null || trouble === "nowhere") throw error;
    const { code = "" } = error as NodeJS.ErrnoException;
    return failure("unwritable", (tt) => tt("operator.backup.filesUnwritable", { code }));
  } finally {
    // After the commit this is nothing.
    await session.query("ROLLBACK");
  }
}

async function putAll(
  archive: AsyncIterable<Read>,
  { beginning, ending }: Backup,
  session: Session,
  stored: StoredFiles,
): Promise<void> {
  const [rows, files] = [new Map<string, number>(), new Set<string>()];
  const known = new Set((await tablesInOrder(session)).map(({ name }) => name));
  for await (const entry of archive) {
    const table = beginning.tables[tableOf(entry.name) ?? -1];
    const path = pathOfFile(entry.name);
    // What is no table's name would be a part of a statement.
    if (table !== undefined && known.has(table))
      rows.set(table, (rows.get(table) ?? 0) + (await writeRows(session, table, await textOf(entry))));
    if (path !== null) {
      await stored.putBack(path, entry.content);
      files.add(path);
    }
  }
  const missing = beginning.tables.filter((table) => (rows.get(table) ?? 0) !== ending.rows[table]);
  if (missing.length > 0 || files.size !== ending.files) throw new Error(`restored in part: ${missing.join(", ")}`);
  for (const table of beginning.tables.filter((name) => known.has(name))) {
    const stand = ending.ids[table] ?? [];
    const ids = await idsOf(session, table);
    await goOnWithIds(
      session,
      ids.map((own, place) => ({ ...own, ...stand[place] })),
    );
  }
}

function rowsIn({ rows }: Ending): number {
  return Object.values(rows).reduce((total, count) => total + count, 0);
}
