import { dayInVietnam, timeInVietnam } from "../../calendar/day.js";
import { formatPeriod, formatPeriodShort } from "../../calendar/formats.js";
import { type PeriodCode, previousPeriod } from "../../calendar/windows.js";
import type { PlanInForce } from "../../plan/plan-in-force.js";
import { formatMeasured, formatTarget } from "../../reporting/describe.js";
import type { Translate } from "../../text/language.js";
import { formatCount, formatPercentShort } from "../../text/numbers.js";
import { type Asked, whatOf, whoseName } from "../asked.js";
import { countFigures, type IndicatorState, isOfFew, shownValue } from "../combine-figures.js";
import type { PictureKind } from "../files/order.js";
import { earlierWords, targetOfAll } from "../indicator-lines.js";
import { agencyTargets, dutiesOf, tallyBy } from "../queries.js";
import type { SummaryQuery } from "../query.js";
import { agenciesOf, isKnown } from "../scope.js";
import { indicatorStates } from "../summary.js";
import { addUp, overdueOf } from "../tally.js";
import { agencyBars } from "./agency-bars.js";
import { indicatorsPicture } from "./indicator-bars.js";
import { progressBars, progressPicture } from "./progress.js";
import { rankingPicture } from "./ranking.js";
import { trendPicture } from "./trend.js";

/** Periods of a trend, the one that is asked for the last. */
const mostPeriods = 8;

/** A picture of what the chat counts; null where there is nothing to draw. */
export function drawPicture(kind: PictureKind, query: SummaryQuery, asked: DrawingAsked): Promise<Uint8Array | null> {
  switch (kind) {
    case "progress":
      return drawProgress(query, asked);
    case "agencies":
      return drawAgencies(query, asked);
    case "indicators":
      return drawIndicators(query, asked);
    case "ranking":
      return query.subject.of === "indicator" ? drawRanking(query, asked) : drawIndicators(query, asked);
    case "trend":
      return query.subject.of === "indicator" ? drawIndicatorTrend(query, asked) : drawProgressTrend(query, asked);
  }
}

export interface DrawingAsked extends Asked {
  /** All imported plans, the earliest year first: a trend goes on over them. */
  readonly plans: readonly PlanInForce[];
}

async function drawProgress(query: SummaryQuery, asked: Asked): Promise<Uint8Array | null> {
  const today = dayInVietnam(asked.now);
  const by = query.subject.of === "task" ? "agency" : "task";
  const bars = progressBars(
    await tallyBy(asked.db, by, dutiesOf(query, asked.plan, today, timeInVietnam(asked.now))),
    query,
    asked,
  );
  return bars.length > 0 ? progressPicture(bars, query, asked) : null;
}

async function drawAgencies(query: SummaryQuery, asked: Asked): Promise<Uint8Array | null> {
  const today = dayInVietnam(asked.now);
  const duties = dutiesOf(query, asked.plan, today, timeInVietnam(asked.now));
  const bars = agencyBars(await tallyBy(asked.db, "agency", duties), asked);
  return bars.length > 0 ? progressPicture(bars, query, asked, "agencies") : null;
}

async function drawIndicators(query: SummaryQuery, asked: Asked): Promise<Uint8Array | null> {
  const states = await indicatorStates({ ...query, subject: { of: "indicators" } }, asked);
  if (states.every((state) => countFigures(state).given === 0)) return null;
  const { whose } = query;
  const targets = whose.of === "agency" ? await agencyTargets(asked.db, asked.plan.id, [whose.code]) : new Map();
  return indicatorsPicture(states, (state) => targetOfAll({ targets }, state, whose), query, asked);
}

async function drawRanking(query: SummaryQuery, asked: Asked): Promise<Uint8Array | null> {
  const [state] = await indicatorStates(query, asked);
  if (!state?.values.some(({ value }) => value !== null)) return null;
  const targets = await agencyTargets(asked.db, asked.plan.id, agenciesOf(query.whose, asked.plan.catalogue));
  return rankingPicture(state, targets, query, asked);
}

