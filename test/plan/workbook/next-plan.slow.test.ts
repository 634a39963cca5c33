import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { PlanData, TaskData } from "../../../src/plan/plan-data.js";
import { type NextPlan, nextPlan } from "../../../src/plan/workbook/next-plan.js";
import { type PlanSheets, planSheets } from "../../../src/plan/workbook/plan-sheets.js";
import { readPlanWorkbook } from "../../../src/plan/workbook/read-workbook.js";
import { writeWorkbook } from "../../../src/plan/workbook/write-workbook.js";
import { testFolder } from "../../support/database.js";
import { lamDong, problemsOf, saved, vi } from "./workbooks.js";

let plan: PlanData;
let next: NextPlan;
let sheets: PlanSheets;

beforeAll(async () => {
  plan = await lamDong();
  next = nextPlan(plan, 2025, [], vi);
  sheets = planSheets(next.plan, next.reviews);
});

const taskOf = (code: string): TaskData => {
  const tasks = next.plan.sections.flatMap((section) => section.tasks);
  return tasks.find((task) => task.code === code)!;
};

test("months, quarters and years are those of the new year", () => {
  expect(taskOf("V.1").deadline).toEqual({ kind: "fixed-month", month: "2025-02", parts: [] });
  expect(taskOf("V.1").timing).toBe("Tháng 02/2025");
  expect(taskOf("IV.4")).toMatchObject({ timing: "Quý II/2025", deadline: { quarter: "2025-Q2" } });
  expect(taskOf("VII.4").deadline.parts[0]).toMatchObject({ part: "ket-noi", quarter: "2025-Q1" });
  expect(next.plan.title).toBe("Ban hành Kế hoạch hoạt động kiểm soát thủ tục hành chính năm 2025 trên địa bàn tỉnh");
});

test("a year inside a text moves, one of a document or another year stays; notes about the old year's days go", () => {
  expect(taskOf("I.1").text).toContain("năm 2025");
  expect(taskOf("V.4").text).toContain("ngày 09 tháng 7 năm 2023");
  expect(taskOf("IV.4").deadline.note).toBeUndefined();
  expect(taskOf("III.2").deadline.note).toBe("Thường xuyên, mỗi lần một việc");
  const with2024 = {
    ...plan,
    sections: [
      { ...plan.sections[0]!, tasks: [{ ...taskOf("I.2"), text: "Thực hiện Nghị định 09/2024/NĐ-CP trong năm 2024" }] },
    ],
  };
  expect(nextPlan(with2024, 2025, [], vi).plan.sections[0]!.tasks[0]!.text).toBe(
    "Thực hiện Nghị định 09/2024/NĐ-CP trong năm 2025",
  );
});

test.each([
  ["2024-06-30", "2025-06-30"], // a Sunday, a Monday
  ["2024-02-29", "2025-02-28"],
  ["2024-08-31", "2025-08-31"], // a Sunday: it stays
])("a named day stays the day of its month: %s becomes %s", (day, moved) => {
  const task: TaskData = { ...taskOf("I.2"), deadline: { kind: "fixed-day", day, parts: [] } };
  const of = { ...plan, sections: [{ ...plan.sections[0]!, tasks: [task] }] };
  expect(nextPlan(of, 2025, [], vi).plan.sections[0]!.tasks[0]!.deadline.day).toBe(moved);
});

describe("what has to be looked at", () => {
  test("is named, and only that", () => {
    const reviewed = sheets.tasks.filter(({ review }) => review !== undefined).map(({ code }) => code);
    expect(reviewed).toContain("V.1");
    expect(reviewed).toContain("VII.4/ket-noi");
    expect(reviewed).not.toContain("V.2");
    expect(sheets.plan.map(({ item, value, review }) => [item, value, review]).slice(0, 4)).toEqual([
      ["Năm", 2025, undefined],
      ["Số", "", "điền số của văn bản mới"],
      ["Ngày", null, "điền ngày ký"],
      ["Tên", next.plan.title, "đã đổi năm 2024 thành 2025: Tên"],
    ]);
    expect(sheets.holidays).toEqual([
      { review: "chưa có lịch nghỉ năm 2025: thêm các ngày theo thông báo, rồi xóa ô này" },
    ]);
  });

  test("keeps the plan from being imported, cell by cell", async () => {
    const problems = problemsOf(await readPlanWorkbook(await saved(sheets)));
    const count = Object.values(sheets)
      .flatMap((rows) => rows as readonly { review?: string }[])
      .filter((row) => row.review);
    expect(problems).toContain('Kế hoạch!C3: cần xem: "điền số của văn bản mới". Xem xong thì xóa ô này');
    expect(problems.filter((problem) => problem.includes("cần xem"))).toHaveLength(count.length);
  });

  test("once seen, the plan is next year's, with every duty of this year's", async () => {
    const seen = Object.fromEntries(
      Object.entries(sheets).map(([key, rows]) => [
        key,
        (rows as object[]).map((row) => ({ ...row, review: undefined })),
      ]),
    ) as unknown as PlanSheets;
    const filled = {
      ...seen,
      plan: seen.plan.map((row) =>
        row.item === "Số"
          ? { ...row, value: "1/QĐ-UBND" }
          : row.item === "Ngày"
            ? { ...row, value: "10/01/2025" }
            : row,
      ),
      holidays: [],
    };
    const file = join(testFolder(), "seen.xlsx");
    await writeFile(file, await writeWorkbook(filled, vi));
    const read = await readPlanWorkbook(file);
    expect(read.ok ? [] : problemsOf(read)).toEqual([]);
    const tasks = (of: Pick<PlanData, "sections">) =>
      of.sections
        .flatMap((s) => s.tasks)
        .map(({ code, leads, deadline: { kind, parts } }) => [code, leads, kind, parts.length]);
    expect(read.ok && tasks(read.value)).toEqual(tasks(plan));
  });
});

test("holidays of the new year that are known are kept, and then nothing is said", () => {
  const known = nextPlan(plan, 2025, [{ day: "2025-01-01", kind: "off", name: "Tết Dương lịch", source: "" }], vi);
  expect(planSheets(known.plan, known.reviews).holidays).toEqual([
    { day: { day: "2025-01-01" }, kind: "nghỉ", name: "Tết Dương lịch", source: "" },
  ]);
});

test("a lead that is no more in the new year is named where it leads", async () => {
  const sheetsOf2026 = planSheets({ ...nextPlan(plan, 2026, [], vi).plan, number: "1", issuedOn: "2026-01-05" });
  const problems = problemsOf(await readPlanWorkbook(await saved(sheetsOf2026)));
  expect(
    problems.some((problem) => /^Nhiệm vụ!D\d+: "Sở Tài nguyên môi trường" \(STNMT\) không có vào ngày/.test(problem)),
  ).toBe(true);
});
