import { formatDayNear } from "../calendar/formats.js";
import { parsePeriod } from "../calendar/windows.js";
import { type AgencyOfPost, agenciesToReportFor, isOffice } from "../people/roles.js";
import { plansInForce } from "../plan/which-plan.js";
import { closedPlanLine } from "../reporting/closed-plan.js";
import { withReturns } from "../reporting/decisions/returned-work.js";
import { findWithOffice } from "../reporting/decisions/returns.js";
import { draftListMessage } from "../reporting/draft-list.js";
import { type DueFigure, listDueFigures } from "../reporting/due-figures.js";
import { figureListMessage } from "../reporting/figure-list.js";
import { findFigures } from "../reporting/find-figures.js";
import { dutyLabel } from "../reporting/labels.js";
import { withUndated } from "../reporting/work-beside.js";
import { listWork } from "../reporting/work-list.js";
import {
  answeredWorkMessage,
  closedWorkMessage,
  type OpenDraft,
  otherWorkMessage,
  unfinishedWorkMessage,
  workMessage,
} from "../reporting/work-text.js";
import { action } from "../text/actions.js";
import { tellOfKept } from "./begun-question.js";
import type { MemberContext } from "./context.js";
import { draftLabels, dutiesIn } from "./draft-label.js";
import { draftsAtFirst } from "./drafts-of-update.js";
import { besideWork } from "./helping.js";
import { listedPlans, otherPlanInForce } from "./plan-of-update.js";
import { say, sendNew, showStep } from "./show.js";

/** /viec for one agency. */
export async function showWork(ctx: MemberContext, agency: AgencyOfPost, why: string | null = null): Promise<void> {
  const { db } = ctx.services;
  await tellOfKept(ctx);
  const list = await listWork(db, agency.id, listedPlans(ctx), ctx.today);
  const viewed = await viewedBy(ctx, agency);
  const closed = ctx.plan && closedPlanLine(ctx.plan, ctx.today, ctx.t);
  if (closed) return showStep(ctx, closedWorkMessage(ctx.plan?.isArchive(ctx.today) ? list : null, closed, viewed));
  const { returns, asked } = await findWithOffice(db, agency.id, ctx.plans, ctx.today);
  const message = besideWork(ctx, workMessage(list, await openDrafts(ctx, agency), { ...viewed, asked }), agency);
  const shown = withReturns(message, returns, ctx.today, ctx.t);
  await showStep(ctx, why === null ? shown : { ...shown, text: `${why}\n${shown.text}` });
}

/** What a list of work says beside the duties. */
async function viewedBy(ctx: MemberContext, agency: AgencyOfPost) {
  const { today, t, files } = ctx;
  return { agency, today, t, waiting: files.waiting, figures: await dueFiguresOf(ctx, agency) };
}

/** The figures of the plans in force that are due for an agency. */
export function dueFiguresOf(ctx: MemberContext, agency: AgencyOfPost): Promise<readonly DueFigure[]> {
  return listDueFigures(ctx.services.db, plansInForce(ctx.plans, ctx.today), agency, ctx.today);
}

/** What the person has begun for an agency and not sent. */
export async function showDrafts(ctx: MemberContext, agency: AgencyOfPost, page: number): Promise<void> {
  await tellOfKept(ctx);
  await showStep(ctx, draftListMessage(await openDrafts(ctx, agency), page, agency, ctx.t));
}

async function openDrafts(ctx: MemberContext, agency: AgencyOfPost): Promise<readonly OpenDraft[]> {
  const drafts = (await draftsAtFirst(ctx)).halfFinished(agency.id);
  const labels = await draftLabels(ctx, drafts);
  const duties = await dutiesIn(ctx, drafts);
  return drafts.map(({ id, draft, touchedAt }, index) => {
    const [only, second] = draft.pass ? [] : draft.entries;
    const duty = only?.kind === "task" && !second ? duties.find((one) => one.id === only.dutyId) : undefined;
    const latest = duty?.latest ?? null;
    const isSince = latest !== null && new Date(latest.reportedAt) > touchedAt;
    return { id, label: labels[index]!, reportedSince: isSince ? latest.receipt : null };
  });
}

