import { describe, expect, it } from "vitest";
import { lineOf } from "../../src/text/line.js";
import { readPeriod, readPeriodAt } from "../../src/text/periods.js";

const context = { year: 2024, today: "2024-06-14" };

describe("a period", () => {
  it.each([
    ["quý I", "2024-Q1"],
    ["quý 1", "2024-Q1"],
    ["quy i", "2024-Q1"],
    ["Quí II", "2024-Q2"],
    ["quý III/2024", "2024-Q3"],
    ["quý IV năm 2024", "2024-Q4"],
    ["quý 2 2025", "2025-Q2"],
    ["Q1", "2024-Q1"],
    ["q3/24", "2024-Q3"],
    ["q.4", "2024-Q4"],
    ["quý hai", "2024-Q2"],
    ["quý tư", "2024-Q4"],
    ["quys I", "2024-Q1"],
    ["quy1", "2024-Q1"],
    ["quy1 2", "2024-Q2"],
    ["quy1 III", "2024-Q3"],
    ["thang1 3", "2024-03"],
    ["quý đầu năm", "2024-Q1"],
    ["Q1.2024", "2024-Q1"],
    ["6T", "2024-6M"],
    ["tháng giêng", "2024-01"],
    ["T1", "2024-01"],
    ["t03", "2024-03"],
    ["T12", "2024-12"],
    ["T3/2024", "2024-03"],
    ["T3/24", "2024-03"],
    ["tháng 3", "2024-03"],
    ["thang 03/2024", "2024-03"],
    ["thangs 3", "2024-03"],
    ["tháng ba", "2024-03"],
    ["tháng mười một", "2024-11"],
    ["tháng mười", "2024-10"],
    ["th 3".replace(" ", ""), "2024-03"],
    ["6 tháng", "2024-6M"],
    ["6 thang dau nam", "2024-6M"],
    ["6 tháng đầu năm 2024", "2024-6M"],
    ["sáu tháng", "2024-6M"],
    ["9 tháng", "2024-9M"],
    ["9 tháng đầu năm", "2024-9M"],
    ["năm 2024", "2024"],
    ["cả năm", "2024"],
    ["năm nay", "2024"],
    ["năm", "2024"],
    ["2024", "2024"],
    ["2024-Q1", "2024-Q1"],
    ["2024-03", "2024-03"],
    ["2024-6M", "2024-6M"],
    ["quý này", "2024-Q2"],
    ["quý trước", "2024-Q1"],
    ["tháng trước", "2024-05"],
    ["nửa đầu năm", "2024-6M"],
    ["quý tới", "2024-Q3"],
    ["quý sau", "2024-Q3"],
    ["tháng sau", "2024-07"],
    ["tháng sáu", "2024-06"],
    ["thang toi", "2024-07"],
    ["năm sau", "2025"],
    ["6 thg", "2024-6M"],
    ["thg 3", "2024-03"],
  ])("%s is %s", (text, period) => {
    expect(readPeriod(text, context)).toEqual({ outcome: "value", period });
  });

  it.each(["T2", "t3", "T7"])("%s alone is a month or a day of the week", (text) => {
    expect(readPeriod(text, context)).toEqual({ outcome: "ask", period: `2024-0${text[1]}` });
  });

  it("without marks may be two", () => {
    expect(readPeriod("thang sau", context)).toEqual({ outcome: "ask", period: "2024-07" });
    expect(readPeriodAt(lineOf("thang sau"), 0, context)!.value).toMatchObject({ code: "2024-07", or: "2024-06" });
    expect(readPeriod("thang sau", { year: 2024, today: "2024-05-31" })).toEqual({
      outcome: "value",
      period: "2024-06",
    });
  });

  it.each(["sau tháng 6 xong", "sau thang 6"])("%s begins with no six months", (text) => {
    expect(readPeriodAt(lineOf(text), 0, context)).toBeNull();
  });

  it.each([
    "quý V",
    "quý IIII",
    "quý 5",
    "tháng 13",
    "T0",
    "tháng 0",
    "6 tháng cuối năm",
    "abc",
    "",
    "quý",
    "12",
    "3/24",
  ])("%s is refused", (text) => {
    expect(readPeriod(text, context)).toEqual({ outcome: "refuse" });
  });

  it.each([
    ["quý 1 250/2000", "quý 1"],
    ["quý I 2024/3000", "quý I"],
    ["quý I 2024 2024/3000", "quý I 2024"],
    ["quý I 2024 trên 3000", "quý I"],
    ["T3 24/30", "T3"],
    ["T3/24 85%", "T3/24"],
    ["tháng 3 năm 2024: 5/6", "tháng 3 năm 2024"],
    ["quý I: 5/6", "quý I"],
  ])("in %s takes %s", (text, taken) => {
    const found = readPeriodAt(lineOf(text), 0, context)!;
    expect(text.slice(0, found.end)).toBe(taken);
  });
});
