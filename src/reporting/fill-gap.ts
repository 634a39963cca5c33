import { isAddressed } from "../grammar/addressed.js";
import { settle } from "../grammar/settle-problem.js";
import { beginsWithStatus } from "./begins-with-status.js";
import type { DialogueContext } from "./lookup.js";
import { mergeSettled, readLines } from "./read-lines.js";
import type { ReportDraft } from "./report-draft.js";
import { isWish } from "./wishes-in-answers.js";
import { withoutSlip } from "./without-slip.js";

/**
 * "đang làm 60%" to "V.2: tình hình thế nào?": what a line lacks, typed instead of chosen, in front of the other words of
 * its line. Null where it is no such thing.
 */
export async function fillGap(
  { doubt, ...draft }: ReportDraft,
  text: string,
  context: DialogueContext,
): Promise<ReportDraft | null> {
  if (draft.step !== "doubt" || doubt?.step !== "lines" || doubt.span.start < doubt.span.end) return null;
  if (doubt.span.start === 0 || text.includes("\n") || isAddressed(text, context) || (await isWish(text, context)))
    return null;
  const told = withoutSlip(text);
  const goesOn = /^[^\S\n]*[\p{L}\p{N}]/u.test(doubt.text.slice(doubt.span.end));
  const answer = ` ${beginsWithStatus(told) ? told : text}${goesOn ? "," : ""} `;
  const lines = await readLines(settle(doubt.text, doubt.span, answer), context);
  if (!lines || lines.refused.some((sentence) => !draft.refused.includes(sentence))) return null;
  // What else is in doubt stands behind it, and is asked about next.
  const isBehind = !lines.doubt || lines.doubt.span.start > doubt.span.start + answer.length;
  const isTaken = isBehind && lines.entries.length > 0;
  return isTaken ? mergeSettled({ ...draft, doubt: null }, lines) : null;
}
