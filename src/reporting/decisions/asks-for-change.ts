import { type DialogueContext, findFigure } from "../lookup.js";
import type { ReportDraft } from "../report-draft.js";
import { judgeReport, type Reportable } from "../rules.js";

/** Whether confirming a draft asks the office instead of writing: of one thing, and that is locked. */
export async function asksForChange(draft: ReportDraft, context: DialogueContext): Promise<boolean> {
  const [only, second] = draft.entries;
  if (!only || second || draft.refused.length > 0 || draft.pass) return false;
  const about = only.kind === "task" ? await context.lookup.duty(only.dutyId) : await findFigure(context.lookup, only);
  return about !== null && isLocked(about, context);
}

/** What a read-back says of it, so that nobody takes it for recorded. */
export function lockedLine(about: Reportable, context: DialogueContext): string[] {
  return isLocked(about, context) ? [context.t("decisions.change.locked")] : [];
}

function isLocked(about: Reportable, { today, holidays }: DialogueContext): boolean {
  return !judgeReport(about, today, holidays).ok;
}
