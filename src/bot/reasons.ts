import { readIndicatorCodeAt, readTaskCodeAt } from "../grammar/codes.js";
import type { Reading } from "../grammar/context.js";
import { isLong, MOST_READS } from "../grammar/limits.js";
import { readSlots } from "../grammar/slots.js";
import { readWishBesideReason } from "../grammar/wishes.js";
import { agenciesToReportFor, isOffice } from "../people/roles.js";
import { readReturn } from "../reporting/decisions/read-return.js";
import { readReasonSaidAgain } from "../reporting/decisions/reason-said-again.js";
import { checkReason } from "../reporting/decisions/reasons.js";
import { shorten } from "../reporting/labels.js";
import { readAsideSaid } from "../reporting/read-aside.js";
import { asksForContacts } from "../text/asks-contacts.js";
import { readAskedOfPlan } from "../text/asks-of-plan.js";
import { withinReads } from "../text/effort.js";
import { type Line, lineOf } from "../text/line.js";
import type { Message } from "../text/message.js";
import { hasAccents } from "../text/normalise.js";
import type { MemberContext } from "./context.js";
import { asksToGoOn } from "./follow-up.js";
import type { Begun, QuestionTurn } from "./question.js";
import { reports } from "./says-else.js";
import { read } from "./take-lines.js";

/** A question that waits for a reason: null, or missing, where it was not said yet. Said, it is read back. */
interface WithReason {
  readonly reason?: string | null;
}

/**
 * An answer to "Lý do?": the reason is read back, and asked again where the words are none. Read back it stays, as it is sent
 * with one "có", until it is asked for again or another is said as one.
 */
export async function takeReason(ctx: MemberContext, data: WithReason, text: string): Promise<QuestionTurn> {
  const again = readReasonSaidAgain(text);
  // Said to be the reason, it may be in words of a report.
  if (again?.kind === "reason") return takeAgain(ctx, data, again.reason);
  if ((await asksForElse(ctx, text)) || (await reportsOnly(ctx, text))) return { kind: "elsewhere" };
  if (data.reason) return underReason(ctx, data, text, again?.kind ?? null);
  if (again?.kind === "manners") return { kind: "elsewhere" };
  if (again?.kind === "wait") return { kind: "ask", data, sentence: ctx.t("decisions.reasonWaits") };
  const reason = checkReason(text);
  if (!reason.ok) return { kind: "ask", data, sentence: reason.say(ctx.t) };
  const known = { ...data, reason: reason.value };
  if (!(await isOthersReport(ctx, text))) return { kind: "ask", data: known };
  return {
    kind: "ask",
    data: known,
    sentence: ctx.t("decisions.reasonNoReport", { typed: shorten(reason.value, 60) }),
  };
}

function takeAgain(ctx: MemberContext, data: WithReason, said: string): QuestionTurn {
  const reason = checkReason(said);
  return reason.ok
    ? { kind: "ask", data: { ...data, reason: reason.value } }
    : { kind: "ask", data, sentence: reason.say(ctx.t) };
}

function underReason(
  ctx: MemberContext,
  data: WithReason,
  text: string,
  said: "edit" | "wait" | "manners" | null,
): QuestionTurn {
  if (said === "edit") return editReason(data);
  if (said === "wait") return { kind: "ask", data, sentence: ctx.t("decisions.reasonWaits") };
  if (said === "manners" || isAnsweredAside(ctx, text)) return { kind: "elsewhere" };
  return { kind: "ask", data, sentence: ctx.t("decisions.reasonStays", { typed: shorten(text, 60) }) };
}

/** What is asked in passing: of their own work only by who has some. */
export function isAnsweredAside({ plan, member, today, t }: MemberContext, text: string): boolean {
  if (!plan) return false;
  const [agency] = agenciesToReportFor(member);
  const reading = { catalogue: plan.catalogue, agency: agency?.code ?? "office", today, t };
  const aside = readAsideSaid(text, reading)?.aside;
  if (aside === "contact" || aside === "privacy") return true;
  return agency !== undefined && (aside === "deadline" || aside === "extension" || aside === "drafts");
}

/** [Sửa] under the read-back: the reason is asked for again. */
export function editReason(data: WithReason): QuestionTurn {
  return { kind: "ask", data: { ...data, reason: null } };
}

/** "xong V.1" reports; with more words it may say why. */
async function reportsOnly(ctx: MemberContext, text: string): Promise<boolean> {
  if (!(await reports(ctx, text, ""))) return false;
  for (const { code } of agenciesToReportFor(ctx.member))
    if ((await read(ctx, text, code)).items.some(({ note }) => note !== null)) return false;
  return true;
}

/** The same of what others report: it may well be the reason, and nothing of it is recorded. */
async function isOthersReport(ctx: MemberContext, text: string): Promise<boolean> {
  if (!ctx.plan || !isOffice(ctx.member)) return false;
  return (await read(ctx, text, "office")).problems.some(({ foreign }) => foreign !== undefined);
}

/** Why an event or a request is taken back, or the way out. */
export function askedReason({ t }: MemberContext, text: string, choice: (value: string) => string): Message {
  return { text, buttons: [[{ label: t("common.cancel"), data: choice("leave") }]] };
}

/** An event or a request that is to be taken back. */
export function withdrawalBegun({ t }: MemberContext, code: string): Begun {
  return { line: t("request.withdrawBegun", { code }), label: t("request.withdrawBegunLabel", { code }) };
}

/**
 * "tổng hợp quý I" asks for the summary, and is not sent to anybody as a reason; "chưa báo cáo đủ" tells one, therefore it
 * is read as a focal point's words are.
 */
export async function asksForElse(ctx: MemberContext, text: string): Promise<boolean> {
  return (await asksByItself(ctx, text)) || readIn(ctx, text, isOnlyNamed);
}

/** The same but for a code alone, which may answer what is asked. */
export async function asksByItself(ctx: MemberContext, text: string): Promise<boolean> {
  if (readReturn(text) !== null) return true;
  if (!ctx.plan || text.includes("\n") || isLong(text)) return false;
  if (readAskedOfPlan(text) !== null || (isOffice(ctx.member) && asksForContacts(text))) return true;
  return (
    readIn(ctx, text, (line, reading) => readWishBesideReason(line, reading) !== null) || (await asksToGoOn(ctx, text))
  );
}

function readIn(ctx: MemberContext, text: string, holds: (line: Line, reading: Reading) => boolean): boolean {
  const { plan, today, t } = ctx;
  if (!plan || text.includes("\n") || isLong(text)) return false;
  const reading = { catalogue: plan.catalogue, agency: "", today, t, accented: hasAccents(text) };
  return withinReads(MOST_READS, () => holds(lineOf(text.trim()), reading))?.value === true;
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
