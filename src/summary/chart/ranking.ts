import { formatPeriod } from "../../calendar/formats.js";
import { formatMeasured, formatTarget } from "../../reporting/describe.js";
import { formatCount } from "../../text/numbers.js";
import { type Telling, whoseName } from "../asked.js";
import { type AgencyFigure, countFigures, fallsShort, type IndicatorState } from "../combine-figures.js";
import { earlierWords, ranked as rankedOf, targetOf, unrankedLine } from "../indicator-lines.js";
import type { SummaryQuery } from "../query.js";
import { placeOf } from "../scope.js";
import { together } from "./style.js";
import { barsAgainstTargets, type TargetBar } from "./target-bars.js";

const shownAtEachEnd = 10;

/** Agencies by one indicator, the best first; of many the best and the last, and how many stand between. */
export function rankingPicture(
  state: IndicatorState,
  targets: ReadonlyMap<string, number>,
  query: SummaryQuery,
  telling: Telling,
): Promise<Uint8Array> {
  const { plan, t } = telling;
  const { indicator } = state;
  const ranked = rankedOf(state);
  const target = (one: AgencyFigure) => targetOf({ targets }, indicator, one);
  const isShort = (one: AgencyFigure) => fallsShort(one.value, target(one), indicator.direction);
  const cut = ranked.length > 2 * shownAtEachEnd + 4;
  const shown = cut ? [...ranked.slice(0, shownAtEachEnd), ...ranked.slice(-shownAtEachEnd)] : ranked;
  const largest = Math.max(...ranked.map((one) => Math.max(one.value!, target(one))), 0);
  const whole = indicator.unit === "%" ? 100 : largest * 1.1 || 1;
  const bars: TargetBar[] = shown.map((one) => ({
    label: `${ranked.indexOf(one) + 1}. ${nameOf(one.agency, telling)}`,
    value: one.value,
    target: target(one),
    isShort: isShort(one),
    whole,
    said: t(isShort(one) ? "files.picture.notReached" : "files.picture.reached", {
      value: formatMeasured(one.value!, indicator.unit),
      target: formatTarget(target(one), indicator.unit),
    }),
  }));
  if (cut)
    bars.splice(shownAtEachEnd, 0, {
      label: "…",
      value: null,
      target: null,
      isShort: false,
      whole,
      said: t("files.picture.between", { n: formatCount(ranked.length - shown.length) }),
    });
  const counts = {
    ranked: formatCount(ranked.length),
    asked: formatCount(countFigures(state).asked),
    short: formatCount(ranked.filter(isShort).length),
  };
  const whose = whoseName(query.whose, { plan, older: [], plans: [plan], now: telling.now, t });
  return barsAgainstTargets(bars, {
    title: t("files.picture.ranking", {
      code: indicator.code,
      name: indicator.shortName,
      period: together(formatPeriod(query.period, t)),
    }),
    under: [
      ...(whose === null ? [] : [whose]),
      t("files.picture.ranked", counts),
      ...earlierWords(state, t),
      ...unrankedLine(state, t),
    ],
    telling,
    rowHeight: 92,
  });
}

/** Several communes have the same name: where they lie tells them apart. */
function nameOf(code: string, { plan: { catalogue } }: Telling): string {
  const agency = catalogue.agencies.find((one) => one.code === code);
  if (!agency) return code;
  const place = placeOf(agency, catalogue);
  return place === null ? agency.shortName : `${agency.shortName} (${place})`;
}
