import { expect, test } from "vitest";
import { instantOf } from "../../src/calendar/day.js";
import { holidayTable } from "../../src/calendar/working-days.js";
import { outageBetween, outageLine } from "../../src/reminders/outage.js";
import { translator } from "../../src/text/language.js";

const holidays = holidayTable([{ day: "2024-02-28", kind: "off" }]);
const at = (text: string) => instantOf(text.slice(0, 10), text.slice(11));

test.each([
  ["2024-02-26T08:00", "2024-02-26T09:59", false],
  ["2024-02-26T08:00", "2024-02-26T10:00", true],
  // Before and after hours nothing is due.
  ["2024-02-26T05:00", "2024-02-26T09:59", false],
  ["2024-02-26T16:00", "2024-02-27T08:59", false],
  ["2024-02-26T16:00", "2024-02-27T09:00", true],
  ["2024-02-26T17:00", "2024-02-27T07:59", false],
  // Friday evening to Monday morning, and a day off.
  ["2024-03-01T17:00", "2024-03-04T08:00", false],
  ["2024-02-27T17:30", "2024-02-29T08:00", false],
  // A clock that was put back.
  ["2024-02-27T10:00", "2024-02-26T10:00", false],
])("from %s to %s the office is told: %s", (from, until, told) => {
  expect(outageBetween(at(from), at(until), holidays) !== null).toBe(told);
});

test("says from when to when", () => {
  const t = translator("vi");
  const line = (from: string, until: string) => outageLine({ from: at(from), until: at(until) }, t);
  expect(line("2024-02-26T08:05", "2024-02-26T10:40")).toBe("Nhắc việc không chạy từ 08:05 đến 10:40 thứ Hai 26/02.");
  expect(line("2024-02-26T16:00", "2024-02-27T10:40")).toBe(
    "Nhắc việc không chạy từ 16:00 thứ Hai 26/02 đến 10:40 thứ Ba 27/02.",
  );
});
