import type { PeriodCode } from "../calendar/windows.js";
import { agenciesToReportFor, agencyToReportFor, isOffice } from "../people/roles.js";
import { planOfPeriod } from "../plan/which-plan.js";
import { describeDutySubject } from "../reporting/audit-subjects.js";
import { shorten } from "../reporting/labels.js";
import { formatQuery, query } from "../summary/query.js";
import { figureMessage } from "../summary/reports/figure-view.js";
import {
  findDutyRecord,
  findFigureRecord,
  findFigureVersions,
  findReceiptRecord,
} from "../summary/reports/find-records.js";
import { dutyHistoryMessage, figureHistoryMessage } from "../summary/reports/history-view.js";
import { receiptRecordMessage } from "../summary/reports/receipt-view.js";
import { type DutyRecord, standingOf } from "../summary/reports/report-facts.js";
import { reportMessage } from "../summary/reports/report-view.js";
import { action } from "../text/actions.js";
import type { Button, Message } from "../text/message.js";
import { besideReport } from "./beside-report.js";
import type { MemberContext } from "./context.js";
import { databaseId } from "./database-id.js";
import { planOfYear, takePlan, takePlanOfPeriod } from "./plan-of-update.js";
import { noteRefusal, refuseForeign } from "./refuse-foreign.js";
import { showSettingHistory } from "./setting-history.js";
import { say, sendNew, showStep } from "./show.js";

/** What was reported: of a duty, of an indicator, on a receipt, by the first word of a button. True when the press was one of these. */
export async function pressRecord(ctx: MemberContext, name: string, rest: readonly string[]): Promise<boolean> {
  const [first = "", second = "", third = ""] = rest;
  switch (name) {
    case "rep":
      await showDuty(ctx, Number(first), rest.slice(1).join(":"));
      return true;
    case "his":
      await showDutyHistory(ctx, Number(first), Number(second), rest.slice(2).join(":"));
      return true;
    case "fig":
      await showFigure(ctx, { agencyId: Number(first), indicator: second, period: third }, rest.slice(3).join(":"));
      return true;
    case "fih":
      await showFigureHistory(ctx, Number(first), second, Number(third), rest.slice(3).join(":"));
      return true;
    case "seh":
      await showSettingHistory(ctx, Number(first));
      return true;
    case "rcp": {
      const message = await receiptMessageOf(ctx, `BN-${first}`, rest.slice(1).join(":"));
      if (message) await showStep(ctx, message);
      return true;
    }
    default:
      return false;
  }
}

/** The office sees all; others what is of an agency that they answer for. */
export function maySee(ctx: MemberContext, agencyId: number): boolean {
  return isOffice(ctx.member) || agencyToReportFor(ctx.member, agencyId) !== undefined;
}

async function showDuty(ctx: MemberContext, dutyId: number, back: string): Promise<void> {
  const record = await dutyRecordOf(ctx, dutyId);
  if (record) await showStep(ctx, dutyMessageOf(ctx, record, back));
}

/** One duty with what was reported on it, as it is shown to whoever may see it. */
function dutyMessageOf(ctx: MemberContext, record: DutyRecord, back = ""): Message {
  const { today, t } = ctx;
  return reportMessage(record, {
    today,
    t,
    back: back || backFrom(ctx, record),
    more: reportButtons(ctx, record),
  });
}

/** What the office can do about a report besides reading it. */
export function reportButtons(ctx: MemberContext, { versions, returned }: DutyRecord): Button[] {
  const standing = standingOf(versions);
  if (!isOffice(ctx.member) || !standing) return [];
  if (returned) return [{ label: ctx.t("decisions.return.withdraw"), data: action.withdrawReturn(returned.id, 1) }];
  return [{ label: ctx.t("decisions.return.confirm"), data: action.returnReceipt(standing.receipt) }];
}

function backFrom(ctx: MemberContext, { duty }: DutyRecord): string {
  if (!isOffice(ctx.member)) return action.work(duty.agencyId);
  const plan = planOfYear(ctx, duty.planYear);
  const { task: code, agency, period } = duty;
  const of = { subject: { of: "whole" }, whose: { of: "agency", code: agency }, period } as const;
  return plan && code ? action.summary(formatQuery(query(of))) : action.summary();
}

export async function showDutyHistory(ctx: MemberContext, dutyId: number, page: number, back = ""): Promise<void> {
  const record = await dutyRecordOf(ctx, dutyId);
  if (!record) return;
  const { today, t } = ctx;
  await showStep(ctx, dutyHistoryMessage(record, { today, t, page, back: back || backFrom(ctx, record) }));
}

