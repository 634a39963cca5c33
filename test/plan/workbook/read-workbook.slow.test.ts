import { expect, test } from "vitest";
import { holidayTable } from "../../../src/calendar/working-days.js";
import { formatPlace } from "../../../src/plan/place.js";
import type { PlanData } from "../../../src/plan/plan-data.js";
import { readingsOf } from "../../../src/plan/readings.js";
import type { PlanSheets } from "../../../src/plan/workbook/plan-sheets.js";
import { readPlanWorkbook } from "../../../src/plan/workbook/read-workbook.js";
import { problemsOf, saved, smallPlan } from "./workbooks.js";

async function read(change: (plan: PlanSheets) => Partial<PlanSheets>): Promise<PlanData> {
  const plan = smallPlan();
  const outcome = await readPlanWorkbook(await saved({ ...plan, ...change(plan) }));
  if (!outcome.ok) throw new Error(problemsOf(outcome).join("\n"));
  return outcome.value;
}

const tasksOf = (plan: PlanData) => plan.sections.flatMap((section) => section.tasks);

test("deadlines of some agencies, in the words of the deadline and in rows of their own", async () => {
  const plan = await read(({ tasks }) => ({
    tasks: [
      tasks[0]!,
      { ...tasks[1]!, timing: "Thường xuyên; riêng STP, SYT: Quý I/2026; riêng UBND cấp xã: 30/6/2026" },
      {
        code: "A.2 / ket-noi",
        text: "Kết nối dữ liệu",
        lead: "Sở Y tế",
        timing: "Tháng 03/2026",
        partTitle: "kết nối",
      },
    ],
  }));
  const { deadline } = tasksOf(plan)[1]!;
  expect(deadline.kind).toBe("continuous");
  expect(deadline.parts.map(({ part, title, agencies, kind }) => ({ part, title, agencies, kind }))).toEqual([
    { part: "rieng", title: "thời hạn riêng", agencies: ["STP", "SYT"], kind: "fixed-quarter" },
    { part: "rieng-2", title: "thời hạn riêng", agencies: ["X1", "X2"], kind: "fixed-day" },
    { part: "ket-noi", title: "kết nối", agencies: ["SYT"], kind: "fixed-month" },
  ]);
  const readings = readingsOf(plan, holidayTable([]));
  expect(
    readings.map(({ where, part, agencies, dueOn }) => [formatPlace(where), part, agencies, dueOn.at(-1)]),
  ).toEqual([
    ["Nhiệm vụ!D2", null, 1, "2026-02-28"],
    ["Nhiệm vụ!D3", null, 4, "2026-12-16"],
    ["Nhiệm vụ!F3", "rieng", 2, "2026-03-31"],
    ["Nhiệm vụ!F3", "rieng-2", 2, "2026-06-30"],
    ["Nhiệm vụ!D4", "ket-noi", 1, "2026-03-31"],
  ]);
});

test('"Đọc là" goes before "Thời gian", which stays as it was written', async () => {
  const plan = await read(({ tasks }) => ({
    tasks: [
      {
        ...tasks[0]!,
        timing: "Căn cứ tình hình",
        reading: "khi phát sinh: ký quyết định, +5 ngày làm việc",
        nothingMayArise: "Có",
      },
    ],
  }));
  expect(tasksOf(plan)[0]).toMatchObject({
    timing: "Căn cứ tình hình",
    nothingMayArise: true,
    deadline: {
      kind: "event-triggered",
      event: "ký quyết định",
      rule: { direction: "after", offset: 5, unit: "working-day" },
    },
  });
});

test("real days and numbers, numbers as Vietnamese write them, words without regard to case", async () => {
  const plan = await read(({ plan: items, tasks, indicators }) => ({
    plan: [...items.slice(0, 2), { item: "ngày", value: { day: "2026-01-05" } }, ...items.slice(3)],
    tasks: [{ ...tasks[0]!, timing: { day: "2026-06-30" } }],
    indicators: [
      { ...indicators[0]!, target: "85,5%" },
      {
        code: "KPI-2",
        name: "Thời gian xử lý",
        unit: "ngày",
        direction: "Nhiều Nhất",
        target: "2,5",
        reporters: "@xa",
        addsUp: "CUỐI KỲ",
      },
      { code: "KPI-3", name: "Số lượt", unit: "lượt", target: "1.250", reporters: "xa" },
    ],
  }));
  expect(plan.issuedOn).toBe("2026-01-05");
  expect(tasksOf(plan)[0]!.deadline).toMatchObject({ kind: "fixed-day", day: "2026-06-30" });
  expect(
    plan.indicators.map(({ target, direction, addsUp, denominator, reporters }) => [
      target,
      direction,
      addsUp,
      denominator,
      reporters,
    ]),
  ).toEqual([
    [85.5, "at-least", "flow", "Tổng số hồ sơ", ["@xa"]],
    [2.5, "at-most", "stock", "", ["@xa"]],
    [1250, "at-least", "flow", "", ["@xa"]],
  ]);
});

test("groups of groups, by level and type, what is known only when it happens, and wordings without a code", async () => {
  const plan = await read(({ tasks, groups, agencies }) => ({
    agencies: agencies.map((agency) => (agency.code === "X2" ? { ...agency, type: "phường" } : agency)),
    groups: [
      ...groups,
      { code: "phuong", name: "UBND các phường", rule: "cấp: xã; loại: phường" },
      { code: "@tat-ca", name: "Mọi cơ quan", rule: "so; phuong; VP" },
      { code: "%pakn", name: "Cơ quan có phản ánh", rule: "Khi phát sinh" },
      { name: "Các đơn vị liên quan trực tiếp", rule: "STP; @phuong" },
    ],
    tasks: [
      { ...tasks[0]!, lead: "Mọi cơ quan", coordinating: "Các đơn vị liên quan trực tiếp; Cơ quan có phản ánh" },
      ...tasks.slice(1),
    ],
  }));
  expect(Object.fromEntries(plan.groups.map(({ code, members }) => [code, members]))).toEqual({
    "@so": ["STP", "SYT"],
    "@xa": ["X1", "X2"],
    "@phuong": ["X2"],
    "@tat-ca": ["VP", "STP", "SYT", "X2"],
  });
  expect(plan.dynamics.map(({ code }) => code)).toEqual(["%pakn"]);
  expect(tasksOf(plan)[0]).toMatchObject({ leads: ["@tat-ca"], coordinators: ["STP", "@phuong", "%pakn"] });
});

test("what may be left out has its default, and further columns and rows are passed over", async () => {
  const plan = await read(({ plan: items }) => ({
    plan: [
      ...items,
      { item: "Người soạn", value: "ai đó" },
      { item: "Kỳ số liệu", value: "tháng; theo lịch" },
      { item: "Hạn sau kỳ theo cấp", value: "3" },
    ],
  }));
  expect(plan.regime).toMatchObject({
    ...{ cutOn: 1, figures: ["month"], furtherFigures: [], checkIns: ["quarter"], onRestDay: "stays" },
    workingDaysAfterWindow: { others: 3, xa: 3 },
    workingDaysToMend: { others: 5 },
  });
  expect(plan).toMatchObject({ countsFrom: null, contact: null, targets: [] });
});
