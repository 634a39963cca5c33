import { formatPeriod } from "../calendar/formats.js";
import type { Translate } from "../text/language.js";
import { describeStatus } from "./describe.js";
import type { DutyFacts } from "./duty-facts.js";
import { shorten } from "./labels.js";
import type { DialogueContext } from "./lookup.js";
import { emptyTask, type TaskEntry } from "./report-draft.js";

/** What a check-in that nobody answered may say again: what was said for an earlier period, the latest. Else null. */
export function reportBefore(duty: DutyFacts | null): NonNullable<DutyFacts["before"]> | null {
  return duty && duty.latest === null ? (duty.before ?? null) : null;
}

/** The status, the percentage and the words of the period before; no document, which was that period's own. */
export function entryAsBefore(duty: DutyFacts): TaskEntry {
  const before = reportBefore(duty);
  if (!before) return emptyTask(duty.id);
  const { status, percent, result, difficulty } = before;
  return { ...emptyTask(duty.id), status, percent, note: result ?? difficulty };
}

/** Of these check-ins those that were reported for an earlier period. */
export async function reportedBefore(
  dutyIds: readonly number[],
  { lookup }: Pick<DialogueContext, "lookup">,
): Promise<readonly DutyFacts[]> {
  const duties = await Promise.all(dutyIds.map((id) => lookup.duty(id)));
  return duties.filter((duty) => duty !== null && reportBefore(duty) !== null) as DutyFacts[];
}

/** "Kỳ trước (quý I/2024): Đang thực hiện 60% · đã rà soát 12 TTHC"; none where there is nothing to repeat. */
export function beforeLines(duty: DutyFacts, t: Translate): string[] {
  const before = reportBefore(duty);
  if (!before) return [];
  const note = before.result ?? before.difficulty;
  const what = [describeStatus(before, t), note && shorten(note, 60)].filter(Boolean).join(" · ");
  return [t("pass.before", { period: formatPeriod(before.period, t), what })];
}
