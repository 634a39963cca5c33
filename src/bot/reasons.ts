import { readIndicatorCodeAt, readTaskCodeAt } from "../grammar/codes.js";
import type { Reading } from "../grammar/context.js";
import { isLong, MOST_READS } from "../grammar/limits.js";
import { readSlots } from "../grammar/slots.js";
import { readWish } from "../grammar/wishes.js";
import { readReturn } from "../reporting/decisions/read-return.js";
import { checkReason } from "../reporting/decisions/reasons.js";
import { withinReads } from "../text/effort.js";
import { type Line, lineOf } from "../text/line.js";
import { hasAccents } from "../text/normalise.js";
import type { MemberContext } from "./context.js";
import type { QuestionTurn } from "./question.js";

/** An answer to "Lý do?": the reason, or how the question goes on where it is none. */
export type ReasonSaid =
  | { readonly ok: true; readonly reason: string }
  | { readonly ok: false; readonly turn: QuestionTurn };

/** @param data of the question, which is asked again where the words are no reason */
export function takeReason(ctx: MemberContext, data: unknown, text: string): ReasonSaid {
  if (asksForElse(ctx, text)) return { ok: false, turn: { kind: "elsewhere" } };
  const reason = checkReason(text);
  return reason.ok
    ? { ok: true, reason: reason.value }
    : { ok: false, turn: { kind: "ask", data, sentence: reason.say(ctx.t) } };
}

/**
 * "tổng hợp quý I" asks for the summary, and is not sent to anybody as a reason; "chưa báo cáo đủ" tells one, therefore it
 * is read as a focal point's words are.
 */
export function asksForElse({ plan, today, t }: MemberContext, text: string): boolean {
  if (readReturn(text) !== null) return true;
  if (!plan || text.includes("\n") || isLong(text)) return false;
  const reading = { catalogue: plan.catalogue, agency: "", today, t, accented: hasAccents(text) };
  const line = lineOf(text.trim());
  return withinReads(MOST_READS, () => readWish(line, reading) !== null || isOnlyNamed(line, reading))?.value ?? false;
}

/** "V.1 Di Linh": what is named by its code, with nothing said of it, is looked up. */
function isOnlyNamed(line: Line, reading: Reading): boolean {
  const task = readTaskCodeAt(line, 0, reading);
  if (!task && !readIndicatorCodeAt(line, 0, reading)) return false;
  // A request is what the reason is about.
  if (task?.value.kind === "task" && task.value.task.isRequest) return false;
  const { problem, rest } = readSlots(line, reading);
  return problem === null && !/[a-z0-9]/.test(rest.folded);
}
