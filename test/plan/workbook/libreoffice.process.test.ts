import { expect } from "vitest";
import { nextPlan } from "../../../src/plan/workbook/next-plan.js";
import { planSheets } from "../../../src/plan/workbook/plan-sheets.js";
import { readPlanWorkbook } from "../../../src/plan/workbook/read-workbook.js";
import { resaved, testWithLibreOffice } from "../../support/libreoffice.js";
import { lamDong, placeless, problemsOf, saved, smallPlan, vi } from "./workbooks.js";

testWithLibreOffice("the plan of 2024 is the same after LibreOffice has opened and saved it", async () => {
  const plan = await lamDong();
  const read = await readPlanWorkbook(await resaved(await saved(planSheets(plan))));
  expect(read.ok ? [] : problemsOf(read)).toEqual([]);
  expect(read.ok && placeless(read.value)).toEqual(placeless({ ...plan, targets: [] }));
});

testWithLibreOffice("what is to be looked at stays where it is", async () => {
  const next = nextPlan(await lamDong(), 2025, [], vi);
  const sheets = planSheets(next.plan, next.reviews);
  const before = problemsOf(await readPlanWorkbook(await saved(sheets, "before.xlsx")));
  expect(problemsOf(await readPlanWorkbook(await resaved(await saved(sheets))))).toEqual(before);
});

testWithLibreOffice("the formats that are no .xlsx are named", async () => {
  const old = await resaved(await saved(smallPlan()), "xls:MS Excel 97");
  expect(problemsOf(await readPlanWorkbook(old))).toEqual([
    "plan.xls: tệp .xls kiểu cũ: mở bằng Excel rồi lưu thành .xlsx",
  ]);
  const open = await resaved(await saved(smallPlan()), "ods");
  expect(problemsOf(await readPlanWorkbook(open))[0]).toContain("plan.ods: không phải tệp .xlsx");
});
