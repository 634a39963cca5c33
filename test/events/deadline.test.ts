import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { addDays, type Day } from "../../src/calendar/day.js";
import { type HolidayTable, holidayTable, isWorkingDay } from "../../src/calendar/working-days.js";
import { dueOfEvent } from "../../src/events/deadline.js";
import { bundledPlanFolder } from "../../src/plan/data-folder.js";
import { readPlan } from "../../src/plan/read-plan.js";
import type { CatalogueTrigger } from "../../src/text/catalogue.js";

let holidays: HolidayTable;
beforeAll(async () => {
  const plan = await readPlan(bundledPlanFolder());
  if (!plan.ok) throw new Error("the plan cannot be read");
  holidays = holidayTable(plan.value.holidays);
});

const rule = (direction: CatalogueTrigger["direction"], offset: number | null, unit: CatalogueTrigger["unit"]) => ({
  ...{ event: null, direction, offset, unit },
});

describe("when an event is due", () => {
  test.each<[CatalogueTrigger | null, Day, Day]>([
    // III.4: five working days after signing, over Tết, over a worked Saturday, over National Day.
    [rule("after", 5, "working-day"), "2024-02-05", "2024-02-19"],
    [rule("after", 5, "working-day"), "2024-04-26", "2024-05-07"],
    [rule("after", 5, "working-day"), "2024-08-29", "2024-09-09"],
    // III.1: five days before it takes effect; a rest day stays.
    [rule("before", 5, "day"), "2024-05-15", "2024-05-10"],
    [rule("before", 5, "day"), "2024-05-10", "2024-05-05"],
    [rule("before", 5, "working-day"), "2024-05-15", "2024-05-08"],
    // III.3: right after it.
    [rule("after", 0, "day"), "2024-05-11", "2024-05-11"],
    // No number: the office's.
    [rule("after", null, null), "2024-05-10", "2024-05-17"],
    [rule("during", null, null), "2024-05-10", "2024-05-17"],
    [rule("before", null, null), "2024-05-10", "2024-05-10"],
    [null, "2024-05-10", "2024-05-17"],
  ])("%j of %s: %s", (trigger, day, due) => {
    expect(dueOfEvent(trigger, day, holidays)).toBe(due);
  });

  test("the setting counts only where the plan names no number", () => {
    expect(dueOfEvent(rule("after", null, null), "2024-05-10", holidays, 2)).toBe("2024-05-14");
    expect(dueOfEvent(rule("after", 5, "day"), "2024-05-10", holidays, 2)).toBe("2024-05-15");
  });

  test("so many working days lie behind the event, counted one by one", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 340 }), fc.integer({ min: 1, max: 20 }), (days, count) => {
        const day = addDays("2024-01-01", days);
        const due = dueOfEvent(rule("after", count, "working-day"), day, holidays);
        let passed = 0;
        for (let one = addDays(day, 1); one <= due; one = addDays(one, 1)) if (isWorkingDay(one, holidays)) passed += 1;
        expect([passed, isWorkingDay(due, holidays)]).toEqual([count, true]);
      }),
    );
  });
});
