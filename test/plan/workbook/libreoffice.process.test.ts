import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { nextPlan } from "../../../src/plan/workbook/next-plan.js";
import { type PlanSheets, planSheets } from "../../../src/plan/workbook/plan-sheets.js";
import { readPlanWorkbook } from "../../../src/plan/workbook/read-workbook.js";
import { testFolder } from "../../support/database.js";
import { lamDong, placeless, problemsOf, saved, smallPlan, vi } from "./workbooks.js";

const run = promisify(execFile);
const isThere = (process.env.PATH ?? "").split(":").some((folder) => {
  try {
    return readdirSync(folder).includes("soffice");
  } catch {
    return false;
  }
});
const suffix = isThere ? "" : " (skipped: there is no soffice; libreoffice-calc-nogui brings it)";

/** The workbook as LibreOffice saves it again, as an .xlsx or another kind of file. */
async function resaved(sheets: PlanSheets, as = "xlsx:Calc MS Excel 2007 XML", name = "plan.xlsx"): Promise<string> {
  const file = await saved(sheets, name);
  const folder = join(testFolder(), "again");
  const profile = pathToFileURL(join(testFolder(), "profile"));
  await run("soffice", [
    `-env:UserInstallation=${profile}`,
    "--headless",
    "--convert-to",
    as,
    "--outdir",
    folder,
    file,
  ]);
  return join(folder, basename(file).replace(/xlsx$/, as.split(":")[0]!));
}

test.skipIf(!isThere)(`the plan of 2024 is the same after LibreOffice has opened and saved it${suffix}`, async () => {
  const plan = await lamDong();
  const read = await readPlanWorkbook(await resaved(planSheets(plan)));
  expect(read.ok ? [] : problemsOf(read)).toEqual([]);
  expect(read.ok && placeless(read.value)).toEqual(placeless({ ...plan, targets: [] }));
});

test.skipIf(!isThere)(`what is to be looked at stays where it is${suffix}`, async () => {
  const next = nextPlan(await lamDong(), 2025, [], vi);
  const sheets = planSheets(next.plan, next.reviews);
  const before = problemsOf(await readPlanWorkbook(await saved(sheets, "before.xlsx")));
  expect(problemsOf(await readPlanWorkbook(await resaved(sheets)))).toEqual(before);
});

test.skipIf(!isThere)(`the formats that are no .xlsx are named${suffix}`, async () => {
  const old = await resaved(smallPlan(), "xls:MS Excel 97");
  expect(problemsOf(await readPlanWorkbook(old))).toEqual([
    "plan.xls: tệp .xls kiểu cũ: mở bằng Excel rồi lưu thành .xlsx",
  ]);
  const open = await resaved(smallPlan(), "ods");
  expect(problemsOf(await readPlanWorkbook(open))[0]).toContain("plan.ods: không phải tệp .xlsx");
});
