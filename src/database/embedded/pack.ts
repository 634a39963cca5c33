import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { deserialize, serialize } from "node:v8";

/** All files of a folder as one buffer, empty folders included. */
export function packFolder(folder: string): Buffer {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return [path.slice(folder.length + 1), entry.isDirectory() ? null : readFileSync(path)] as const;
  });
  return serialize(entries);
}

/** Writes them into a folder, each forced to disk if asked. */
export function unpackFolder(packed: Buffer, folder: string, { sync }: { sync: boolean }): void {
  const folders = new Set([folder]);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const [name, content] of deserialize(packed) as [string, Uint8Array | null][]) {
    const path = join(folder, name);
    const parent = content === null ? path : dirname(path);
    if (!folders.has(parent)) mkdirSync(parent, { recursive: true, mode: 0o700 });
    folders.add(parent);
    if (content !== null) write(path, content, sync);
  }
  if (sync) for (const path of folders) force(path);
}

/** Forces a file or folder to disk; Windows has no such thing for a folder. */
export function force(path: string): void {
  if (process.platform === "win32") return;
  const file = openSync(path, "r");
  fsyncSync(file);
  closeSync(file);
}

function write(path: string, content: Uint8Array, sync: boolean): void {
  const file = openSync(path, "w", 0o600);
  writeSync(file, content);
  if (sync) fsyncSync(file);
  closeSync(file);
}
