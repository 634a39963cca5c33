import { describe, expect, it } from "vitest";
import { checkCodes } from "../../src/plan/check-codes.js";
import { translator } from "../../src/text/language.js";

const t = translator("vi");

function said(codes: readonly string[]): string[] {
  const placed = codes.map((code, index) => ({
    code,
    at: { file: "plan.yaml", line: index + 1 },
    of: "task" as const,
  }));
  return checkCodes(placed, 2026).map(({ at, what }) => `${"line" in at ? at.line : ""} ${what(t)}`);
}

describe("codes that people could not type apart", () => {
  it.each([
    [["A.1", "A.1"], "2 A.1 có hai lần"],
    [["KPI-1", "kpi 1"], "2 kpi 1 và KPI-1 là một mã khi gõ: không tính chữ hoa, dấu cách, gạch nối"],
    [["CT 3", "CT-3"], "2 CT-3 và CT 3 là một mã khi gõ: không tính chữ hoa, dấu cách, gạch nối"],
    [["A.1", "a.1"], "2 a.1 và A.1 là một mã khi gõ: không tính chữ hoa, dấu cách, gạch nối"],
    [["Đ.1", "DD.1"], "2 DD.1 và Đ.1 là một mã khi gõ: không tính chữ hoa, dấu cách, gạch nối"],
  ])("%s", (codes, sentence) => {
    expect(said(codes)).toEqual([sentence]);
  });

  it.each(["3", "12", "T1", "t12", "T-3", "Q1", "q 4", "6T", "xong", "OK"])("%s means something else", (code) => {
    expect(said([code])).toEqual([
      `1 ${code} đã có nghĩa khác khi gõ (số, kỳ báo cáo hoặc tình hình thực hiện), cần mã khác`,
    ]);
  });

  it.each(["KPI", "A/1", "viec", "A..1"])("%s cannot be read", (code) => {
    expect(said([code])).toEqual([`1 ${code} không đọc được; mã gồm chữ cái, số và dấu chấm, ví dụ A.1, 1.2.3, KPI-1`]);
  });

  it("are all others", () => {
    const codes = [
      "A.1",
      "1.1",
      "1.2.3",
      "KPI-1",
      "CT 3",
      "II.4",
      "VIIb.1",
      "CT-b2a",
      "D.1",
      "Đ.1",
      "T13",
      "1.11",
      "11.1",
    ];
    expect(said(codes)).toEqual([]);
  });

  it("of a section may be bare numbers: they are named behind a word", () => {
    expect(checkCodes([{ code: "1", at: { file: "plan.yaml", line: 1 }, of: "section" }], 2026)).toEqual([]);
  });
});
