import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type Day } from "../../src/calendar/day.js";
import { addWorkingDays, holidayTable, isWorkingDay } from "../../src/calendar/working-days.js";
import { bundledPlanFolder } from "../../src/plan/data-folder.js";
import {
  daysAfter,
  dueDaysOnSteps,
  isReminderHour,
  type Ladder,
  ladder,
  pastLastStep,
  stepOn,
} from "../../src/plan/ladder.js";
import { readLadder, writeLadder } from "../../src/plan/ladder-words.js";
import { readPlan } from "../../src/plan/read-plan.js";

const plan = await readPlan(bundledPlanFolder());
if (!plan.ok) throw new Error(plan.code);
const holidays = holidayTable(plan.value.holidays);
const usual = ladder.parse({});

/** The days of 2024 on which somebody is reminded of a due day. */
function remindedOn(dueOn: Day, steps: Ladder = usual): Day[] {
  const days: Day[] = [];
  for (let day = addDays(dueOn, -60); day <= addDays(dueOn, 60); day = addDays(day, 1))
    if (stepOn(dueOn, day, steps, holidays)) days.push(day);
  return days;
}

describe("by the days off of 2024", () => {
  test.each<[string, Day, Day[]]>([
    [
      "V.1, due on a Thursday; Tết lies before the first step",
      "2024-02-29",
      [
        ...["2024-02-02", "2024-02-20", "2024-02-26", "2024-02-28", "2024-02-29"],
        ...["2024-03-01", "2024-03-05", "2024-03-11", "2024-03-18", "2024-03-25", "2024-04-01"],
      ],
    ],
    [
      "VII.4, due on a Sunday: the day falls away; the last step is a worked Saturday",
      "2024-03-31",
      [
        ...["2024-03-12", "2024-03-21", "2024-03-27", "2024-03-29"],
        ...["2024-04-01", "2024-04-03", "2024-04-09", "2024-04-16", "2024-04-24", "2024-05-04"],
      ],
    ],
    [
      "in the middle of Tết: the last working day before it, the first after it",
      "2024-02-10",
      [
        ...["2024-01-19", "2024-01-30", "2024-02-05", "2024-02-07"],
        ...["2024-02-15", "2024-02-19", "2024-02-23", "2024-03-01", "2024-03-08", "2024-03-15"],
      ],
    ],
    [
      "on a Friday before a worked Saturday",
      "2024-05-03",
      [
        ...["2024-04-09", "2024-04-19", "2024-04-25", "2024-05-02", "2024-05-03"],
        ...["2024-05-04", "2024-05-07", "2024-05-13", "2024-05-20", "2024-05-27", "2024-06-03"],
      ],
    ],
  ])("%s", (_, dueOn, days) => {
    expect(remindedOn(dueOn)).toEqual(days);
  });

  test("says how many working days it is", () => {
    expect(stepOn("2024-02-29", "2024-02-26", usual, holidays)).toEqual({ side: "before", days: 3 });
    expect(stepOn("2024-02-29", "2024-02-29", usual, holidays)).toEqual({ side: "day", days: 0 });
    expect(stepOn("2024-03-31", "2024-04-01", usual, holidays)).toEqual({ side: "after", days: 1 });
    expect(stepOn("2024-02-29", "2024-02-27", usual, holidays)).toBeNull();
    expect(stepOn("2024-03-31", "2024-03-31", usual, holidays)).toBeNull();
  });
});

test.each<[string, Partial<Ladder>, number[]]>([
  ["usual", {}, [1, 3, 7, 12, 17, 22]],
  ["none follow", { thenEvery: 0 }, [1, 3, 7]],
  ["fewer than named", { timesAfter: 2 }, [1, 3]],
  ["never after", { timesAfter: 0 }, []],
  ["weekly from the start", { after: [], timesAfter: 3 }, [5, 10, 15]],
])("steps after the due day: %s", (_, change, days) => {
  expect(daysAfter(ladder.parse(change))).toEqual(days);
});

