import { type Outcome, success } from "../outcome.js";
import { bundledPlanFolder } from "../plan/data-folder.js";
import { importPlan } from "../plan/import-plan.js";
import type { CommandContext, CommandResult } from "./command.js";

/** `plan import [DIR]`: a folder as in prisma/data/, by default the plan of Lâm Đồng. */
export async function importPlanFolder(
  { db, now, t }: CommandContext,
  folder: string | undefined,
): Promise<Outcome<CommandResult>> {
  const imported = await importPlan(db, { folder: folder ?? bundledPlanFolder(), now });
  if (!imported.ok) return imported;
  const { registerChanges: _, ...counts } = imported.value;
  return success({
    json: counts,
    lines: [t("operator.plan.imported", { ...counts }), t("operator.plan.changes", { ...counts.changes })],
  });
}
