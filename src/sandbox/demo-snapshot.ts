import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { packFolder, unpackFolder } from "../database/embedded/pack.js";
import { dataFolder } from "../plan/data-folder.js";

/**
 * A filled database as it is at the demo's start, so that a later demo with the same wishes starts from a copy. It is
 * named by everything that it was made from: the program, the plan and the wishes; what is older is removed.
 */
export function demoSnapshot(
  folder: string,
  wishes: string,
): { restore(files: string): boolean; keep(files: string): void } {
  const file = join(folder, `${fingerprint(wishes)}.snapshot`);
  return {
    restore(files) {
      if (!existsSync(file)) return false;
      unpackFolder(readFileSync(file), files, { sync: false });
      return true;
    },
    keep(files) {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const draft = `${file}.${process.pid}`;
      writeFileSync(draft, packFolder(files));
      renameSync(draft, file);
    },
  };
}

function fingerprint(wishes: string): string {
  const hash = createHash("sha256").update(wishes);
  const program = dirname(dirname(fileURLToPath(import.meta.url)));
  for (const folder of [program, dataFolder()]) {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    for (const path of entries.map((entry) => join(entry.parentPath, entry.name)).sort())
      if (!path.endsWith(".map")) hash.update(path.slice(folder.length)).update(readFileSync(path));
  }
  return hash.digest("hex").slice(0, 16);
}
