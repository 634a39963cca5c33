import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Database } from "../../src/database/connect.js";
import { packFolder, unpackFolder } from "../../src/database/embedded/pack.js";
import type { PrismaClient } from "../../src/database/generated/client.js";
import { openDatabase } from "../../src/database/open.js";
import { bundledPlanFolder, dataFolder } from "../../src/plan/data-folder.js";
import { importPlan } from "../../src/plan/import-plan.js";
import { makeOnce, openFilledDatabase, schemaState, testDataDir, testFolder } from "./database.js";
import { emptyTables, tablesBut } from "./empty-tables.js";
import { importBundledAgencies, importNextPlan } from "./next-plan.js";
import { nextYearsPlanFolder, previousYearsPlanFolder, secondPlanFolder } from "./second-plan.js";
import { standInPlanFolder } from "./stand-ins.js";

const log = { info() {}, error() {} };
const importedAt = new Date("2024-01-10T08:00:00+07:00");
/** Tables that the import fills; everything else is what people have done. */
const planTables = [
  ...["Plan", "Section", "Task", "Indicator", "Target", "Duty"],
  ...["Agency", "PlanAgency", "AgencySuccession", "AgencyGroup", "AgencyGroupMember", "Holiday", "Setting"],
];

/** A database with the real plan and nobody in it. Imported once for all test files. */
export function openPlannedDatabase(): Promise<Database> {
  return openFilledDatabase("plan", planState(), ({ prisma }) => fill(prisma));
}

/** The same with the plan of the year after beside it. */
export function openDatabaseOfTwoPlans(): Promise<Database> {
  return openFilledDatabase("two-plans", planState(), async ({ prisma }) => {
    await fill(prisma);
    const imported = await importPlan(prisma, { folder: nextYearsPlanFolder(), now: importedAt });
    if (!imported.ok) throw new Error(`the next plan is not imported: ${imported.code}`);
  });
}

/** The plans of 2025 and 2026 of another province. */
export function openDatabaseAtTurnOfYear(): Promise<Database> {
  return openFilledDatabase("turn-of-year", planState(), async ({ prisma }) => {
    for (const folder of [previousYearsPlanFolder(), secondPlanFolder]) {
      const imported = await importPlan(prisma, { folder, now: new Date("2025-12-20T08:00:00+07:00") });
      if (!imported.ok) throw new Error(`${folder} is not imported: ${imported.code}`);
    }
  });
}

/** A database with another province's plan, whose tasks stand in for those of the real one. */
export function openStandInDatabase(): Promise<Database> {
  return openFilledDatabase("stand-ins", planState(), async ({ prisma }) => {
    const imported = await importPlan(prisma, {
      folder: standInPlanFolder(),
      now: new Date("2026-01-06T08:00:00+07:00"),
    });
    if (!imported.ok) throw new Error(`the plan of stand-ins is not imported: ${imported.code}`);
  });
}

/** The real plan, the units of 01/12/2024, and the plan that `plan next` makes of it for 2025. */
export function openDatabaseOf2025(): Promise<Database> {
  return openFilledDatabase("plan-2025", planState(), async ({ prisma }) => {
    await fill(prisma);
    await importBundledAgencies(prisma, "2024-12-01", new Date("2024-12-02T08:00:00+07:00"));
    await importNextPlan(prisma, 2025, "2025-01-10", new Date("2025-01-10T08:00:00+07:00"));
  });
}

/** A DATA_DIR with the real plan in it, for processes that the test starts. Removed after the file. */
export async function plannedDataDir(): Promise<string> {
  const packed = await makeOnce(`plan-files-${schemaState()}-${planState()}`, async (to) => {
    const dataDir = await testDataDir();
    const database = await openDatabase({ dataDir, log });
    await fill(database.prisma);
    await database.close();
    writeFileSync(to, packFolder(join(dataDir, "database", "files")));
  });
  const dataDir = testFolder();
  unpackFolder(readFileSync(packed), join(dataDir, "database", "files"), { sync: false });
  return dataDir;
}

/** Takes away everybody and everything that was done; the plan stays. */
export async function forgetPeople(database: Database): Promise<void> {
  await emptyTables(database, await tablesBut(database, planTables));
  const db = database.prisma;
  // What was made besides the plan: requests, events, and the duties of what is reported on request.
  await db.duty.deleteMany({ where: { task: { OR: [{ origin: { not: "plan" } }, { deadlineKind: "on-request" }] } } });
  await db.task.deleteMany({ where: { origin: { not: "plan" } } });
  await db.section.deleteMany({ where: { origin: "request" } });
  await db.duty.updateMany({
    where: { answeredOn: { not: null } },
    data: { status: "not_started", percent: null, answeredOn: null, settledOn: null },
  });
  await db.$executeRaw`
    UPDATE "Duty" SET "dueOn" = "plannedDueOn", "lockOn" = "plannedLockOn", "plannedDueOn" = NULL, "plannedLockOn" = NULL
    WHERE "plannedDueOn" IS NOT NULL`;
}

async function fill(db: PrismaClient): Promise<void> {
  const imported = await importPlan(db, { folder: bundledPlanFolder(), now: importedAt });
  if (!imported.ok) throw new Error(`the bundled plan is not imported: ${imported.code}`);
}

/** Changes with the plan's files and with the code that reads them. */
function planState(): string {
  const source = fileURLToPath(new URL("../../src/", import.meta.url));
  const hash = createHash("sha256").update(readFileSync(new URL("stand-ins.ts", import.meta.url)));
  const agencies = join(dataFolder(), "lam-dong-agencies");
  const code = ["plan", "plan/agencies", "plan/workbook", "calendar"].map((folder) => join(source, folder));
  for (const folder of [bundledPlanFolder(), secondPlanFolder, agencies, ...code])
    for (const name of filesIn(folder)) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest("hex").slice(0, 16);
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map(({ name }) => name).sort();
}
