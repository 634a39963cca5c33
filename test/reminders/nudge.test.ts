import { expect, test } from "vitest";
import { holidayTable } from "../../src/calendar/working-days.js";
import { nudgeGoesAt } from "../../src/reminders/nudge.js";

const holidays = holidayTable([
  { day: "2024-04-30", kind: "off" },
  { day: "2024-05-01", kind: "off" },
  { day: "2024-05-04", kind: "work" },
]);

test.each([
  ["in office hours at once", "2024-03-05T09:12", "2024-03-05T09:12"],
  ["from half past seven", "2024-03-05T07:30", "2024-03-05T07:30"],
  ["early: at eight", "2024-03-05T06:10", "2024-03-05T08:00"],
  ["after five: the next morning", "2024-03-05T17:00", "2024-03-06T08:00"],
  ["on Friday evening: Monday", "2024-03-08T18:00", "2024-03-11T08:00"],
  ["on a day off: the day after them", "2024-04-30T10:00", "2024-05-02T08:00"],
  ["on a Saturday that is worked", "2024-05-04T10:00", "2024-05-04T10:00"],
])("%s", (_, now, expected) => {
  const at = (civil: string) => new Date(`${civil}:00+07:00`);
  expect(nudgeGoesAt(at(now), holidays)).toEqual(at(expected));
});
