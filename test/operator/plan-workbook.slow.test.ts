import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/connect.js";
import type { CommandContext } from "../../src/operator/command.js";
import { type ImportOptions, importPlanSource, problemsAsJson } from "../../src/operator/import-plan.js";
import { writeNextPlan, writePlanWorkbook, writeTemplate } from "../../src/operator/plan-workbook.js";
import { importPlanData } from "../../src/plan/import-plan.js";
import { loadPlan } from "../../src/plan/load-plan.js";
import { readPlanWorkbook } from "../../src/plan/workbook/read-workbook.js";
import { changed, saved, smallPlan, vi } from "../plan/workbook/workbooks.js";
import { testFolder } from "../support/database.js";
import { openPlannedDatabase } from "../support/planned.js";

let db: Database;

beforeAll(async () => {
  db = await openPlannedDatabase();
});
afterAll(() => db.close());

const nothing = { added: 0, changed: 0, removed: 0 };

function context(at = "2024-02-26T07:30:00+07:00"): CommandContext {
  return { db: db.prisma, now: new Date(at), t: vi } as CommandContext;
}

async function imported(source: string | undefined, options: ImportOptions = {}, at?: string) {
  const outcome = await importPlanSource(context(at), source, options);
  if (!outcome.ok) throw new Error(outcome.say(vi));
  return { json: outcome.value.json as Record<string, never>, text: outcome.value.lines.join("\n") };
}

function fresh(name: string): string {
  const folder = join(testFolder(), Math.random().toString(36).slice(2));
  mkdirSync(folder);
  return join(folder, name);
}

async function fromDatabase(year: number): Promise<string> {
  const file = fresh("kế hoạch.xlsx");
  const outcome = await writePlanWorkbook(context(), file, year);
  if (!outcome.ok) throw new Error(outcome.say(vi));
  return file;
}

