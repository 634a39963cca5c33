import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "../../src/calendar/day.js";
import { holidayTable, isWorkingDay, workingDaysBetween } from "../../src/calendar/working-days.js";
import { dueDaysEscalatedOn, isOverdueFor, isWithin, parseEscalation } from "../../src/plan/escalation-days.js";

/** Tết of 2024 (08/02 to 14/02), and 29/04 off for Saturday 04/05. */
const holidays = holidayTable([
  ...[
    "2024-02-08",
    "2024-02-09",
    "2024-02-12",
    "2024-02-13",
    "2024-02-14",
    "2024-04-29",
    "2024-04-30",
    "2024-05-01",
  ].map((day) => ({ day, kind: "off" as const })),
  { day: "2024-05-04", kind: "work" },
]);

test.each([
  // V.1, due on Thursday 29/02: told on Monday 04/03, and to the office on Thursday 07/03.
  ["2024-02-29", 2, "2024-03-04"],
  ["2024-02-29", 5, "2024-03-07"],
  // Due on a Friday or the rest days after it: one Tuesday.
  ["2024-03-01", 2, "2024-03-05"],
  ["2024-03-02", 2, "2024-03-05"],
  ["2024-03-03", 2, "2024-03-05"],
  // Over Tết, and over a Saturday that is worked.
  ["2024-02-07", 2, "2024-02-16"],
  ["2024-04-30", 2, "2024-05-03"],
  ["2024-05-02", 2, "2024-05-04"],
])("what is due on %s is told %i working days later, on %s", (dueOn, count, morning) => {
  for (let day = dueOn; day < addDays(morning, 20); day = addDays(day, 1))
    expect([day, isWithin(dueOn, dueDaysEscalatedOn(day, count, holidays))]).toEqual([day, day === morning]);
});

test("each due day has exactly one such morning, a working day, as many working days later as asked", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 365 }), fc.integer({ min: 1, max: 10 }), (offset, count) => {
      const dueOn = addDays("2024-01-01", offset);
      const mornings: string[] = [];
      for (let day = dueOn; day <= addDays(dueOn, 40); day = addDays(day, 1))
        if (isWithin(dueOn, dueDaysEscalatedOn(day, count, holidays))) mornings.push(day);
      expect(mornings).toHaveLength(1);
      expect(isWorkingDay(mornings[0]!, holidays)).toBe(true);
      expect(workingDaysBetween(dueOn, mornings[0]!, holidays)).toBe(count);
    }),
  );
});

test("0 is never, and what a setting names wrongly is as by default", () => {
  expect(dueDaysEscalatedOn("2024-03-04", 0, holidays)).toBeNull();
  expect(parseEscalation(undefined)).toEqual({ leader: 2, office: 5 });
  expect(parseEscalation({ leader: 3, office: -1 })).toEqual({ leader: 3, office: 5 });
  expect(parseEscalation("soon")).toEqual({ leader: 2, office: 5 });
});

test.each([
  ["2024-03-22", false],
  ["2024-03-23", false],
  ["2024-03-24", false],
  ["2024-03-25", true],
])("what was due on Monday 18/03 is overdue for five working days on %s: %s", (today, is) => {
  expect(isOverdueFor(5, "2024-03-18", today, holidays)).toBe(is);
});

test("counts what was due on a rest day from the working day after it", () => {
  expect(isOverdueFor(5, "2024-03-16", "2024-03-21", holidays)).toBe(false);
  expect(isOverdueFor(5, "2024-03-16", "2024-03-22", holidays)).toBe(true);
});
