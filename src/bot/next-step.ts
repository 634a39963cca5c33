import { formatPeriodShort } from "../calendar/formats.js";
import type { AgencyOfPost } from "../people/roles.js";
import type { FigureFacts } from "../reporting/duty-facts.js";
import { findFigure } from "../reporting/find-figures.js";
import type { IssuedReceipt } from "../reporting/issued-receipt.js";
import { dutyLabel } from "../reporting/labels.js";
import type { NextStep } from "../reporting/receipt-text.js";
import { listWork } from "../reporting/work-list.js";
import { action } from "../text/actions.js";
import type { MemberContext } from "./context.js";

/** What a person would do next for this agency: after a figure the next figure, else the duty that presses most. */
export async function nextStep(
  ctx: MemberContext,
  agency: AgencyOfPost,
  { items }: Pick<IssuedReceipt, "items">,
): Promise<NextStep | null> {
  const [only, second] = items;
  const figure = only?.kind === "figure" && !second ? await nextFigure(ctx, agency, only.figure) : null;
  return figure ?? nextDuty(ctx, agency);
}

/** The oldest overdue duty, else the next one due soon. */
async function nextDuty(ctx: MemberContext, agency: AgencyOfPost): Promise<NextStep | null> {
  const { overdue, soon } = await listWork(ctx.services.db, agency.id, ctx.today);
  const next = overdue[0] ?? soon[0];
  return next ? { label: dutyLabel(next, ctx.t), data: action.duty(next.id) } : null;
}

/** The next indicator of the plan, after the one just given, that has no figure of this period yet. */
async function nextFigure(ctx: MemberContext, agency: AgencyOfPost, given: FigureFacts): Promise<NextStep | null> {
  const { catalogue, deadlines } = ctx.plan!;
  const asked = catalogue.indicators.filter(({ agencies }) => agencies.includes(agency.code)).map(({ code }) => code);
  const after = asked.slice(asked.indexOf(given.indicator) + 1);
  for (const code of after) {
    const figure = await findFigure(ctx.services.db, agency.id, code, given.period, deadlines);
    if (figure && figure.latest === null) {
      const label = `${code} ${formatPeriodShort(given.period, ctx.t)}`;
      return { label, data: action.figure(agency.id, code, given.period) };
    }
  }
  return null;
}
