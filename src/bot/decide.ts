import { formatDayInFull, formatPeriod } from "../calendar/formats.js";
import { type PeriodCode, parsePeriod } from "../calendar/windows.js";
import { understandApart } from "../grammar/apart/understand-apart.js";
import {
  approveQuarter,
  lastDayStillToCome,
  quarterStanding,
  refuseToCome,
  reopenQuarter,
} from "../reporting/decisions/approvals.js";
import { personNamed } from "../reporting/decisions/decided.js";
import { decideExtension, findExtension } from "../reporting/decisions/extensions.js";
import { decideChange, findChange } from "../reporting/decisions/late-changes.js";
import { readReturn } from "../reporting/decisions/read-return.js";
import { withdrawReturn } from "../reporting/decisions/returns.js";
import { approvalMessage, howToDecide, labelsOf, waitingMessage } from "../reporting/decisions/text.js";
import { listWaiting } from "../reporting/decisions/waiting.js";
import { dutyLabel, itemLabel } from "../reporting/labels.js";
import { action } from "../text/actions.js";
import { fold } from "../text/fold.js";
import type { Message } from "../text/message.js";
import { formatCount } from "../text/numbers.js";
import type { MemberContext } from "./context.js";
import { refuseUnlessOffice } from "./office-only.js";
import { requirePin } from "./pin.js";
import { takePlanOfPeriod, takePlanOfQuestion } from "./plan-of-update.js";
import { askQuestion, type QuestionKind } from "./question.js";
import { editReason, takeReason } from "./reasons.js";
import { noteRefusal } from "./refuse-foreign.js";
import { beginReturn, sayWhichReturn } from "./returns.js";
import { say, sendNew, showStep } from "./show.js";
import { withWishes } from "./wishes.js";
import { yesOrNo } from "./yes-or-no.js";

type About = "e" | "c";

/** /duyet: what waits; with a quarter, that one to be approved; with a receipt's number, its return. */
export async function decide(ctx: MemberContext, words: string): Promise<void> {
  if (await refuseUnlessOffice(ctx, "decide")) return;
  if (!ctx.plan) return say(ctx, ctx.t("reporting.noPlan"));
  if (words === "") return showWaiting(ctx, 1);
  const returned = readReturn(words) ?? readReturn(`trả lại ${words}`);
  if (returned) return beginReturn(ctx, returned);
  if (/^(?:tra lai|tra ve|hoan tra)/.test(fold(words))) return sayWhichReturn(ctx);
  await takePlanOfQuestion(ctx, `tổng hợp ${words}`);
  const { catalogue } = ctx.plan;
  const { slots } = await understandApart(`tổng hợp ${words}`, {
    catalogue,
    agency: "office",
    today: ctx.today,
    t: ctx.t,
  });
  const quarter = slots?.period ?? null;
  if (quarter === null || parsePeriod(quarter)?.kind !== "quarter")
    return say(ctx, ctx.t("decisions.approval.quarterOnly"));
  takePlanOfPeriod(ctx, quarter);
  const year = quarter.slice(0, 4);
  if (ctx.plan.year !== Number(year)) {
    const known = ctx.plans.map((plan) => plan.year).join(", ");
    return say(ctx, ctx.t("office.noPlanOfYear", { year, known }));
  }
  const toCome = refuseToCome(quarter, ctx.today);
  if (toCome) return say(ctx, toCome.say(ctx.t));
  await sendNew(ctx, await approvalOf(ctx, quarter));
}

/** "đơn vị nào bị trả lại": what the office sent back and waits for. */
export async function showReturned(ctx: MemberContext): Promise<void> {
  if (await refuseUnlessOffice(ctx, "decide")) return;
  const list = await listWaiting(ctx.services.db, "returned", ctx.plans);
  if (list.returned === 0) return say(ctx, ctx.t("decisions.return.nobody"));
  await sendNew(ctx, waitingMessage(list, ctx.today, ctx.t));
}

export async function showWaiting(ctx: MemberContext, page: number, result?: string): Promise<void> {
  if (await refuseUnlessOffice(ctx, "decide")) return;
  const list = await listWaiting(ctx.services.db, page, ctx.plans);
  const others = waitingMessage(list, ctx.today, ctx.t);
  const message = list.page === 1 ? await withWishes(ctx, others, list.total > 0 ? null : howToDecide(ctx.t)) : others;
  await showStep(ctx, result === undefined ? message : { ...message, text: `${result}\n${message.text}` });
}

/** [Đồng ý …]: in one tap. What became of it stands above what still waits. */
export async function grant(ctx: MemberContext, about: string, id: number, page: number): Promise<void> {
  if (await refuseUnlessOffice(ctx, `${about === "e" ? "extension" : "change"} ${id}`)) return;
  await showWaiting(ctx, page, await decided(ctx, about === "e" ? "e" : "c", id, null));
}

