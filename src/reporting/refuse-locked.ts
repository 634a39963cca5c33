import { dutyLabel, figureLabel } from "./labels.js";
import { type DialogueContext, findFigure } from "./lookup.js";
import { partsOfDraft } from "./pass/pass.js";
import type { Entry, ReportDraft } from "./report-draft.js";
import { judgeReport } from "./rules.js";

/**
 * A read-back of several lines without those that only the office's yes can change: each is named there with what is to be
 * done, and the others can be sent. One line stays where nothing else would, for the office to be asked. The same object
 * where none is locked.
 */
export async function refuseLocked(draft: ReportDraft, context: DialogueContext): Promise<ReportDraft> {
  if (draft.step !== "confirm" || draft.entries.length < 2) return draft;
  await context.lookup.load?.(partsOfDraft(draft));
  const entries: Entry[] = [];
  const refused: string[] = [];
  for (const [index, entry] of draft.entries.entries()) {
    const why = await whyLocked(entry, context);
    const isLast = entries.length === 0 && index === draft.entries.length - 1;
    if (why === null || isLast) entries.push(entry);
    else refused.push(why);
  }
  return refused.length > 0 ? { ...draft, entries, refused: [...draft.refused, ...refused] } : draft;
}

/** Whether a line is typed once more of which the read-back says that it has to be sent by itself. */
export async function isSentByItself(
  { refused }: ReportDraft,
  [only, second]: readonly Entry[],
  context: DialogueContext,
): Promise<boolean> {
  const why = only && !second ? await whyLocked(only, context) : null;
  return why !== null && refused.includes(why);
}

async function whyLocked(entry: Entry, { lookup, today, holidays, t }: DialogueContext): Promise<string | null> {
  const duty = entry.kind === "task" ? await lookup.duty(entry.dutyId) : null;
  const figure = entry.kind === "figure" ? await findFigure(lookup, entry) : null;
  const about = duty ?? figure;
  const judged = about && judgeReport(about, today, holidays);
  if (!judged || judged.ok) return null;
  return `${duty ? dutyLabel(duty, t, today) : figureLabel(figure!, t)}: ${judged.say(t)}`;
}