export async function showOtherWork(ctx: MemberContext, agency: AgencyOfPost, page: number): Promise<void> {
  const list = await listWork(ctx.services.db, agency.id, listedPlans(ctx), ctx.today);
  const closed = ctx.plan && closedPlanLine(ctx.plan, ctx.today, ctx.t);
  const viewed = await viewedBy(ctx, agency);
  if (closed) return showStep(ctx, unfinishedWorkMessage(list, page, viewed));
  const others = otherWorkMessage(list, page, viewed);
  const next = action.workLater(agency.id, page + 1);
  await showStep(ctx, ctx.plan ? withUndated(others, ctx.plan.catalogue, agency.code, { t: ctx.t, next }) : others);
}

export async function showAnsweredWork(ctx: MemberContext, agency: AgencyOfPost, page: number): Promise<void> {
  const list = await listWork(ctx.services.db, agency.id, listedPlans(ctx), ctx.today);
  await showStep(ctx, answeredWorkMessage(list, page, { agency, today: ctx.today, t: ctx.t }));
}

/** /chitieu for one agency; `named`: the period that is asked after, instead of the one that is asked for now. */
export async function showFigures(
  ctx: MemberContext,
  agency: AgencyOfPost,
  page = 1,
  named: string | null = null,
): Promise<void> {
  const plan = ctx.plan!;
  const asked = plan.catalogue.indicators.filter((indicator) => indicator.agencies.includes(agency.code));
  const codes = asked.map(({ code }) => code);
  const figures = await findFigures(ctx.services.db, plan, agency, codes);
  // A button may have been forged.
  const period = named !== null && parsePeriod(named) ? named : null;
  const list = figureListMessage(figures, page, ctx.today, ctx.t, period);
  const other = otherPlanInForce(ctx);
  if (!other) return showStep(ctx, list);
  const label = ctx.t("reporting.figures.ofYear", { year: other.year });
  await showStep(ctx, {
    ...list,
    buttons: [...list.buttons, [{ label, data: action.figures(agency.id, 1, other.year) }]],
  });
}

/** "🟡 2 việc đến hạn trong 7 ngày, gần nhất: V.1, đến hết thứ Năm 29/02." Null where nothing is due soon or overdue. */
export async function dueSoonLine(ctx: MemberContext, agency: AgencyOfPost): Promise<string | null> {
  const list = await listWork(ctx.services.db, agency.id, listedPlans(ctx), ctx.today);
  const [oldest] = list.overdue;
  const [soonest] = list.soon;
  const lines: string[] = [];
  if (oldest)
    lines.push(
      ctx.t("reporting.work.oldest", { count: list.overdue.length, label: dutyLabel(oldest, ctx.t, ctx.today) }),
    );
  if (soonest)
    lines.push(
      ctx.t("reporting.work.soonest", {
        count: list.soon.length,
        label: dutyLabel(soonest, ctx.t, ctx.today),
        day: formatDayNear(soonest.dueOn, ctx.today, ctx.t),
      }),
    );
  return lines.length > 0 ? lines.join("\n") : null;
}

/**
 * Does it for the only agency, or asks for which. Someone without an agency is told so.
 *
 * @param what what a button of one of several does, or its data where that says more
 */
export async function chooseAgency(
  ctx: MemberContext,
  show: (agency: AgencyOfPost) => Promise<void>,
  what: "work" | "figures" | "receipts" | "pass" | "ownWorkbook" | ((agencyId: number) => string),
): Promise<void> {
  const dataOf = typeof what === "string" ? action[what] : what;
  if (!ctx.plan) return say(ctx, ctx.t("reporting.noPlan"));
  const agencies = agenciesToReportFor(ctx.member);
  const [only, second] = agencies;
  if (!only)
    return sendNew(ctx, {
      text: ctx.t("reporting.noAgency"),
      buttons: isOffice(ctx.member) ? [[{ label: ctx.t("help.summary"), data: action.summary() }]] : [],
    });
  if (!second) return show(only);
  await showStep(ctx, {
    text: ctx.t("reporting.whichAgency"),
    buttons: agencies.map((agency) => [{ label: agency.name, data: dataOf(agency.id) }]),
  });
}
