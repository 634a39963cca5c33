import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { addDays, type Day } from "../../../src/calendar/day.js";
import { holidayTable, isWorkingDay, workingDaysBetween } from "../../../src/calendar/working-days.js";
import {
  afterAnswer,
  afterReturn,
  answerBy,
  extendedLock,
  judgeExtension,
} from "../../../src/reporting/decisions/rules.js";
import { judgeReport } from "../../../src/reporting/rules.js";
import { translator } from "../../../src/text/language.js";

const t = translator("vi");
const holidays = holidayTable([{ day: "2024-03-11", kind: "off" }]);
const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays("2024-01-01", days));
const maybeDay = fc.option(day, { nil: null });

describe("by when what was returned is sent again", () => {
  it.each([
    ["2024-03-01", 2, "2024-03-05"], // over a weekend
    ["2024-02-26", 2, "2024-02-28"],
    ["2024-03-08", 2, "2024-03-13"], // and a day off
    ["2024-03-09", 1, "2024-03-12"], // returned on a Saturday
  ])("%s + %s working days: %s", (today, days, expected) => expect(answerBy(today, days, holidays)).toBe(expected));

  test("is a working day, with as many of them after today", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 30 }), (today, days) => {
        const until = answerBy(today, days, holidays);
        expect(isWorkingDay(until, holidays)).toBe(true);
        expect(workingDaysBetween(today, until, holidays)).toBe(days);
      }),
    );
  });
});

describe("a returned duty", () => {
  it.each([
    // due, lock, settled, until → due, lock, on time
    ["2024-02-29", "2024-03-07", "2024-02-26", "2024-03-05", "2024-03-05", "2024-03-07", true],
    ["2024-02-29", "2024-03-07", "2024-02-26", "2024-02-28", "2024-02-29", "2024-03-07", true], // never before the plan's day
    ["2024-02-29", "2024-03-07", "2024-03-04", "2024-03-11", "2024-02-29", "2024-03-11", false], // late stays late
    ["2024-02-29", "2024-03-07", null, "2024-03-05", "2024-02-29", "2024-03-07", false], // nothing was settled
  ] as const)(
    "due %s, lock %s, settled %s, to be sent again by %s: due %s, lock %s",
    (dueOn, lockOn, settledOn, until, due, lock, onTime) => {
      expect(afterReturn({ dueOn, lockOn, settledOn }, until)).toEqual({
        dueOn: due,
        lockOn: lock,
        settledOn: null,
        onTime,
      });
    },
  );

  test("sent again in time stands as before it was returned; later it is settled on that day; its due day is its own", () => {
    fc.assert(
      fc.property(day, day, maybeDay, day, day, (dueOn, lockOn, settledOn, until, today) => {
        const returned = afterReturn({ dueOn, lockOn, settledOn }, until);
        expect(returned.settledOn).toBeNull();
        expect(returned.dueOn >= dueOn && returned.lockOn >= lockOn).toBe(true);
        const after = afterAnswer({ dueOn, settledOn }, until, today);
        expect(after.dueOn).toBe(dueOn);
        expect(after.settledOn).toBe(today <= until && settledOn !== null ? settledOn : today);
        // "on time if the first was and the answer keeps that day"
        if (returned.onTime && today <= until) expect(after.settledOn <= after.dueOn).toBe(true);
        // who was late does not become on time by being returned
        if (settledOn !== null && settledOn > dueOn && today >= settledOn)
          expect(after.settledOn > after.dueOn).toBe(true);
      }),
    );
  });
});

describe("more time", () => {
  const duty = { dueOn: "2024-02-29", lockOn: "2024-03-07", settledOn: null, closed: false };
  it.each([
    ["2024-03-01", {}, null],
    ["2024-02-29", {}, "not_later"],
    ["2024-02-28", {}, "not_later"],
    ["2025-01-08", {}, null],
    ["2025-01-09", {}, "beyond"],
    ["2024-03-05", { settledOn: "2024-02-26" }, "settled"],
    ["2024-03-05", { closed: true }, "closed"],
  ] as const)("until %s of %o: %s", (toDay, state, expected) => {
    expect(judgeExtension({ ...duty, ...state }, toDay, "2024-02-26", "2025-01-08")?.code ?? null).toBe(expected);
  });

  it("calls a check-in reported, which any report settles, and nothing but a dated duty done", () => {
    const said = (state: object) =>
      judgeExtension({ ...duty, settledOn: "2024-02-26", ...state }, "2024-03-05", "2024-02-26", "2025-01-08")!.say(t);
    expect(said({ checkIn: true })).toContain("Đã báo cáo kỳ này");
    expect(said({ checkIn: false })).toContain("đã xong");
  });

  it("is not asked for until a day that has passed", () => {
    expect(judgeExtension(duty, "2024-03-04", "2024-03-05", "2025-01-08")?.code).toBe("past");
    expect(judgeExtension(duty, "2024-03-05", "2024-03-05", "2025-01-08")).toBeNull();
  });

  test("moves the lock by the same working days, never back and never beyond the plan", () => {
    fc.assert(
      fc.property(day, day, fc.integer({ min: 0, max: 20 }), (toDay, lockOn, days) => {
        const endsOn: Day = "2025-03-01";
        const lock = extendedLock(toDay, days, holidays, endsOn, lockOn);
        expect(lock >= lockOn).toBe(true);
        if (lock > lockOn) expect(lock <= endsOn).toBe(true);
        if (lock > lockOn && lock < endsOn) expect(workingDaysBetween(toDay, lock, holidays)).toBe(days);
      }),
    );
  });
});

describe("what needs the office's yes", () => {
  const first = { lockOn: "2024-03-07", latest: null, settledOn: null };
  const settled = { lockOn: "2024-03-07", latest: {}, settledOn: "2024-02-26" };
  it.each([
    ["a first report in an approved quarter", { ...first, approved: true }, "locked"],
    ["going on in one", { ...settled, settledOn: null, approved: true }, "locked"],
    ["mending in one", { ...settled, approved: true }, "locked"],
    ["mending after the lock", settled, "locked"],
    ["a first report however late", first, "first"],
    ["what was returned, though it is locked", { ...settled, returned: true }, "correction"],
    ["what was returned in an approved quarter", { ...settled, returned: true, approved: true }, "correction"],
  ] as const)("%s", (_, subject, expected) => {
    const judged = judgeReport(subject, "2024-03-20", holidays);
    expect(judged.ok ? judged.value : judged.code).toBe(expected);
  });
});
