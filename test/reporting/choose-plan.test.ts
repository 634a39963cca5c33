import { expect, test } from "vitest";
import type { Item, Understanding } from "../../src/grammar/understanding.js";
import { chooseReading, type PlanReading } from "../../src/reporting/choose-plan.js";

const today = "2025-01-05";

const task = (code: string, period: string | null): Item => ({
  line: 1,
  kind: "task",
  task: code,
  part: null,
  period,
  status: "done",
  percent: null,
  document: null,
  documentDate: null,
  note: null,
});

/** The message as the plan of a year reads it: a report on V.2 in this period, or a question, or none of its codes. */
function reading(year: number, reads: string | null | "refuse" | "question", isNamed = false): PlanReading {
  const understood: Understanding = {
    outcome: reads === "refuse" ? "refuse" : reads === "question" ? "question" : "items",
    items: reads === "refuse" || reads === "question" ? [] : [task("V.2", reads)],
    problems: [],
    intent: null,
    slots: null,
    sentence: null,
    text: "",
  };
  return { year, understood, isNamed, isUsual: year === 2025 };
}

test.each<[string, PlanReading[], number[], number | number[]]>([
  ["one plan is meant", [reading(2025, null)], [], 2025],
  ["a named year decides", [reading(2025, null), reading(2024, "2024-12", true)], [2025], 2024],
  ["a code that only one plan has", [reading(2025, "refuse"), reading(2024, null)], [], 2024],
  ["a code that neither has is said by the usual one", [reading(2025, "refuse"), reading(2024, "refuse")], [], 2025],
  ["quý IV is the last that has begun", [reading(2025, "2025-Q4"), reading(2024, "2024-Q4")], [], 2024],
  ["quý I is this year's", [reading(2025, "2025-Q1"), reading(2024, "2024-Q1")], [2024], 2025],
  ["without a period, where the duty is open", [reading(2025, null), reading(2024, null)], [2024], 2024],
  ["open in both: it is asked", [reading(2025, null), reading(2024, null)], [2025, 2024], [2025, 2024]],
  ["open in neither: it is asked", [reading(2025, null), reading(2024, null)], [], [2025, 2024]],
  ["a bare question is about this year", [reading(2025, "question"), reading(2024, "question")], [2024], 2025],
])("%s", (_what, readings, open, expected) => {
  const chosen = chooseReading(readings, today, (year) => open.includes(year));
  expect(chosen.kind === "plan" ? chosen.year : chosen.years).toEqual(expected);
});
