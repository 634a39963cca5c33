import { link, readdir, rm, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { formatInstant } from "../../calendar/day.js";
import type { Session } from "../../database/connect.js";
import { idsOf, rowsOf, tablesInOrder, waitForDisk } from "../../database/copy-rows.js";
import { appliedMigrations } from "../../database/migrate.js";
import { failure, type Outcome, success } from "../../outcome.js";
import type { Translate } from "../../text/language.js";
import type { CommandContext, CommandResult } from "../command.js";
import { writeTrouble } from "../write-trouble.js";
import { type Archive, type Beginning, type Ending, names, pathOfFile, writeArchive } from "./archive.js";

/** A kept file that is there and cannot be read. */
class Unreadable extends Error {
  constructor(
    readonly path: string,
    readonly reason: string,
  ) {
    super(`${path}: ${reason}`);
  }
}

/**
 * `backup FILE`: the database as it stands at one moment, beside a running bot or without one, and behind it the pictures
 * and files, in one .tar.gz that only its owner can read. It is there whole or not at all: until it is, it has another
 * name, ending in .part. An older backup is never written over.
 */
export async function backup(
  { database, config, now, t }: CommandContext,
  file: string,
): Promise<Outcome<CommandResult, "file_exists" | "unwritable" | "unreadable_file">> {
  const exists = failure("file_exists", (tt) => tt("operator.backup.fileExists", { file }));
  if (await isThere(file)) return exists;
  const part = `${file}.${process.pid}.part`;
  const session = await database.openSession();
  try {
    let ending: Filled | null = null;
    await rm(part, { force: true });
    await writeArchive(part, async (archive) => {
      ending = await fill(archive, session, { filesDir: config.filesDir, now });
    });
    // Not renamed, which would write over one that was made meanwhile.
    await link(part, file);
    return success(toldOf(file, ending!, (await stat(file)).size, t));
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (error instanceof Unreadable) {
      const { path, reason } = error;
      return failure("unreadable_file", (tt) => tt("operator.backup.unreadableFile", { path, reason }));
    }
    if (code === "EEXIST") return exists;
    const trouble = writeTrouble(error);
    if (trouble === null) throw error;
    const sentence = trouble === "full" ? "operator.backup.full" : "operator.plan.unwritable";
    return failure("unwritable", (tt) => tt(sentence, { file }));
  } finally {
    await rm(part, { force: true }).catch(() => {});
    await session.end();
  }
}

function toldOf(file: string, { rows, files, missing }: Filled, bytes: number, t: Translate): CommandResult {
  const told = { file, files, rows: Object.values(rows).reduce((total, one) => total + one, 0), bytes, missing };
  const shown = (value: number, digits = 0) => value.toLocaleString("vi-VN", { maximumFractionDigits: digits });
  return {
    json: told,
    lines: [
      t("operator.backup.done", { file, files: shown(files), rows: shown(told.rows), size: shown(bytes / 1e6, 1) }),
      ...(missing > 0 ? [t("operator.backup.missing", { count: missing })] : []),
    ],
  };
}

interface Filled extends Ending {
  /** Files that rows name and FILES_DIR does not hold. */
  readonly missing: number;
}

async function fill(
  archive: Archive,
  session: Session,
  { filesDir, now }: { readonly filesDir: string; readonly now: Date },
): Promise<Filled> {
  const { named, ...database } = await addRows(archive, session, now);
  // Behind the rows: every file that a row names was there before it.
  const added = new Set<string>();
  for (const path of await pathsBelow(filesDir)) {
    try {
      await archive.addFile(names.file(path), join(filesDir, path));
      added.add(path);
    } catch (error) {
      const { code, syscall } = error as NodeJS.ErrnoException;
      // Removed meanwhile, as files are when their time is over.
      if (code === "ENOENT") continue;
      throw syscall === "open" || syscall === "read" ? new Unreadable(join(filesDir, path), code ?? "") : error;
    }
  }
  const ending: Ending = { ...database, files: added.size };
  await archive.add(names.ending, JSON.stringify(ending));
  return { ...ending, missing: named.filter((path) => !added.has(path)).length };
}

/** All of one moment: what is written meanwhile is not in it. */
async function addRows(
  archive: Archive,
  session: Session,
  now: Date,
): Promise<Omit<Ending, "files"> & { readonly named: readonly string[] }> {
  await session.query("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
  await waitForDisk(session);
  try {
    const tables = await tablesInOrder(session);
    const migrations = await appliedMigrations(session);
    const beginning: Beginning = {
      format: 1,
      madeAt: formatInstant(now),
      migrations: [...migrations].map(([name, checksum]) => ({ name, checksum })),
      tables: tables.map(({ name }) => name),
    };
    await archive.add(names.beginning, JSON.stringify(beginning));
    const [rows, ids]: [Record<string, number>, Record<string, { last: string; called: boolean }[]>] = [{}, {}];
    for (const [place, table] of tables.entries()) {
      let [count, batch] = [0, 0];
      for await (const read of rowsOf(session, table)) {
        await archive.add(names.rows(place, batch), read.rows);
        [count, batch] = [count + read.count, batch + 1];
      }
      rows[table.name] = count;
      ids[table.name] = (await idsOf(session, table.name)).map(({ last, called }) => ({ last, called }));
    }
    return { rows, ids, named: await storedPaths(session) };
  } finally {
    await session.query("ROLLBACK");
  }
}

/** Those that the program keeps, in the order of their names; none where nothing was kept yet. */
async function pathsBelow(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return [];
      throw new Unreadable(folder, error.code ?? "");
    },
  );
  return found
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".part"))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => pathOfFile(names.file(path)) !== null)
    .sort();
}

/** The files that rows name, of editions before there were any none. */
async function storedPaths(session: Session): Promise<string[]> {
  const { rows: columns } = await session.query<{ table: string }>(
    `SELECT quote_ident(table_name) AS table FROM information_schema.columns
     WHERE table_schema = current_schema() AND column_name = 'storedAs'`,
  );
  const paths: string[] = [];
  for (const { table } of columns) {
    const { rows } = await session.query<{ path: string }>(
      `SELECT "storedAs" AS path FROM ${table} WHERE "storedAs" IS NOT NULL`,
    );
    paths.push(...rows.map(({ path }) => path));
  }
  return paths;
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
