import { describe, expect, test } from "vitest";
import { holidayTable } from "../../src/calendar/working-days.js";
import { readRestDayChange, whyNoChange, withRestDay } from "../../src/plan/rest-days.js";

const today = "2024-03-05";

test.each([
  ["30/8 nghỉ Nghỉ hoán đổi", { day: "2024-08-30", to: "off", name: "Nghỉ hoán đổi" }],
  ["30/8 nghi", { day: "2024-08-30", to: "off", name: "" }],
  ["7/9/2024 làm bù", { day: "2024-09-07", to: "work", name: "" }],
  ["7-9 lam bu: bù cho 30/8", { day: "2024-09-07", to: "work", name: "bù cho 30/8" }],
  ["bỏ 30/8", { day: "2024-08-30", to: "usual", name: "" }],
  ["1/2 nghỉ", { day: "2025-02-01", to: "off", name: "" }],
  ["5/3 nghỉ", { day: "2024-03-05", to: "off", name: "" }],
  ["31/2 nghỉ", null],
  ["30/8", null],
  ["30/8 nghỉnh", null],
  ["bỏ 30/8 nghỉ", null],
  ["nghỉ 30/8", null],
  [`30/8 nghỉ ${"a".repeat(81)}`, null],
])("%s", (typed, expected) => expect(readRestDayChange(typed, today)).toEqual(expected));

describe("what would change nothing", () => {
  const holidays = holidayTable([
    { day: "2024-04-30", kind: "off" },
    { day: "2024-05-04", kind: "work" },
  ]);
  test.each([
    ["2024-03-04", "off", "past"],
    ["2024-04-30", "off", "isOff"],
    ["2024-03-09", "off", "isOff"],
    ["2024-05-04", "off", null],
    ["2024-05-04", "work", "isWorked"],
    ["2024-03-06", "work", "isWorked"],
    ["2024-04-30", "work", null],
    ["2024-03-06", "off", null],
    ["2024-03-06", "usual", "isUsual"],
    ["2024-04-30", "usual", null],
  ] as const)("%s %s", (day, to, expected) => {
    expect(whyNoChange({ day, to, name: "" }, holidays, today)).toBe(expected);
  });

  test("the rows stay in order, one a day, and a worked weekday needs none", () => {
    const row = { day: "2024-04-30", kind: "off" as const, name: "", source: "" };
    expect(withRestDay([row], { day: "2024-04-29", to: "off", name: "x" }, "chat").map(({ day }) => day)).toEqual([
      "2024-04-29",
      "2024-04-30",
    ]);
    expect(withRestDay([row], { day: "2024-04-30", to: "work", name: "" }, "chat")).toEqual([]);
    expect(withRestDay([row], { day: "2024-04-27", to: "work", name: "" }, "chat")[0]?.kind).toBe("work");
  });
});
