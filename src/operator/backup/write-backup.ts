import { readdir, rename, rm, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { formatInstant } from "../../calendar/day.js";
import { idsOf, rowsOf, type Session, tablesInOrder } from "../../database/copy-rows.js";
import { appliedMigrations } from "../../database/migrate.js";
import { failure, type Outcome, success } from "../../outcome.js";
import type { CommandContext, CommandResult } from "../command.js";
import { type Archive, type Beginning, type Ending, names, pathOfFile, writeArchive } from "./archive.js";

/** What the file system says where a file cannot be written there. */
const cannotBe = ["ENOENT", "ENOTDIR", "EACCES", "EISDIR", "EROFS", "EPERM"];

/**
 * `backup FILE`: the database as it stands at one moment, beside a running bot or without one, and behind it the pictures
 * and files, in one .tar.gz that only its owner can read. It is there whole or not at all: until it is, it is called
 * FILE.part. An older backup is never written over.
 */
export async function backup(
  { database, config, now, t }: CommandContext,
  file: string,
): Promise<Outcome<CommandResult, "file_exists" | "unwritable">> {
  const exists = failure("file_exists", (tt) => tt("operator.backup.fileExists", { file }));
  if (await isThere(file)) return exists;
  const part = `${file}.part`;
  const session = await database.openSession();
  try {
    let ending: Ending | null = null;
    await rm(part, { force: true });
    await writeArchive(part, async (archive) => {
      ending = await fill(archive, session, { filesDir: config.filesDir, now });
    });
    await rename(part, file);
    const { rows, files } = ending!;
    const told = { file, files, rows: sum(Object.values(rows)), bytes: (await stat(file)).size };
    const size = (told.bytes / 1e6).toLocaleString("vi-VN", { maximumFractionDigits: 1 });
    return success({ json: told, lines: [t("operator.backup.done", { ...told, size })] });
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    await rm(part, { force: true }).catch(() => {});
    if (code === "ENOSPC") return failure("unwritable", (tt) => tt("operator.backup.full", { file }));
    if (!cannotBe.includes(code)) throw error;
    return failure("unwritable", (tt) => tt("operator.plan.unwritable", { file }));
  } finally {
    await session.end();
  }
}

async function fill(
  archive: Archive,
  session: Session,
  { filesDir, now }: { readonly filesDir: string; readonly now: Date },
): Promise<Ending> {
  const database = await addRows(archive, session, now);
  // Behind the rows: every file that a row names was there before it.
  let files = 0;
  for (const path of await pathsBelow(filesDir)) {
    const place = join(filesDir, path);
    const bytes = await stat(place).then(
      ({ size }) => size,
      () => null, // removed meanwhile, as files are when their time is over
    );
    if (bytes === null) continue;
    await archive.addFile(names.file(path), place, bytes);
    files += 1;
  }
  const ending = { ...database, files };
  await archive.add(names.ending, JSON.stringify(ending));
  return ending;
}

/** All of one moment: what is written meanwhile is not in it. */
async function addRows(archive: Archive, session: Session, now: Date): Promise<Omit<Ending, "files">> {
  await session.query("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
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
    return { rows, ids };
  } finally {
    await session.query("ROLLBACK");
  }
}

/** Those that the program keeps, in the order of their names; none where nothing was kept yet. */
async function pathsBelow(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return [];
      throw error;
    },
  );
  return found
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".part"))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => pathOfFile(names.file(path)) !== null)
    .sort();
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
