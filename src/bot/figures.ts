import type { AgencyOfPost } from "../people/roles.js";
import { findOpenDraft } from "../reporting/drafts.js";
import { figureListMessage, periodToAsk } from "../reporting/figure-list.js";
import { findFigures } from "../reporting/find-figures.js";
import { emptyFigure, type ReportDraft, subjectOf } from "../reporting/report-draft.js";
import { judgeReport } from "../reporting/rules.js";
import type { MemberContext } from "./context.js";
import { openReport, resumeReport } from "./report-turn.js";
import { say, showStep } from "./show.js";

/** /chitieu for one agency. */
export async function showFigures(ctx: MemberContext, agency: AgencyOfPost, page = 1): Promise<void> {
  await showStep(ctx, await figureListMessage(ctx.services.db, ctx.plan!, agency, ctx.today, ctx.t, page));
}

/** Opens the report of one figure; without a period, of the one that is asked for now. */
export async function openFigure(
  ctx: MemberContext,
  agency: AgencyOfPost,
  indicator: string,
  period: string | null,
): Promise<void> {
  const plan = ctx.plan!;
  if (plan.isArchive(ctx.today)) return say(ctx, ctx.t("reporting.archive", { year: plan.catalogue.year }));
  const known = plan.catalogue.indicators.find((one) => one.code === indicator);
  if (!known?.agencies.includes(agency.code)) return say(ctx, ctx.t("reporting.notAsked", { indicator }));
  const figures = await findFigures(ctx.services.db, agency.id, indicator, plan.deadlines);
  const figure = period === null ? periodToAsk(figures, ctx.today) : figures.find((one) => one.period === period);
  if (!figure) return say(ctx, ctx.t("reporting.noPeriods", { code: indicator }));
  const judged = judgeReport(
    { beginsOn: figure.first, lockOn: figure.lockOn, reported: figure.latest !== null },
    ctx.today,
  );
  if (!judged.ok) return say(ctx, `${indicator}: ${judged.say(ctx.t)}`);
  const draft: ReportDraft = {
    agencyId: agency.id,
    step: "figure",
    entries: [emptyFigure(indicator, figure.period, figure.latest?.id ?? null)],
    refused: [],
    doubt: null,
  };
  const open = await findOpenDraft(ctx.services.db, ctx.member.personId, subjectOf(draft));
  if (open && open.lastInput !== ctx.inboxId) return resumeReport(ctx, open);
  return openReport(ctx, draft, agency);
}
