import { formatDay } from "../calendar/formats.js";
import { type Outcome, success } from "../outcome.js";
import { bundledPlanFolder } from "../plan/data-folder.js";
import { type ImportWishes, importPlanData, type PlanImport } from "../plan/import-plan.js";
import type { PlanData } from "../plan/plan-data.js";
import { readPlan } from "../plan/read-plan.js";
import { readingsOf } from "../plan/readings.js";
import type { Translate } from "../text/language.js";
import type { CommandContext, CommandResult } from "./command.js";

/** Beyond these a preview counts what it does not name. */
const mostNamed = 60;

/** `plan import [DIR]`: a folder as in prisma/data/, by default the plan of Lâm Đồng. */
export async function importPlanFolder(
  { db, now, t }: CommandContext,
  folder: string | undefined,
  wishes: Omit<ImportWishes, "now"> = {},
): Promise<Outcome<CommandResult>> {
  const read = await readPlan(folder ?? bundledPlanFolder());
  if (!read.ok) return read;
  const imported = await importPlanData(db, read.value, { ...wishes, now });
  if (!imported.ok) return imported;
  const { registerChanges: _, register, movesOffered, overdue, ...counts } = imported.value;
  const readings = wishes.preview ? readingsOf(read.value) : null;
  return success({
    json: readings ? { ...counts, readings, problems: [] } : counts,
    lines: [
      ...(wishes.preview ? previewLines(read.value, imported.value, t) : []),
      t("operator.plan.imported", { ...counts }),
      t("operator.plan.changes", { ...counts.changes }),
      ...(overdue > 0 ? [t("operator.plan.overdue", { count: overdue })] : []),
      ...movesOffered.map((move) => t("operator.plan.moveOffered", { ...move })),
      ...(wishes.preview ? [t("operator.plan.nothingWritten")] : []),
    ],
  });
}

/** What was understood, and what would change but for what comes with a first import. */
function previewLines(plan: PlanData, { register }: PlanImport, t: Translate): string[] {
  const readings = readingsOf(plan).map(({ where, task, part, agencies, periods, dueOn }) => {
    const code = part ? `${task}/${part}` : task;
    if (periods.length === 0) return t("operator.plan.readingWhenItHappens", { where, code });
    const days = dueOn.length > 4 ? [dueOn[0]!, "…", dueOn.at(-1)!] : dueOn;
    const due = days.map((day) => (day === "…" ? day : formatDay(day))).join(", ");
    return t("operator.plan.reading", { where, code, agencies, periods: periods.length, due });
  });
  const isFirst = register.some(({ what, change }) => what === "plan" && change === "added");
  const named = (isFirst ? [] : register).slice(0, mostNamed);
  return [
    ...readings,
    ...named.map(({ what, name, change, fields }) =>
      t("operator.plan.change", {
        change: t(`operator.plan.changeKind.${change}`),
        what: `${what} ${name}`,
        fields: fields.length > 0 ? ` (${fields.join(", ")})` : "",
      }),
    ),
    ...(isFirst || register.length <= mostNamed
      ? []
      : [t("operator.plan.moreChanges", { count: register.length - mostNamed })]),
  ];
}
