import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { extract, type Pack, pack } from "tar-stream";

/** What a backup begins with: which program can read it. */
export interface Beginning {
  readonly format: 1;
  /** An instant with offset. */
  readonly madeAt: string;
  /** Of the database, in order: each with the SHA-256 of its text. */
  readonly migrations: readonly { readonly name: string; readonly checksum: string }[];
  /** The tables, quoted, each behind those that its rows refer to. */
  readonly tables: readonly string[];
}

/** What a backup ends with; one without it was broken off. */
export interface Ending {
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
  /** Where the numbers stand that each table gives by itself, in the order of its columns. */
  readonly ids: Readonly<Record<string, readonly { readonly last: string; readonly called: boolean }[]>>;
  readonly files: number;
}

/** The names of what a backup holds, in this order: the beginning, rows in batches, files, the ending. */
export const names = {
  beginning: "backup.json",
  ending: "end.json",
  rows: (table: number, batch: number) =>
    `rows/${String(table).padStart(3, "0")}/${String(batch).padStart(6, "0")}.json`,
  file: (path: string) => `files/${path}`,
};

/** Of which table, by its place in the beginning, a name holds rows; null where it holds none. */
export function tableOf(name: string): number | null {
  const found = /^rows\/(\d{3})\/\d{6,}\.json$/.exec(name);
  return found ? Number(found[1]) : null;
}

/** The path below FILES_DIR that a name holds, where it is one that the program gives; else null. */
export function pathOfFile(name: string): string | null {
  const found = /^files\/((?:[A-Za-z0-9-]+\/){1,2}[A-Za-z0-9][A-Za-z0-9.-]*)$/.exec(name);
  return found && !found[1]!.includes("..") ? found[1]! : null;
}

export interface Archive {
  add(name: string, content: string): Promise<void>;
  /** Rejects with what the file system says of that file, before anything of it is written. */
  addFile(name: string, path: string): Promise<void>;
}

/**
 * Writes a .tar.gz, readable by its owner alone, onto the disk before it resolves. Rejects with what the file system says,
 * also EEXIST, or with what `fill` throws; what is written by then stays.
 */
export async function writeArchive(path: string, fill: (archive: Archive) => Promise<void>): Promise<void> {
  const tar = pack();
  const written = pipeline(tar, createGzip(), createWriteStream(path, { flags: "wx", mode: 0o600, flush: true }));
  // Whoever fills waits for the disk, which may have failed: then there is nothing to wait for.
  const failed = written.then(() => undefined as never);
  failed.catch(() => {});
  const archive = fillable(tar);
  try {
    await Promise.race([fill(archive), failed]);
    tar.finalize();
  } catch (error) {
    tar.destroy(error as Error);
    await written.catch(() => {});
    throw error;
  }
  await written;
}

function fillable(tar: Pack): Archive {
  const header = { mode: 0o600, mtime: new Date(0) };
  return {
    async add(name, content) {
      await new Promise<void>((done, fail) => {
        const entry = tar.entry({ ...header, name }, content, (error) => (error ? fail(error) : done()));
        entry.on("error", fail);
      });
    },
    async addFile(name, path) {
      const file = await open(path);
      try {
        // Read before there is an entry that would have to be filled.
        const first = Buffer.alloc(1);
        const { bytesRead } = await file.read(first, 0, 1, 0);
        const { size } = await file.stat();
        const entry = tar.entry({ ...header, name, size: bytesRead === 0 ? 0 : size });
        // Whoever waits for it hears it too.
        entry.on("error", () => {});
        let sent = 0;
        if (bytesRead > 0)
          for await (const chunk of file.createReadStream({ start: 0, end: size - 1, autoClose: false })) {
            sent += (chunk as Buffer).length;
            if (!entry.write(chunk)) await once(entry, "drain");
          }
        // Whoever reads it gets as much as was said, whatever became of the file meanwhile.
        entry.end(Buffer.alloc(bytesRead === 0 ? 0 : size - sent));
      } finally {
        await file.close();
      }
    },
  };
}

/** One entry of an archive. Its content is read, or left out, before the next one. */
export interface Read {
  readonly name: string;
  readonly content: AsyncIterable<Buffer>;
}

/**
 * Reads a .tar.gz from its beginning. Throws what the file system says; where it is none, is damaged or was broken off, an
 * error of zlib (its `code` begins with Z_) or of tar-stream, which has no code.
 */
export async function* readArchive(path: string): AsyncGenerator<Read> {
  const source = createReadStream(path);
  const entries = extract();
  const read = pipeline(source, createGunzip(), entries);
  read.catch(() => {});
  for await (const entry of entries) {
    yield { name: entry.header.name, content: entry as AsyncIterable<Buffer> };
    // What was not read of it keeps the next one back.
    (entry as unknown as NodeJS.ReadableStream).resume();
  }
  await read;
}

export async function textOf({ content }: Read): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
