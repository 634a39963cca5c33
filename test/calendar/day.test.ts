import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  dayInVietnam,
  daysBetween,
  formatInstant,
  instantOf,
  makeDay,
  parseDay,
  timeInVietnam,
  weekdayOf,
} from "../../src/calendar/day.js";

const days = fc
  .date({ min: new Date("1990-01-01T00:00:00Z"), max: new Date("2060-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("a day", () => {
  it.each([
    ["2024-02-29", "2024-02-29"],
    ["2023-02-29", null],
    ["2024-02-31", null],
    ["2024-13-01", null],
    ["2024-00-10", null],
    ["29/02/2024", null],
    ["2024-2-9", null],
    ["", null],
  ])("%s is %s", (text, day) => {
    expect(parseDay(text)).toBe(day);
  });

  it("is made only of real dates", () => {
    expect(makeDay(2024, 2, 31)).toBeNull();
    expect(makeDay(24, 2, 3)).toBeNull();
    expect(makeDay(2024, 2.5, 3)).toBeNull();
    expect(makeDay(2024, 12, 31)).toBe("2024-12-31");
  });

  it("knows its weekday", () => {
    expect(weekdayOf("2024-02-29")).toBe(4);
    expect(weekdayOf("2024-03-31")).toBe(7);
    expect(weekdayOf("1969-12-29")).toBe(1);
  });

  it("adds and counts days consistently", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -4000, max: 4000 }), (day, count) => {
        const moved = addDays(day, count);
        expect(daysBetween(day, moved)).toBe(count);
        // A day as text sorts as the day it is.
        expect(day < moved).toBe(count > 0);
      }),
    );
  });

  it("is the civil date of Việt Nam, whatever the machine's zone", () => {
    expect(dayInVietnam(new Date("2024-02-28T16:59:59Z"))).toBe("2024-02-28");
    expect(dayInVietnam(new Date("2024-02-28T17:00:00Z"))).toBe("2024-02-29");
    expect(timeInVietnam(new Date("2024-02-28T17:05:00Z"))).toBe("00:05");
  });

  it("turns a wall clock into an instant and back", () => {
    expect(instantOf("2024-02-26", "08:00").toISOString()).toBe("2024-02-26T01:00:00.000Z");
    expect(formatInstant(new Date("2024-02-26T01:41:07.512Z"))).toBe("2024-02-26T08:41:07+07:00");
    expect(() => instantOf("2024-02-31", "25:00")).toThrow(RangeError);
    fc.assert(
      fc.property(days, (day) => {
        expect(dayInVietnam(instantOf(day, "08:00"))).toBe(day);
      }),
    );
  });
});
