import { beforeAll, describe, expect, it } from "vitest";
import { holidayTable } from "../../src/calendar/working-days.js";
import { bundledPlanFolder } from "../../src/plan/data-folder.js";
import { importPlan, type PlanImport } from "../../src/plan/import-plan.js";
import { makeDuties } from "../../src/plan/make-duties.js";
import type { PlanData } from "../../src/plan/plan-data.js";
import { type PlanInForce, planReader } from "../../src/plan/plan-in-force.js";
import { readPlan } from "../../src/plan/read-plan.js";
import { plansInForce, usualPlan } from "../../src/plan/which-plan.js";
import { translator } from "../../src/text/language.js";
import { testDatabase } from "../support/database.js";
import { secondPlanFolder } from "../support/second-plan.js";

const db = testDatabase();
const now = new Date("2026-01-05T08:00:00+07:00");
const nothing = { added: 0, changed: 0, removed: 0 };

async function importing(folder: string): Promise<PlanImport> {
  const imported = await importPlan(db.prisma, { folder, now });
  if (!imported.ok) throw new Error(imported.say(translator("en")));
  return imported.value;
}

describe("the plan of another province", () => {
  let plan: PlanData;

  beforeAll(async () => {
    const read = await readPlan(secondPlanFolder);
    if (!read.ok) throw new Error(read.say(translator("en")));
    plan = read.value;
  });

  it("has the duties that a count by hand finds", () => {
    const count: Record<string, number> = {};
    for (const { task, part } of makeDuties(plan, holidayTable(plan.holidays))) {
      const key = part ? `${task}/${part}` : task;
      count[key] = (count[key] ?? 0) + 1;
    }
    expect(count).toEqual({
      "A.1": 1, // one office, one day
      "A.2": 4, // four departments, once
      "A.3": 24, // six communes, four quarters
      "1.1": 24, // two departments, twelve months
      "1.2.3": 40, // ten agencies, four check-ins
      "1.2.3/rieng": 2,
      "1.4": 4,
    });
  });

  it.each([
    // task, part, agency, period, begins, due, lock
    ["A.1", "", "VPUBND", "2026-06-30", "2026-01-01", "2026-06-30", "2026-07-03"], // one day, and the year until then
    ["1.1", "", "STP", "2026-05", "2026-05-01", "2026-05-29", "2026-06-03"], // 31/05 is a Sunday: the day before counts
    ["1.2.3", "", "STP", "2026-Q1", "2026-01-01", "2026-04-03", "2026-04-08"], // by the calendar, three working days
    ["1.2.3", "", "X03", "2026-Q1", "2026-01-01", "2026-04-02", "2026-04-07"], // communes two
    ["1.2.3", "rieng", "SYT", "2026-Q1", "2026-01-01", "2026-03-31", "2026-04-03"],
  ])("%s%s of %s in %s begins %s, is due %s, locks %s", (task, part, agency, period, beginsOn, dueOn, lockOn) => {
    const duty = makeDuties(plan, holidayTable(plan.holidays)).find(
      (one) => one.task === task && one.part === part && one.agency === agency && one.period === period,
    );
    expect(duty).toMatchObject({ beginsOn, dueOn, lockOn });
  });
});

describe("two plans in one database", () => {
  let plans: readonly PlanInForce[];

  beforeAll(async () => {
    const first = await importing(bundledPlanFolder());
    expect(first).toMatchObject({ year: 2024, duties: 8514, agencies: 191 });
    const second = await importing(secondPlanFolder);
    expect(second).toMatchObject({ year: 2026, sections: 2, tasks: 7, indicators: 3, agencies: 11, duties: 99 });
    expect(second.changes).toEqual({ added: 99, changed: 0, removed: 0 });
    plans = await planReader(db.prisma)();
  });

  it("leave each other as they are", async () => {
    expect((await importing(bundledPlanFolder())).changes).toEqual(nothing);
    const again = await importing(secondPlanFolder);
    expect([again.changes, again.registerChanges]).toEqual([nothing, nothing]);
    expect(await db.prisma.duty.count()).toBe(8514 + 99);
  });

  it("are read each with its own codes, agencies and windows", () => {
    expect(plans.map(({ year, catalogue }) => [year, catalogue.agencies.length, catalogue.tasks.length])).toEqual([
      [2024, 191, 50],
      [2026, 11, 7],
    ]);
    expect(plans[1]!.catalogue.windows.reckoning).toBe("calendar");
    expect(plans[1]!.catalogue.indicators[0]).toMatchObject({ code: "KPI-1", unit: "ngày", direction: "at-most" });
    expect(plans[1]!.contact).toContain("Phòng Kiểm soát");
  });

  it("have one Sở Tư pháp, whose people report on both", async () => {
    const found = await db.prisma.agency.findMany({ where: { code: "STP" }, include: { plans: true } });
    expect(found.map(({ plans: of }) => of.length)).toEqual([2]);
  });

  it.each([
    ["2025-12-31", ["archive", "to_come"], 2024],
    ["2026-01-01", ["archive", "in_force"], 2026],
    ["2027-01-11", ["archive", "in_force"], 2026], // until its last check-ins are locked
    ["2027-01-12", ["archive", "archive"], 2026],
    ["2025-01-08", ["in_force", "to_come"], 2024],
    ["2023-12-31", ["to_come", "to_come"], 2024],
  ])("on %s are %j, and what nothing says is of %i", (today, states, usual) => {
    expect(plans.map((plan) => plan.stateOn(today))).toEqual(states);
    expect(usualPlan(plans, today)?.year).toBe(usual);
    expect(plansInForce(plans, today).every((plan) => plan.stateOn(today) === "in_force")).toBe(true);
  });
});
