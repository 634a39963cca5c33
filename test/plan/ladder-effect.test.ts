import { expect, test } from "vitest";
import { holidayTable } from "../../src/calendar/working-days.js";
import { defaultLadder } from "../../src/plan/ladder.js";
import { countReminders } from "../../src/plan/ladder-effect.js";

const holidays = holidayTable([]);
// Of Thursday 29/02 ten are open, six of them unanswered; of Wednesday 31/01 two are open.
const due = [
  { dueOn: "2024-02-29", open: 10, unanswered: 6 },
  { dueOn: "2024-01-31", open: 2, unanswered: 0 },
];

test("counts each open duty on each step of the next twenty working days, before its day the unanswered", () => {
  // From 26/02 on: 28/02 (1 before), 29/02, then 01/03, 05/03, 11/03, 18/03, 25/03; of January 01/03 (22 after).
  expect(countReminders(due, "2024-02-26", defaultLadder, holidays)).toBe(6 + 10 + 5 * 10 + 2);
  expect(countReminders(due, "2024-02-26", { ...defaultLadder, before: [], timesAfter: 1 }, holidays)).toBe(10 + 10);
});
