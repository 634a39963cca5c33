import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { plansOnDay, understandOne } from "../../src/operator/understand.js";
import { toCatalogue } from "../../src/plan/catalogue.js";
import type { PlanInForce } from "../../src/plan/plan-in-force.js";
import { planStateOn } from "../../src/plan/plan-state.js";
import { readPlan } from "../../src/plan/read-plan.js";
import type { Catalogue } from "../../src/text/catalogue.js";
import { translator } from "../../src/text/language.js";
import { testCatalogue } from "../support/catalogue.js";
import { testFolder } from "../support/database.js";
import { previousYearsPlanFolder, secondPlanFolder } from "../support/second-plan.js";
import { json, jsonLines, run } from "./command-line.js";

const dataDir = join(testFolder(), "data");
const env = { DATA_DIR: dataDir };
const catalogue = await testCatalogue();

test("one message", async () => {
  const asked = run("cli", ["understand", "--agency", "STP", "--at", "2024-06-14", "b3 quý I 1.250/2.000"], env);
  expect(await json(asked)).toEqual({
    outcome: "items",
    items: [
      {
        line: 1,
        kind: "figure",
        plan: 2024,
        indicator: "CT-b3",
        period: "2024-Q1",
        numerator: 1250,
        denominator: 2000,
        percent: 62.5,
        value: null,
        note: null,
      },
    ],
    problems: [],
    intent: null,
    slots: null,
    sentence: null,
  });
});

test("JSON lines: one answer a line, in order; a line that cannot be read gets its error in its place", async () => {
  const at = "2024-02-26T07:30";
  const asked = [
    { agency: "STP", at, text: "V.1 xong 18/KH-STP 23/02/2024\nV.9 hoan thanh" },
    { agency: "office", at, text: "don vi nao chua bao cao V.1" },
    { agency: "XYZ", at, text: "viec" },
    { agency: "stp", at: "2024-02-26T00:30:00Z", text: "cảm ơn" },
    { agency: "STP", at: "hôm qua", text: "viec" },
    { agency: "STP", at, text: `V.1 xong\n${"đã\n".repeat(1000)}` },
  ];
  const input = [...asked.map((one) => JSON.stringify(one)), "no JSON", '{"agency": "STP"}', ""].join("\n");
  const { code, stdout, stderr } = await run("cli", ["understand"], env, input);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const answers = jsonLines(stdout);
  expect(answers.map((answer) => answer.outcome ?? (answer.error as { code: string }).code)).toEqual([
    "items",
    "question",
    "unknown_agency",
    "other",
    "bad_instant",
    "refuse",
    "bad_line",
    "bad_line",
  ]);
  expect(answers[0]).toEqual({
    outcome: "items",
    items: [
      {
        line: 1,
        kind: "task",
        plan: 2024,
        task: "V.1",
        part: null,
        period: null,
        status: "done",
        percent: null,
        document: "18/KH-STP",
        documentDate: "2024-02-23",
        note: null,
      },
    ],
    problems: [{ line: 2, outcome: "refuse", choices: [], sentence: expect.stringContaining("V.9") }],
    intent: null,
    slots: null,
    sentence: null,
  });
  for (const answer of answers.filter((one) => one.outcome))
    expect(Object.keys(answer)).toEqual(["outcome", "items", "problems", "intent", "slots", "sentence"]);
});

test("an unknown agency as an argument is an error", async () => {
  const { code, stdout, stderr } = await run("cli", ["understand", "--agency", "XYZ", "viec"], env);
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  expect(JSON.parse(stdout).error.code).toBe("unknown_agency");
});

const planOf = (year: number, importedAt: string) =>
  ({
    year,
    importedAt: new Date(importedAt),
    catalogue: { year },
    stateOn: (today: string) => planStateOn({ year, lastLockOn: `${year + 1}-01-08` }, today),
  }) as unknown as PlanInForce;

test.each([
  ["2024-06-14", [2024]],
  ["2025-01-05", [2025, 2024]],
  ["2025-06-14", [2025]],
  ["2026-02-01", [2024]], // none is in force: the one imported last
  ["2023-06-14", [2024]],
])("a message of %s is read by the plans of %j", (day, years) => {
  const plansOn = plansOnDay([planOf(2024, "2025-11-01T08:00:00Z"), planOf(2025, "2025-01-02T08:00:00Z")]);
  expect(plansOn(day).map(({ year }) => year)).toEqual(years);
});

test("in January each line is read by its own plan, and asked about where it could be of both", async () => {
  const plans = await Promise.all(
    [secondPlanFolder, previousYearsPlanFolder()].map(async (folder) => {
      const plan = await readPlan(folder);
      if (!plan.ok) throw new Error(folder);
      return { year: plan.value.year, number: plan.value.number, catalogue: toCatalogue(plan.value) };
    }),
  );
  const text = "B.1 T12 xong\n1.1 T1 xong\nA.2 xong";
  const answer = await understandOne({ agency: "STP", at: "2026-01-05", text }, () => plans, translator("vi"));
  expect(answer).toMatchObject({
    ok: true,
    value: {
      outcome: "items",
      items: [
        { line: 1, plan: 2025, task: "B.1", period: "2025-12" },
        { line: 2, plan: 2026, task: "1.1", period: "2026-01" },
      ],
      problems: [
        {
          line: 3,
          outcome: "ask",
          choices: [
            { value: "2026", label: "Kế hoạch 2026 (12/KH-UBND)" },
            { value: "2025", label: "Kế hoạch 2025 (8/KH-UBND)" },
          ],
          sentence: "A.2 của kế hoạch năm nào?",
        },
      ],
    },
  });
});

test("a number in the indicator's own unit is the value, whatever the unit", async () => {
  const [indicator] = catalogue.indicators;
  const inDays = { ...indicator!, code: "CT-z9", shortName: "Thời gian", otherNames: [], unit: "ngày", addsUp: "flow" };
  const of = { ...catalogue, indicators: [...catalogue.indicators, { ...inDays, wholeUnits: false }] } as Catalogue;
  const asked = { agency: "STP", at: "2024-06-14", text: "CT-z9 quý I 2,5 ngày" };
  const answer = await understandOne(asked, () => [{ year: of.year, number: "", catalogue: of }], translator("vi"));
  expect(answer).toMatchObject({
    ok: true,
    value: {
      items: [{ indicator: "CT-z9", numerator: null, denominator: null, percent: null, value: 2.5, note: null }],
    },
  });
});

test("saves nothing: there is no database afterwards", () => {
  expect(existsSync(dataDir)).toBe(false);
});
