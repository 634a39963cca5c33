import { beforeAll, expect, test } from "vitest";
import type { PrismaClient } from "../../src/database/generated/client.js";
import { findOutdatedPlan, kindsLeftOut } from "../../src/operator/bundled-periods.js";
import { bundledPlanFolder } from "../../src/plan/data-folder.js";
import { importPlan } from "../../src/plan/import-plan.js";
import { defaultRegime } from "../../src/plan/regime.js";
import { testDatabase } from "../support/database.js";

const database = testDatabase();
const now = new Date("2024-01-10T08:00:00+07:00");
let db: PrismaClient;
beforeAll(async () => {
  db = database.prisma;
  await importPlan(db, { folder: bundledPlanFolder(), now });
});

test("only what the bundled plan takes besides is left out", () => {
  expect(kindsLeftOut(defaultRegime, { figures: ["quarter"], furtherFigures: ["month", "year"] })).toEqual(["year"]);
  expect(kindsLeftOut(defaultRegime, { figures: ["month"], furtherFigures: [] })).toEqual([]);
});

test("a plan of an earlier edition is named until it is imported again; what was changed otherwise is none of it", async () => {
  expect(await findOutdatedPlan(db, [2024])).toBeNull();
  const { regime } = await db.plan.findUniqueOrThrow({ where: { year: 2024 } });
  const before = { ...(regime as object), furtherFigures: ["month"], onRestDay: "after" };
  await db.plan.update({ where: { year: 2024 }, data: { regime: before } });
  expect(await findOutdatedPlan(db, [2024])).toEqual({ year: 2024, kinds: ["half-year", "nine-months", "year"] });
  expect(await findOutdatedPlan(db, [2025])).toBeNull();
  await importPlan(db, { folder: bundledPlanFolder(), now });
  expect(await findOutdatedPlan(db, [2024])).toBeNull();
});
