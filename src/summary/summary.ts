import { addDays, dayInVietnam, timeInVietnam } from "../calendar/day.js";
import { parsePeriod, previousPeriod } from "../calendar/windows.js";
import { soonDays } from "../plan/standing.js";
import { planOfPeriod } from "../plan/which-plan.js";
import type { Message } from "../text/message.js";
import type { Asked } from "./asked.js";
import { combineFigures, countFigures, figurePeriodsOf, type IndicatorState } from "./combine-figures.js";
import { withElsewhere } from "./elsewhere.js";
import type { IndicatorFacts } from "./indicator-lines.js";
import { type IndicatorLine, totalOfState, totalsByWay } from "./indicator-totals.js";
import { indicatorMessage, indicatorsMessage, type ListedIndicators } from "./indicators.js";
import { areasMessage, groupMessage, groupsMessage, sectionMessage, sectionsMessage, taskMessage } from "./lists.js";
import { agencyName } from "./names.js";
import { agencyMessage } from "./one-agency.js";
import { agencyTaskMessage } from "./one-duty.js";
import { agencyFigureMessage } from "./one-figure.js";
import { withFormer } from "./predecessors.js";
import {
  agencyTargets,
  countOverdue,
  dutiesOf,
  type LatestFigure,
  latestFigures,
  nameDuties,
  tallyBy,
} from "./queries.js";
import { isOfIndicator, type SummaryQuery } from "./query.js";
import { rankingMessage } from "./ranking.js";
import { readRequests, withRequests } from "./requests-apart.js";
import { agenciesOf, isKnown, provinceOfficeOf } from "./scope.js";
import { pointsOf, readSeries, readTrend } from "./trend.js";
import { type WholeFacts, wholeMessage } from "./whole.js";
import { readWholeDuties } from "./whole-duties.js";

const week = 7 * 86_400_000;

/**
 * What the office asked to see, as text on one screen with the buttons that lead on. Who may ask is decided by the
 * caller; `query.whose` limits what is counted. Codes that the plan does not have get a sentence.
 */
export async function summary(query: SummaryQuery, asked: Asked): Promise<Message> {
  const { plan, t } = asked;
  if (!isKnown(query, plan.catalogue) || !parsePeriod(query.period)) return { text: t("office.unknown"), buttons: [] };
  const said = await withElsewhere(await answer(query, asked), query, asked);
  return withRequests(said, await readRequests(query, asked), t);
}

async function answer(query: SummaryQuery, asked: Asked): Promise<Message> {
  const { db, plan, now } = asked;
  const { subject, whose } = query;
  const today = dayInVietnam(now);
  const duties = dutiesOf(query, plan, today, timeInVietnam(now));
  switch (subject.of) {
    case "whole":
      if (whose.of === "group") return answer({ ...query, subject: { of: "agencies" } }, asked);
      if (whose.of === "agency") return oneAgency({ ...query, agency: whose.code }, asked);
      return wholeMessage(await readWhole(query, asked), query, asked, asked.more);
    case "sections":
      return sectionsMessage(await tallyBy(db, "task", duties), query, asked);
    case "section":
      return sectionMessage(await tallyBy(db, "task", duties), { ...query, code: subject.code }, asked);
    case "task":
      if (whose.of === "agency") return agencyTaskMessage({ ...query, code: subject.code }, asked);
      return taskMessage(await tallyBy(db, "agency", duties), { ...query, code: subject.code }, asked);
    case "areas":
      return areasMessage(await tallyBy(db, "agency", duties), query, asked);
    case "agencies": {
      const agencies = await tallyBy(db, "agency", duties);
      return whose.of === "group"
        ? groupMessage(agencies, { ...query, group: whose.code }, asked)
        : groupsMessage(agencies, query, asked);
    }
    case "indicators":
      return indicatorsMessage(await listIndicators(query, asked), query, asked);
    case "ranking":
    case "worst":
      return rankingMessage(await readIndicators(query, asked), { ...query, code: subject.code }, asked);
    case "indicator":
      if (whose.of === "agency") {
        return agencyFigureMessage({ ...query, code: subject.code, agency: whose.code }, asked);
      }
      return indicatorMessage(await readIndicators(query, asked), query, asked);
  }
}