/** [Không …]: a no has a reason. */
export async function refuse(ctx: MemberContext, about: string, id: number, page: number): Promise<void> {
  if (await refuseUnlessOffice(ctx, `${about === "e" ? "extension" : "change"} ${id}`)) return;
  const asked =
    about === "e" ? await findExtension(ctx.services.db, id) : await findChange(ctx.services.db, id, ctx.plans);
  if (asked?.state !== "asked") return showWaiting(ctx, page, await decided(ctx, about === "e" ? "e" : "c", id, "–"));
  await askQuestion(ctx, "refusal", { about: about === "e" ? "e" : "c", id, page, reason: null } satisfies Refusal);
}

/** [Thôi trả lại …] */
export async function takeBackReturn(ctx: MemberContext, id: number, page: number): Promise<void> {
  if (await refuseUnlessOffice(ctx, `return ${id}`)) return;
  const { t, today } = ctx;
  const withdrawn = await withdrawReturn(ctx.services.db, id, decidingOf(ctx), ctx.plans);
  if (!withdrawn.ok) return showWaiting(ctx, page, withdrawn.say(t));
  const { returned, told } = withdrawn.value;
  const { items, ids, agencyName: agency } = returned;
  const labels = labelsOf({ items: [items[ids.indexOf(id)]!] }, today, t);
  const key = told > 0 ? "decisions.return.withdrawnNow" : "decisions.return.withdrawnToNobody";
  await showWaiting(ctx, page, t(key, { labels, agency }));
}

interface Refusal {
  readonly about: About;
  readonly id: number;
  readonly page: number;
  /** Null where it was not said yet. */
  readonly reason: string | null;
}

/** Why not, and the read-back of that: who asked is sent it. */
export const refusalQuestion: QuestionKind = {
  async show(ctx, data, choice) {
    const { about, id, reason } = data as Refusal;
    const named = await nameOf(ctx, about, id);
    if (reason) return yesOrNo(ctx, ctx.t("decisions.waiting.refusalReadBack", { ...named, reason }), choice, true);
    const leave = { label: ctx.t("common.cancel"), data: choice("leave") };
    return { text: ctx.t("decisions.waiting.askRefusal", named), buttons: [[leave]], expects: "figure" };
  },
  async begun(ctx, data) {
    const { about, id } = data as Refusal;
    const named = await nameOf(ctx, about, id);
    return {
      line: ctx.t("decisions.waiting.refusalBegun", named),
      label: ctx.t("decisions.waiting.refusalBegunLabel", named),
    };
  },
  take: async (ctx, data, text) => takeReason(ctx, data as Refusal, text),
  async choose(ctx, data, value) {
    const { about, id, page, reason } = data as Refusal;
    if (value === "edit") return editReason(data as Refusal);
    if (value !== "yes" || !reason) return { kind: "elsewhere" };
    if (await refuseUnlessOffice(ctx, `${about === "e" ? "extension" : "change"} ${id}`)) return { kind: "elsewhere" };
    const result = await decided(ctx, about, id, reason);
    const more = { label: ctx.t("decisions.waiting.more"), data: action.waiting(page) };
    return { kind: "done", message: { text: result, buttons: [[more]] } };
  },
};

async function nameOf(ctx: MemberContext, about: About, id: number): Promise<{ label: string; agency: string }> {
  const { t, today } = ctx;
  if (about === "e") {
    const { duty } = (await findExtension(ctx.services.db, id))!;
    return { label: dutyLabel(duty, t, today), agency: duty.agencyName };
  }
  const change = (await findChange(ctx.services.db, id, ctx.plans))!;
  return { label: itemLabel(change.about, t, today), agency: change.agencyName };
}

/** Decides, and says what became of it; who was quicker is named. */
async function decided(ctx: MemberContext, about: About, id: number, refusal: string | null): Promise<string> {
  const { db } = ctx.services;
  const { t } = ctx;
  const outcome =
    about === "e"
      ? await decideExtension(db, id, refusal, decidingOf(ctx), ctx.plans)
      : await decideChange(db, id, refusal, decidingOf(ctx), ctx.plans);
  if (!outcome.ok) return outcome.say(t);
  const named = await nameOf(ctx, about, id);
  if ("change" in outcome.value) {
    const { receipt } = outcome.value;
    return receipt
      ? t("decisions.change.grantedNow", { ...named, number: receipt.number })
      : t("decisions.change.refusedNow", named);
  }
  return refusal === null
    ? t("decisions.extension.grantedNow", { ...named, day: formatDayInFull(outcome.value.toDay, t) })
    : t("decisions.extension.refusedNow", named);
}

async function approvalOf(ctx: MemberContext, quarter: PeriodCode, result?: string): Promise<Message> {
  const { db } = ctx.services;
  const standing = await quarterStanding(db, ctx.plan!, quarter, ctx.today);
  const { approval, reopened } = standing;
  const names = new Map<number, string>();
  for (const decided of [approval, reopened, reopened?.approved])
    if (decided) names.set(decided.personId, (await personNamed(db, decided.personId))(ctx.t));
  const message = approvalMessage(standing, ctx.plan!, (id) => names.get(id)!, isLead(ctx), ctx);
  return result === undefined ? message : { ...message, text: `${result}\n${message.text}` };
}

