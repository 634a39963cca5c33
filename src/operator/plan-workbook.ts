import { stat, writeFile } from "node:fs/promises";
import { failure, type Outcome, success } from "../outcome.js";
import { holidaysOf, loadPlan } from "../plan/load-plan.js";
import { defaultRegime } from "../plan/regime.js";
import { nextPlan } from "../plan/workbook/next-plan.js";
import { type PlanSheets, planSheets } from "../plan/workbook/plan-sheets.js";
import { writeWorkbook } from "../plan/workbook/write-workbook.js";
import type { Translate } from "../text/language.js";
import type { CommandContext, CommandResult } from "./command.js";
import { writeTrouble } from "./write-trouble.js";

/** `plan template FILE`: a workbook to be filled in. */
export async function writeTemplate(file: string, t: Translate): Promise<Outcome<CommandResult>> {
  const empty = planSheets({
    ...{ year: 0, number: "", title: "", issuer: "", issuedOn: null, countsFrom: null, contact: null },
    ...{ regime: defaultRegime, sections: [], indicators: [], targets: [], agencies: [], groups: [], dynamics: [] },
    holidays: [],
  });
  return save(file, { ...empty, plan: empty.plan.map((row) => (row.value === 0 ? { ...row, value: null } : row)) }, t);
}

/** `plan template FILE --from YEAR`: the workbook of a plan that was imported. Importing it again changes nothing. */
export async function writePlanWorkbook(
  { db, t }: CommandContext,
  file: string,
  year: number,
): Promise<Outcome<CommandResult>> {
  const plan = await loadPlan(db, year);
  return plan ? save(file, planSheets(plan), t) : noPlan(year);
}

/** `plan next YEAR --from YEAR FILE`: next year's plan, as this year's would say it, to be looked at. */
export async function writeNextPlan(
  { db, t }: CommandContext,
  file: string,
  { from, year }: { readonly from: number; readonly year: number },
): Promise<Outcome<CommandResult>> {
  const plan = await loadPlan(db, from, "now");
  if (!plan) return noPlan(from);
  const next = nextPlan(plan, year, await holidaysOf(db, [year, year + 1]), t);
  return save(file, planSheets(next.plan, next.reviews), t);
}

function noPlan(year: number) {
  return failure("no_plan", (t) => t("operator.plan.noPlanOfYear", { year }));
}

async function save(file: string, sheets: PlanSheets, t: Translate): Promise<Outcome<CommandResult>> {
  const saved = await saveWorkbook(file, await writeWorkbook(sheets, t));
  if (!saved.ok) return saved;
  const review = Object.values(sheets).reduce(
    (sum: number, rows) => sum + rows.filter((row) => "review" in row && row.review !== undefined).length,
    0,
  );
  return success({
    json: { file, tasks: sheets.tasks.length, toReview: review },
    lines: [
      t("operator.plan.written", { file }),
      ...(review > 0 ? [t("operator.plan.toReview", { count: review })] : []),
    ],
  });
}

/** What somebody has filled in is not written over. */
export async function saveWorkbook(
  file: string,
  workbook: Uint8Array,
): Promise<Outcome<null, "file_exists" | "unwritable">> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size > 0) return failure("file_exists", (tt) => tt("operator.plan.fileExists", { file }));
  try {
    await writeFile(file, workbook);
    return success(null);
  } catch (error) {
    if (writeTrouble(error) === null) throw error;
    return failure("unwritable", (tt) => tt("operator.plan.unwritable", { file }));
  }
}
