import { formatPeriod } from "../calendar/formats.js";
import { previousPeriod } from "../calendar/windows.js";
import { definitionNow } from "../reporting/definition.js";
import { formatMeasured, formatTarget, redefinedWords } from "../reporting/describe.js";
import { action } from "../text/actions.js";
import { capitalised } from "../text/capitalised.js";
import type { CatalogueIndicator } from "../text/catalogue.js";
import type { Translate } from "../text/language.js";
import type { Button, Message } from "../text/message.js";
import { formatCount } from "../text/numbers.js";
import { inRows } from "../text/rows.js";
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
import {
  earlierFigures,
  earlierWords,
  type IndicatorFacts,
  measuredOf,
  missesTarget,
  namedValue,
  provinceValue,
  ranked,
  targetOf,
} from "./indicator-lines.js";
import type { IndicatorLine, IndicatorTotal } from "./indicator-totals.js";
import { agencyName } from "./names.js";
import { givenWords, overInShort, overLines, partsWords } from "./over-text.js";
import { pageOf, turning } from "./paging.js";
import { formatQuery, query, type SummaryQuery } from "./query.js";
import { trendLine } from "./trend-text.js";

const worstShown = 3;

/** What a list of indicators is made from. */
export interface ListedIndicators {
  readonly lines: readonly IndicatorLine[];
  /** The same in the period before; none where no plan has it. */
  readonly before: readonly IndicatorTotal[];
  /** Targets of single agencies, by `targetKey`. */
  readonly targets: IndicatorFacts["targets"];
}

