import { expect, test } from "vitest";
import type { Day } from "../src/calendar/day.js";
import { holidayTable } from "../src/calendar/working-days.js";
import { missedSummaries } from "../src/missed-schedules.js";

const at = (text: string) => new Date(`${text}:00+07:00`);
const holidays = holidayTable([]);
/** Wednesday and Thursday at 16:45, made on the Monday before. */
const schedule = { weekdays: [3, 4], time: "16:45", personIds: [7, 8], at: at("2024-03-18T09:00") };

test.each<[string, string, readonly Day[]]>([
  ["2024-03-20T16:40", "2024-03-20T17:30", ["2024-03-20" as Day]],
  ["2024-03-20T16:40", "2024-03-20T17:29", []],
  ["2024-03-20T16:45", "2024-03-20T18:00", []],
  ["2024-03-19T10:00", "2024-03-22T10:00", ["2024-03-20" as Day, "2024-03-21" as Day]],
  ["2024-03-08T10:00", "2024-03-18T18:00", []],
])("between %s and %s they were missed on %j", (from, to, days) => {
  const missed = missedSummaries([schedule], { from: at(from), to: at(to) }, holidays);
  expect([...new Set(missed.map(({ day }) => day))]).toEqual(days);
  expect(missed).toHaveLength(days.length * 2);
});

test("who is in two schedules of one hour missed one", () => {
  const span = { from: at("2024-03-20T16:40"), to: at("2024-03-20T18:00") };
  expect(missedSummaries([schedule, { ...schedule, personIds: [7] }], span, holidays)).toHaveLength(2);
});
