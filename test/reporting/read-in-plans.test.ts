import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { holidayTable } from "../../src/calendar/working-days.js";
import { toCatalogue } from "../../src/plan/catalogue.js";
import { readPlan } from "../../src/plan/read-plan.js";
import type { DutyFacts } from "../../src/reporting/duty-facts.js";
import type { DialogueContext } from "../../src/reporting/lookup.js";
import { type ReadInPlans, readInPlans } from "../../src/reporting/read-in-plans.js";
import { translator } from "../../src/text/language.js";
import { previousYearsPlanFolder, secondPlanFolder } from "../support/second-plan.js";

async function catalogueOf(folder: string) {
  const plan = await readPlan(folder);
  if (!plan.ok) throw new Error(folder);
  return toCatalogue(plan.value);
}

/** A.2 and KPI-2 are codes of both; B.1 is 2025's, 1.1 is 2026's. */
const older = await catalogueOf(previousYearsPlanFolder());
const newer = await catalogueOf(secondPlanFolder);

/** Sở Tư pháp in January 2026. `open`: what it still has to report, "2025 A.2". */
function january(open: readonly string[] = ["2025 A.2", "2026 A.2"], over = false): DialogueContext {
  const duty = { beginsOn: "2025-01-01", settledOn: null, counts: true } as DutyFacts;
  return {
    t: translator("vi"),
    today: over ? "2026-02-02" : "2026-01-05",
    holidays: holidayTable([]),
    catalogue: newer,
    others: over ? [] : [older],
    closed: over ? [{ catalogue: older, why: "over" }] : [],
    agency: "STP",
    lookup: {
      agencyId: 1,
      duty: async () => null,
      dutiesOfTask: async (task, _part, year) => (open.includes(`${year} ${task}`) ? [duty] : []),
      figures: async () => [],
    },
  };
}

const said = ({ items, problems }: ReadInPlans) => [
  ...items.map(
    (item) => `${item.line}: ${item.plan} ${item.kind === "task" ? item.task : item.indicator} ${item.period}`,
  ),
  ...problems.map(({ line, plan }) => `${line}: ${plan} ✗`),
];

describe("each line of a message goes to its own plan", () => {
  it.each<[string, string, string[]]>([
    ["codes that only one has", "B.1 T12 xong\n1.1 T1 xong", ["1: 2025 B.1 2025-12", "2: 2026 1.1 2026-01"]],
    ["in any order", "1.1 T1 xong\nB.1 T12 xong", ["1: 2026 1.1 2026-01", "2: 2025 B.1 2025-12"]],
    [
      "a period without a year is the latest begun",
      "KPI-2 quý IV 80/100\nKPI-2 quý I 8/10",
      ["1: 2025 KPI-2 2025-Q4", "2: 2026 KPI-2 2026-Q1"],
    ],
    ["a named year decides", "KPI-2 quý I/2025 80/100", ["1: 2025 KPI-2 2025-Q1"]],
    [
      "a year that is said of another line does not",
      "KPI-2 quý I/2025 80/100\n1.1 T1 xong",
      ["1: 2025 KPI-2 2025-Q1", "2: 2026 1.1 2026-01"],
    ],
    ["what neither has is refused once", "B.1 T12 xong\nZ.9 xong", ["1: 2025 B.1 2025-12", "2: 2026 ✗"]],
  ])("%s", async (_what, text, expected) => {
    const read = await readInPlans(text, january());
    expect(said(read)).toEqual(expected);
    expect(read.undecided).toEqual([]);
  });

  it("and what the other plan would make of it is no part of the line above", async () => {
    const { items } = await readInPlans("B.1 T12 xong\n1.1 T1 đang thực hiện 40%", january());
    expect(items.map(({ note }) => note)).toEqual([null, null]);
  });

  it("with what is said below it", async () => {
    const { items } = await readInPlans("B.1 T12 đang thực hiện 60%\nđã số hóa 12 sổ\n1.1 T1 xong", january());
    expect(items.map(({ plan, note }) => [plan, note])).toEqual([
      [2025, "đã số hóa 12 sổ"],
      [2026, null],
    ]);
  });

  it("where the duty is open, else it is asked; what is chosen counts for such lines only", async () => {
    const text = "B.1 T12 xong\nA.2 xong";
    expect(said(await readInPlans(text, january(["2025 A.2"])))).toContain("2: 2025 A.2 null");
    const asked = await readInPlans(text, january());
    expect(asked.undecided).toEqual([{ line: 2, years: [2026, 2025], code: "A.2" }]);
    const chosen = await readInPlans(text, january(), 2026);
    expect(chosen.undecided).toEqual([]);
    expect(said(chosen)).toEqual(["1: 2025 B.1 2025-12", "2: 2026 A.2 null"]);
  });

  it("an archive is meant only where its year is said", async () => {
    const over = january([], true);
    expect(said(await readInPlans("B.1 T12/2025 xong\n1.1 T1 xong", over))).toEqual([
      "1: 2025 B.1 2025-12",
      "2: 2026 1.1 2026-01",
    ]);
    expect((await readInPlans("B.1 T12 xong", over)).items).toEqual([]);
  });

  it.each(["A.2 xong chưa", "cảm ơn", "B.1 tháng 12 xong chưa ạ?"])(
    "%s is no report, whichever plan has the code",
    async (text) => {
      const { outcome, items } = await readInPlans(text, january());
      expect(["question", "other", "refuse"]).toContain(outcome);
      expect(items).toEqual([]);
    },
  );

  it("keeps the places of a doubt where they are in the message", async () => {
    const text = "B.1 T12 xong\n1.1 T2 xong hay chưa xong";
    const { problems, text: read } = await readInPlans(text, january());
    for (const { span } of problems) if (span) expect(read.slice(0, span.start)).toContain("B.1 T12 xong\n");
  });
});

test("no line is read twice, by whatever plans the lines are", async () => {
  const line = fc.constantFrom(
    "B.1 T12 xong",
    "1.1 T1 xong",
    "A.2 xong",
    "KPI-2 quý IV 8/10",
    "KPI-1 3 ngày",
    "Z.9 xong",
    "",
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 6 }), async (lines) => {
      const read = await readInPlans(lines.join("\n"), january(), 2026);
      const places = [...read.items, ...read.problems].map(
        (one) => `${one.line} ${"indicator" in one ? one.indicator : "task" in one ? one.task : ""}`,
      );
      expect(new Set(places).size).toBe(places.length);
      for (const [index, text] of lines.entries()) {
        const plans = read.items.filter((one) => one.line === index + 1).map(({ plan }) => plan);
        if (text.startsWith("B.1")) expect(plans).toEqual([2025]);
        if (text.startsWith("1.1")) expect(plans).toEqual([2026]);
        if (text.startsWith("KPI-2")) expect(plans).toEqual([2025]);
      }
    }),
    { numRuns: 60 },
  );
});
