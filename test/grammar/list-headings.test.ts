import { describe, expect, it } from "vitest";
import { read } from "./reading.js";

const week = (...lines: readonly string[]) => lines.join("\n");

describe("a heading says how those stand below it that do not say it themselves", () => {
  it.each<[string, string, readonly object[]]>([
    [
      "H679",
      week("I. Đã hoàn thành", "- I.9 quý III", "II. Đang thực hiện", "- V.2 quý III: 65%"),
      [
        { task: "I.9", period: "2024-Q3", status: "done" },
        { task: "V.2", status: "in_progress", percent: 65, note: null },
      ],
    ],
    ["H679", week("Đã hoàn thành:", "- I.9 quý III", "- IV.3 quý III"), [{ status: "done" }, { status: "done" }]],
    ["STP", week("Chưa thực hiện:", "1. V.2", "2. V.3"), [{ status: "not_started" }, { status: "not_started" }]],
    ["STP", week("Các việc vướng mắc:", "- V.2 thiếu kinh phí"), [{ status: "blocked", note: "thiếu kinh phí" }]],
    ["STP", week("Đã hoàn thành:", "- V.2 đang làm 60%"), [{ status: "in_progress", percent: 60 }]],
    ["STP", week("V.2 quý III", "Đang thực hiện", "60%"), [{ task: "V.2", status: "in_progress", percent: 60 }]],
  ])("%s: %s", (agency, text, items) => {
    const found = read(text, agency, "2024-09-17");
    expect(found.items).toMatchObject(items);
    expect(found.items).toHaveLength(items.length);
    expect(found.problems).toEqual([]);
  });
});

describe("what is still to be done is not written down, and that is said", () => {
  it.each([
    week("Tuần này:", "- V.2 quý 3: đang thực hiện 60%", "Tuần sau:", "- V.3 quý 3: hoàn thành", "- VII.7 quý 3: 100%"),
    week("1. Kết quả tuần này", "- V.2 quý 3: 60%", "2. Kế hoạch tuần tới", "- V.3 quý 3 hoàn thành"),
    week("V.2 quý 3 60%", "Dự kiến:", "- V.3 hoàn thành"),
  ])("%s", (text) => {
    const { items, problems } = read(text, "STP", "2024-09-17");
    expect(items).toMatchObject([{ task: "V.2", status: "in_progress", percent: 60, note: null }]);
    expect(problems).toMatchObject([{ outcome: "refuse", sentence: expect.stringContaining("việc sắp làm") }]);
  });

  it("what comes below another heading is told as ever", () => {
    const text = week("Tuần sau:", "- V.3 quý 3 hoàn thành", "Vướng mắc:", "- VII.6 quý III thiếu máy");
    expect(read(text, "STP", "2024-09-17").items).toMatchObject([{ task: "VII.6", status: "blocked" }]);
  });

  it("what comes below a period, a number or words with a colon is told as ever, and what was left out is named", () => {
    const { items, problems } = read(
      week("II. Tuần tới", "V.3 họp", "III. Kiến nghị", "V.2 vướng kinh phí"),
      "STP",
      "2024-06-14",
    );
    expect(items).toMatchObject([{ task: "V.2", status: "blocked" }]);
    expect(problems).toMatchObject([{ sentence: expect.stringContaining("V.3 họp") }]);
  });
});

describe("a heading holds for nothing else", () => {
  it.each([week("I. Đã hoàn thành", "V.1", "II. Còn lại", "V.2"), week("Đã hoàn thành", "V.1", "V.2 đề nghị gia hạn")])(
    "%s",
    (text) => {
      expect(read(text, "STP", "2024-06-14").items.some((item) => item.kind === "task" && item.task === "V.2")).toBe(
        false,
      );
    },
  );

  it.each(["I.10 Di Linh:\n- Tháng 4: không phát sinh", "I.10 năm 2023:\n- Tháng 4: không phát sinh"])("%s", (text) => {
    expect(read(text, "STP", "2024-06-14").items).toEqual([]);
  });
});
