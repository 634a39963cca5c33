import { expect, test } from "vitest";
import { defaultRegime } from "../../../src/plan/regime.js";
import {
  readKinds,
  readPerLevel,
  readWindows,
  writePerLevel,
  writeWindows,
} from "../../../src/plan/workbook/regime-words.js";

const { cutOn, figures, furtherFigures } = defaultRegime;

test.each([
  ["quý", { cutOn, figures: ["quarter"], furtherFigures: ["month"] }],
  ["tháng", { cutOn, figures: ["month"], furtherFigures: [] }],
  ["Tháng, quý và năm; theo lịch", { cutOn: 1, figures: ["month", "quarter", "year"], furtherFigures: [] }],
  [
    "6 tháng; 9 tháng; từ ngày 15 đến ngày 14",
    { cutOn: 15, figures: ["half-year", "nine-months"], furtherFigures: ["month"] },
  ],
  ["quý; nhận thêm: không; từ ngày 20 tháng trước", { cutOn: 20, figures: ["quarter"], furtherFigures: [] }],
  ["tháng; 15-14", { cutOn: 15, figures: ["month"], furtherFigures: [] }],
  ["theo lịch", { cutOn: 1, figures, furtherFigures }],
])("windows: %s", (text, windows) => {
  expect(readWindows(text)).toEqual(windows);
});

test.each(["tuần", "quý; từ ngày 30", "quý; nhận thêm: tuần"])("no windows: %s", (text) => {
  expect(readWindows(text)).toBeNull();
});

test.each([
  ["5", { named: {}, others: 5 }],
  ["5 ngày làm việc", { named: {}, others: 5 }],
  ["xã: 2; khác: 3", { named: { xa: 2 }, others: 3 }],
  ["khác: 3; còn lại: 2", { named: { khac: 3 }, others: 2 }],
  ["xã: 1; còn lại: 2", { named: { xa: 1 }, others: 2 }],
  ["Cấp xã 1 ngày; sở, ban, ngành: 3", { named: { xa: 1, "so-ban-nganh": 3 }, others: null }],
])("days by level: %s", (text, read) => {
  expect(readPerLevel(text)).toEqual(read);
});

test.each(["bộ: 1", "xã: nhiều", "xã: 99"])("no days by level: %s", (text) => {
  expect(readPerLevel(text)).toBeNull();
});

test("kinds of windows", () => {
  expect(readKinds("tháng, quý")).toEqual(["month", "quarter"]);
  expect(readKinds("không")).toEqual([]);
  expect(readKinds("tuần")).toBeNull();
});

test("the usual regime as it is written", () => {
  expect(writeWindows(defaultRegime)).toBe("quý; nhận thêm: tháng; từ ngày 15 tháng trước");
  expect(writePerLevel(defaultRegime.workingDaysAfterWindow)).toBe("xã: 1; còn lại: 2");
  expect(writePerLevel(defaultRegime.workingDaysToMend)).toBe("5");
});