/** [Duyệt và khóa]: the lead's, with PIN. */
export async function approve(ctx: MemberContext, quarter: string): Promise<void> {
  if (!(await allowed(ctx, quarter, "approve"))) return;
  const toCome = refuseToCome(quarter, ctx.today);
  if (toCome) return say(ctx, toCome.say(ctx.t));
  const isRunning = lastDayStillToCome(quarter, ctx.today) !== null;
  const what = ctx.t(isRunning ? "decisions.approval.toApproveRunning" : "decisions.approval.toApprove", {
    period: formatPeriod(quarter, ctx.t),
  });
  if (!(await requirePin(ctx, action.approve(quarter), what))) return;
  const approved = await approveQuarter(ctx.services.db, ctx.plan!, quarter, decidingOf(ctx));
  const period = formatPeriod(quarter, ctx.t);
  const said = approved.ok
    ? ctx.t("decisions.approval.approved", { period, ...shown(approved.value) })
    : approved.say(ctx.t);
  const reopen = { label: ctx.t("decisions.approval.reopen"), data: action.reopen(quarter) };
  await sendNew(ctx, { text: said, buttons: [[reopen]] });
}

function shown({ settled, duties }: { readonly settled: number; readonly duties: number }) {
  return { settled: formatCount(settled), duties: formatCount(duties) };
}

/** [Mở lại]: the lead's, with PIN and a reason. */
export async function reopen(ctx: MemberContext, quarter: string): Promise<void> {
  if (!(await allowed(ctx, quarter, "reopen"))) return;
  const what = ctx.t("decisions.approval.toReopen", { period: formatPeriod(quarter, ctx.t) });
  if (!(await requirePin(ctx, action.reopen(quarter), what))) return;
  await askQuestion(ctx, "reopening", { quarter, reason: null } satisfies Reopening);
}

interface Reopening {
  readonly quarter: string;
  /** Null where it was not said yet. */
  readonly reason: string | null;
}

/** Why it is reopened, and the read-back of that: it stays on record. */
export const reopeningQuestion: QuestionKind = {
  show(ctx, data, choice) {
    const { quarter, reason } = data as Reopening;
    const period = formatPeriod(quarter, ctx.t);
    if (reason) return yesOrNo(ctx, ctx.t("decisions.approval.reopeningReadBack", { period, reason }), choice, true);
    const leave = { label: ctx.t("common.cancel"), data: choice("leave") };
    return { text: ctx.t("decisions.approval.askReopening", { period }), buttons: [[leave]], expects: "figure" };
  },
  begun(ctx, data) {
    const period = formatPeriod((data as Reopening).quarter, ctx.t);
    return {
      line: ctx.t("decisions.approval.reopeningBegun", { period }),
      label: ctx.t("decisions.approval.reopeningBegunLabel", { period }),
    };
  },
  take: async (ctx, data, text) => takeReason(ctx, data as Reopening, text),
  async choose(ctx, data, value) {
    const { quarter, reason } = data as Reopening;
    if (value === "edit") return editReason(data as Reopening);
    if (value !== "yes" || !reason || !(await allowed(ctx, quarter, "reopen"))) return { kind: "elsewhere" };
    const reopened = await reopenQuarter(ctx.services.db, ctx.plan!, quarter, reason, decidingOf(ctx));
    const period = formatPeriod(quarter, ctx.t);
    const result = reopened.ok ? ctx.t("decisions.approval.reopened", { period }) : reopened.say(ctx.t);
    return { kind: "done", message: { text: result, buttons: [] } };
  },
};

/** Only the lead approves; the plan is that of the quarter, and there has to be such a quarter. */
async function allowed(ctx: MemberContext, quarter: string, what: string): Promise<boolean> {
  if (await refuseUnlessOffice(ctx, `${what} ${quarterNamed(quarter)}`)) return false;
  if (!isLead(ctx)) {
    await noteRefusal(ctx, `${what} ${quarterNamed(quarter)}`);
    await say(ctx, ctx.t("decisions.approval.leadOnly"));
    return false;
  }
  takePlanOfPeriod(ctx, quarter);
  const known = parsePeriod(quarter)?.kind === "quarter" && ctx.plan?.year === Number(quarter.slice(0, 4));
  if (!known) await say(ctx, ctx.t("help.oldButton"));
  return known;
}

/** Whoever forges a button writes its data: nothing else of it goes into the audit. */
function quarterNamed(typed: string): string {
  return parsePeriod(typed) ? typed : "quarter";
}

function isLead({ member }: MemberContext): boolean {
  return member.posts.some(({ role }) => role === "lead");
}

function decidingOf({ member, inboxId, now }: MemberContext) {
  return { by: member.personId, inboxId, now };
}
