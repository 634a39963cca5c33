import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bundledPlanFolder } from "../../../src/plan/data-folder.js";
import { formatPlace } from "../../../src/plan/place.js";
import type { PlanData } from "../../../src/plan/plan-data.js";
import { type PlanRead, readPlan } from "../../../src/plan/read-plan.js";
import { type PlanSheets, planSheets, type WrittenPlan } from "../../../src/plan/workbook/plan-sheets.js";
import { readPlanWorkbook } from "../../../src/plan/workbook/read-workbook.js";
import { writeWorkbook } from "../../../src/plan/workbook/write-workbook.js";
import { translator } from "../../../src/text/language.js";
import { testFolder } from "../../support/database.js";

export const vi = translator("vi");

export async function lamDong(): Promise<PlanData> {
  const read = await readPlan(bundledPlanFolder());
  if (!read.ok) throw new Error(read.say(vi));
  return read.value;
}

/** Writes what the sheets hold into a file of its own, which goes with the test file's folder. */
export async function saved(sheets: PlanSheets, name = "plan.xlsx"): Promise<string> {
  const file = join(testFolder(), name);
  await writeFile(file, await writeWorkbook(sheets, vi));
  return file;
}

export async function writtenAndRead(plan: WrittenPlan): Promise<PlanRead> {
  return readPlanWorkbook(await saved(planSheets(plan)));
}

/** "Nhiệm vụ!D7: …" of everything that is wrong; a plan that can be read fails the test. */
export function problemsOf(read: PlanRead): string[] {
  if (read.ok) throw new Error("the plan was read");
  return read.problems.map(({ at, what }) => `${formatPlace(at)}: ${what(vi)}`);
}

/** Without where things stand, which is another place in every source. */
export function placeless<T>(value: T): T {
  if (Array.isArray(value)) return value.map(placeless) as T;
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== "where" && key !== "partPlaces")
      .map(([key, inner]) => [key, placeless(inner)]),
  ) as T;
}

/** A small plan of a province with two levels, as its sheets: tests change a cell and see what is said. */
export function smallPlan(): PlanSheets {
  return {
    plan: [
      { item: "Năm", value: "2026" },
      { item: "Số", value: "12/QĐ-UBND" },
      { item: "Ngày", value: "05/01/2026" },
      { item: "Tên", value: "Kế hoạch năm 2026" },
      { item: "Cơ quan ban hành", value: "Chủ tịch UBND tỉnh" },
    ],
    sections: [
      { code: "A", title: "Chỉ đạo, điều hành" },
      { code: "B", title: "Số hóa" },
    ],
    tasks: [
      { code: "A.1", text: "Ban hành kế hoạch", lead: "Văn phòng UBND tỉnh", timing: "Tháng 02/2026" },
      { code: "A.2", text: "Rà soát thủ tục", lead: "Các sở, ban, ngành; UBND các xã, phường", timing: "Thường xuyên" },
      {
        code: "B.1",
        section: "B",
        text: "Số hóa hồ sơ",
        lead: "Sở Tư pháp, Sở Y tế và UBND cấp xã",
        timing: "30/6/2026",
      },
    ],
    indicators: [
      { code: "KPI-1", name: "Tỷ lệ số hóa", target: 80, reporters: "UBND cấp xã", denominator: "Tổng số hồ sơ" },
    ],
    targets: [],
    agencies: [
      { code: "VP", name: "Văn phòng UBND tỉnh", level: "sở ban ngành" },
      { code: "STP", name: "Sở Tư pháp", level: "sở ban ngành" },
      { code: "SYT", name: "Sở Y tế", level: "sở ban ngành" },
      { code: "X1", name: "UBND xã Tân Hà", level: "xã" },
      { code: "X2", name: "UBND phường Đông Hòa", level: "xã" },
    ],
    groups: [
      { code: "@so", name: "Các sở, ban, ngành", rule: "STP; SYT" },
      { code: "@xa", name: "UBND cấp xã", rule: "cấp: xa", otherNames: "xã, phường" },
    ],
    holidays: [{ day: "01/01/2026", kind: "nghỉ", name: "Tết Dương lịch" }],
  };
}

type Sheet = keyof PlanSheets;

/** The small plan with other values in one row of a sheet; `row` counts from 0 and may be one behind the last. */
export function changed<S extends Sheet>(sheet: S, row: number, values: PlanSheets[S][number]): PlanSheets {
  const plan = smallPlan();
  const rows: PlanSheets[S][number][] = [...plan[sheet]];
  rows[row] = { ...rows[row], ...values };
  return { ...plan, [sheet]: rows };
}
