import { formatPeriod } from "../../calendar/formats.js";
import { formatMeasured, formatTarget } from "../../reporting/describe.js";
import { type Telling, whatOf } from "../asked.js";
import { fallsShort, type IndicatorState } from "../combine-figures.js";
import { earlierWords } from "../indicator-lines.js";
import type { SummaryQuery } from "../query.js";
import { together } from "./style.js";
import { barsAgainstTargets } from "./target-bars.js";

/** Every indicator against its target. */
export function indicatorsPicture(
  states: readonly IndicatorState[],
  targetOf: (state: IndicatorState) => number,
  query: SummaryQuery,
  telling: Telling,
): Promise<Uint8Array> {
  const { t } = telling;
  const bars = states.map((state) => {
    const { indicator, values, value: together, province } = state;
    const value = values.length > 0 ? together : (province?.value ?? null);
    const target = targetOf(state);
    const isShort = fallsShort(value, target, indicator.direction);
    return {
      label: [`${indicator.code}. ${indicator.shortName}`, ...earlierWords(state, t)].join(" · "),
      value,
      target,
      isShort,
      said:
        value === null
          ? t("files.picture.noValue", { target: formatTarget(target, indicator.unit) })
          : t(isShort ? "files.picture.notReached" : "files.picture.reached", {
              value: formatMeasured(value, indicator.unit),
              target: formatTarget(target, indicator.unit),
            }),
      // Units differ: what is no percentage is as long as it is of its own target.
      whole: indicator.unit === "%" ? 100 : Math.max(target, value ?? 0) * 1.1 || 1,
    };
  });
  const given = bars.filter(({ value }) => value !== null);
  const short = given.filter(({ isShort }) => isShort).length;
  return barsAgainstTargets(bars, {
    title: t("files.picture.indicators", {
      what: whatOf({ ...query, subject: { of: "whole" } }, telling),
      period: together(formatPeriod(query.period, t)),
    }),
    under: [
      t("files.picture.reachedOf", {
        all: bars.length,
        reached: given.length - short,
        short,
        none: bars.length - given.length,
      }),
    ],
    telling,
  });
}
