import { isAddressed } from "../grammar/addressed.js";
import { settle } from "../grammar/settle-problem.js";
import { chosenMark } from "../text/line.js";
import { statusesOffered } from "../text/statuses.js";
import { beginsWithStatus } from "./begins-with-status.js";
import type { DialogueContext } from "./lookup.js";
import { mergeSettled } from "./read-lines.js";
import type { Doubt, ReportDraft } from "./report-draft.js";
import { readSettledUnder } from "./standing-period.js";
import { isWish } from "./wishes-in-answers.js";
import { deniesWhatFollows, withoutSlip } from "./without-slip.js";

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

/** "không phải hoàn thành" to "V.2: tình hình thế nào?": how it does not stand, from which nobody knows how it does. */
export function deniesState({ step, doubt }: ReportDraft, text: string): boolean {
  if (step !== "doubt" || doubt?.step !== "lines" || !lacksStatus(doubt)) return false;
  return deniesWhatFollows(text) && beginsWithStatus(withoutSlip(text));
}

/** Whether nothing stands where the question is asked, or words of which each choice makes a state. */
function lacksStatus({ span, choices }: Doubt): boolean {
  if (span.start === span.end) return true;
  return choices.length > 0 && choices.every(({ value }) => isStatus(value.replaceAll(chosenMark, "").trim()));
}

function isStatus(word: string): boolean {
  return statusesOffered(true).some((status) => status === word);
}
