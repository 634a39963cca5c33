import { type PeriodCode, parsePeriod, previousPeriod } from "../calendar/windows.js";
import type { Prisma } from "../database/generated/client.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { planOfPeriod } from "../plan/which-plan.js";
import type { CatalogueIndicator } from "../text/catalogue.js";
import { combineFigures, figurePeriodsOf, type IndicatorState } from "./combine-figures.js";
import { withFormer } from "./predecessors.js";
import { latestFigures } from "./queries.js";
import { provinceOfficeOf } from "./scope.js";

const periodsShown = 8;

export interface Series {
  /** The period before the last one. */
  readonly previous: PeriodCode;
  /** Up to eight periods of the same kind, the last one asked for; those before the first plan are left out. */
  readonly points: readonly { readonly period: PeriodCode; readonly state: IndicatorState }[];
}

/** Of these agencies, null for all, over periods of one length. The same code and unit in two plans is one series. */
export async function readSeries(
  db: Prisma.TransactionClient,
  plans: readonly PlanInForce[],
  indicator: Pick<CatalogueIndicator, "code" | "unit">,
  last: PeriodCode,
  agencies: readonly string[] | null,
): Promise<Series> {
  const periods = endingAt(last);
  const points: { period: PeriodCode; state: IndicatorState }[] = [];
  for (const plan of plans) {
    const own = plan.catalogue.indicators.find(({ code, unit }) => code === indicator.code && unit === indicator.unit);
    const ofPlan = periods.filter((period) => planOfPeriod(plans, period) === plan);
    if (!own || ofPlan.length === 0) continue;
    const needed = [...new Set(ofPlan.flatMap(figurePeriodsOf))];
    const figures = await latestFigures(db, plan, needed, { indicator: own.code, agencies });
    const asked = withFormer(own, figures, plan.catalogue);
    for (const period of ofPlan)
      points.push({
        period,
        state: combineFigures(asked, period, figures, agencies, provinceOfficeOf(plan.catalogue)),
      });
  }
  return { previous: previousPeriod(last), points };
}

/** The oldest first. Half years, nine months and years stand alone in their year. */
function endingAt(last: PeriodCode): readonly PeriodCode[] {
  const periods: PeriodCode[] = [];
  for (let period = last; periods.length < periodsShown && parsePeriod(period); period = previousPeriod(period))
    periods.unshift(period);
  return periods;
}
