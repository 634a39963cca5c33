import { access, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve, sep } from "node:path";
import { createPatience } from "./patience.js";

/** The downloaded files, below one folder. They are only ever read to be sent on: never opened, run or unpacked. */
export interface StoredFiles {
  /** Writes whole or not at all; resolves with the path below the folder. Rejects where the disk does not take it. */
  keep(file: NamedFile, bytes: Uint8Array): Promise<string>;
  /** Writes what a backup holds under a path that `keep` gave; whole or not at all. Rejects as `keep` does. */
  putBack(path: string, content: AsyncIterable<Buffer>): Promise<void>;
  /** Null where it is not there, or the path is none of ours. */
  read(path: string): Promise<Buffer | null>;
  remove(path: string): Promise<void>;
  /** The system's word for what keeps the folder from being written to; null: nothing does. Never rejects. */
  trouble(): Promise<string | null>;
}

export interface NamedFile {
  readonly id: number;
  readonly name: string | null;
  readonly at: Date;
  /** Rows of another table have numbers of their own. */
  readonly folder?: string;
}

/** Milliseconds for one file: as long as a large one takes on a slow network disk. */
const longest = 10_000;

/** `makes`: whether `trouble` makes the folder where there is none, or says so. */
export function createStoredFiles(folder: string, { patience = longest, makes = true } = {}): StoredFiles {
  const root = resolve(folder);
  const patiently = createPatience(patience);
  const placeOf = (path: string) => {
    const place = resolve(root, path);
    return place.startsWith(root + sep) ? place : null;
  };
  return {
    keep(file, bytes) {
      const path = pathOf(file);
      const place = join(root, path);
      return patiently(async () => {
        await makeFolder(dirname(place));
        await writeFile(`${place}.part`, bytes, { mode: 0o600, flush: true });
        await rename(`${place}.part`, place);
        return path;
      });
    },
    async putBack(path, content) {
      const place = placeOf(path);
      if (place === null) throw new Error(`${path} is not below the folder of files`);
      await makeFolder(dirname(place));
      await writeFile(`${place}.part`, content, { mode: 0o600, flush: true });
      await rename(`${place}.part`, place);
    },
    async read(path) {
      const place = placeOf(path);
      if (place === null) return null;
      return patiently(() => readFile(place)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return null;
        throw error;
      });
    },
    async remove(path) {
      const place = placeOf(path);
      if (place !== null) await patiently(() => rm(place, { force: true }));
    },
    async trouble() {
      const probe = join(root, probeName);
      const written = patiently(async () => {
        if (makes) await makeFolder(root);
        await writeFile(probe, "x", { mode: 0o600, flush: true });
        await rm(probe, { force: true });
      });
      return written.then(
        () => null,
        (error: NodeJS.ErrnoException) => error.code ?? error.name,
      );
    },
  };
}

const probeName = ".probe";

/** Node's own `recursive` tries for ever where the system says that a folder above is missing, as /proc does. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return;
    if (code !== "ENOENT" || (await isThere(dirname(folder)))) throw error;
    await makeFolder(dirname(folder));
    await makeFolder(folder);
  }
}

function isThere(folder: string): Promise<boolean> {
  return access(folder).then(
    () => true,
    () => false,
  );
}

/** "2024-02/123-bien-ban.pdf": by the month it came in; the row's number keeps names apart. */
export function pathOf({ id, name, at, folder }: NamedFile): string {
  return `${folder === undefined ? "" : `${folder}/`}${at.toISOString().slice(0, 7)}/${id}${name === null ? "" : `-${safeName(name)}`}`;
}

const longestName = 80;

/** A name with nothing in it that a file system, a shell or a header takes for more than letters; its ending is kept. */
export function safeName(name: string): string {
  const folded = name.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d");
  const plain = folded
    .replace(/[^A-Za-z0-9.]+/g, "-")
    .replace(/\.{2,}/g, ".")
    .replace(/^[.-]+|[.-]+$/g, "");
  if (plain.length <= longestName) return plain || "tep";
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(plain)?.[0] ?? "";
  return plain.slice(0, longestName - ending.length) + ending;
}
