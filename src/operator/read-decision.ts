import { basename } from "node:path";
import { formatDay } from "../calendar/formats.js";
import { failure, type Outcome, success } from "../outcome.js";
import { decisionSheets } from "../plan/decision/decision-sheets.js";
import { markProblems } from "../plan/decision/mark-problems.js";
import { openDecision } from "../plan/decision/open-decision.js";
import { type Decision, readDecision } from "../plan/decision/read-decision.js";
import { holidaysOf, loadPlan } from "../plan/load-plan.js";
import { cellName, columnsOf, sheetKeys, sheets } from "../plan/workbook/layout.js";
import type { PlanSheets, Written } from "../plan/workbook/plan-sheets.js";
import { writeWorkbook } from "../plan/workbook/write-workbook.js";
import type { Translate } from "../text/language.js";
import type { CommandContext, CommandResult } from "./command.js";
import { saveWorkbook } from "./plan-workbook.js";

/** What a sheet of a plan may hold: of a document with more, minutes would go into a workbook that no import takes. */
const mostRows = 2_000;
const mostShown = 40;
const longestShown = 60;

/**
 * `plan read DECISION.docx FILE.xlsx [--from YEAR]`: the decision's own tables as a workbook to be looked at and imported.
 * Whatever was not understood, or would be refused, stands in "Cần xem"; nothing is imported.
 */
export async function writeDecisionWorkbook(
  { db, t }: Pick<CommandContext, "t"> & { readonly db: CommandContext["db"] | null },
  { document, file, from }: { readonly document: string; readonly file: string; readonly from?: number },
): Promise<Outcome<CommandResult>> {
  const opened = await openDecision(document);
  if (!opened.ok) return failure(opened.code, (tt) => `${basename(document)}: ${opened.say(tt)}`);
  const decision = readDecision(opened.value);
  if (!decision) return failure("no_table", (tt) => tt("decision.noTable", { file: basename(document) }));
  if (rowsIn(decision) > mostRows)
    return failure("too_large", (tt) => `${basename(document)}: ${tt("decision.tooManyRows", { mostRows })}`);
  const plan = db && from !== undefined ? await loadPlan(db, from, "now") : null;
  if (from !== undefined && !plan) return failure("no_plan", (tt) => tt("operator.plan.noPlanOfYear", { year: from }));
  const year = decision.head.year ?? from ?? 0;
  const earlier = db && plan ? { plan, holidays: await holidaysOf(db, [year, year + 1]) } : null;
  const content = await markProblems(decisionSheets(decision, earlier, t), t);
  const saved = await saveWorkbook(file, await writeWorkbook(content, t));
  if (!saved.ok) return saved;
  const reviews = reviewsIn(content);
  const { number, issuedOn, title } = decision.head;
  return success({
    json: {
      ...{ file, year: decision.head.year, number, issuedOn, title },
      ...{ sections: decision.sections.length, tasks: tasksIn(decision) },
      ...{ indicators: decision.indicators?.length ?? null, toReview: reviews },
      ...{ measured: decision.measured, otherTables: decision.otherTables },
    },
    lines: [...readLines(decision, t), ...reviewLines(reviews, t), ...restLines(decision, content, file, t)],
  });
}

function tasksIn({ sections }: Decision): number {
  return sections.reduce((sum, { tasks }) => sum + tasks.length, 0);
}

function rowsIn(decision: Decision): number {
  return tasksIn(decision) + decision.rowsLeft.length + (decision.indicators ?? decision.measured).length;
}

interface Review {
  readonly where: string; // 'Nhiệm vụ!D7'
  readonly code: string | null;
  readonly sentence: string;
}

function reviewsIn(content: PlanSheets): Review[] {
  return sheetKeys.flatMap((key) =>
    (content[key] as readonly { readonly code?: Written; readonly item?: Written; readonly review?: string }[]).flatMap(
      ({ code, item, review }, row) =>
        review === undefined
          ? []
          : [
              {
                where: `${sheets[key].name}!${cellName(row + 1, columnsOf(key).size)}`,
                code: typeof code === "string" ? code : typeof item === "string" ? item : null,
                sentence: review,
              },
            ],
    ),
  );
}

function readLines(decision: Decision, t: Translate): string[] {
  const { number, issuedOn, year, title } = decision.head;
  const unknown = t("decision.unknown");
  return [
    t("decision.head", {
      ...{ number: number ?? unknown, date: issuedOn === null ? unknown : formatDay(issuedOn) },
      ...{ year: year ?? unknown, title: title ?? unknown },
    }),
    t("decision.read", { sections: decision.sections.length, tasks: tasksIn(decision) }),
    ...(decision.indicators ? [t("decision.readIndicators", { count: decision.indicators.length })] : []),
    ...(decision.otherTables > 0 ? [t("decision.otherTables", { count: decision.otherTables })] : []),
  ];
}

function reviewLines(reviews: readonly Review[], t: Translate): string[] {
  if (reviews.length === 0) return [];
  const shown = reviews.slice(0, mostShown);
  return [
    "",
    t("decision.toReview", { count: reviews.length }),
    ...shown.map(({ where, code, sentence }) => `  ${where}${code === null ? "" : ` ${code}`}: ${sentence}`),
    ...(reviews.length > shown.length ? [`  ${t("decision.more", { count: reviews.length - shown.length })}`] : []),
  ];
}

function restLines(decision: Decision, content: PlanSheets, file: string, t: Translate): string[] {
  const measured = decision.indicators || content.agencies.length === 0 ? [] : decision.measured;
  return [
    ...(measured.length > 0
      ? ["", t("decision.measuredHead"), ...measured.slice(0, mostShown).map((line) => `  ${shorten(line)}`)]
      : []),
    "",
    t("operator.plan.written", { file }),
    ...(content.agencies.length === 0 ? [t("decision.noAgencies")] : []),
    t("decision.next", { file }),
  ];
}

function shorten(text: string): string {
  return text.length <= longestShown * 2 ? text : `${text.slice(0, longestShown * 2 - 1)}…`;
}
