import type { AgencyOfPost } from "../people/roles.js";
import { periodToAsk } from "../reporting/period-to-ask.js";
import { emptyFigure, newDraft } from "../reporting/report-draft.js";
import type { MemberContext } from "./context.js";
import { dialogueContext } from "./dialogue-context.js";
import { draftsAtFirst } from "./drafts-of-update.js";
import { openReport, resumeReport } from "./report-turn.js";
import { say } from "./show.js";

/** Opens the report of one figure, or goes on with one that is half finished; without a period, of the one that is asked for now. */
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
  const figures = await dialogueContext(ctx, plan, agency).lookup.figures(indicator, plan.year);
  const figure = period === null ? periodToAsk(figures, ctx.today) : figures.find((one) => one.period === period);
  if (!figure) return say(ctx, ctx.t("reporting.noPeriods", { code: indicator }));
  const draft = newDraft(agency.id, "figure", emptyFigure(indicator, figure.period));
  const open = (await draftsAtFirst(ctx)).about(draft);
  return open ? resumeReport(ctx, open) : openReport(ctx, draft, agency);
}
