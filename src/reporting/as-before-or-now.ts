import { formatPeriod } from "../calendar/formats.js";
import type { Item } from "../grammar/understanding.js";
import { translator } from "../text/language.js";
import { toldBefore } from "./as-before.js";
import { withEntry, withFigureOf } from "./change-entry.js";
import { describeStatus, describeValue } from "./describe.js";
import { type DialogueContext, findFigure } from "./lookup.js";
import { noteBesideAsBefore, refuseNoteAsBefore } from "./note-as-before.js";
import type { OfPlan } from "./read-in-plans.js";
import type { Doubt, ReportDraft } from "./report-draft.js";
import { resolveItem } from "./resolve-items.js";
import { typedCodeAndPeriod } from "./typed-code.js";
import { typedFigure, typedState } from "./typed-content.js";

/**
 * The question which of the two is meant by a line that says "như kỳ trước" and how it stands now: about what the line names,
 * behind which either, or something else, is put. Null where it says no such thing, or of nothing that can be reported.
 */
export async function askAsBeforeOrNow(item: OfPlan<Item>, context: DialogueContext): Promise<Doubt | null> {
  const sentence = refuseNoteAsBefore(item, context);
  const entry = sentence === null ? null : await resolveItem({ ...item, note: null }, item.plan, context, null, true);
  if (sentence === null || entry === null || typeof entry === "string") return null;
  const { lookup, t, today } = context;
  if (entry.kind === "figure" && item.kind === "figure") {
    const { indicator, period } = entry;
    const figure = await findFigure(lookup, entry);
    const label = figure ? describeValue(item, figure, t) : "";
    const asked = doubtAt(`${indicator} ${formatPeriod(period, translator("vi"))} `, sentence, [
      { value: typedFigure({ ...item, note: noteBesideAsBefore(item) }), label },
    ]);
    return { ...asked, figure: { indicator, period } };
  }
  const duty = entry.kind === "task" ? await lookup.duty(entry.dutyId) : null;
  if (!duty || item.kind !== "task") return null;
  const before = duty.checkIn && duty.before ? [{ value: "như kỳ trước", label: t("pass.asBefore") }] : [];
  const now = { value: typedState({ ...item, note: noteBesideAsBefore(item) }), label: describeStatus(item, t) };
  return doubtAt(`${typedCodeAndPeriod(duty, today)} `, sentence, [...before, now]);
}

/** "như kỳ trước" at the read-back of one thing: what was reported for the period before; null where nothing was. */
export async function asBeforeAlone(draft: ReportDraft, { lookup }: DialogueContext): Promise<ReportDraft | null> {
  const [only, second] = draft.entries;
  if (draft.step !== "confirm" || !only || second || draft.pass || draft.refused.length > 0) return null;
  if (only.kind === "figure") {
    const figure = await findFigure(lookup, only);
    return figure?.previous ? withFigureOf(draft, only, figure.previous) : null;
  }
  const duty = await lookup.duty(only.dutyId);
  return duty?.checkIn && duty.before ? withEntry(draft, "confirm", toldBefore(duty)) : null;
}

function doubtAt(text: string, sentence: string, choices: Doubt["choices"]): Doubt {
  const { length } = text;
  return {
    text,
    span: { start: length, end: length },
    sentence,
    choices,
    step: "lines",
    said: { start: 0, end: length },
  };
}
