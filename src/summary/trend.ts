import { type PeriodCode, parsePeriod, previousPeriod } from "../calendar/windows.js";
import type { Prisma } from "../database/generated/client.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { planOfPeriod } from "../plan/which-plan.js";
import { type Definition, definitionNow } from "../reporting/definition.js";
import type { CatalogueIndicator } from "../text/catalogue.js";
import { combineFigures, countFigures, figurePeriodsOf, type IndicatorState, shownValue } from "./combine-figures.js";
import { totalsOverTime } from "./indicator-totals.js";
import { withFormer } from "./predecessors.js";
import { latestFigures } from "./queries.js";
import { provinceOfficeOf } from "./scope.js";

const periodsShown = 8;

interface SeriesPoint {
  readonly period: PeriodCode;
  readonly state: IndicatorState;
  readonly madeUnder: Definition;
}

export interface Series {
  /** The period before the last one. */
  readonly previous: PeriodCode;
  /** Up to eight periods of the same kind, the last one asked for; those before the first plan are left out. */
  readonly points: readonly SeriesPoint[];
}

/** Of these agencies, null for all, over periods of one length. The same code and unit in two plans is one series. */
export async function readSeries(
  db: Prisma.TransactionClient,
  plans: readonly PlanInForce[],
  indicator: Pick<CatalogueIndicator, "code" | "unit">,
  last: PeriodCode,
  agencies: readonly string[] | null,
): Promise<Series> {
  const points: SeriesPoint[] = [];
  for (const { plan, own, periods } of seriesOf(plans, indicator, last)) {
    const needed = [...new Set(periods.flatMap(figurePeriodsOf))];
    const figures = await latestFigures(db, plan, needed, { indicator: own.code, agencies });
    const asked = withFormer(own, figures, plan.catalogue);
    for (const period of periods) {
      const state = combineFigures(asked, period, figures, agencies, provinceOfficeOf(plan.catalogue));
      points.push({ period, state, madeUnder: state.earlier ?? definitionNow(own, plan.year) });
    }
  }
  return { previous: previousPeriod(last), points };
}

/**
 * The same of all agencies by its values alone, added up by the database where that comes to the same: a country has
 * hundreds of thousands of figures a year.
 */
export async function readTrend(
  db: Prisma.TransactionClient,
  plans: readonly PlanInForce[],
  indicator: Pick<CatalogueIndicator, "code" | "unit">,
  last: PeriodCode,
): Promise<readonly TrendPoint[]> {
  const points: TrendPoint[] = [];
  for (const { plan, own, periods } of seriesOf(plans, indicator, last)) {
    const totals = await totalsOverTime(db, plan, own, periods);
    if (!totals?.every(({ isExact }) => isExact))
      return pointsOf((await readSeries(db, plans, indicator, last, null)).points);
    const madeUnder = definitionNow(own, plan.year);
    points.push(...totals.map(({ period, value, given, asked }) => ({ period, value, given, asked, madeUnder })));
  }
  return points;
}

export interface TrendPoint {
  readonly period: PeriodCode;
  readonly value: number | null;
  readonly madeUnder: Definition;
  /** Of how many agencies, and how many are asked. */
  readonly given: number;
  readonly asked: number;
}

export function pointsOf(points: Series["points"]): readonly TrendPoint[] {
  return points.map(({ period, state, madeUnder }) => ({
    ...{ period, value: shownValue(state), madeUnder },
    ...countFigures(state),
  }));
}

/** In which plans an indicator is, each with the periods that are its own. */
function seriesOf(
  plans: readonly PlanInForce[],
  { code, unit }: Pick<CatalogueIndicator, "code" | "unit">,
  last: PeriodCode,
) {
  const all = endingAt(last);
  return plans.flatMap((plan) => {
    const own = plan.catalogue.indicators.find((one) => one.code === code && one.unit === unit);
    const periods = all.filter((period) => planOfPeriod(plans, period) === plan);
    return own && periods.length > 0 ? [{ plan, own, periods }] : [];
  });
}

/** The oldest first. Half years, nine months and years stand alone in their year. */
function endingAt(last: PeriodCode): readonly PeriodCode[] {
  const periods: PeriodCode[] = [];
  for (let period = last; periods.length < periodsShown && parsePeriod(period); period = previousPeriod(period))
    periods.unshift(period);
  return periods;
}
