import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { choosePeriod } from "../../src/reporting/choose-period.js";
import { translator } from "../../src/text/language.js";

const t = translator("vi");
const months = (reported: readonly number[] = []) =>
  Array.from({ length: 12 }, (_, index) => ({
    period: `2024-${String(index + 1).padStart(2, "0")}`,
    beginsOn: `2024-${String(index + 1).padStart(2, "0")}-01`,
    latest: reported.includes(index + 1) ? {} : null,
    counts: true,
  }));
const quarters = [1, 2, 3, 4].map((n) => ({
  period: `2024-Q${n}`,
  beginsOn: n === 1 ? "2023-12-15" : `2024-0${3 * n - 3}-15`,
  latest: null,
  counts: true,
}));

describe("the period that a report means", () => {
  it.each([
    // reported, named, today, chosen
    [[], null, "2024-02-26", "2024-01"],
    [[1], null, "2024-02-26", "2024-02"],
    [[2], null, "2024-02-26", "2024-01"],
    [[1, 2], null, "2024-02-26", "2024-02"], // all begun ones are answered: the latest, as a correction
    [[1, 2], "2024-01", "2024-02-26", "2024-01"],
    [[], "2024-03", "2024-02-26", "2024-03"], // asked about before
    [[], "2023-12", "2024-02-26", "no_such_period"],
    [[], "2024-Q1", "2024-02-26", "no_such_period"],
    [[], null, "2023-12-31", "not_begun"],
  ])("reported %j, named %s, on %s: %s", (reported, named, today, expected) => {
    const chosen = choosePeriod(months(reported), named, today, "I.10");
    expect(chosen.ok ? chosen.value.period : chosen.code).toBe(expected);
  });

  it.each([
    ["2024-03", "2024-Q1"],
    ["2024-01", "2024-Q1"],
    ["2024-Q1", "2024-Q1"],
    ["2024-05", "2024-Q2"],
    ["2024", "no_such_period"],
  ])("where periods are quarters, %s means %s", (named, expected) => {
    const chosen = choosePeriod(quarters, named, "2024-02-26", "V.2");
    expect(chosen.ok ? chosen.value.period : chosen.code).toBe(expected);
  });

  it.each([
    ["2024-Q1", "2024-02"],
    ["2024", "2024-02"],
    ["2024-Q2", "no_such_period"],
  ])("where there is one month, %s means %s", (named, expected) => {
    const chosen = choosePeriod([months()[1]!], named, "2024-02-26", "V.1");
    expect(chosen.ok ? chosen.value.period : chosen.code).toBe(expected);
  });

  it("is none that was due before the plan counts, unless all were", () => {
    const late = months().map((one) => ({ ...one, counts: one.period >= "2024-10" }));
    const chosen = choosePeriod(late, null, "2024-11-15", "I.10");
    expect(chosen.ok && chosen.value.period).toBe("2024-10");
    const only = choosePeriod(late.slice(0, 3), null, "2024-11-15", "I.10");
    expect(only.ok && only.value.period).toBe("2024-03");
  });

  it("says which periods there are, and when one begins", () => {
    const none = choosePeriod(months(), "2024-Q1", "2024-02-26", "I.10");
    expect(none.ok || none.say(t)).toBe("I.10 không có kỳ quý I/2024. Các kỳ: tháng 01/2024 đến tháng 12/2024.");
    const later = choosePeriod(months().slice(2), null, "2024-02-26", "I.10");
    expect(later.ok || later.say(t)).toBe(
      "I.10 tháng 03/2024 chưa bắt đầu (từ 01/03/2024). Vẫn báo cáo thì ghi cả kỳ: I.10 tháng 03 …",
    );
    const empty = choosePeriod([], null, "2024-02-26", "VI.2");
    expect(empty.ok || empty.say(t)).toContain("VI.2");
  });

  it("is never one that has not begun, and never a reported one while an earlier is missing", () => {
    const aYear = fc.tuple(fc.subarray([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]), fc.integer({ min: 1, max: 12 }));
    fc.assert(
      fc.property(aYear, ([reported, month]) => {
        const today = `2024-${String(month).padStart(2, "0")}-15`;
        const periods = months(reported);
        const chosen = choosePeriod(periods, null, today, "I.10");
        if (!chosen.ok) throw new Error("January has begun");
        const begun = periods.filter((one) => one.beginsOn <= today);
        const missing = begun.filter((one) => one.latest === null);
        expect(chosen.value).toBe(missing[0] ?? begun.at(-1));
      }),
    );
  });
});
