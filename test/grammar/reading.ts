// What the tables of the grammar are written with.
import { isAnswerable, settle } from "../../src/grammar/settle-problem.js";
import { understand } from "../../src/grammar/understand.js";
import type { FigureItem, TaskItem } from "../../src/grammar/understanding.js";
import { understandingToJson } from "../../src/grammar/understanding-json.js";
import { translator } from "../../src/text/language.js";
import { testCatalogue } from "../support/catalogue.js";

export const catalogue = await testCatalogue();
export const t = translator("vi");
export const today = "2024-06-14";

export interface Json {
  outcome: string;
  items: Record<string, unknown>[];
  problems: { line: number; outcome: string; choices: { value: string; label: string }[]; sentence: string }[];
  intent: string | null;
  slots: Record<string, unknown> | null;
  sentence: string | null;
}

export function read(text: string, agency = "STP", day = today): Json {
  return understandingToJson(understand(text, { catalogue, agency, today: day, t })) as Json;
}

export type Task = Partial<Omit<TaskItem, "kind">> & { task: string };
export type Figure = Partial<Omit<FigureItem, "kind">> & { indicator: string };

/** What the message says once the first question about it is answered. */
export function answered(text: string, value: string) {
  const context = { catalogue, agency: "STP", today, t };
  const asked = understand(text, context);
  const problem = asked.problems.find(isAnswerable)!;
  const choice = problem.choices.find((one) => one.value.replace(/^\ue000/, "").trim() === value)!;
  return understandingToJson(understand(settle(asked.text, problem.span, choice.value), context)) as unknown as Json;
}

export function task(said: Task) {
  const nothing = { part: null, period: null, percent: null, document: null, documentDate: null, note: null };
  return { line: 1, kind: "task", ...nothing, status: "done", ...said };
}

export function figure(said: Figure) {
  return {
    line: 1,
    kind: "figure",
    period: null,
    numerator: null,
    denominator: null,
    percent: null,
    value: null,
    note: null,
    ...said,
  };
}

export const every = ["done", "in_progress", "blocked", "not_started"];
export const checkIn = [...every, "nothing_arose"];
export const unfinished = ["in_progress", "blocked", "not_started"];

export const plan = { document: "18/KH-STP", documentDate: "2024-02-23" };