describe("the plan of 2024", () => {
  test("comes back from its workbook without a change", async () => {
    const file = await fromDatabase(2024);
    expect((await imported(file)).json).toEqual({
      ...{ year: 2024, sections: 10, tasks: 50, indicators: 16, agencies: 191, duties: 8514 },
      changes: nothing,
    });
  });

  test("also after an agency was renamed and another has come since", async () => {
    const stp = await db.prisma.agency.findFirstOrThrow({ where: { code: "STP" } });
    await db.prisma.agency.update({ where: { id: stp.id }, data: { name: "Sở Tư pháp mới" } });
    const plan = await db.prisma.plan.findUniqueOrThrow({ where: { year: 2024 } });
    await db.prisma.agency.create({
      data: {
        ...{ code: "MOI", name: "Sở Mới", shortName: "Sở Mới", level: "so-ban-nganh", type: "sở", order: 12 },
        ...{ validFrom: new Date("2024-12-01T00:00:00Z"), plans: { create: { planId: plan.id } } },
      },
    });
    const read = await readPlanWorkbook(await fromDatabase(2024));
    if (!read.ok) throw new Error(read.say(vi));
    expect(read.value.agencies.find(({ code }) => code === "STP")?.name).toBe("Sở Tư pháp");
    const again = await importPlanData(db.prisma, read.value, { now: new Date() });
    expect(again.ok && again.value).toMatchObject({ changes: nothing, registerChanges: nothing });
    expect((await db.prisma.agency.findUniqueOrThrow({ where: { id: stp.id } })).name).toBe("Sở Tư pháp mới");
    expect((await loadPlan(db.prisma, 2024, "now"))?.agencies.find(({ code }) => code === "STP")?.name).toBe(
      "Sở Tư pháp mới",
    );
  });

  test("--preview shows how each task is read, by sheet and cell", async () => {
    const { json, text } = await imported(await fromDatabase(2024), { preview: true });
    const readings = json.readings as unknown as { task: string; part: string | null }[];
    const of = (task: string, part: string | null = null) =>
      readings.find((one) => one.task === task && one.part === part);
    expect(readings).toHaveLength(51);
    expect(of("V.1")).toEqual({
      ...{ where: "Nhiệm vụ!D25", task: "V.1", part: null, agencies: 173 },
      ...{ periods: ["2024-02"], dueOn: ["2024-02-29"] },
    });
    expect(of("VII.4", "ket-noi")).toMatchObject({
      where: "Nhiệm vụ!D36",
      agencies: 5,
      periods: ["2024-Q1"],
      dueOn: ["2024-03-31"],
    });
    expect(of("V.2")).toMatchObject({ agencies: 173, periods: ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"] });
    expect(of("I.2")).toMatchObject({ agencies: 1, periods: [], dueOn: [] });
    expect(json.problems).toEqual([]);
    expect(text).toMatch(
      /Nhiệm vụ!D25 +V\.1 +173 cơ quan +Các sở, ngành, địa phương +Tháng 02\/2024 +tháng 02 +29\/02\/2024/,
    );
    expect(text).toContain("Đây là bản xem trước, chưa ghi gì.");
  });
});

describe("a plan of 2026", () => {
  const january = "2026-03-02T08:00:00+07:00";

  test("--preview of a new plan says what would be overdue, and writes nothing", async () => {
    const file = await saved(smallPlan(), "2026.xlsx");
    const { json, text } = await imported(file, { preview: true }, january);
    expect(json).toMatchObject({ year: 2026, tasks: 3, duties: 21, overdue: 1, countsFrom: "2026-01-05" });
    expect(text).toContain("Tính từ 05/01/2026: hôm nay đã có 1 đầu việc quá hạn.");
    expect(await db.prisma.plan.count({ where: { year: 2026 } })).toBe(0);
    const later = await imported(file, { preview: true, countsFrom: "2026-03-01" }, january);
    expect(later.json).toMatchObject({ overdue: 0, countsFrom: "2026-03-01" });
  });

  test("a problem refuses the whole file, and says all of it", async () => {
    const file = await saved(changed("tasks", 0, { lead: "Sở Tư phap", timing: "Sớm" }), "sai.xlsx");
    const outcome = await importPlanSource(context(january), file, {});
    expect(outcome.ok).toBe(false);
    if (outcome.ok) return;
    expect(problemsAsJson(outcome.problems!, vi)).toEqual([
      { where: "Nhiệm vụ!D2", sentence: 'không rõ "Sở Tư phap", có phải là Sở Tư pháp (STP)?' },
      { where: "Nhiệm vụ!F2", sentence: expect.stringContaining("không đọc được thời hạn") },
    ]);
    expect(await db.prisma.plan.count({ where: { year: 2026 } })).toBe(0);
  });

  test("importing a changed workbook lists what changes, and a task with a new code is offered as a move", async () => {
    await imported(await saved(smallPlan(), "2026.xlsx"), {}, january);
    const moved = await saved(changed("tasks", 0, { code: "A.3" }), "2026b.xlsx");
    const { json, text } = await imported(moved, { preview: true }, january);
    expect(json.movesOffered).toEqual([{ from: "A.1", to: "A.3" }]);
    expect(text).toContain("thêm nhiệm vụ A.3");
    expect(text).toContain("bỏ nhiệm vụ A.1");
    expect(text).toContain("--moved A.1=A.3");
    const said = await imported(moved, { preview: true, moved: [{ from: "A.1", to: "A.3" }] }, january);
    expect(said.json.changes).toEqual(nothing);
  });

  test("a file is a workbook and nothing else, whatever its name says", async () => {
    const file = fresh("kế hoạch.csv");
    writeFileSync(file, "code,name\n");
    const outcome = await importPlanSource(context(january), file, {});
    expect(!outcome.ok && outcome.say(vi)).toContain("kế hoạch.csv: không phải tệp .xlsx");
    const none = await importPlanSource(context(january), "không có.xlsx", {});
    expect(!none.ok && none.say(vi)).toBe("không có.xlsx: không đọc được tệp này");
  });

  test("plan next makes next year's from what is in the database, with the holidays that it has", async () => {
    const file = fresh("2027.xlsx");
    const outcome = await writeNextPlan(context(), file, { from: 2026, year: 2027 });
    expect(outcome.ok && outcome.value.lines.join("\n")).toContain('ô "Cần xem"');
    const refused = await importPlanSource(context(january), file, {});
    expect(!refused.ok && refused.say(vi)).toContain("cần xem");
  });
});

test("an empty template names what has to be filled in", async () => {
  const file = fresh("mẫu.xlsx");
  expect((await writeTemplate(file, vi)).ok).toBe(true);
  const outcome = await importPlanSource(context(), file, {});
  expect(!outcome.ok && problemsAsJson(outcome.problems!, vi).map(({ where }) => where)).toEqual([
    ...["Kế hoạch!B2", "Kế hoạch!B3", "Kế hoạch!B4", "Kế hoạch!B5", "Kế hoạch!B6"],
    ...["Mục", "Nhiệm vụ", "Cơ quan"],
  ]);
});

test("what is there is not written over, and what cannot be written is said", async () => {
  const file = fresh("có.xlsx");
  writeFileSync(file, "x");
  const there = await writeTemplate(file, vi);
  expect(!there.ok && there.code).toBe("file_exists");
  const nowhere = await writeTemplate(join(testFolder(), "none", "x.xlsx"), vi);
  expect(!nowhere.ok && nowhere.code).toBe("unwritable");
  const noPlan = await writePlanWorkbook(context(), fresh("x.xlsx"), 2031);
  expect(!noPlan.ok && noPlan.say(vi)).toBe("Chưa nạp kế hoạch năm 2031.");
});