/** What the first screen tells. */
export async function readWhole(query: SummaryQuery, asked: Asked): Promise<WholeFacts> {
  const { db, plan, now } = asked;
  const { catalogue } = plan;
  const today = dayInVietnam(now);
  // A server answers both at the same time.
  const [{ tasks, overdueBefore, blocked }, totals] = await Promise.all([
    readWholeDuties(db, query, plan, today, new Date(now.getTime() - week)),
    totalsByWay(db, plan, query.period),
  ]);
  return {
    tasks,
    indicators:
      totals ?? (await indicatorStates(query, asked)).map((state) => totalOfState(state, query.period, catalogue)),
    overdueBefore: plan.isArchive(today) ? null : overdueBefore,
    older: await Promise.all(
      asked.older.map(async ({ id, year }) => ({ year, overdue: await countOverdue(db, id, today) })),
    ),
    blocked: blocked.map((code) => agencyName(code, catalogue)),
  };
}

async function oneAgency(query: SummaryQuery & { agency: string }, asked: Asked): Promise<Message> {
  const { db, plan, now } = asked;
  const today = dayInVietnam(now);
  const duties = dutiesOf(query, plan, today);
  const blocked = await nameDuties(db, "blocked", duties);
  const upcoming = await nameDuties(db, "late", duties, true);
  return agencyMessage(
    {
      tasks: await tallyBy(db, "task", duties),
      indicators: await indicatorStates(query, asked),
      overdue: await nameDuties(db, "late", duties),
      soon: upcoming.filter(({ dueOn }) => dueOn <= addDays(today, soonDays)),
      blocked: [...new Set(blocked.map((duty) => duty.task))],
    },
    query,
    asked,
  );
}

/** The indicators of a query; of a single one what it was over time. */
export async function readIndicators(query: SummaryQuery, asked: Asked): Promise<IndicatorFacts> {
  const { db, plan, plans } = asked;
  const { subject, whose, period } = query;
  const agencies = agenciesOf(whose, plan.catalogue);
  const states = await indicatorStates(query, asked);
  const single = subject.of === "indicator" ? states[0]?.indicator : undefined;
  const trend = !single
    ? []
    : agencies === null
      ? await readTrend(db, plans, single, period)
      : pointsOf((await readSeries(db, plans, single, period, agencies)).points);
  const previous = previousPeriod(period);
  return {
    states,
    before: trend.find((point) => point.period === previous)?.value ?? null,
    targets: await agencyTargets(db, plan.id, agencies),
    trend,
  };
}

/** All indicators of a query, with those of the period before. */
async function listIndicators(query: SummaryQuery, asked: Asked): Promise<ListedIndicators> {
  const { db, plan, plans } = asked;
  const previous = previousPeriod(query.period);
  const earlier = planOfPeriod(plans, previous);
  // A server answers both at the same time.
  const [lines, before] = await Promise.all([
    indicatorTotals(query, asked),
    earlier ? indicatorTotals({ ...query, period: previous }, { ...asked, plan: earlier }) : [],
  ]);
  return {
    lines,
    before,
    targets: await agencyTargets(db, plan.id, agenciesOf(query.whose, plan.catalogue)),
  };
}

/** Added up by the database where that comes to the same: a country has hundreds of thousands of figures. */
async function indicatorTotals(query: SummaryQuery, asked: Asked): Promise<readonly IndicatorLine[]> {
  const totals = query.whose.of === "all" ? await totalsByWay(asked.db, asked.plan, query.period) : null;
  if (totals?.every(({ isExact }) => isExact)) return totals;
  return (await indicatorStates(query, asked)).map((state) => totalOfState(state, query.period, asked.plan.catalogue));
}

/**
 * The indicators of a query in its period; those that none of its agencies is asked for are left out.
 *
 * @param known the figures that tell of it, where they were read already
 */
export async function indicatorStates(
  query: SummaryQuery,
  { db, plan }: Asked,
  known: readonly LatestFigure[] | null = null,
): Promise<readonly IndicatorState[]> {
  const { subject, whose, period } = query;
  const only = isOfIndicator(subject) ? subject.code : null;
  const agencies = agenciesOf(whose, plan.catalogue);
  const figures = known ?? (await latestFigures(db, plan, figurePeriodsOf(period), { indicator: only, agencies }));
  const ofIndicator = byIndicator(figures);
  return plan.catalogue.indicators
    .filter((indicator) => only === null || indicator.code === only)
    .map((indicator) => {
      const own = ofIndicator.get(indicator.code) ?? [];
      const asked = withFormer(indicator, own, plan.catalogue);
      return combineFigures(asked, period, own, agencies, provinceOfficeOf(plan.catalogue));
    })
    .filter((state) => only !== null || countFigures(state).asked > 0);
}

function byIndicator(figures: readonly LatestFigure[]): ReadonlyMap<string, readonly LatestFigure[]> {
  const groups = new Map<string, LatestFigure[]>();
  for (const figure of figures) {
    const own = groups.get(figure.indicator);
    if (own) own.push(figure);
    else groups.set(figure.indicator, [figure]);
  }
  return groups;
}