/** All indicators: value, target, how many gave figures. */
export function indicatorsMessage(facts: ListedIndicators, asked: SummaryQuery, telling: Telling): Message {
  const { t } = telling;
  const page = pageOf(facts.lines, asked.page);
  const lines = [headOf(whatOf(asked, telling), asked, telling)];
  for (const line of page.items) lines.push(textOf(line, facts, asked, telling));
  if (facts.lines.length === 0) lines.push(t("office.indicators.notAsked"));
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

function textOf(of: IndicatorLine, facts: ListedIndicators, { whose, period }: SummaryQuery, { t }: Telling): string {
  const { indicator, value, province, inParts, asked } = of;
  const given = of.given - inParts;
  const one = whose.of === "agency";
  const then = of.targetThen === undefined ? {} : { target: of.targetThen };
  const target = one ? targetOf(facts, indicator, { agency: whose.code, ...then }) : indicator.target;
  const named = { code: indicator.code, name: indicator.shortName, target: formatTarget(target, indicator.unit) };
  if (!of.ofAgencies && !province) return t("office.indicators.lineMissing", named);
  const ofProvince = province && t("office.indicators.lineProvince", { value: provinceValue(province, indicator, t) });
  const line = t(one ? "office.indicators.lineOfOne" : "office.indicators.line", {
    ...named,
    reached: reached(value, target, indicator, t),
    value: measuredOf({ value }, indicator, t),
    ...{ given, asked },
  });
  const over = overInShort(of.over, t);
  const parts = inParts > 0 && !one ? partsWords(period, inParts, t) : null;
  const before = facts.before.find((total) => total.indicator.code === indicator.code);
  return [
    parts === null ? line : t("office.indicators.givenInParts", { said: line, parts }),
    ...previousWords(before, of, t),
    ...(ofProvince ? [ofProvince] : []),
    ...(over ? [over] : []),
    ...earlierWords(of, t),
  ].join(" · ");
}

/** "kỳ trước 62,50%", where it meant something else with the day from which; nothing where nothing was given. */
function previousWords(before: IndicatorTotal | undefined, now: IndicatorTotal, t: Translate): string[] {
  if (!before || before.value === null) return [];
  const shown = t("screens.previous", {
    value: formatMeasured(before.value, (before.earlier ?? before.indicator).unit),
  });
  const meaning = ({ earlier, indicator }: IndicatorTotal) => earlier ?? definitionNow(indicator, 0);
  return before.earlier ? [shown, ...redefinedWords(before.earlier, meaning(now), t)] : [shown];
}

/** One indicator: value against target, before and over time, the best and the worst, how many gave nothing. */
export function indicatorMessage(facts: IndicatorFacts, asked: SummaryQuery, telling: Telling): Message {
  const { t } = telling;
  const [state] = facts.states;
  if (!state) return { text: t("office.unknown"), buttons: [] };
  const { indicator, missing } = state;
  const back = action.summary(formatQuery({ ...asked, subject: { of: "indicators" }, page: 1 }));
  const { before } = facts;
  const period = formatPeriod(previousPeriod(asked.period), t);
  const trend = trendLine(facts.trend, indicator, t);
  const buttons: Button[] = [...earlierFigures(state, asked, telling)];
  if (ranked(state).length > 1) {
    const of = { ...asked, subject: { of: "ranking", code: indicator.code }, page: 1 } as const;
    buttons.push({ label: t("screens.button.ranking"), data: action.summary(formatQuery(of)) });
    const worst = { ...of, subject: { of: "worst", code: indicator.code } } as const;
    buttons.push({ label: t("screens.button.worst"), data: action.summary(formatQuery(worst)) });
  }
  if (missing.length > 0)
    buttons.push({ label: t("office.button.missing"), data: action.silent(formatQuery({ ...asked, page: 1 })) });
  return {
    text: [
      headOf(headingOf(indicator, asked, telling), asked, telling),
      indicator.name,
      ...valueLines(state, indicator.target, telling),
      ...earlierWords(state, t).map(capitalised),
      ...(before === null || trend.length > 0
        ? []
        : [t("screens.previousLine", { period, value: formatMeasured(before, indicator.unit) })]),
      ...trend,
      ...agencyLines(state, facts, asked, telling),
    ].join("\n"),
    buttons: inRows([...buttons, { label: t("common.back"), data: back }], 2),
  };
}

/** "CT-b3 Hồ sơ trực tuyến · UBND cấp huyện": the name stands beside the code, and not behind whose it is. */
function headingOf({ code, shortName }: CatalogueIndicator, asked: SummaryQuery, telling: Telling): string {
  return `${code} ${shortName}${whatOf(asked, telling).slice(code.length)}`;
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
  const office = province && agencyName(province.agency, telling.plan.catalogue);
  if (values.length === 0)
    return province
      ? [t("office.indicators.provinceOnly", { name: office!, value: against(province) }), ...overLines([province], t)]
      : [t("office.indicators.missing", { target: formatTarget(target, unit) })];
  const isCounted = denominator !== null && denominator > 0 && value !== null;
  const counts = isCounted ? `${formatCount(numerator!)}/${formatCount(denominator)} = ` : "";
  const lines: string[] = [`${counts}${against(state)}`];
  lines.push(...overLines(madeOf(state), t));
  if (alone.length > 0 && values.length > 1) lines.push(aloneLine(state, t));
  if (province)
    lines.push(t("office.indicators.province", { name: office!, value: provinceValue(province, indicator, t) }));
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

/** How many agencies gave it and how many of them fall short; the worst and the best by name. */
function agencyLines(state: IndicatorState, facts: IndicatorFacts, asked: SummaryQuery, telling: Telling): string[] {
  const { t } = telling;
  const { indicator, values } = state;
  if (countFigures(state).asked === 0) return [];
  const short = values.filter((figure) => missesTarget(facts, indicator, figure)).length;
  const misses = indicator.direction === "at-most" ? "office.indicators.above" : "office.indicators.below";
  const lines: string[] = [
    [givenWords(state, asked.period, telling), ...(short > 0 ? [t(misses, { count: short })] : [])].join(" · "),
  ];
  const order = ranked(state);
  if (order.length === 0) return lines;
  // Who reaches the target is no worst; a count without a target of its own is judged by nobody.
  const mayBeWorst = (figure: AgencyFigure) =>
    short === 0 && isCount(indicator) ? true : missesTarget(facts, indicator, figure);
  const worst = [...order].reverse().filter(mayBeWorst).slice(0, worstShown);
  const best = order.slice(0, Math.min(worstShown, order.length - worst.length));
  const listed = (figures: readonly AgencyFigure[]) => ({
    list: figures.map((figure) => namedValue(figure, indicator, telling)).join(", "),
  });
  if (worst.length > 0) lines.push(t("screens.ranking.worst", listed(worst)));
  if (best.length > 0) lines.push(t("screens.ranking.best", listed(best)));
  return lines;
}

export function reached(value: number | null, target: number, { direction }: CatalogueIndicator, t: Translate): string {
  return t(fallsShort(value, target, direction) ? "office.indicators.no" : "office.indicators.yes");
}
