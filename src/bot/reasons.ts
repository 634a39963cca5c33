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
import type { Begun, QuestionTurn } from "./question.js";

/** A question that waits for a reason: null, or missing, where it was not said yet. Said, it is read back. */
interface WithReason {
  readonly reason?: string | null;
}

/** An answer to "Lý do?": the reason is read back, and asked again where the words are none. */
export function takeReason(ctx: MemberContext, data: WithReason, text: string): QuestionTurn {
  if (data.reason || asksForElse(ctx, text)) return { kind: "elsewhere" };
  const reason = checkReason(text);
  return reason.ok
    ? { kind: "ask", data: { ...data, reason: reason.value } }
    : { kind: "ask", data, sentence: reason.say(ctx.t) };
}

/** What is kept of it where something else is answered in between: nothing while only the question stands. */
export function begunWithReason({ reason }: WithReason, begun: () => Begun): Begun | null {
  return reason ? begun() : null;
}

/** An event or a request that is to be taken back. */
export function withdrawalBegun({ t }: MemberContext, code: string): Begun {
  return { line: t("request.withdrawBegun", { code }), label: t("request.withdrawBegunLabel", { code }) };
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
