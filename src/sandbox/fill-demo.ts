import { dirname, join } from "node:path";
import type { Logger } from "pino";
import { dayInVietnam } from "../calendar/day.js";
import { preparePlace } from "../database/embedded/place.js";
import type { PrismaClient } from "../database/generated/client.js";
import { openDatabase } from "../database/open.js";
import { bundledPlanFolder } from "../plan/data-folder.js";
import { importPlan } from "../plan/import-plan.js";
import { planReader } from "../plan/plan-in-force.js";
import { usualPlan } from "../plan/which-plan.js";
import { demoSnapshot } from "./demo-snapshot.js";
import { writeSampleReports } from "./sample-reports.js";

export interface DemoStart {
  /** Vietnam's civil time at which the demo begins. */
  readonly at: string;
  readonly now: Date;
  readonly samples: boolean;
}

/** Loads the real plan into an empty database, with sample reports up to `now` where wanted. */
export async function fillDemo(db: PrismaClient, { now, samples }: Omit<DemoStart, "at">): Promise<void> {
  const imported = await importPlan(db, { folder: bundledPlanFolder(), now });
  if (!imported.ok) throw new Error(`the bundled plan cannot be imported: ${imported.code}`);
  const plan = usualPlan(await planReader(db)(), dayInVietnam(now));
  if (samples && plan) await writeSampleReports(db, plan, now);
}

/** Lays a filled database into an empty folder that nothing has open: a copy of an earlier one, or made and kept for the next. */
export async function layDemo(dataDir: string, start: DemoStart, log: Pick<Logger, "info" | "error">): Promise<void> {
  const { files } = preparePlace(dataDir);
  const snapshot = demoSnapshot(join(dirname(dataDir), "demo-start"), `${start.at} ${start.samples}`);
  if (snapshot.restore(files)) return;
  const database = await openDatabase({ dataDir, log });
  try {
    await fillDemo(database.prisma, start);
  } finally {
    await database.close();
  }
  snapshot.keep(files);
}