/** Null, and refused, where it is another agency's; what does not exist is refused alike. */
async function dutyRecordOf(ctx: MemberContext, typed: number): Promise<DutyRecord | null> {
  const dutyId = databaseId(typed);
  const record = await findDutyRecord(ctx.services.db, dutyId);
  if (!record || !maySee(ctx, record.duty.agencyId)) {
    await refuseForeign(ctx, record ? describeDutySubject(record.duty) : `duty ${dutyId}`);
    return null;
  }
  takePlan(ctx, planOfYear(ctx, record.duty.planYear));
  return record;
}

interface AboutFigure {
  readonly agencyId: number;
  readonly indicator: string;
  readonly period: PeriodCode;
}

async function showFigure(ctx: MemberContext, about: AboutFigure, back: string): Promise<void> {
  const message = await figureMessageOf(ctx, about, back);
  if (message) await showStep(ctx, message);
}

/** Null, and a sentence sent, where it may not be seen or there is none such. */
async function figureMessageOf(ctx: MemberContext, about: AboutFigure, back = ""): Promise<Message | null> {
  const agencyId = databaseId(about.agencyId);
  if (!maySee(ctx, agencyId)) {
    await refuseForeign(ctx, `figure of agency ${agencyId}`);
    return null;
  }
  takePlanOfPeriod(ctx, about.period);
  const { today, t, plan, plans } = ctx;
  const record = await findFigureRecord(ctx.services.db, plan!, plans, { ...about, agencyId });
  if (!record) {
    await say(ctx, t("help.oldButton"));
    return null;
  }
  return figureMessage(record, { today, t, back: back || backFromFigure(ctx, about) });
}

function backFromFigure(ctx: MemberContext, { agencyId, indicator: code, period }: AboutFigure): string {
  if (!isOffice(ctx.member)) return action.figures(agencyId);
  return action.summary(formatQuery(query({ subject: { of: "indicator", code }, period })));
}

export async function showFigureHistory(
  ctx: MemberContext,
  typed: number,
  code: string,
  page: number,
  back = "",
): Promise<void> {
  const agencyId = databaseId(typed);
  if (!maySee(ctx, agencyId)) return refuseForeign(ctx, `figure of agency ${agencyId}`);
  const { today, t } = ctx;
  const indicator = ctx.plan!.catalogue.indicators.find((one) => one.code === code);
  const agency = await ctx.services.db.agency.findUnique({ where: { id: agencyId }, select: { name: true } });
  if (!indicator || !agency) return say(ctx, t("help.oldButton"));
  const versions = await findFigureVersions(ctx.services.db, agencyId, code);
  const of = { indicator, agencyId, agencyName: agency.name, versions };
  const latest = versions.at(-1)?.period ?? String(ctx.plan!.year);
  const view = action.openFigureView(agencyId, code, latest, back || undefined);
  await showStep(ctx, figureHistoryMessage(of, { today, t, page, back: view }));
}

/** A receipt whose number was typed: "BN-2024-000535", "/biennhan 2024-535". */
export async function answerReceipt(ctx: MemberContext, words: string): Promise<void> {
  const year = ctx.today.slice(0, 4);
  if (words.trim() === "") return say(ctx, ctx.t("reports.receiptOf.which", { year }));
  const number = readReceiptNumber(words, Number(year));
  if (!number) return say(ctx, ctx.t("reports.receiptOf.none", { number: shorten(words, 40), year }));
  const message = await receiptMessageOf(ctx, number, "");
  if (message) await sendNew(ctx, await besideReport(ctx, message));
}

/** Null, and a sentence sent, where there is none such or it may not be seen. Others cannot tell the two apart. */
async function receiptMessageOf(ctx: MemberContext, number: string, back: string): Promise<Message | null> {
  const { today, t, plans } = ctx;
  const record = await findReceiptRecord(ctx.services.db, number, plans);
  if (record && maySee(ctx, record.receipt.agencyId)) {
    const first = record.receipt.items.find(({ kind }) => kind === "figure");
    if (first?.kind === "figure") takePlan(ctx, planOfPeriod(plans, first.figure.period));
    const own = agenciesToReportFor(ctx.member)[0];
    const home = isOffice(ctx.member) || !own ? action.summary() : action.work(own.id);
    return receiptRecordMessage(record, { today, t, back: back || home });
  }
  if (isOffice(ctx.member)) await say(ctx, t("reports.receiptOf.none", { number, year: today.slice(0, 4) }));
  else {
    await noteRefusal(ctx, `receipt ${number}`);
    await say(ctx, t("reports.receiptOf.foreign"));
  }
  return null;
}

/** "BN-2024-000535" of "bn 2024-535", and of "535" that of this year; null for what is no number of a receipt. */
function readReceiptNumber(typed: string, year: number): string | null {
  const match = /^\s*(?:bn)?[\s-]*(?:(\d{4})[\s-]+)?(\d{1,6})\s*[?.!]*\s*$/i.exec(typed);
  if (!match) return null;
  return `BN-${match[1] ?? year}-${match[2]!.padStart(6, "0")}`;
}
