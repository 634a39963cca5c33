import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../../src/database/connect.js";
import type { CommandContext } from "../../../src/operator/command.js";
import { importPlanSource } from "../../../src/operator/import-plan.js";
import { writeDecisionWorkbook } from "../../../src/operator/read-decision.js";
import type { PlanData } from "../../../src/plan/plan-data.js";
import { readPlanWorkbook } from "../../../src/plan/workbook/read-workbook.js";
import { testFolder } from "../../support/database.js";
import { openPlannedDatabase } from "../../support/planned.js";
import { lamDong, problemsOf, vi } from "../workbook/workbooks.js";
import { type DocumentRow, decisionOf, documentOf } from "./decision-document.js";

let db: Database;
let plan: PlanData;

beforeAll(async () => {
  db = await openPlannedDatabase();
  plan = await lamDong();
});
afterAll(() => db.close());

async function written(name: string, blocks: Parameters<typeof documentOf>[0], from?: number) {
  const document = join(testFolder(), `${name}.docx`);
  writeFileSync(document, await documentOf(blocks));
  const file = join(testFolder(), `${name}.xlsx`);
  const context = { db: from === undefined ? null : db.prisma, t: vi };
  const outcome = await writeDecisionWorkbook(context, { document, file, ...(from === undefined ? {} : { from }) });
  if (!outcome.ok) throw new Error(outcome.say(vi));
  return { file, json: outcome.value.json as Record<string, never>, text: outcome.value.lines.join("\n") };
}

function importAgain(file: string) {
  const context = { db: db.prisma, now: new Date("2024-02-26T07:30:00+07:00"), t: vi } as CommandContext;
  return importPlanSource(context, file, { preview: true });
}

test("the decision of the plan that is loaded changes nothing, and nothing is to be looked at", async () => {
  const { file, json } = await written("same", decisionOf(plan), 2024);
  expect(json).toMatchObject({ year: 2024, number: "65/QĐ-UBND", issuedOn: "2024-01-10", sections: 10, tasks: 50 });
  expect(json.toReview).toEqual([]);
  const again = await importAgain(file);
  expect(again.ok && again.value.json).toMatchObject({
    ...{ sections: 10, tasks: 50, indicators: 16, agencies: 191, duties: 8514 },
    changes: { added: 0, changed: 0, removed: 0 },
    register: [],
  });
});

test("is no plan to import by itself: it is said how to make a workbook of it", async () => {
  const refused = await importAgain(join(testFolder(), "quyết định.docx"));
  expect(refused).toMatchObject({ ok: false, code: "is_a_document" });
  expect(!refused.ok && refused.say(vi)).toContain("plan read");
});

describe("next year's decision", () => {
  /** The decision of 2024 with one task of another day, one of an agency that nobody knows, and one that is new. */
  function nextYear(): Parameters<typeof documentOf>[0] {
    const blocks = decisionOf({ ...plan, number: "7/QĐ-UBND", issuedOn: "2025-01-09" });
    const moved = (text: string) => text.replace(/(?<!\d)2024(?!\d|\/\p{Lu})/gu, "2025");
    return blocks.map((block) =>
      typeof block === "string"
        ? moved(block)
        : [
            ...block.map(
              (row): DocumentRow =>
                row.map((cell) =>
                  typeof cell === "string"
                    ? moved(cell)
                    : { ...cell, ...(cell.text ? { text: moved(cell.text) } : {}) },
                ),
            ),
            ...(block.length > 20
              ? [
                  [{ isCounted: true }, "Tổ chức hội thi tìm hiểu", "Sở Nội vụ", "", "Tháng 9/2025"],
                  [{ isCounted: true }, "Sơ kết phong trào", "Ban Thi đua Trung ương", "", "vào dịp tổng kết"],
                ]
              : []),
          ],
    );
  }

  test("brings its tasks and days, and what they were called; what is not understood is told by its row", async () => {
    const { file, json, text } = await written("next", nextYear(), 2024);
    expect(json).toMatchObject({ year: 2025, number: "7/QĐ-UBND", issuedOn: "2025-01-09", tasks: 52 });
    const problems = problemsOf(await readPlanWorkbook(file));
    const ofNew = problems.filter((one) => one.includes("Ban Thi đua") || one.includes("dịp tổng kết"));
    expect(ofNew.length).toBeGreaterThan(0);
    expect(problems.every((one) => one.includes("cần xem") || ofNew.includes(one))).toBe(true);
    expect(text).toContain("IX.4: ");
    expect(text).toContain('không rõ "Ban Thi đua Trung ương" là cơ quan nào');
    expect(text).toMatch(/Nhiệm vụ!M\d+ VII\.4\/ket-noi: phần có thời hạn riêng lấy từ kế hoạch trước/);
    expect(text).toMatch(/Chỉ tiêu!L2 CT-a1: chỉ tiêu của kế hoạch năm 2024/);
  });
});

test("without an earlier plan the agencies are to be filled in, and sentences with a percentage are kept", async () => {
  const blocks = ["- Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC tối thiểu 80%;", ...decisionOf(plan)];
  const { text, file } = await written("first", blocks);
  expect(text).toContain("Trang Cơ quan còn trống.");
  expect(text).not.toContain("là cơ quan nào");
  expect(text).toContain("Nhiệm vụ!M21 IV.2: không đọc được thời hạn");
  const problems = problemsOf(await readPlanWorkbook(file));
  expect(problems).toContainEqual(expect.stringContaining("Cơ quan: chưa có dòng nào"));
  expect(problems).toContainEqual(expect.stringContaining("câu có tỷ lệ trong quyết định"));
});

test("a table of indicators goes before those of the earlier plan, which are told where they differ or are not in it", async () => {
  const [first, second] = plan.indicators;
  const { json, text, file } = await written(
    "indicators",
    [
      ...decisionOf(plan),
      "PHỤ LỤC II",
      [
        ["STT", "Chỉ tiêu", "Đơn vị tính", "Chỉ tiêu giao"],
        ["1", first!.name, "%", String(first!.target)],
        ["2", second!.name, "%", `Từ ${second!.target - 5}% trở lên`],
        ["3", "Tỷ lệ hồ sơ nộp từ xa", "%", "tối thiểu 33,5%"],
      ],
    ],
    2024,
  );
  expect(json).toMatchObject({ indicators: 3 });
  expect(text).not.toContain("Chỉ tiêu!L2 ");
  expect(text).toContain(
    `Chỉ tiêu!L3 ${second!.code}: mức giao trước là ${second!.target}, quyết định ghi ${second!.target - 5}`,
  );
  expect(text).toContain("Chỉ tiêu!L4 CT-1: chỉ tiêu mới, mã CT-1");
  expect(text).toMatch(/Chỉ tiêu!L5 \S+: chỉ tiêu của kế hoạch năm 2024, không có trong bảng/);
  const problems = problemsOf(await readPlanWorkbook(file));
  expect(problems).toContainEqual('Chỉ tiêu!J4: thiếu "Cơ quan báo cáo"');
});
