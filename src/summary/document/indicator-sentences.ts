import { formatMeasured, formatTarget } from "../../reporting/describe.js";
import { capitalised } from "../../text/capitalised.js";
import { formatCount } from "../../text/numbers.js";
import type { Telling } from "../asked.js";
import { countFigures, fallsShort, type IndicatorState, madeOf, shownValue } from "../combine-figures.js";
import { earlierWords, provinceValue } from "../indicator-lines.js";
import { agencyName } from "../names.js";
import { givenWords, overLines } from "../over-text.js";
import type { FileFacts } from "../rows/facts.js";
import type { FigureRow, Reach } from "../rows/figure-rows.js";

/** The indicators as sentences: how many stand how, then each that has a value. */
export function indicatorSentences({ query, states, figures }: FileFacts, telling: Telling): string[] {
  const { t } = telling;
  if (states.length === 0) return [];
  const outcomes = states.map((state) => ({ state, outcome: outcomeOf(state) }));
  const count = (of: Outcome) => outcomes.filter(({ outcome }) => outcome === of).length;
  const ways = ["reached", "short", "nothing", "missing"] as const;
  const whole = ways
    // That nothing arose is said where it is so.
    .filter((of) => of !== "nothing" || count(of) > 0)
    .map((of) => t("files.document.result", { n: count(of), status: t(`files.reach.${of}`).toLocaleLowerCase("vi") }));
  const lines = outcomes
    .filter(({ outcome }) => outcome === "reached" || outcome === "short")
    .map(({ state, outcome }) => {
      const { code } = state.indicator;
      const behind = figures.filter((row) => row.indicator === code && isBehind(row)).length;
      return indicatorLine(state, { outcome, behind, period: query.period }, telling);
    });
  const only = states.length > 1 ? ways.find((of) => count(of) === states.length) : undefined;
  const said = only
    ? t("files.document.indicatorsAllSame", {
        all: states.length,
        status: t(`files.reach.${only}`).toLocaleLowerCase("vi"),
      })
    : t("files.document.indicatorsWhole", { all: states.length, list: whole.join(", ") });
  return [said, ...lines];
}

/** Value and target, who gave it and over what, and beside it what the office gave for the whole province. */
function indicatorLine(
  state: IndicatorState,
  { outcome, behind, period }: { readonly outcome: Outcome; readonly behind: number; readonly period: string },
  telling: Telling,
): string {
  const { plan, t } = telling;
  const { indicator, values, province } = state;
  const named = {
    code: indicator.code,
    name: indicator.name,
    value: formatMeasured(shownValue(state)!, indicator.unit),
    target: formatTarget(indicator.target, indicator.unit),
    reach: t(outcome === "short" ? "files.document.notReached" : "files.document.reached"),
  };
  const told = [
    behind > 0
      ? t("files.document.indicatorBehind", { ...named, n: formatCount(behind) })
      : t("files.document.indicator", named),
    // A document that is signed has no dots between its words.
    givenWords(state, period, telling).replaceAll(" · ", ", "),
    ...overLines(madeOf(state), t),
    ...earlierWords(state, t).map(capitalised),
  ];
  if (province) {
    const said = { name: agencyName(province.agency, plan.catalogue), value: provinceValue(province, indicator, t) };
    told.push(t(values.length > 0 ? "files.document.province" : "office.indicators.provinceOnly", said));
  }
  return told
    .map((one) => one.replace(/\.$/, ""))
    .join(". ")
    .concat(".");
}

type Outcome = Exclude<Reach, "unjudged">;

/** How an indicator as a whole stands against its target. */
export function outcomeOf(state: IndicatorState): Outcome {
  const { indicator } = state;
  const value = shownValue(state);
  if (value === null) return countFigures(state).given > 0 ? "nothing" : "missing";
  return fallsShort(value, indicator.target, indicator.direction) ? "short" : "reached";
}

/** Whether an agency falls short: what the office gave for the whole province is nobody's own figure. */
function isBehind({ reach, use }: Pick<FigureRow, "reach" | "use">): boolean {
  return reach === "short" && use !== "province";
}
