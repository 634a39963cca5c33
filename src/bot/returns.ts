import { formatDayInFull } from "../calendar/formats.js";
import { agencyToReportFor, isOffice } from "../people/roles.js";
import { readDaysToAnswer } from "../reporting/decisions/days-to-answer.js";
import { asksWhichReturn, type ReturnSaid, readReturn } from "../reporting/decisions/read-return.js";
import { checkReason } from "../reporting/decisions/reasons.js";
import type { ReportedItem } from "../reporting/decisions/reported-items.js";
import {
  type FoundReturn,
  findReturn,
  findReturnable,
  type Returnable,
  returnReports,
} from "../reporting/decisions/returns.js";
import { answerBy } from "../reporting/decisions/rules.js";
import { itemLabel } from "../reporting/labels.js";
import { openFilesButton, receiptMessage } from "../reporting/receipt-text.js";
import { type Entry, emptyFigure, emptyTask, hasAnswers, newDraft } from "../reporting/report-draft.js";
import { action } from "../text/actions.js";
import type { MemberContext } from "./context.js";
import { done } from "./done.js";
import { draftsAtFirst } from "./drafts-of-update.js";
import { refuseUnlessOffice } from "./office-only.js";
import { planOfYear, takePlan, takePlanOfPeriod } from "./plan-of-update.js";
import { askQuestion, type QuestionKind, type QuestionTurn } from "./question.js";
import { takeReason } from "./reasons.js";
import { refuseForeign } from "./refuse-foreign.js";
import { openReport, resumeReport } from "./report-turn.js";
import { say, sendNew } from "./show.js";

/** Null where it was not said yet. */
interface Wish {
  readonly number: string;
  readonly keys: readonly string[] | null;
  readonly reason: string | null;
}

/** "trả lại BN-2024-000123: chưa có phụ lục" of the office; false for any other message. */
export async function takeReturn(ctx: MemberContext, text: string): Promise<boolean> {
  if (!isOffice(ctx.member)) return false;
  const said = readReturn(text);
  if (said) await beginReturn(ctx, said);
  else if (asksWhichReturn(text)) await sayWhichReturn(ctx);
  else return false;
  return true;
}

/** A return names its receipt. */
export function sayWhichReturn(ctx: MemberContext): Promise<void> {
  return say(ctx, ctx.t("decisions.return.whichReceipt", { example: ctx.t("decisions.return.example") }));
}

/** From the report itself, or by the number of its receipt. */
export async function beginReturn(ctx: MemberContext, { number, reason }: ReturnSaid): Promise<void> {
  if (await refuseUnlessOffice(ctx, `return ${number}`)) return;
  const found = await findReturnable(ctx.services.db, number, ctx.plans, ctx.today);
  if (!found.ok) return say(ctx, found.say(ctx.t));
  const { items } = found.value;
  const wish = { number, keys: items.length === 1 ? [items[0]!.key] : null };
  const checked = reason === null ? null : checkReason(reason);
  if (checked && !checked.ok) return askQuestion(ctx, "return", { ...wish, reason: null }, checked.say(ctx.t));
  await askQuestion(ctx, "return", { ...wish, reason: checked ? checked.value : null });
}

/** Which line, why, and the read-back: what is not said yet is asked. */
export const returnQuestion: QuestionKind = {
  async show(ctx, data, choice) {
    const { number, keys, reason } = data as Wish;
    const { t, today } = ctx;
    const leave = { label: t("common.cancel"), data: choice("leave") };
    const found = await findReturnable(ctx.services.db, number, ctx.plans, today);
    if (!found.ok) return { text: found.say(t), buttons: [] };
    const { receipt, items } = found.value;
    const agency = receipt.agencyName;
    if (keys === null) {
      const count = items.length;
      const each = items.slice(0, 6).map(({ key, item }) => [{ label: itemLabel(item, t, today), data: choice(key) }]);
      const all = { label: t("decisions.return.all", { count }), data: choice("all") };
      return { text: t("decisions.return.whichItem", { number, agency, count }), buttons: [...each, [all, leave]] };
    }
    const chosen = items.filter(({ key }) => keys.includes(key));
    const labels = chosen.map(({ item }) => itemLabel(item, t, today)).join(", ");
    if (reason === null)
      return {
        text: t("decisions.return.askReason", { number, labels, agency }),
        buttons: [[leave]],
        expects: "figure",
      };
    const day = formatDayInFull(await lastDay(ctx, chosen[0]), t);
    const send = { label: t("decisions.return.confirm"), data: choice("send") };
    const edit = { label: t("common.edit"), data: choice("edit") };
    return {
      text: t("decisions.return.readBack", { agency, number, labels, reason, day }),
      buttons: [[send, edit, leave]],
      offer: { yes: send.data, no: leave.data },
    };
  },
  begun(ctx, data) {
    const { number, reason } = data as Wish;
    const line = ctx.t(reason === null ? "decisions.return.begun" : "decisions.return.begunWhole", { number });
    return { line, label: ctx.t("decisions.return.begunLabel", { number }), about: `return ${number}` };
  },
  async take(ctx, data, text) {
    const wish = data as Wish;
    return wish.keys === null ? { kind: "elsewhere" } : takeReason(ctx, wish, text);
  },
  async choose(ctx, data, value) {
    const wish = data as Wish;
    if (!isOffice(ctx.member)) return done(ctx.t("help.officeOnly"));
    if (wish.keys === null) {
      const found = await findReturnable(ctx.services.db, wish.number, ctx.plans, ctx.today);
      if (!found.ok) return done(found.say(ctx.t));
      const keys = found.value.items.map(({ key }) => key).filter((key) => value === "all" || key === value);
      return keys.length > 0 ? { kind: "ask", data: { ...wish, keys } } : done(ctx.t("help.oldButton"));
    }
    if (value === "edit") return { kind: "ask", data: { ...wish, reason: null } };
    if (value !== "send" || wish.reason === null) return done(ctx.t("help.oldButton"));
    return send(ctx, { ...wish, reason: wish.reason });
  },
};

