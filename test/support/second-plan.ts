import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";

/** Another province's plan of 2026: two levels, codes of other shapes, windows by the calendar. 99 duties, 11 agencies. */
export const secondPlanFolder = fileURLToPath(new URL("../plan/an-binh-2026/", import.meta.url));

/** The same as the plan of 2025, with codes as that of 2024 has them: what a province would have after it. */
export function nextYearsPlanFolder(): string {
  return editedFolder(secondPlanFolder, {
    "plan.yaml": (text) =>
      text
        .replaceAll("2026", "2025")
        .replace(/code: "?A/g, "code: V")
        .replace(/code: "?1(\.[\d.]*\d)?"?/g, (_, rest: string | undefined) => `code: I${rest ?? ""}`)
        .replace("printed_number: A", "printed_number: V")
        .replace('printed_number: "1"', "printed_number: I")
        .replaceAll("code: KPI-", "code: CT-b"),
    "agencies.csv": (text) => text.replaceAll("2025-07-01", "2025-01-01"),
  });
}

/**
 * The same as the plan of 2025, with a section coded otherwise: B.1 for 1.1. What it was before, where A.2 and KPI-2 are
 * codes of both.
 */
export function previousYearsPlanFolder(): string {
  return editedFolder(secondPlanFolder, {
    "plan.yaml": (text) =>
      text
        .replaceAll("2026", "2025")
        .replaceAll("12/KH-UBND", "8/KH-UBND")
        .replace(/code: "?1(\.[\d.]*\d)?"?/g, (_, rest: string | undefined) => `code: B${rest ?? ""}`)
        .replace('printed_number: "1"', "printed_number: B"),
    "agencies.csv": (text) => text.replaceAll("2025-07-01", "2025-01-01"),
  });
}

/** A copy of a plan's folder in which files say something else. Removed after the test file. */
export function editedFolder(folder: string, edits: Readonly<Record<string, (text: string) => string>>): string {
  const copy = mkdtempSync(join(tmpdir(), "dau-moi-plan-"));
  afterAll(() => rmSync(copy, { recursive: true, force: true }));
  cpSync(folder, copy, { recursive: true });
  for (const [file, edit] of Object.entries(edits)) {
    const before = readFileSync(join(folder, file), "utf8");
    const after = edit(before);
    if (after === before) throw new Error(`nothing was edited in ${file}`);
    writeFileSync(join(copy, file), after);
  }
  return copy;
}
