import { beforeAll, expect, test } from "vitest";
import { readConfig } from "../../src/config.js";
import type { CommandContext } from "../../src/operator/command.js";
import { doctor } from "../../src/operator/doctor.js";
import { status } from "../../src/operator/status.js";
import { importPlan } from "../../src/plan/import-plan.js";
import { translator } from "../../src/text/language.js";
import { testDatabase } from "../support/database.js";
import { previousYearsPlanFolder, secondPlanFolder } from "../support/second-plan.js";

const db = testDatabase();
const folders = [previousYearsPlanFolder(), secondPlanFolder];

beforeAll(async () => {
  for (const folder of folders) {
    const imported = await importPlan(db.prisma, { folder, now: new Date("2025-12-20T08:00:00+07:00") });
    if (!imported.ok) throw new Error(imported.code);
  }
});

function on(day: string): CommandContext {
  const config = readConfig({});
  if (!config.ok) throw new Error(config.code);
  const now = new Date(`${day}T08:00:00+07:00`);
  return { database: db.database, db: db.prisma, config: config.value, now, t: translator("vi") };
}

test.each([
  ["2025-12-30", 2025, ["in_force", "to_come"]],
  ["2026-01-05", 2026, ["in_force", "in_force"]],
  ["2026-01-12", 2026, ["archive", "in_force"]],
  ["2027-03-01", 2026, ["archive", "archive"]],
])("status of %s tells both plans, and the one that is meant", async (day, meant, states) => {
  const { json, lines } = await status(on(day));
  expect(json).toMatchObject({
    plan: { year: meant, archive: states[1] === "archive" },
    plans: [
      { year: 2025, number: "8/KH-UBND", duties: 99, state: states[0] },
      { year: 2026, number: "12/KH-UBND", duties: 99, state: states[1] },
    ],
  });
  expect(lines.filter((line) => line.startsWith("Kế hoạch "))).toHaveLength(2);
});

test.each([
  ["2026-01-05", ["ok", "ok"]],
  ["2027-03-01", ["ok", "ok", "warning"]],
])("doctor of %s looks at both plans, and warns where none takes reports", async (day, verdicts) => {
  const { json, healthy } = await doctor(on(day));
  const { checks } = json as { checks: { name: string; verdict: string; detail: string }[] };
  const plans = checks.filter(({ name }) => name === "plan");
  expect(plans.map(({ verdict }) => verdict)).toEqual(verdicts);
  expect(plans[0]!.detail).toContain("8/KH-UBND (2025)");
  expect(plans[1]!.detail).toContain("12/KH-UBND (2026)");
  expect(healthy).toBe(true);
});

test("doctor asks for the days off of the latest plan that is not over", async () => {
  await db.prisma.holiday.deleteMany({ where: { day: { gte: new Date("2026-01-01") } } });
  await db.prisma.holiday.create({
    data: { day: new Date("2025-09-02"), kind: "off", name: "Quốc khánh", source: "" },
  });
  const { json } = await doctor(on("2025-12-30"));
  const { checks } = json as { checks: { name: string; verdict: string; detail: string }[] };
  expect(checks.find(({ name }) => name === "holidays")).toMatchObject({
    verdict: "warning",
    detail: expect.stringContaining("2026"),
  });
});
