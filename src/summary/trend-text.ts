import { formatPeriodShort } from "../calendar/formats.js";
import type { Definition } from "../reporting/definition.js";
import { formatMeasured, redefinedWords } from "../reporting/describe.js";
import type { CatalogueIndicator } from "../text/catalogue.js";
import type { Translate } from "../text/language.js";
import { formatCount } from "../text/numbers.js";
import { isOfFew } from "./combine-figures.js";

export interface TrendStep {
  readonly period: string;
  readonly value: number | null;
  /** Where it is known. */
  readonly madeUnder?: Definition | undefined;
  /** Of how many agencies, of how many that are asked; missing where it is of one. */
  readonly given?: number;
  readonly asked?: number;
}

/** "Diễn biến: quý I 58,00% → quý II 61,20%": up to eight periods; nothing where there is nothing to compare. */
export function trendLine(
  points: readonly TrendStep[],
  indicator: Pick<CatalogueIndicator, "unit">,
  t: Translate,
): string[] {
  const given = points.filter(({ value }) => value !== null);
  if (given.length < 2) return [];
  const years = new Set(given.map(({ period }) => period.slice(0, 4)));
  const list = given.map(({ period, value, madeUnder, ...of }, at) => {
    const name = formatPeriodShort(period, t);
    const year = years.size > 1 && /-/.test(period) ? `/${period.slice(0, 4)}` : "";
    const few = isOfFew({ given: of.given ?? 0, asked: of.asked ?? 0 })
      ? [t("office.indicators.ofFew", { given: formatCount(of.given!), asked: formatCount(of.asked!) })]
      : [];
    // What came before meant something else: the two are no rise and no fall.
    const otherwise = madeUnder ? redefinedWords(given[at - 1]?.madeUnder, madeUnder, t) : [];
    const beside = [...few, ...otherwise].join(", ");
    const shown = `${name}${year} ${formatMeasured(value!, madeUnder?.unit ?? indicator.unit)}`;
    return beside === "" ? shown : `${shown} (${beside})`;
  });
  return [t("reports.trend", { list: list.join(" → ") })];
}
