import type { PrismaClient } from "../database/generated/client.js";
import { bundledPlanFolder } from "../plan/data-folder.js";
import { importPlan } from "../plan/import-plan.js";
import { planReader } from "../plan/plan-in-force.js";
import { writeSampleReports } from "./sample-reports.js";

/** Loads the real plan into an empty database, with sample reports up to `now` where wanted. */
export async function fillDemo(db: PrismaClient, now: Date, { samples }: { readonly samples: boolean }): Promise<void> {
  const imported = await importPlan(db, { folder: bundledPlanFolder(), now });
  if (!imported.ok) throw new Error(`the bundled plan cannot be imported: ${imported.code}`);
  const plan = await planReader(db)();
  if (samples && plan) await writeSampleReports(db, plan, now);
}
