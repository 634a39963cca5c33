import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dutyLabel, type Labelled, shorten } from "../../src/reporting/labels.js";
import { translator } from "../../src/text/language.js";

describe("a duty's label", () => {
  const duty: Labelled = {
    task: "V.1",
    part: null,
    partName: null,
    period: "2024-02",
    deadlineKind: "fixed-month",
    checkIn: false,
    planYear: 2024,
    nextPlanYear: null,
  };
  it.each([
    [{}, "V.1"],
    [{ task: "I.10", deadlineKind: "monthly", period: "2024-01" }, "I.10 tháng 01"],
    [{ task: "I.9", deadlineKind: "quarterly", period: "2024-Q2" }, "I.9 quý II"],
    [{ task: "IV.3", deadlineKind: "last-month-of-quarter", period: "2024-Q3" }, "IV.3 quý III"],
    [{ task: "V.4", deadlineKind: "continuous", checkIn: true, period: "2024-Q1" }, "V.4 quý I"],
    [
      { task: "VII.4", deadlineKind: "continuous", part: "ket-noi", partName: "kết nối", period: "2024-Q1" },
      "VII.4 kết nối",
    ],
    [{ task: "V.2", deadlineKind: "within-year", period: "2024" }, "V.2"],
  ] as [Partial<Labelled>, string][])("%j is %s", (change, label) =>
    expect(dutyLabel({ ...duty, ...change }, translator("vi"), "2024-02-26")).toBe(label),
  );

  it.each([
    ["2024-12-31", "V.1"],
    ["2025-01-01", "V.1 (2024)"],
    [null, "V.1"],
  ])("of a plan that another follows is, on %s, %s", (today, label) =>
    expect(dutyLabel({ ...duty, nextPlanYear: 2025 }, translator("vi"), today)).toBe(label),
  );
});

describe("a shortened text", () => {
  it.each([
    ["Ban hành Kế hoạch rà soát, đánh giá TTHC của các đơn vị", 30, "Ban hành Kế hoạch rà soát…"],
    ["Ban hành Kế hoạch rà soát, đánh giá", 28, "Ban hành Kế hoạch rà soát…"],
    ["ngắn", 10, "ngắn"],
    ["  nhiều   khoảng\ntrắng ", 20, "nhiều khoảng trắng"],
    ["Chuyển (số hóa) hồ sơ", 9, "Chuyển…"],
    ["x".repeat(50), 10, `${"x".repeat(9)}…`],
    [`${"x".repeat(8)}🎉🎉`, 10, `${"x".repeat(8)}…`],
  ])("%j to %i is %j", (text, longest, expected) => expect(shorten(text, longest)).toBe(expected));

  it("is never longer than it may be, begins as the text does, and has no comma before its end", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), fc.integer({ min: 2, max: 60 }), (text, longest) => {
        const short = shorten(text, longest);
        expect(short.length).toBeLessThanOrEqual(longest);
        expect(short).not.toMatch(/[\s,;]…$/);
        const line = text.replace(/\s+/g, " ").trim();
        expect(line.startsWith(short === line ? short : short.slice(0, -1))).toBe(true);
      }),
    );
  });
});
