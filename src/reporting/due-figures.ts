import { addDays, type Day } from "../calendar/day.js";
import { parsePeriod, quarterEnding } from "../calendar/windows.js";
import type { Prisma } from "../database/generated/client.js";
import { answeredBy } from "../plan/agencies/heirs.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { soonDays } from "../plan/standing.js";
import { levelOf } from "../text/levels.js";
import { figureDeadline, figurePeriods } from "./figure-periods.js";

/** A figure that an agency is asked for and has not given. */
export interface DueFigure {
  readonly indicator: string;
  readonly period: string;
  readonly dueOn: Day;
  /** Its quarter is approved: what is given takes the office's yes. */
  readonly locked?: boolean;
}

interface AskedAgency {
  readonly id: number;
  readonly code: string;
  readonly level: string;
}

/**
 * What a plan asks this agency for up to a day, whether it was given or not: of what the plan's regime asks for, what is
 * due by then, and not before the day from which the plan counts. The earliest due first, then in the order of the plan.
 */
export function askedFigures(
  { catalogue, deadlines, countsFrom }: Pick<PlanInForce, "catalogue" | "deadlines" | "countsFrom">,
  { code, level }: Pick<AskedAgency, "code" | "level">,
  until: Day,
): readonly DueFigure[] {
  const indicators = catalogue.indicators.filter(({ agencies }) => agencies.includes(code));
  return figurePeriods(catalogue)
    .filter(({ period }) => catalogue.windows.figures.includes(parsePeriod(period)!.kind))
    .map(({ period, last }) => ({ period, ...figureDeadline(last, levelOf(level), deadlines) }))
    .filter(({ dueOn }) => dueOn >= countsFrom && dueOn <= until)
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
    .flatMap(({ period, dueOn }) => indicators.map((indicator) => ({ indicator: indicator.code, period, dueOn })));
}

/**
 * The figures of one agency that are overdue or due by `until` (within seven days where it is not said) and were not
 * given, nor by the agencies that became part of it; the earliest due first. One statement, and none where nothing is due
 * by then.
 *
 * @param plans whose figures are listed
 */
export async function listDueFigures(
  db: Prisma.TransactionClient,
  plans: readonly PlanInForce[],
  agency: AskedAgency,
  today: Day,
  until: Day = addDays(today, soonDays),
): Promise<readonly DueFigure[]> {
  const asked = plans.flatMap((plan) =>
    askedFigures(plan, agency, until).map((one) => ({ ...one, approval: `${plan.id}:${quarterEnding(one.period)}` })),
  );
  if (asked.length === 0) return [];
  const { given, approvals } = await givenFigures(
    db,
    plans.map(({ id }) => id),
    agency.id,
    [...new Set(asked.map(({ period }) => period))],
  );
  return asked
    .filter(({ indicator, period }) => !given.has(keyOf(indicator, period)))
    .map(({ approval, ...one }) => ({ ...one, locked: approvals.has(approval) }))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

/**
 * The first of these indicators of which the agency has no figure of that period, nor those that became part of it; null
 * where it has all.
 */
export async function firstNotGiven(
  db: Prisma.TransactionClient,
  planId: number,
  agencyId: number,
  indicators: readonly string[],
  period: string,
): Promise<string | null> {
  if (indicators.length === 0) return null;
  const { given } = await givenFigures(db, [planId], agencyId, [period]);
  return indicators.find((indicator) => !given.has(keyOf(indicator, period))) ?? null;
}

/** What is given of these periods, by `keyOf`, and which quarters of these plans are approved, by the keys of their rows. */
async function givenFigures(
  db: Prisma.TransactionClient,
  planIds: readonly number[],
  agencyId: number,
  periods: readonly string[],
): Promise<{ readonly given: ReadonlySet<string>; readonly approvals: ReadonlySet<string> }> {
  const rows = await db.$queryRaw<{ code: string; period: string | null }[]>`
    SELECT DISTINCT i."code", f."period"
    FROM "Figure" f JOIN "Indicator" i ON i."id" = f."indicatorId"
    WHERE f."agencyId" = ANY(${answeredBy(agencyId)}) AND i."planId" = ANY(${[...planIds]})
      AND f."period" = ANY(${[...periods]}) AND f."takenBackAt" IS NULL
    UNION ALL SELECT "openKey", NULL FROM "Approval" WHERE "planId" = ANY(${[...planIds]}) AND "openKey" IS NOT NULL`;
  const given = rows.flatMap(({ code, period }) => (period === null ? [] : [keyOf(code, period)]));
  const approvals = rows.flatMap(({ code, period }) => (period === null ? [code] : []));
  return { given: new Set(given), approvals: new Set(approvals) };
}

function keyOf(indicator: string, period: string): string {
  return `${indicator} ${period}`;
}
