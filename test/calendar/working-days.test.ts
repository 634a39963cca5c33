import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween } from "../../src/calendar/day.js";
import {
  addWorkingDays,
  type HolidayRow,
  holidayTable,
  isWorkingDay,
  workingDaysBetween,
} from "../../src/calendar/working-days.js";

const file = readFileSync("prisma/data/lam-dong-2024/holidays.csv", "utf8");
const rows = (parse(file, { columns: true }) as Record<string, string>[]).map(
  (row): HolidayRow => ({ day: (row.date ?? row.day)!, kind: (row.date ? row.day : row.kind) as "off" | "work" }),
);
const holidays = holidayTable(rows);

describe("working days of the bundled table", () => {
  it.each([
    ["2024-02-05", 5, "2024-02-19"], // over Tết
    ["2024-04-26", 5, "2024-05-07"], // over 30/4, and Saturday 04/05 is worked
    ["2024-08-29", 5, "2024-09-09"], // over the National Day
    ["2024-02-29", 5, "2024-03-07"],
    ["2024-03-14", 1, "2024-03-15"],
    ["2024-02-29", -3, "2024-02-26"],
    ["2024-03-31", 0, "2024-03-31"],
    ["2024-03-31", 5, "2024-04-05"],
    ["2025-04-25", 1, "2025-04-26"],
  ])("%s and %i working days is %s", (day, count, expected) => {
    expect(addWorkingDays(day, count, holidays)).toBe(expected);
  });

  it.each([
    ["2024-05-04", true],
    ["2024-05-05", false],
    ["2024-04-29", false],
    ["2024-02-14", false],
    ["2024-02-15", true],
  ])("%s is worked: %s", (day, worked) => {
    expect(isWorkingDay(day, holidays)).toBe(worked);
  });

  it.each([
    [2024, 251],
    [2025, 250],
    [2026, 249],
  ])("%i has %i", (year, count) => {
    expect(workingDaysBetween(`${year - 1}-12-31`, `${year}-12-31`, holidays)).toBe(count);
  });

  it("knows how far it reaches", () => {
    expect(holidays.lastYear).toBe(2027);
    expect(holidayTable([]).lastYear).toBeNull();
  });
});

describe("working days of any table", () => {
  const day = fc.integer({ min: 0, max: 1000 }).map((n) => addDays("2024-01-01", n));
  const anyRows = fc.array(fc.record({ day, kind: fc.constantFrom("off" as const, "work" as const) }), {
    maxLength: 60,
  });

  it("counts what it adds", () => {
    fc.assert(
      fc.property(anyRows, day, fc.integer({ min: -30, max: 30 }), (table, from, count) => {
        const to = addWorkingDays(from, count, holidayTable(table));
        if (count > 0) expect(workingDaysBetween(from, to, holidayTable(table))).toBe(count);
        if (count !== 0) expect(isWorkingDay(to, holidayTable(table))).toBe(true);
        expect(Math.abs(daysBetween(from, to))).toBeGreaterThanOrEqual(Math.abs(count));
      }),
    );
  });
});
