import { describe, expect, it } from "vitest";
import { holidayTable } from "../../src/calendar/working-days.js";
import { toCatalogue } from "../../src/plan/catalogue.js";
import { bundledPlanFolder } from "../../src/plan/data-folder.js";
import { readPlan } from "../../src/plan/read-plan.js";
import { figureDeadline, figurePeriods } from "../../src/reporting/figure-periods.js";
import { levelOf } from "../../src/text/levels.js";

describe("the periods of figures", async () => {
  const plan = await readPlan(bundledPlanFolder());
  if (!plan.ok) throw new Error("unreadable");
  const periods = figurePeriods(toCatalogue(plan.value));

  it("are four quarters, and besides twelve months, a half year, nine months and the year, in the order in which they end, a quarter before its last month", () => {
    expect(periods.map(({ period }) => period).slice(0, 5)).toEqual([
      "2024-01",
      "2024-02",
      "2024-Q1",
      "2024-03",
      "2024-04",
    ]);
    expect(periods).toHaveLength(19);
  });

  it.each([
    ["2024-Q1", "2023-12-15", "2024-03-14"],
    ["2024-Q2", "2024-03-15", "2024-06-14"],
    ["2024-6M", "2023-12-15", "2024-06-14"],
    ["2024-9M", "2023-12-15", "2024-09-14"],
    ["2024", "2023-12-15", "2024-12-14"],
    ["2024-01", "2023-12-15", "2024-01-14"],
    ["2024-12", "2024-11-15", "2024-12-14"],
  ])("%s runs from %s to %s", (period, first, last) => {
    expect(periods.find((one) => one.period === period)).toEqual({ period, first, last });
  });
});

describe("when a figure is due", async () => {
  const plan = await readPlan(bundledPlanFolder());
  if (!plan.ok) throw new Error("unreadable");
  const deadlines = { holidays: holidayTable(plan.value.holidays), regime: plan.value.regime };

  it.each([
    // the window's last day, level, due, locked after
    ["2024-03-14", "xa", "2024-03-15", "2024-03-22"],
    ["2024-03-14", "so-ban-nganh", "2024-03-18", "2024-03-25"],
    ["2024-02-14", "huyen", "2024-02-16", "2024-02-23"], // Tết ends on that day
    ["2024-06-14", "xa", "2024-06-17", "2024-06-24"],
  ])("%s, %s: %s, mended until %s", (last, level, dueOn, lockOn) => {
    expect(figureDeadline(last, levelOf(level), deadlines)).toEqual({ dueOn, lockOn });
  });
});
