import { isAddressed } from "../grammar/addressed.js";
import { settle } from "../grammar/settle-problem.js";
import type { Slots } from "../grammar/understanding.js";
import { chosenMark, lineOf } from "../text/line.js";
import { readStatusAt, statusesOffered } from "../text/statuses.js";
import { beginsWithStatus, saysOnlyStatus } from "./begins-with-status.js";
import { shorten } from "./labels.js";
import type { DialogueContext } from "./lookup.js";
import { mergeSettled } from "./read-lines.js";
import type { Doubt, ReportDraft } from "./report-draft.js";
import { readSettledUnder } from "./standing-period.js";
import { isWish } from "./wishes-in-answers.js";
import { deniesWhatFollows, withoutSlip } from "./without-slip.js";

const LONGEST_SHOWN = 40;

/**
 * "đang làm 60%" to "V.2: tình hình thế nào?": what a line lacks, typed instead of chosen, in front of the other words of
 * its line. What is unclear then is asked next ("chưa xong"). Null where it is no such thing.
 */
export async function fillGap(
  { doubt, ...draft }: ReportDraft,
  text: string,
  context: DialogueContext,
): Promise<ReportDraft | null> {
  if (draft.step !== "doubt" || doubt?.step !== "lines" || !lacksStatus(doubt)) return null;
  if (doubt.span.start === 0 || text.includes("\n") || isAddressed(text, context) || (await isWish(text, context)))
    return null;
  const told = withoutSlip(text);
  // What the question is about is only taken for a state: "đang làm" in the place of "chưa xong".
  if (doubt.span.start < doubt.span.end && !beginsWithStatus(told)) return null;
  const goesOn = /^[^\S\n]*[\p{L}\p{N}]/u.test(doubt.text.slice(doubt.span.end));
  const answer = ` ${beginsWithStatus(told) ? told : text}${goesOn ? "," : ""} `;
  const read = await readSettledUnder({ ...draft, doubt }, settle(doubt.text, doubt.span, answer), context);
  const lines = read?.which === null ? read.lines : null;
  if (!lines || lines.refused.some((sentence) => !draft.refused.includes(sentence))) return null;
  const isAskedStill = lines.doubt?.sentence === doubt.sentence;
  // "chưa xong" once more
  if (isAskedStill && beginsWithStatus(told)) return { ...draft, doubt };
  const isTaken = lines.doubt ? !isAskedStill : lines.entries.length > 0;
  return isTaken ? mergeSettled({ ...draft, doubt: null }, lines) : null;
}

/**
 * "V.2" to "Cho việc nào?": what was said is of that, as if its button was pressed, whether there is one or not. Null where
 * something else is asked, or nothing can be made of both.
 */
export async function fillCode(
  { doubt, ...draft }: ReportDraft,
  { task, indicator, period }: Pick<Slots, "task" | "indicator" | "period">,
  context: DialogueContext,
): Promise<ReportDraft | null> {
  if (draft.step !== "doubt" || doubt?.step !== "lines" || !lacksCode(doubt, context)) return null;
  const named = [task ?? indicator, ...(period === null ? [] : [chosenMark + period])].join(" ");
  const read = await readSettledUnder({ ...draft, doubt }, settle(doubt.text, doubt.span, `${named} `), context);
  if (read?.which !== null) return null;
  const { lines } = read;
  // "hoàn thành" is nothing of an indicator: its own question asks for what is.
  const isAsked = task !== null && lines.doubt !== null && lines.doubt.sentence !== doubt.sentence;
  const isTaken = lines.entries.length > 0 || isAsked;
  return isTaken && lines.refused.length === 0 ? mergeSettled({ ...draft, doubt: null }, lines) : null;
}

/** Whether nothing stands where the question is asked, and each choice puts a code there. */
function lacksCode({ span, choices }: Doubt, context: DialogueContext): boolean {
  const isEmpty = span.start === span.end && choices.length > 0;
  return isEmpty && choices.every(({ value }) => isAddressed(value.replaceAll(chosenMark, ""), context));
}

/**
 * "không phải hoàn thành" to "V.2: tình hình thế nào?": how it does not stand, from which nobody knows how it does. It is
 * asked still, of the others. Null where no such thing is said or asked.
 */
export function askOthers(draft: ReportDraft, text: string, { t }: DialogueContext): ReportDraft | null {
  const { step, doubt } = draft;
  if (step !== "doubt" || !doubt || !lacksStatus(doubt)) return null;
  const told = withoutSlip(text);
  if (!deniesWhatFollows(text) || !beginsWithStatus(told)) return null;
  const { text: asked, span } = doubt;
  const isDenial = saysOnlyStatus(told) && asked.slice(span.end).trim() === text.replace(/\s+/g, " ").trim();
  // What denies is no content beside what is chosen.
  const open = isDenial ? { ...doubt, text: asked.slice(0, span.end) } : doubt;
  const denied = readStatusAt(lineOf(told), 0)?.value;
  const choices = doubt.choices.filter(({ value }) => value.replaceAll(chosenMark, "").trim() !== denied);
  if (choices.length === doubt.choices.length) return { ...draft, doubt: open };
  const what = shorten(asked.slice(0, span.start).replaceAll(chosenMark, ""), LONGEST_SHOWN);
  return { ...draft, doubt: { ...open, choices, sentence: t("reporting.howThen", { what }) } };
}

/** Whether nothing stands where the question is asked, or words of which each choice makes a state. */
function lacksStatus({ span, choices }: Doubt): boolean {
  if (span.start === span.end) return true;
  return choices.length > 0 && choices.every(({ value }) => isStatus(value.replaceAll(chosenMark, "").trim()));
}

function isStatus(word: string): boolean {
  return statusesOffered(true).some((status) => status === word);
}