async function lastDay(ctx: MemberContext, item: Returnable | undefined) {
  const { holidays } = (planOfYear(ctx, item?.planYear ?? 0) ?? ctx.plan!).deadlines;
  return answerBy(ctx.today, await readDaysToAnswer(ctx.services.db), holidays);
}

async function send(ctx: MemberContext, wish: Wish & { readonly reason: string }): Promise<QuestionTurn> {
  const { t, now, inboxId } = ctx;
  const deciding = { by: ctx.member.personId, inboxId, now };
  const returned = await returnReports(ctx.services.db, wish, deciding, ctx.plans);
  if (!returned.ok) return done(returned.say(t));
  ctx.services.onReported?.();
  const { number, agencyName, told, labels } = returned.value;
  const day = formatDayInFull(returned.value.answerBy, t);
  const words = { number, labels: labels(t), agency: agencyName, day };
  return done(
    told > 0 ? t("decisions.return.sent", { ...words, count: told }) : t("decisions.return.sentToNobody", words),
  );
}

/** [Sửa và gửi lại]: the report is opened at its read-back, filled in with what was sent, or with what was typed of it since. */
export async function mendReturned(ctx: MemberContext, id: number): Promise<void> {
  const found = await ownReturn(ctx, id);
  if (!found) return;
  if (found.state !== "open") return say(ctx, ctx.t("decisions.return.notOpen"));
  const item = found.items[found.ids.indexOf(id)]!;
  const agency = agencyToReportFor(ctx.member, found.agencyId)!;
  const over = whyOver(ctx, item);
  if (over !== null) return say(ctx, over);
  const draft = newDraft(agency.id, "confirm", entryOf(item));
  const begun = (await draftsAtFirst(ctx)).about(draft);
  // One that was left before the report was sent back is none of what is sent again.
  const isOfIt = begun !== null && hasAnswers(begun.draft) && begun.lastInput > found.inboxId;
  await (isOfIt ? resumeReport(ctx, begun) : openReport(ctx, draft, agency));
}

/** Why what was sent back is taken no more. The update is then about its plan. */
function whyOver(ctx: MemberContext, item: ReportedItem): string | null {
  if (item.kind === "task") takePlan(ctx, planOfYear(ctx, item.duty.planYear));
  else takePlanOfPeriod(ctx, item.figure.period);
  if (ctx.plan!.isArchive(ctx.today)) return ctx.t("reporting.archive", { year: ctx.plan!.year });
  if (item.kind === "figure" || !item.duty.closed || item.duty.takenById) return null;
  return ctx.t("reporting.closed", { label: itemLabel(item, ctx.t, ctx.today) });
}

function entryOf(item: ReportedItem): Entry {
  if (item.kind === "task") {
    const { duty, status, percent, document, documentDate, note } = item;
    return { ...emptyTask(duty.takenById ?? duty.id), status, percent, document, documentDate, note };
  }
  const { figure, numerator, denominator, percent, value, note } = item;
  return { ...emptyFigure(figure.indicator, figure.period), given: true, numerator, denominator, percent, value, note };
}

/** [Xem báo cáo]: what was sent, as its receipt, under why it came back. */
export async function viewReturned(ctx: MemberContext, id: number): Promise<void> {
  const found = await ownReturn(ctx, id);
  if (!found) return;
  const head = ctx.t("decisions.return.ofReceipt", { number: found.number, reason: found.reason });
  const { text } = receiptMessage(found.receipt, null, ctx.t);
  const files = openFilesButton(found.receipt, ctx.t);
  const mend = { label: ctx.t("decisions.return.mend"), data: action.mendReturned(id) };
  await sendNew(ctx, {
    text: `${head}\n${text}`,
    buttons: [
      ...(found.state === "open" && found.ids.length === 1 && whyOver(ctx, found.items[0]!) === null ? [[mend]] : []),
      ...(files.length > 0 ? [files] : []),
    ],
  });
}

/** Null, and refused, where it is another agency's. */
async function ownReturn(ctx: MemberContext, id: number): Promise<FoundReturn | null> {
  const found = await findReturn(ctx.services.db, id, ctx.plans);
  if (found && agencyToReportFor(ctx.member, found.agencyId)) return found;
  await refuseForeign(ctx, `return ${id}`);
  return null;
}
