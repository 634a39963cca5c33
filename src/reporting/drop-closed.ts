import type { DialogueContext } from "./lookup.js";
import { atNextOpen } from "./pass/ready.js";
import type { Entry, ReportDraft } from "./report-draft.js";

/**
 * The draft without what takes no reports any more, so that the rest can still be sent; a pass of which nothing else was
 * answered goes on asking. Null where nothing is left.
 */
export async function dropClosed(draft: ReportDraft, context: DialogueContext): Promise<ReportDraft | null> {
  const entries: Entry[] = [];
  for (const entry of draft.entries) {
    const duty = entry.kind === "task" ? await context.lookup.duty(entry.dutyId) : null;
    if (!duty?.closed) entries.push(entry);
  }
  const { pass } = draft;
  const left = { ...draft, entries };
  if (entries.length > 0) return left;
  if (!pass || pass.rest.length === 0) return null;
  const asking = await atNextOpen({ ...left, pass }, pass.rest, pass.done, context);
  return asking.pass.rest.length > 0 ? asking : null;
}
