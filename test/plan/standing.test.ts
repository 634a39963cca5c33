import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day } from "../../src/calendar/day.js";
import { holidayTable } from "../../src/calendar/working-days.js";
import { type DutyState, daysOverdue, presses, shelfOf, standingOf, workingDaysLeft } from "../../src/plan/standing.js";

const due = "2024-02-29";
const duty = (answeredOn: Day | null, settledOn: Day | null): DutyState => ({
  beginsOn: "2024-02-01",
  dueOn: due,
  answeredOn,
  settledOn,
  counts: true,
});
const silent = duty(null, null);
const answered = duty("2024-02-20", null);

describe("how a duty stands", () => {
  it.each([
    ["nothing reported, nine days before", silent, "2024-02-20", "later", "later"],
    ["nothing reported, eight days before", silent, "2024-02-21", "later", "later"],
    ["nothing reported, seven days before", silent, "2024-02-22", "soon", "soon"],
    ["nothing reported, on the due day", silent, "2024-02-29", "soon", "soon"],
    ["nothing reported, the day after", silent, "2024-03-01", "overdue", "overdue"],
    ["answered, not settled, eight days before", answered, "2024-02-21", "later", "answered"],
    ["answered, not settled, the day before", answered, "2024-02-28", "soon", "soon"],
    ["answered, not settled, on the due day", answered, "2024-02-29", "soon", "soon"],
    ["answered, not settled, the day after", answered, "2024-03-01", "overdue", "overdue"],
    ["settled on the due day", duty("2024-02-29", "2024-02-29"), "2024-03-20", "settled_on_time", "answered"],
    ["settled a day late", duty("2024-02-20", "2024-03-01"), "2024-03-20", "settled_late", "answered"],
  ] as const)("%s", (_what, state, today, standing, shelf) => {
    expect(standingOf(state, today)).toBe(standing);
    expect(shelfOf(state, today)).toBe(shelf);
  });

  it("of what was due before its plan counts is never overdue, and rests until it is reported", () => {
    const early = { ...silent, counts: false };
    for (const today of ["2024-02-20", "2024-02-29", "2024-11-15"]) {
      expect(standingOf(early, today)).toBe("uncounted");
      expect(shelfOf(early, today)).toBe("later");
    }
    expect(shelfOf({ ...answered, counts: false }, "2024-11-15")).toBe("answered");
    expect(standingOf({ ...early, settledOn: "2024-11-15" }, "2024-11-15")).toBe("settled_late");
  });

  it("presses before the due day while nothing is reported, from it on until it is settled", () => {
    expect(presses(silent, "2024-02-21")).toBe(false);
    expect(presses(silent, "2024-02-22")).toBe(true);
    expect(presses(answered, "2024-02-28")).toBe(false);
    for (const day of ["2024-02-29", "2024-03-01", "2024-11-15"]) expect(presses(answered, day)).toBe(true);
    expect(presses(duty("2024-02-29", "2024-02-29"), "2024-03-20")).toBe(false);
  });

  it("counts overdue days by the calendar and days left by working days", () => {
    const holidays = holidayTable([{ day: "2024-02-12", kind: "off" }]);
    expect(daysOverdue({ dueOn: "2024-01-31" }, "2024-02-26")).toBe(26);
    expect(daysOverdue(silent, due)).toBe(0);
    expect(workingDaysLeft(silent, "2024-02-26", holidays)).toBe(3);
    expect(workingDaysLeft(silent, due, holidays)).toBe(0);
    expect(workingDaysLeft({ dueOn: "2024-02-13" }, "2024-02-09", holidays)).toBe(1);
  });

  it("moves forward as days pass, and a report never makes it worse", () => {
    const order = ["later", "soon", "overdue"];
    fc.assert(
      fc.property(fc.integer({ min: -40, max: 40 }), fc.integer({ min: 0, max: 40 }), (from, later) => {
        const today = addDays(due, from);
        const then = addDays(today, later);
        expect(order.indexOf(standingOf(silent, then))).toBeGreaterThanOrEqual(
          order.indexOf(standingOf(silent, today)),
        );
        expect(standingOf(duty(today, today), then)).toBe(today <= due ? "settled_on_time" : "settled_late");
      }),
    );
  });
});
