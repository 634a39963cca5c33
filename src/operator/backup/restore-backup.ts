import pino from "pino";
import { dayInVietnam } from "../../calendar/day.js";
import { formatDay, formatTime } from "../../calendar/formats.js";
import { goOnWithIds, holdsNoRows, idsOf, type Session, writeRows } from "../../database/copy-rows.js";
import { type Migration, migrate, readMigrations } from "../../database/migrate.js";
import { empty, openDatabase } from "../../database/open.js";
import { failure, type Outcome, success } from "../../outcome.js";
import { createStoredFiles, type StoredFiles } from "../../reporting/evidence/stored-files.js";
import type { CommandContext, CommandResult } from "../command.js";
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
    if (database.kind === "embedded" && database.embedded === null)
      return failure("bot_running", (tt) => tt("operator.move.botRunning"));
    const session = await database.openSession();
    try {
      if (!(await holdsNoRows(session))) return failure("not_empty", (tt) => tt("operator.backup.notEmpty"));
      if (before.length < all.length) {
        await empty(session);
        await migrate(session, before);
      }
      const put = await putBack(file, looked.value, session, createStoredFiles(filesDir));
      if (!put.ok) return put;
      await migrate(session, all);
      const told = { tables: beginning.tables.length, rows: rowsIn(ending), files: ending.files };
      return success({
        json: { ...told, madeAt: beginning.madeAt },
        lines: [t("operator.backup.restored", { ...told, ...momentOf(beginning.madeAt) })],
      });
    } finally {
      await session.end();
    }
  } finally {
    await database.close();
  }
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
  return beginning && ending ? success({ beginning, ending }) : unreadable;
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
    await putAll(readArchive(file), backup, session, stored);
    await session.query("COMMIT");
    return success(null);
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (!["EACCES", "EROFS", "EPERM", "ENOTDIR", "ENOSPC"].includes(code)) throw error;
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
  for await (const entry of archive) {
    const table = beginning.tables[tableOf(entry.name) ?? -1];
    const path = pathOfFile(entry.name);
    if (table !== undefined)
      rows.set(table, (rows.get(table) ?? 0) + (await writeRows(session, table, await textOf(entry))));
    if (path !== null) {
      await stored.putBack(path, entry.content);
      files.add(path);
    }
  }
  const missing = beginning.tables.filter((table) => (rows.get(table) ?? 0) !== ending.rows[table]);
  if (missing.length > 0 || files.size !== ending.files) throw new Error(`restored in part: ${missing.join(", ")}`);
  for (const table of beginning.tables) {
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
