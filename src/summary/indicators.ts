import { formatTarget } from "../reporting/describe.js";
import { action } from "../text/actions.js";
import type { CatalogueIndicator } from "../text/catalogue.js";
import type { Translate } from "../text/language.js";
import type { Message } from "../text/message.js";
import { formatCount, formatPercent } from "../text/numbers.js";
import { headOf, type Telling, whatOf } from "./asked.js";
import { fallsShort, type IndicatorState, type Value } from "./combine-figures.js";
import { inRows, pageOf, turning } from "./paging.js";
import { targetKey } from "./queries.js";
import { formatQuery, query, type SummaryQuery } from "./query.js";

const lowestShown = 5;

export interface IndicatorFacts {
  readonly states: readonly IndicatorState[];
  /** Targets of single agencies, by `targetKey`. */
  readonly targets: ReadonlyMap<string, number>;
}

/** All indicators: value, target, how many gave figures. */
export function indicatorsMessage(facts: IndicatorFacts, asked: SummaryQuery, telling: Telling): Message {
  const { t } = telling;
  const page = pageOf(facts.states, asked.page);
  const lines = [headOf(whatOf(asked, telling), asked, telling)];
  for (const state of page.items) lines.push(lineOf(state, facts, asked, telling));
  if (facts.states.length === 0) lines.push(t("office.indicators.notAsked"));
  const buttons = page.items.map(({ indicator }) => ({
    label: indicator.code,
    data: action.summary(formatQuery({ ...asked, subject: { of: "indicator", code: indicator.code }, page: 1 })),
  }));
  const whole = query({ period: asked.period, ...(asked.whose.of === "agency" ? { whose: asked.whose } : {}) });
  const last = turning(
    page,
    (to) => action.summary(formatQuery({ ...asked, page: to })),
    action.summary(formatQuery(whole)),
    t,
  );
  return { text: lines.join("\n"), buttons: [...inRows(buttons, 2), last] };
}

function lineOf(state: IndicatorState, facts: IndicatorFacts, { whose }: SummaryQuery, { t }: Telling): string {
  const { indicator, values, missing, percent } = state;
  const one = whose.of === "agency";
  const target = one ? targetOf(facts, state, whose.code) : indicator.target;
  const named = { code: indicator.code, name: indicator.shortName, target: formatTarget(target, indicator.unit) };
  if (values.length === 0) return t("office.indicators.lineMissing", named);
  return t(one ? "office.indicators.lineOfOne" : "office.indicators.line", {
    ...named,
    reached: reached(percent, target, indicator, t),
    value: percent === null ? t("office.indicators.nothingArose") : formatPercent(percent),
    given: values.length,
    asked: values.length + missing.length,
  });
}

/** One indicator: value against target, the lowest agencies, how many gave nothing. */
export function indicatorMessage(facts: IndicatorFacts, asked: SummaryQuery, telling: Telling): Message {
  const { plan, t } = telling;
  const [state] = facts.states;
  if (!state) return { text: t("office.unknown"), buttons: [] };
  const { indicator, values, missing, numerator, denominator, percent } = state;
  const one = asked.whose.of === "agency" ? asked.whose.code : null;
  const target = one ? targetOf(facts, state, one) : indicator.target;
  const lines = [headOf(whatOf(asked, telling), asked, telling), indicator.name];
  if (values.length + missing.length === 0) lines.push(t("office.indicators.notAsked"));
  else if (values.length === 0)
    lines.push(t("office.indicators.missing", { target: formatTarget(target, indicator.unit) }));
  else {
    lines.push(
      percent === null
        ? t("office.indicators.nothingArose")
        : t("office.indicators.value", {
            value: formatPercent(percent),
            target: formatTarget(target, indicator.unit),
            reached: reached(percent, target, indicator, t),
          }),
    );
    if (denominator > 0 && percent !== null)
      lines.push(
        t("office.indicators.counts", {
          numerator: formatCount(numerator),
          denominator: formatCount(denominator),
          percent: formatPercent(percent),
        }),
      );
  }
  if (!one && values.length + missing.length > 0) {
    lines.push(t("office.indicators.given", { given: values.length, asked: values.length + missing.length }));
    const below = values.filter((v) => fallsShort(v.percent, targetOf(facts, state, v.agency), indicator.direction));
    if (below.length > 0) lines.push(t("office.indicators.below", { count: below.length }));
    const lowest = lowestOf(values);
    if (lowest.length > 0) {
      const list = lowest.map((v) =>
        t("office.indicators.lowestItem", {
          name: plan.catalogue.agencies.find((a) => a.code === v.agency)?.shortName ?? v.agency,
          value: formatPercent(v.percent!),
        }),
      );
      lines.push(t("office.indicators.lowest", { list: list.join(", ") }));
    }
  }
  const back = action.summary(formatQuery({ ...asked, subject: { of: "indicators" }, page: 1 }));
  return {
    text: lines.join("\n"),
    buttons: [
      [
        ...(missing.length > 0 && !one
          ? [{ label: t("office.button.missing"), data: action.silent(formatQuery({ ...asked, page: 1 })) }]
          : []),
        { label: t("common.back"), data: back },
      ],
    ],
  };
}

function reached(
  percent: number | null,
  target: number,
  { direction }: Pick<CatalogueIndicator, "direction">,
  t: Translate,
): string {
  return t(fallsShort(percent, target, direction) ? "office.indicators.no" : "office.indicators.yes");
}

function lowestOf(values: readonly Value[]): readonly Value[] {
  return values
    .filter((v) => v.percent !== null)
    .sort((a, b) => a.percent! - b.percent!)
    .slice(0, lowestShown);
}

function targetOf(facts: IndicatorFacts, { indicator }: IndicatorState, agency: string): number {
  return facts.targets.get(targetKey(indicator.code, agency)) ?? indicator.target;
}
