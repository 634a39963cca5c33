import { formatPeriodShort } from "../calendar/formats.js";
import { formatMeasured } from "../reporting/describe.js";
import type { CatalogueIndicator } from "../text/catalogue.js";
import type { Translate } from "../text/language.js";

interface Point {
  readonly period: string;
  readonly value: number | null;
}

/** "Diễn biến: quý I 58,00% → quý II 61,20%": up to eight periods; nothing where there is nothing to compare. */
export function trendLine(
  points: readonly Point[],
  indicator: Pick<CatalogueIndicator, "unit">,
  t: Translate,
): string[] {
  const given = points.filter(({ value }) => value !== null);
  if (given.length < 2) return [];
  const years = new Set(given.map(({ period }) => period.slice(0, 4)));
  const list = given.map(({ period, value }) => {
    const name = formatPeriodShort(period, t);
    const year = years.size > 1 && /-/.test(period) ? `/${period.slice(0, 4)}` : "";
    return `${name}${year} ${formatMeasured(value!, indicator.unit)}`;
  });
  return [t("reports.trend", { list: list.join(" → ") })];
}