const anyLadder = fc
  .record({
    before: fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 5 }),
    onDay: fc.boolean(),
    after: fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 5 }),
    thenEvery: fc.integer({ min: 0, max: 10 }),
    timesAfter: fc.integer({ min: 0, max: 8 }),
    at: fc.constantFrom("07:30", "08:00", "14:15"),
  })
  .map((said) => ladder.parse(said));
const anyDay = fc.integer({ min: 0, max: 365 }).map((days) => addDays("2024-01-01", days));

describe("any ladder", () => {
  test("has a due day on a step exactly where its stretches of due days hold it", () => {
    fc.assert(
      fc.property(anyLadder, anyDay, fc.integer({ min: -50, max: 90 }), (steps, today, away) => {
        const dueOn = addDays(today, away);
        const within = dueDaysOnSteps(today, steps, holidays).filter(({ from, to }) => from <= dueOn && dueOn <= to);
        const step = stepOn(dueOn, today, steps, holidays);
        expect(within.map(({ side, days }) => ({ side, days }))).toEqual(step ? [step] : []);
      }),
    );
  });

  test("reminds on working days alone, on each step once", () => {
    fc.assert(
      fc.property(anyLadder, anyDay, (steps, dueOn) => {
        const days = remindedOn(dueOn, steps).filter((day) => day > dueOn);
        expect(days.every((day) => isWorkingDay(day, holidays))).toBe(true);
        const wanted = daysAfter(steps).map((count) => addWorkingDays(dueOn, count, holidays));
        expect(days).toEqual(wanted.filter((day) => day <= addDays(dueOn, 60)));
      }),
    );
  });

  test("is at its end for a due day exactly from the day after its last step after it", () => {
    fc.assert(
      fc.property(anyLadder, anyDay, fc.integer({ min: 1, max: 120 }), (steps, dueOn, later) => {
        const today = addDays(dueOn, later);
        const isPast = dueOn < pastLastStep(today, steps, holidays);
        const last = daysAfter(steps).at(-1) ?? 0;
        expect(isPast).toBe(today > addWorkingDays(dueOn, last, holidays));
      }),
    );
  });

  test("reads back as it was written", () => {
    fc.assert(
      fc.property(anyLadder, (steps) => {
        expect(readLadder(writeLadder(steps))).toEqual(steps);
      }),
    );
  });
});

test.each<[string, Partial<Ladder> | null]>([
  ["trước hạn: 14, 7, 3, 1; đúng hạn: có; sau hạn: 1, 3, 7, rồi mỗi 5 ngày, 6 lần; lúc 08:00", {}],
  ["trước 10, 5", { before: [10, 5] }],
  ["truoc han 5 ngay", { before: [5] }],
  ["nhắc trước hạn 3 và 1 ngày làm việc", { before: [3, 1] }],
  ["trước hạn: không", { before: [] }],
  ["đúng hạn: không", { onDay: false }],
  ["đúng ngày đến hạn: không", { onDay: false }],
  ["sau hạn: không", { timesAfter: 0 }],
  ["sau hạn: 2, 4", { after: [2, 4] }],
  ["sau hạn: mỗi 3 ngày làm việc, tối đa 4 lần", { after: [], thenEvery: 3, timesAfter: 4 }],
  ["sau 1 ngày, 5 ngày, thôi", { after: [1, 5], thenEvery: 0 }],
  ["sau hạn: 8 lần", { timesAfter: 8 }],
  ["giờ nhắc 14h", { at: "14:00" }],
  ["lúc 2 giờ chiều", { at: "14:00" }],
  ["lúc 12h", null],
  ["lúc 18:00", null],
  ["lúc sáng", null],
  ["trước hạn: một tuần", null],
  ["trước hạn: 61", null],
  ["sau hạn: 1, 3, rồi nghỉ", null],
  ["hằng ngày", null],
  ["", null],
])("“%s”", (text, change) => {
  expect(readLadder(text)).toEqual(change && ladder.parse(change));
});

test.each([
  ["07:29", false],
  ["07:30", true],
  ["11:29", true],
  ["11:30", false],
  ["13:29", false],
  ["13:30", true],
  ["16:59", true],
  ["17:00", false],
])("%s is an hour to remind at: %s", (time, is) => expect(isReminderHour(time)).toBe(is));
