import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The folder of the data that comes with the program (`prisma/data`), absolute. It is looked for upwards from this
 * file, because the compiled program lies one folder deeper (`dist/src`) than the source.
 */
export function dataFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const data = join(folder, "prisma", "data");
    if (existsSync(data)) return data;
    if (folder === dirname(folder)) throw new Error("prisma/data is missing beside the program");
  }
}

/** The plan that is imported where no folder is named. */
export function bundledPlanFolder(): string {
  return join(dataFolder(), "lam-dong-2024");
}
