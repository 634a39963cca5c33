import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../src/calendar/day.js";
import {
  contains,
  monthOf,
  monthsOfYear,
  nextPeriod,
  parsePeriod,
  periodCode,
  periodsOfYear,
  previousPeriod,
  quarterEnding,
  quarterOf,
  quartersOfYear,
  windowOf,
} from "../../src/calendar/windows.js";

describe("windows", () => {
  it.each([
    ["2024-02", "2024-02-01", "2024-02-29", "2024-01-15", "2024-02-14"],
    ["2024-01", "2024-01-01", "2024-01-31", "2023-12-15", "2024-01-14"],
    ["2024-Q1", "2024-01-01", "2024-03-31", "2023-12-15", "2024-03-14"],
    ["2024-Q2", "2024-04-01", "2024-06-30", "2024-03-15", "2024-06-14"],
    ["2024-Q3", "2024-07-01", "2024-09-30", "2024-06-15", "2024-09-14"],
    ["2024-Q4", "2024-10-01", "2024-12-31", "2024-09-15", "2024-12-14"],
    ["2024-6M", "2024-01-01", "2024-06-30", "2023-12-15", "2024-06-14"],
    ["2024-9M", "2024-01-01", "2024-09-30", "2023-12-15", "2024-09-14"],
    ["2024", "2024-01-01", "2024-12-31", "2023-12-15", "2024-12-14"],
  ])("%s is %s to %s, reporting %s to %s", (code, first, last, reportingFirst, reportingLast) => {
    expect(windowOf(code, "calendar")).toEqual({ first, last });
    expect(windowOf(code, "reporting")).toEqual({ first: reportingFirst, last: reportingLast });
  });

  it.each(["2024-13", "2024-Q5", "2024-3M", "24-Q1", "2024-1", ""])("%s is no period", (code) => {
    expect(parsePeriod(code)).toBeNull();
    expect(() => windowOf(code, "calendar")).toThrow(RangeError);
  });

  it("the report quarter is not the calendar quarter", () => {
    expect(quarterOf("2023-12-15", "reporting")).toBe("2024-Q1");
    expect(quarterOf("2023-12-14", "reporting")).toBe("2023-Q4");
    expect(quarterOf("2024-03-14", "reporting")).toBe("2024-Q1");
    expect(quarterOf("2024-03-15", "reporting")).toBe("2024-Q2");
    expect(quarterOf("2024-03-15", "calendar")).toBe("2024-Q1");
    expect(monthOf("2024-01-31", "reporting")).toBe("2024-02");
  });

  it("every day lies in exactly the window of its month, quarter and year", () => {
    const day = fc.integer({ min: 0, max: 4000 }).map((n) => addDays("2020-01-01", n));
    fc.assert(
      fc.property(day, fc.constantFrom("calendar" as const, "reporting" as const, { cutOn: 28 }), (d, reckoning) => {
        for (const code of [monthOf(d, reckoning), quarterOf(d, reckoning), monthOf(d, reckoning).slice(0, 4)]) {
          expect(contains(windowOf(code, reckoning), d)).toBe(true);
          expect(addDays(windowOf(code, reckoning).last, 1)).toBe(windowOf(nextPeriod(code), reckoning).first);
          expect(previousPeriod(nextPeriod(code))).toBe(code);
          expect(periodCode(parsePeriod(code)!)).toBe(code);
        }
      }),
    );
  });

  it("names the quarter a period ends in", () => {
    expect(["2024-02", "2024-Q3", "2024-6M", "2024-9M", "2024"].map(quarterEnding)).toEqual([
      "2024-Q1",
      "2024-Q3",
      "2024-Q2",
      "2024-Q3",
      "2024-Q4",
    ]);
  });

  it("takes a day for a period of its own", () => {
    expect(parsePeriod("2024-06-31")).toBeNull();
    expect(windowOf("2024-06-30", "reporting")).toEqual({ first: "2024-06-30", last: "2024-06-30" });
    expect(periodCode(parsePeriod("2024-12-31")!)).toBe("2024-12-31");
    expect(quarterEnding("2024-06-30")).toBe("2024-Q2");
    expect(nextPeriod("2024-12-31")).toBe("2025-01-01");
  });

  it("cuts windows on any day, the 1st being the calendar", () => {
    expect(windowOf("2026-Q1", { cutOn: 21 })).toEqual({ first: "2025-12-21", last: "2026-03-20" });
    expect(windowOf("2026-02", { cutOn: 1 })).toEqual(windowOf("2026-02", "calendar"));
    expect(windowOf("2026-02", { cutOn: 15 })).toEqual(windowOf("2026-02", "reporting"));
  });

  it("lists a year", () => {
    expect(periodsOfYear("month", 2024)).toEqual(monthsOfYear(2024));
    expect((["half-year", "nine-months", "year"] as const).flatMap((kind) => periodsOfYear(kind, 2024))).toEqual([
      "2024-6M",
      "2024-9M",
      "2024",
    ]);
    expect(monthsOfYear(2024)[11]).toBe("2024-12");
    expect(quartersOfYear(2024)).toEqual(["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"]);
    expect(previousPeriod("2024-01")).toBe("2023-12");
    expect(previousPeriod("2024-6M")).toBe("2023-6M");
  });
});
