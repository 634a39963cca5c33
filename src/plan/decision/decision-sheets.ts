import type { Day } from "../../calendar/day.js";
import type { Translate } from "../../text/language.js";
import type { PlanData } from "../plan-data.js";
import { defaultRegime } from "../regime.js";
import { planItems } from "../workbook/layout.js";
import { nextPlan } from "../workbook/next-plan.js";
import {
  type PlanSheets,
  planSheets,
  type Written,
  type WrittenPlan,
  type WrittenRow,
} from "../workbook/plan-sheets.js";
import type { DecisionSection, DecisionTask, Doubt } from "./decision-tasks.js";
import { indicatorRows } from "./indicator-rows.js";
import type { Decision } from "./read-decision.js";
import { isSameText } from "./same-text.js";

const nothing: WrittenPlan = {
  ...{ year: 0, number: "", title: "", issuer: "", issuedOn: null, countsFrom: null, contact: null },
  ...{ regime: defaultRegime, sections: [], indicators: [], targets: [], agencies: [], groups: [], dynamics: [] },
  holidays: [],
};

/**
 * The workbook of the plan that a decision issues: its head, sections and tasks verbatim. Of an earlier plan come the
 * agencies, groups, indicators and settings, moved to the decision's year, and of a task that says the same what the
 * earlier one was called and how its day was read. What the decision does not say so, and what was not taken over, is in
 * "Cần xem".
 */
export function decisionSheets(
  decision: Decision,
  earlier: { readonly plan: PlanData; readonly holidays: PlanData["holidays"] } | null,
  t: Translate,
): PlanSheets {
  const { head } = decision;
  const { year } = head;
  const isNew = earlier !== null && year !== earlier.plan.year;
  const moved = earlier && isNew && year !== null ? nextPlan(earlier.plan, year, earlier.holidays, t) : null;
  const base = moved ? planSheets(moved.plan, moved.reviews) : planSheets(earlier?.plan ?? nothing);
  return {
    ...base,
    plan: headRows(base.plan, decision, t),
    sections: decision.sections.map((section) => sectionRow(section, base.sections, { head, t })),
    tasks: [
      ...decision.sections.flatMap((section) =>
        section.tasks.flatMap((task) => taskRows({ section: section.code, task, isNew }, base.tasks, t)),
      ),
      ...decision.rowsLeft.map((text) => ({ text, review: t("decision.rowLeft") })),
    ],
    indicators: indicatorRows(decision, earlier && { rows: base.indicators, year: earlier.plan.year, isNew }, t),
  };
}

function headRows(rows: PlanSheets["plan"], { head }: Decision, t: Translate): WrittenRow<"plan">[] {
  const said: Readonly<Record<string, Written>> = {
    [planItems.year]: head.year,
    [planItems.number]: head.number,
    [planItems.issuedOn]: head.issuedOn && { day: head.issuedOn satisfies Day },
    [planItems.title]: head.title,
    [planItems.issuer]: head.issuer,
    [planItems.countsFrom]: null,
  };
  return rows.map(({ review: _, ...row }) => {
    const item = String(row.item);
    if (!(item in said)) return row;
    const value = said[item] ?? null;
    const earlier = row.value === "" || row.value === 0 ? null : (row.value ?? null);
    if (item === planItems.issuer && earlier !== null) return row;
    if (value === null && item !== planItems.countsFrom) return { ...row, value, review: t("decision.notSaid") };
    return { ...row, value: isSameText(earlier, value) ? earlier : value };
  });
}

function sectionRow(
  section: DecisionSection,
  earlier: PlanSheets["sections"],
  { head, t }: { readonly head: Decision["head"]; readonly t: Translate },
): WrittenRow<"sections"> {
  const { code, printedNumber, doubts } = section;
  // A section without a name would leave each of its tasks without a section.
  const title = section.title || head.title?.replace(/^Ban hành /, "") || t("decision.onlySection");
  const same = earlier.find((row) => isSameText(row.title ?? null, title));
  return {
    ...{ code, printedNumber, title },
    ...{ shortName: same?.shortName ?? null, otherNames: same?.otherNames ?? null },
    ...reviewOf(same?.code === code ? [] : doubts, code, t),
  };
}

function taskRows(
  { section, task, isNew }: { readonly section: string; readonly task: DecisionTask; readonly isNew: boolean },
  earlier: PlanSheets["tasks"],
  t: Translate,
): WrittenRow<"tasks">[] {
  const { code, text, beside, doubts } = task;
  const same = earlier.find((row) => !isPart(row) && isSameText(row.text ?? null, text));
  // Lines may be broken elsewhere than the earlier plan has them.
  const told = (column: "text" | "lead" | "coordinating" | "timing") =>
    isSameText(same?.[column] ?? null, task[column]) ? (same?.[column] ?? null) : task[column];
  const saysSameDay = same !== undefined && isSameText(same.timing ?? null, task.timing);
  const parts = saysSameDay ? earlier.filter((row) => isPart(row) && String(row.code).startsWith(`${same.code}/`)) : [];
  return [
    {
      ...{ code, section, text: told("text"), lead: told("lead") },
      ...{ coordinating: told("coordinating"), timing: told("timing") },
      ...{ nothingMayArise: same?.nothingMayArise ?? null, shortName: same?.shortName ?? null },
      otherNames: same?.otherNames ?? null,
      ...(saysSameDay ? { reading: same.reading ?? null } : {}),
      note: [saysSameDay ? same.note : null, beside].filter((one) => typeof one === "string" && one !== "").join("; "),
      ...reviewOf(same?.code === code ? [] : doubts, code, t),
    },
    ...parts.map(({ review: _, ...row }) => ({
      ...row,
      ...{ section, code: code + String(row.code).slice(String(same!.code).length) },
      ...(isNew ? { review: t("decision.partOfEarlier") } : {}),
    })),
  ];
}

function isPart({ code }: WrittenRow<"tasks">): boolean {
  return String(code).includes("/");
}

function reviewOf(doubts: readonly Doubt[], code: string, t: Translate): { readonly review?: string } {
  return doubts.length === 0
    ? {}
    : { review: doubts.map((doubt) => t(`decision.doubt.${doubt}`, { code })).join("; ") };
}
