import { addDays } from "../calendar/day.js";
import type { Prisma } from "../database/generated/client.js";
import { type AgencyOfPost, agencyToReportFor } from "../people/roles.js";
import { hasBegun, presses, soonDays } from "../plan/standing.js";
import { firstNotGiven } from "../reporting/due-figures.js";
import type { FigureFacts } from "../reporting/duty-facts.js";
import { figurePeriods } from "../reporting/figure-periods.js";
import type { IssuedReceipt } from "../reporting/issued-receipt.js";
import { dutyLabel, figureLabel } from "../reporting/labels.js";
import type { NextStep } from "../reporting/receipt-text.js";
import type { Entry } from "../reporting/report-draft.js";
import { listDueBetween } from "../reporting/work-list.js";
import { action } from "../text/actions.js";
import type { MemberContext } from "./context.js";
import { listedPlans } from "./plan-of-update.js";

/** What was reported: each line of it a duty or a figure. */
interface Reported {
  readonly dutyIds: readonly number[];
  /** Where it is the only line. */
  readonly figure: Pick<FigureFacts, "indicator" | "period"> | null;
}

/** What a person would do next for the agency of a receipt: after a figure the next figure, else the duty that presses most. */
export async function nextStep(ctx: MemberContext, { agencyId, items }: IssuedReceipt): Promise<NextStep | null> {
  const agency = agencyToReportFor(ctx.member, agencyId);
  if (!agency) return null;
  const [only, second] = items;
  return find(ctx, ctx.services.db, agency, {
    dutyIds: items.flatMap((item) => (item.kind === "task" ? [item.duty.id] : [])),
    figure: only?.kind === "figure" && !second ? only.figure : null,
  });
}

/**
 * The same, asked before the receipt of these lines is written. It comes to the same where nobody else reports for the
 * agency just then: what is reported is no next step, and changes no other.
 */
export function nextStepOnceSent(
  ctx: MemberContext,
  tx: Prisma.TransactionClient,
  agency: AgencyOfPost,
  entries: readonly Entry[],
): Promise<NextStep | null> {
  const [only, second] = entries;
  return find(ctx, tx, agency, {
    dutyIds: entries.flatMap((entry) => (entry.kind === "task" ? [entry.dutyId] : [])),
    figure: only?.kind === "figure" && !second ? only : null,
  });
}

async function find(
  ctx: MemberContext,
  db: Prisma.TransactionClient,
  agency: AgencyOfPost,
  { dutyIds, figure }: Reported,
): Promise<NextStep | null> {
  return (figure && (await nextFigure(ctx, db, agency, figure))) ?? nextDuty(ctx, db, agency, dutyIds);
}

/** The oldest overdue duty, else the next one due soon that asks for a report, of those that were not just reported. */
async function nextDuty(
  ctx: MemberContext,
  db: Prisma.TransactionClient,
  agency: AgencyOfPost,
  reported: readonly number[],
): Promise<NextStep | null> {
  const { today } = ctx;
  const soon = { first: today, last: addDays(today, soonDays), today };
  const due = await listDueBetween(db, agency.id, listedPlans(ctx), soon);
  const next = due.find((duty) => hasBegun(duty, today) && presses(duty, today) && !reported.includes(duty.id));
  return next ? { label: dutyLabel(next, ctx.t, today), data: action.duty(next.id) } : null;
}

/** The next indicator of the plan, after the one just given, that has no figure of this period yet. */
async function nextFigure(
  ctx: MemberContext,
  db: Prisma.TransactionClient,
  agency: AgencyOfPost,
  given: Pick<FigureFacts, "indicator" | "period">,
): Promise<NextStep | null> {
  const plan = ctx.plan!;
  const asked = plan.catalogue.indicators
    .filter(({ agencies }) => agencies.includes(agency.code))
    .map(({ code }) => code);
  const after = asked.slice(asked.indexOf(given.indicator) + 1);
  const { period } = given;
  // It may have been given to the plan of the year before.
  if (!figurePeriods(plan.catalogue).some((one) => one.period === period)) return null;
  const indicator = await firstNotGiven(db, plan.id, agency.id, after, period);
  return indicator === null
    ? null
    : { label: figureLabel({ indicator, period }, ctx.t), data: action.figure(agency.id, indicator, period) };
}