async function drawIndicatorTrend(query: SummaryQuery, asked: DrawingAsked): Promise<Uint8Array | null> {
  const { plan, t, db } = asked;
  const code = query.subject.of === "indicator" ? query.subject.code : "";
  const indicator = plan.catalogue.indicators.find((one) => one.code === code)!;
  const periods = periodsUpTo(query.period, asked.plans);
  const values: (number | null)[] = [];
  const few: string[] = [];
  let earlier: Pick<IndicatorState, "earlier"> = { earlier: null };
  let last: IndicatorState | undefined;
  for (const period of periods) {
    const of = { ...query, period, now: false };
    const own = planOf(period, asked.plans);
    // The same code with another unit is another indicator.
    const same = own?.catalogue.indicators.some((one) => one.code === code && one.unit === indicator.unit);
    const [state] = own && same && isKnown(of, own.catalogue) ? await indicatorStates(of, { ...asked, plan: own }) : [];
    values.push(state ? shownValue(state) : null);
    if (state?.earlier) earlier = state;
    last = state;
    if (state && isOfFew(countFigures(state))) few.push(fewWords(period, state, t));
  }
  if (values.every((value) => value === null)) return null;
  const ofAgency = query.whose.of === "agency" ? [query.whose.code] : [];
  const targets = await agencyTargets(db, plan.id, ofAgency);
  const target = targetOfAll({ targets }, last ?? { indicator, values: [], province: null }, query.whose);
  const whose = whoseName(query.whose, asked);
  return trendPicture(
    {
      title: t("files.picture.trend", { code, name: indicator.shortName }),
      under: [
        ...(whose === null ? [] : [whose]),
        upTo(periods, asked),
        ...(few.length > 0 ? [few.join(" · ")] : []),
        ...earlierWords(earlier, t),
      ],
      periods,
      lines: [{ name: indicator.shortName, values, tone: "good", symbol: "circle" }],
      target: { value: target, said: t("files.picture.targetIs", { target: formatTarget(target, indicator.unit) }) },
      format: (value) => formatMeasured(value, indicator.unit),
    },
    asked,
  );
}

async function drawProgressTrend(query: SummaryQuery, asked: DrawingAsked): Promise<Uint8Array | null> {
  const { t, db } = asked;
  const today = dayInVietnam(asked.now);
  const periods = periodsUpTo(query.period, asked.plans);
  const shares: { readonly onTime: number | null; readonly overdue: number | null }[] = [];
  for (const period of periods) {
    const of = { ...query, period, now: false };
    const own = planOf(period, asked.plans);
    const tallies = own && isKnown(of, own.catalogue) ? await tallyBy(db, "task", dutiesOf(of, own, today)) : new Map();
    const tally = addUp(tallies.values());
    const share = (n: number) => (tally.due === 0 ? null : Math.round((1_000 * n) / tally.due) / 10);
    shares.push({ onTime: share(tally.onTime), overdue: share(overdueOf(tally)) });
  }
  if (shares.every(({ onTime }) => onTime === null)) return null;
  return trendPicture(
    {
      title: t("files.picture.progressTrend", { what: whatOf(query, asked) }),
      under: [t("files.picture.sharesOfDue"), upTo(periods, asked)],
      periods,
      lines: [
        {
          name: t("files.picture.onTimeShare"),
          values: shares.map(({ onTime }) => onTime),
          tone: "good",
          symbol: "circle",
        },
        {
          name: t("files.picture.overdueShare"),
          values: shares.map(({ overdue }) => overdue),
          tone: "bad",
          symbol: "triangle",
        },
      ],
      target: null,
      format: formatPercentShort,
    },
    asked,
  );
}

/** "quý II: 2/174 đơn vị" */
function fewWords(period: PeriodCode, state: IndicatorState, t: Translate): string {
  const { given, asked } = countFigures(state);
  const of = t("office.indicators.ofFew", { given: formatCount(given), asked: formatCount(asked) });
  return `${formatPeriodShort(period, t)}: ${of}`;
}

function upTo(periods: readonly PeriodCode[], { t }: Asked): string {
  const [first, last] = [formatPeriod(periods[0]!, t), formatPeriod(periods.at(-1)!, t)];
  return first === last ? first : t("files.picture.fromTo", { first, last });
}

/** As many periods of the same kind up to this one as plans tell of, in order. */
function periodsUpTo(period: PeriodCode, plans: readonly PlanInForce[]): readonly PeriodCode[] {
  const periods = [period];
  while (periods.length < mostPeriods) {
    const before = previousPeriod(periods[0]!);
    if (!planOf(before, plans)) break;
    periods.unshift(before);
  }
  return periods;
}

function planOf(period: PeriodCode, plans: readonly PlanInForce[]): PlanInForce | undefined {
  return plans.find(({ year }) => String(year) === period.slice(0, 4));
}
