import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inVietnam } from "./clock.js";

const file = (dataDir: string) => join(dataDir, "clock.txt");

/** Where the demo's clock was, for `--keep`. Null before the first demo. */
export function readDemoTime(dataDir: string): Date | null {
  try {
    const saved = new Date(readFileSync(file(dataDir), "utf8").trim());
    return Number.isNaN(saved.getTime()) ? null : saved;
  } catch {
    return null;
  }
}

export function saveDemoTime(dataDir: string, now: Date): void {
  writeFileSync(file(dataDir), `${inVietnam(now)}\n`);
}
