import { formatPeriod } from "../calendar/formats.js";
import type { Translate } from "../text/language.js";
import { lineOf } from "../text/line.js";
import { SAYS_AS_BEFORE } from "../text/says-as-before.js";
import { describeStatus } from "./describe.js";
import type { DutyFacts } from "./duty-facts.js";
import { shorten } from "./labels.js";
import type { DialogueContext } from "./lookup.js";
import { type Doubt, emptyTask, type TaskEntry } from "./report-draft.js";

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

/** The same where the period before is asked for in words: of what was reported already too, as its correction. */
export function toldBefore(duty: DutyFacts): TaskEntry {
  return entryAsBefore({ ...duty, latest: null });
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

/** Where the words stand that all it is about ends with: "… như kỳ trước"; null where it does not. */
export function placeOfAsBefore(
  text: string,
  said: { readonly start: number; readonly end: number } | undefined,
): { readonly start: number; readonly end: number } | null {
  const found = said && SAYS_AS_BEFORE.exec(lineOf(text.slice(said.start, said.end)).folded);
  return found ? { start: said.start + found.index, end: said.end } : null;
}

/**
 * A question about what was to be as before, where there was nothing: in its answer those words do not stand, of which they
 * would say what is not so. Every place stays its place.
 */
export function withoutAsBefore(doubt: Doubt): Doubt {
  const { text, span, said } = doubt;
  const place = placeOfAsBefore(text, said);
  if (!place || span.end > place.start) return doubt;
  const blank = " ".repeat(place.end - place.start);
  return { ...doubt, whole: text, text: text.slice(0, place.start) + blank + text.slice(place.end) };
}
