import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PrismaClient } from "../../src/database/generated/client.js";
import { importAgencies } from "../../src/operator/agencies.js";
import type { CommandContext } from "../../src/operator/command.js";
import { bundledPlanFolder, dataFolder } from "../../src/plan/data-folder.js";
import { importPlan, importPlanData } from "../../src/plan/import-plan.js";
import { holidaysOf, loadPlan } from "../../src/plan/load-plan.js";
import { nextPlan } from "../../src/plan/workbook/next-plan.js";
import { planSheets } from "../../src/plan/workbook/plan-sheets.js";
import { readPlanWorkbook } from "../../src/plan/workbook/read-workbook.js";
import { writeWorkbook } from "../../src/plan/workbook/write-workbook.js";
import { translator } from "../../src/text/language.js";

const t = translator("vi");

/** What `agencies import` does with the units that come with the program. */
export async function importBundledAgencies(db: PrismaClient, day: string, now: Date) {
  const folder = join(dataFolder(), "lam-dong-agencies");
  const source = { file: join(folder, `${day}.csv`), moves: join(folder, "moves.csv"), day, preview: false };
  const imported = await importAgencies({ db, now, t } as unknown as CommandContext, source);
  if (!imported.ok) throw new Error(imported.say(t));
  return imported.value;
}

type Edits = Readonly<Record<string, readonly (readonly [from: string, to: string])[]>>;

/** What `plan import` does with the bundled plan, in whose files some texts were changed for others; a new file is its text. */
export async function importEditedPlan(db: PrismaClient, edits: Edits, now: Date): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "dau-moi-plan-"));
  cpSync(bundledPlanFolder(), folder, { recursive: true });
  for (const [name, pairs] of Object.entries(edits)) {
    const file = join(folder, name);
    let text = existsSync(file) ? readFileSync(file, "utf8") : "";
    for (const [from, to] of pairs) {
      if (!text.includes(from)) throw new Error(`${name} does not say ${from}`);
      text = from === "" ? `${text}${to}` : text.replace(from, to);
    }
    writeFileSync(file, text);
  }
  const imported = await importPlan(db, { folder, now });
  rmSync(folder, { recursive: true });
  if (!imported.ok) throw new Error(imported.say(t));
}

/** Next year's plan as `plan next` makes it, once its number and date are filled in and what is to be looked at is. */
export async function importNextPlan(db: PrismaClient, year: number, issuedOn: string, now: Date): Promise<void> {
  const plan = await loadPlan(db, year - 1, "now");
  if (!plan) throw new Error(`there is no plan of ${year - 1}`);
  const next = nextPlan(plan, year, await holidaysOf(db, [year, year + 1]), t);
  const folder = mkdtempSync(join(tmpdir(), "dau-moi-next-"));
  const file = join(folder, "plan.xlsx");
  writeFileSync(file, await writeWorkbook(planSheets({ ...next.plan, number: `1/${year}`, issuedOn }), t));
  const read = await readPlanWorkbook(file);
  rmSync(folder, { recursive: true });
  if (!read.ok) throw new Error(read.say(t));
  const imported = await importPlanData(db, read.value, { now });
  if (!imported.ok) throw new Error(imported.say(t));
}
