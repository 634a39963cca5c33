import { formatDay, formatPeriodShort } from "../calendar/formats.js";
import { previousPeriod } from "../calendar/windows.js";
import { planOfPeriod } from "../plan/which-plan.js";
import { formatMeasured } from "../reporting/describe.js";
import { action } from "../text/actions.js";
import type { CatalogueIndicator } from "../text/catalogue.js";
import type { Translate } from "../text/language.js";
import type { Button } from "../text/message.js";
import { formatCount } from "../text/numbers.js";
import type { Telling } from "./asked.js";
import {
  type AgencyFigure,
  type Amount,
  countFigures,
  fallsShort,
  type IndicatorState,
  isCount,
} from "./combine-figures.js";
import type { IndicatorTotal } from "./indicator-totals.js";
import { agencyName } from "./names.js";
import { describeOver } from "./over-text.js";
import { targetKey } from "./queries.js";
import { formatQuery, type SummaryQuery, type Whose } from "./query.js";
import type { TrendStep } from "./trend-text.js";

export interface IndicatorFacts {
  readonly states: readonly IndicatorState[];
  /** Of one indicator: its value in the period before; null where there is none. */
  readonly before: number | null;
  /** Targets of single agencies, by `targetKey`. */
  readonly targets: ReadonlyMap<string, number>;
  /** Of one indicator: what it was over up to eight periods. */
  readonly trend: readonly TrendStep[];
}

export function measuredOf({ value }: Pick<Amount, "value">, { unit }: CatalogueIndicator, t: Translate): string {
  return value === null ? t("office.indicators.nothingArose") : formatMeasured(value, unit);
}

/** What an agency has to reach, or had to when it gave the figure, where that meant something else. */
export function targetOf(
  { targets }: Pick<IndicatorFacts, "targets">,
  indicator: CatalogueIndicator,
  { agency, target }: Pick<AgencyFigure, "agency" | "target">,
): number {
  return target ?? targets.get(targetKey(indicator.code, agency)) ?? indicator.target;
}

/** The same of all together, or of the one agency that is asked about. */
export function targetOfAll(
  facts: Pick<IndicatorFacts, "targets">,
  { indicator, values, province }: Pick<IndicatorState, "indicator" | "values" | "province">,
  whose: Whose,
): number {
  if (whose.of !== "agency") return indicator.target;
  return targetOf(facts, indicator, values[0] ?? province ?? { agency: whose.code });
}

/** "khác cách tính từ 12/03/2024", where something that was given meant something else than now. */
export function earlierWords({ earlier }: Pick<IndicatorTotal, "earlier">, t: Translate): string[] {
  return earlier ? [t("reporting.redefined", { day: formatDay(earlier.until) })] : [];
}

/** Whether an agency misses what it has to reach. Of a count the plan's target is for all together. */
export function missesTarget(facts: IndicatorFacts, indicator: CatalogueIndicator, figure: AgencyFigure) {
  if (isCount(indicator) && !facts.targets.has(targetKey(indicator.code, figure.agency))) return false;
  return fallsShort(figure.value, targetOf(facts, indicator, figure), indicator.direction);
}

/** What the office gave for the whole province, and over which periods where it is not of the period itself. */
export function provinceValue(
  { value, over }: Amount & Pick<AgencyFigure, "over">,
  indicator: CatalogueIndicator,
  t: Translate,
): string {
  const measured = measuredOf({ value }, indicator, t);
  return over ? t("office.indicators.valueOver", { value: measured, over: describeOver(over, t) }) : measured;
}

/** Of what was given, what has no place in a ranking. */
export function unrankedLine({ indicator, values, province }: IndicatorState, t: Translate): string[] {
  const nothing = values.filter(({ value }) => value === null).length;
  const list = [
    ...(nothing > 0 ? [t("screens.ranking.nothingArose", { n: formatCount(nothing) })] : []),
    ...(province ? [t("office.indicators.lineProvince", { value: provinceValue(province, indicator, t) })] : []),
  ];
  return list.length > 0 ? [t("screens.ranking.unranked", { list: list.join(" · ") })] : [];
}

/** Those who gave a number, the best first; the order of the plan where two are equal. */
export function ranked({ indicator, values }: IndicatorState): readonly AgencyFigure[] {
  const sign = indicator.direction === "at-most" ? 1 : -1;
  return values.filter((v) => v.value !== null).sort((a, b) => sign * (a.value! - b.value!));
}

/** "Phường 4 (Đà Lạt) 38,97%" */
export function namedValue(figure: AgencyFigure, { unit }: CatalogueIndicator, telling: Telling): string {
  return telling.t("office.indicators.lowestItem", {
    name: giverName(figure, telling),
    value: formatMeasured(figure.value!, unit),
  });
}

/** Whose figure it is, "Đạ Huoai (số của Cát Tiên)" where who gave it has become part of that agency. */
export function giverName({ agency, formers = [] }: AgencyFigure, { plan, t }: Telling): string {
  const name = agencyName(agency, plan.catalogue);
  return formers.length > 0 ? t("office.indicators.ofFormer", { name, former: formers.join(", ") }) : name;
}

/** Where nobody has given anything yet, the way to the period before, whose figures there are. */
export function earlierFigures(state: IndicatorState, asked: SummaryQuery, { plans, t }: Telling): readonly Button[] {
  const before = previousPeriod(asked.period);
  if (countFigures(state).given > 0 || !planOfPeriod(plans, before)) return [];
  return [
    {
      label: t("screens.button.earlier", { period: formatPeriodShort(before, t) }),
      data: action.summary(formatQuery({ ...asked, period: before, now: false, page: 1 })),
    },
  ];
}
