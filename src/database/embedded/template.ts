import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { PGlite } from "@electric-sql/pglite";
import { packFolder } from "./pack.js";

/**
 * The files of an empty PostgreSQL, packed when the program is built: making them takes seconds, unpacking them a
 * fraction of one. Named by the version that made them; without it everything works, only the first start is slower.
 */
export function templateFile(): string {
  const require = createRequire(import.meta.url);
  const library = join(dirname(require.resolve("@electric-sql/pglite")), "..", "package.json");
  const { version } = JSON.parse(readFileSync(library, "utf8")) as { version: string };
  return join(buildFolder(), `postgresql-${version}.gz`);
}

function buildFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json"))) return join(folder, "dist");
    if (folder === dirname(folder)) throw new Error("package.json is missing above the program");
  }
}

/** Null where the program was built without. */
export function readTemplate(): Buffer | null {
  try {
    return gunzipSync(readFileSync(templateFile()));
  } catch {
    return null;
  }
}

export async function makeTemplate(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "dau-moi-"));
  try {
    const files = join(folder, "files");
    // Closed before it is packed: files taken from a running PostgreSQL would need a recovery at every first start.
    await (await PGlite.create(files)).close();
    const draft = `${templateFile()}.${process.pid}`;
    mkdirSync(dirname(draft), { recursive: true });
    writeFileSync(draft, gzipSync(packFolder(files)));
    renameSync(draft, templateFile());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
