import { quarterEnding } from "../calendar/windows.js";
import { understandApart } from "../grammar/apart/understand-apart.js";
import { exampleAgency, exampleTask } from "../grammar/examples.js";
import { ledByOthers } from "../grammar/task-sentences.js";
import { agenciesToReportFor, isOffice } from "../people/roles.js";
import { findDutiesOfTask } from "../reporting/find-duties.js";
import { dutyLabel } from "../reporting/labels.js";
import { findAgencyId } from "../summary/queries.js";
import { action } from "../text/actions.js";
import { fold } from "../text/fold.js";
import type { Message } from "../text/message.js";
import { besideReport } from "./beside-report.js";
import type { MemberContext } from "./context.js";
import { grammarContext } from "./dialogue-context.js";
import { whichQuestion } from "./office.js";
import { takePlanOfQuestion } from "./plan-of-update.js";
import { showDutyHistory, showFigureHistory } from "./records.js";
import { noteRefusal } from "./refuse-foreign.js";
import { showSettingHistory } from "./setting-history.js";
import { say, sendNew } from "./show.js";

const dutiesShown = 7;

/** "cài đặt", "thay đổi cài đặt", "ngày nghỉ" */
function asksOfSettings(words: string): boolean {
  return /^(?:(?:cac )?thay doi )?(?:cai dat|ngay nghi)[?.! ]*$/.test(fold(words).trim());
}

/**
 * /lichsu with what it is about: "V.1 Sở Tư pháp", "b3 Di Linh". A focal point need not name the agency. Where several
 * duties fit, which is asked. "cài đặt" is what the administrator changed.
 */
export async function answerHistory(ctx: MemberContext, words: string): Promise<void> {
  const { t } = ctx;
  if (asksOfSettings(words)) return showSettingHistory(ctx);
  if (!ctx.plan) return say(ctx, t("reporting.noPlan"));
  await takePlanOfQuestion(ctx, words);
  const { catalogue } = ctx.plan;
  const understood = await understandApart(`tổng hợp ${words}`, { catalogue, agency: "office", today: ctx.today, t });
  const which = await whichQuestion(ctx, understood, "office");
  if (which && isOffice(ctx.member)) return sendNew(ctx, which);
  const { task = null, indicator = null, agency = null, period = null } = understood.slots ?? {};
  const example = exampleFor(ctx);
  if (!task && !indicator) {
    const sentence = understood.problems[0]?.sentence;
    return say(ctx, sentence ?? t("reports.history.which", example));
  }
  const own = agenciesToReportFor(ctx.member);
  const code = agency ?? (own.length === 1 ? own[0]!.code : null);
  if (!code) {
    const concerned = task
      ? catalogue.tasks.find((one) => one.code === task)?.leads
      : catalogue.indicators.find((one) => one.code === indicator)?.agencies;
    const one = amongConcerned(ctx, concerned ?? []);
    return say(ctx, t("reports.history.whichAgency", { code: (task ?? indicator)!, agency: one }));
  }
  if (!isOffice(ctx.member) && !own.some((one) => one.code === code)) {
    await noteRefusal(ctx, `${task ?? indicator} ${code}`);
    return say(ctx, t("reporting.notYours"));
  }
  const agencyId = await findAgencyId(ctx.services.db, ctx.plan.id, code);
  if (agencyId === null) return say(ctx, t("office.unknown"));
  if (indicator) return showFigureHistory(ctx, agencyId, indicator, 1);
  await historyOfTask(ctx, { agencyId, code, task: task!, period });
}

/** The agency of an example: the writer's own, for the office one whose name is typed easily. */
function agencyOfExample({ plan, member }: MemberContext) {
  const [own] = agenciesToReportFor(member);
  if (own && !isOffice(member)) return own;
  const { catalogue } = plan!;
  const easy = exampleAgency(catalogue);
  return catalogue.agencies.find(({ shortName }) => shortName === easy);
}

/** With a task that this agency leads, so that it works as it is typed. */
function exampleFor(ctx: MemberContext) {
  const agency = agencyOfExample(ctx);
  const task = exampleTask({ catalogue: ctx.plan!.catalogue, agency: agency?.code ?? "office" });
  return { task, agency: agency?.shortName ?? "" };
}

/** The name of an agency that has something to report of it. */
function amongConcerned(ctx: MemberContext, concerned: readonly string[]): string {
  const easy = agencyOfExample(ctx);
  if (easy && (concerned.length === 0 || concerned.includes(easy.code))) return easy.shortName;
  return ctx.plan!.catalogue.agencies.find(({ code }) => code === concerned[0])?.shortName ?? "";
}

async function historyOfTask(
  ctx: MemberContext,
  of: {
    readonly agencyId: number;
    readonly code: string;
    readonly task: string;
    readonly period: string | null;
  },
): Promise<void> {
  const { db } = ctx.services;
  const plan = ctx.plan!;
  const task = plan.catalogue.tasks.find(({ code }) => code === of.task);
  const parts = task?.parts ?? [];
  const duties = [];
  for (const part of [null, ...parts.map((one) => one.part)])
    duties.push(...(await findDutiesOfTask(db, plan.id, of.agencyId, of.task, part)));
  if (duties.length === 0 && task && task.leads.length > 0 && !task.leads.includes(of.code))
    return say(ctx, ledByOthers(task, grammarContext(ctx, plan, of.code)));
  const begun = duties.filter(({ beginsOn, latest }) => beginsOn <= ctx.today || latest !== null);
  const named = begun.filter(
    ({ period }) => of.period === null || period === of.period || quarterEnding(period) === of.period,
  );
  const [only, second] = named;
  if (only && !second) return showDutyHistory(ctx, only.id, 1);
  if (!only) return say(ctx, ctx.t("reporting.noPeriods", { code: of.task }));
  const agency = only.agencyName;
  const message: Message = {
    text: ctx.t("reports.history.whichDuty", { code: of.task, agency }),
    buttons: named
      .slice(-dutiesShown)
      .map((duty) => [{ label: dutyLabel(duty, ctx.t, ctx.today), data: action.dutyHistory(duty.id) }]),
    protected: true,
  };
  await sendNew(ctx, await besideReport(ctx, message));
}
