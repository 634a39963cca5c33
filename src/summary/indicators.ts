import { formatMeasured, formatTarget } from "../reporting/describe.js";
import { action } from "../text/actions.js";
import type { CatalogueIndicator } from "../text/catalogue.js";
import type { Translate } from "../text/language.js";
import type { Message } from "../text/message.js";
import { formatCount } from "../text/numbers.js";
import { headOf, type Telling, whatOf } from "./asked.js";
import {
  type AgencyFigure,
  type Amount,
  countFigures,
  fallsShort,
  type IndicatorState,
  isCount,
  madeOf,
} from "./combine-figures.js";
import { overInShort, overLines } from "./over-text.js";
import { inRows, pageOf, turning } from "./paging.js";
import { targetKey } from "./queries.js";
import { formatQuery, query, type SummaryQuery } from "./query.js";

const worstShown = 5;

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
  const whole = query({
    period: asked.period,
    now: asked.now,
    ...(asked.whose.of === "agency" ? { whose: asked.whose } : {}),
  });
  const last = turning(
    page,
    (to) => action.summary(formatQuery({ ...asked, page: to })),
    action.summary(formatQuery(whole)),
    t,
  );
  return { text: lines.join("\n"), buttons: [...inRows(buttons, 2), last] };
}

function lineOf(state: IndicatorState, facts: IndicatorFacts, { whose }: SummaryQuery, { t }: Telling): string {
  const { indicator, values, province } = state;
  const one = whose.of === "agency";
  const target = one ? targetOf(facts, state, whose.code) : indicator.target;
  const named = { code: indicator.code, name: indicator.shortName, target: formatTarget(target, indicator.unit) };
  if (values.length === 0 && !province) return t("office.indicators.lineMissing", named);
  const ofProvince = province && t("office.indicators.lineProvince", { value: measuredOf(province, indicator, t) });
  const { value } = values.length > 0 ? state : province!;
  const line = t(one ? "office.indicators.lineOfOne" : "office.indicators.line", {
    ...named,
    reached: reached(value, target, indicator, t),
    value: measuredOf({ value }, indicator, t),
    ...countFigures(state),
  });
  const over = overInShort(madeOf(state), t);
  return [line, ...(ofProvince ? [ofProvince] : []), ...(over ? [over] : [])].join(" · ");
}

/** One indicator: value against target, the lowest agencies, how many gave nothing. */
export function indicatorMessage(facts: IndicatorFacts, asked: SummaryQuery, telling: Telling): Message {
  const { t } = telling;
  const [state] = facts.states;
  if (!state) return { text: t("office.unknown"), buttons: [] };
  const { indicator, missing } = state;
  const one = asked.whose.of === "agency" ? asked.whose.code : null;
  const back = action.summary(formatQuery({ ...asked, subject: { of: "indicators" }, page: 1 }));
  return {
    text: [
      headOf(whatOf(asked, telling), asked, telling),
      indicator.name,
      ...valueLines(state, one ? targetOf(facts, state, one) : indicator.target, telling),
      ...(one ? [] : agencyLines(state, facts, telling)),
    ].join("\n"),
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

/** What the figures make together, of which periods, and apart from it what is not added. */
function valueLines(state: IndicatorState, target: number, telling: Telling): string[] {
  const { t } = telling;
  const { indicator, values, province, alone, value, numerator, denominator } = state;
  const { unit } = indicator;
  const against = (amount: Amount) =>
    amount.value === null
      ? measuredOf(amount, indicator, t)
      : t("office.indicators.value", {
          value: measuredOf(amount, indicator, t),
          target: formatTarget(target, unit),
          reached: reached(amount.value, target, indicator, t),
        });
  if (countFigures(state).asked === 0) return [t("office.indicators.notAsked")];
  const office = province && nameOf(province.agency, telling);
  if (values.length === 0)
    return [
      province
        ? t("office.indicators.provinceOnly", { name: office!, value: against(province) })
        : t("office.indicators.missing", { target: formatTarget(target, unit) }),
    ];
  const lines: string[] = [against(state)];
  if (denominator !== null && denominator > 0 && value !== null)
    lines.push(
      t("office.indicators.counts", {
        numerator: formatCount(numerator!),
        denominator: formatCount(denominator),
        value: formatMeasured(value, unit),
      }),
    );
  lines.push(...overLines(madeOf(state), t));
  if (alone.length > 0 && values.length > 1) lines.push(aloneLine(state, t));
  if (province)
    lines.push(t("office.indicators.province", { name: office!, value: measuredOf(province, indicator, t) }));
  return lines;
}

/** Numbers that were given without counts: beside the sum, or where there is none, what the mean is of. */
function aloneLine({ alone, numerator, indicator: { unit } }: IndicatorState, t: Translate): string {
  const numbers = alone.flatMap((one) => one.value ?? []);
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)].map((number) => formatMeasured(number, unit));
  return t(numerator === null ? "office.indicators.meanOf" : "office.indicators.alone", {
    count: alone.length,
    range: low === high ? low! : t("office.indicators.range", { low: low!, high: high! }),
  });
}

/** How many agencies gave it, how many of them fall short, and who most. */
function agencyLines(state: IndicatorState, facts: IndicatorFacts, telling: Telling): string[] {
  const { t } = telling;
  const { indicator, values } = state;
  const { direction, unit } = indicator;
  const { given, asked } = countFigures(state);
  if (asked === 0 || given === 0) return asked === 0 ? [] : [t("office.indicators.given", { given, asked })];
  const lines: string[] = [t("office.indicators.given", { given, asked })];
  // Of a count the plan's target is for all together.
  const judged = values.filter((v) => !isCount(indicator) || facts.targets.has(targetKey(indicator.code, v.agency)));
  const short = judged.filter((v) => fallsShort(v.value, targetOf(facts, state, v.agency), direction));
  if (short.length > 0)
    lines.push(
      t(direction === "at-most" ? "office.indicators.above" : "office.indicators.below", { count: short.length }),
    );
  const worst = worstOf(values, direction);
  if (worst.length > 0) {
    const list = worst.map((v) =>
      t("office.indicators.lowestItem", {
        name: nameOf(v.agency, telling),
        value: formatMeasured(v.value!, unit),
      }),
    );
    lines.push(
      t(direction === "at-most" ? "office.indicators.highest" : "office.indicators.lowest", { list: list.join(", ") }),
    );
  }
  return lines;
}

function measuredOf({ value }: Pick<Amount, "value">, { unit }: CatalogueIndicator, t: Translate): string {
  return value === null ? t("office.indicators.nothingArose") : formatMeasured(value, unit);
}

function reached(value: number | null, target: number, { direction }: CatalogueIndicator, t: Translate): string {
  return t(fallsShort(value, target, direction) ? "office.indicators.no" : "office.indicators.yes");
}

function worstOf(values: readonly AgencyFigure[], direction: CatalogueIndicator["direction"]): readonly AgencyFigure[] {
  const sign = direction === "at-most" ? -1 : 1;
  return values
    .filter((v) => v.value !== null)
    .sort((a, b) => sign * (a.value! - b.value!))
    .slice(0, worstShown);
}

function nameOf(agency: string, { plan }: Telling): string {
  return plan.catalogue.agencies.find((a) => a.code === agency)?.shortName ?? agency;
}

function targetOf(facts: IndicatorFacts, { indicator }: IndicatorState, agency: string): number {
  return facts.targets.get(targetKey(indicator.code, agency)) ?? indicator.target;
}
