import { describe, expect, it } from "vitest";
import {
  formatDay,
  formatDayInFull,
  formatDayNear,
  formatDayWithWeekday,
  formatMoment,
  formatPeriod,
  formatPeriodShort,
} from "../../src/calendar/formats.js";
import { translator } from "../../src/text/language.js";

const vi = translator("vi");
const en = translator("en");

describe("days on screen", () => {
  it("are padded, day first", () => {
    expect(formatDay("2024-02-09")).toBe("09/02/2024");
    expect(formatDayWithWeekday("2024-02-29", vi)).toBe("thứ Năm 29/02");
    expect(formatDayInFull("2024-02-26", vi)).toBe("thứ Hai 26/02/2024");
    expect(formatDayInFull("2024-03-03", en)).toBe("Sunday 03/03/2024");
  });

  it("carry a weekday when near", () => {
    expect(formatDayNear("2024-02-29", "2024-02-26", vi)).toBe("thứ Năm 29/02");
    expect(formatDayNear("2024-03-05", "2024-02-26", vi)).toBe("05/03/2024");
  });

  it("carry the time in Việt Nam", () => {
    const instant = new Date("2024-02-26T01:12:40Z");
    expect(formatMoment(instant, "2024-02-27", vi)).toBe("08:12 ngày 26/02");
    expect(formatMoment(instant, "2025-01-02", vi)).toBe("08:12 ngày 26/02/2024");
  });
});

describe("periods on screen", () => {
  it.each([
    ["2024-Q1", "quý I/2024", "quý I", "quarter I/2024"],
    ["2024-Q4", "quý IV/2024", "quý IV", "quarter IV/2024"],
    ["2024-02", "tháng 02/2024", "tháng 02", "month 02/2024"],
    ["2024-6M", "6 tháng đầu năm 2024", "6 tháng", "first 6 months of 2024"],
    ["2024-9M", "9 tháng đầu năm 2024", "9 tháng", "first 9 months of 2024"],
    ["2024", "năm 2024", "năm 2024", "year 2024"],
    ["whenever", "whenever", "whenever", "whenever"],
  ])("%s is %s", (code, long, short, english) => {
    expect(formatPeriod(code, vi)).toBe(long);
    expect(formatPeriodShort(code, vi)).toBe(short);
    expect(formatPeriod(code, en)).toBe(english);
  });
});
