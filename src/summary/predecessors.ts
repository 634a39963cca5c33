import { valueOfAll } from "../reporting/predecessor-figures.js";
import type { Catalogue, CatalogueIndicator } from "../text/catalogue.js";
import type { LatestFigure } from "./queries.js";

/**
 * One figure an agency, indicator and period: its own, else what the agencies that became part of it gave, as one, with who
 * they were.
 *
 * @param figures each under the agency that answers for it; `own`: it gave it itself
 */
export function oneAnAgency<
  Figure extends LatestFigure & { readonly own: boolean; readonly formerAgency: string | null },
>(figures: readonly Figure[], { indicators }: Pick<Catalogue, "indicators">): readonly LatestFigure[] {
  // While no agency has become part of another there is nothing to put together.
  if (figures.every(({ own }) => own)) return figures;
  const together = new Map<string, Figure[]>();
  for (const figure of figures) {
    const key = `${figure.indicator} ${figure.agency} ${figure.period}`;
    const known = together.get(key);
    if (known) known.push(figure);
    else together.set(key, [figure]);
  }
  return [...together.values()].map((all) => {
    const first = all[0]!;
    const own = all.find((figure) => figure.own);
    if (own) return own;
    const formers = all.flatMap(({ formerAgency }) => formerAgency ?? []);
    const indicator = indicators.find(({ code }) => code === first.indicator);
    if (all.length === 1 || !indicator) return { ...first, formers };
    const isPercent = indicator.unit === "%";
    const given = all.map(({ value, ...one }) => ({
      ...one,
      ...(isPercent ? { percent: value, value: null } : { percent: null, value }),
    }));
    const { numerator, denominator, percent, value } = valueOfAll(given, indicator);
    return { ...first, formers, numerator, denominator, value: isPercent ? percent : value };
  });
}

/**
 * The indicator with those who gave figures before they were no more, where nobody answers for them: what they gave counts,
 * and they are not missing where they gave nothing.
 */
export function withFormer(
  indicator: CatalogueIndicator,
  figures: readonly Pick<LatestFigure, "indicator" | "agency">[],
  { agencies }: Pick<Catalogue, "agencies">,
): CatalogueIndicator {
  const former = new Set(agencies.filter(({ ended }) => ended).map(({ code }) => code));
  const gave = figures.filter((figure) => figure.indicator === indicator.code && former.has(figure.agency));
  if (gave.length === 0) return indicator;
  return { ...indicator, agencies: [...new Set([...indicator.agencies, ...gave.map(({ agency }) => agency)])] };
}
