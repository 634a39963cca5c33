import { addDays, dayInVietnam } from "../calendar/day.js";
import { parsePeriod } from "../calendar/windows.js";
import { soonDays } from "../plan/standing.js";
import type { Message } from "../text/message.js";
import type { Asked } from "./asked.js";
import { combineFigures, countFigures, figurePeriodsOf, type IndicatorState } from "./combine-figures.js";
import { indicatorMessage, indicatorsMessage } from "./indicators.js";
import { groupMessage, groupsMessage, sectionMessage, sectionsMessage, taskMessage } from "./lists.js";
import { agencyMessage } from "./one-agency.js";
import { agencyTaskMessage } from "./one-duty.js";
import { agencyFigureMessage } from "./one-figure.js";
import { withFormer } from "./predecessors.js";
import {
  agencyTargets,
  countOverdue,
  countRecentReports,
  dutiesOf,
  latestFigures,
  nameDuties,
  tallyBy,
} from "./queries.js";
import type { SummaryQuery } from "./query.js";
import { agenciesOf, isKnown, provinceOfficeOf } from "./scope.js";
import { wholeMessage } from "./whole.js";

/**
 * What the office asked to see, as text on one screen with the buttons that lead on. Who may ask is decided by the
 * caller; `query.whose` limits what is counted. Codes that the plan does not have get a sentence.
 */
export async function summary(query: SummaryQuery, asked: Asked): Promise<Message> {
  const { db, plan, now, t } = asked;
  const { catalogue } = plan;
  if (!isKnown(query, catalogue) || !parsePeriod(query.period)) return { text: t("office.unknown"), buttons: [] };
  const { subject, whose } = query;
  const today = dayInVietnam(now);
  const duties = dutiesOf(query, plan, today);
  switch (subject.of) {
    case "whole": {
      if (whose.of === "group") return summary({ ...query, subject: { of: "agencies" } }, asked);
      const tasks = await tallyBy(db, "task", duties, today);
      const indicators = await indicatorStates(query, asked);
      const blocked = await nameDuties(db, "blocked", duties, today);
      if (whose.of === "agency") {
        return agencyMessage(
          {
            tasks,
            indicators,
            overdue: await nameDuties(db, "late", duties, today),
            soon: (await nameDuties(db, "late", duties, today, true)).filter(
              ({ dueOn }) => dueOn <= addDays(today, soonDays),
            ),
            blocked: [...new Set(blocked.map((duty) => duty.task))],
          },
          { ...query, agency: whose.code },
          asked,
        );
      }
      const inTrouble = new Set(blocked.map((duty) => duty.agency));
      return wholeMessage(
        {
          tasks,
          indicators,
          recentReports: await countRecentReports(db, duties, now),
          older: await Promise.all(
            asked.older.map(async ({ id, year }) => ({ year, overdue: await countOverdue(db, id, today) })),
          ),
          blocked: catalogue.agencies.filter((a) => inTrouble.has(a.code)).map((a) => a.shortName),
        },
        query,
        asked,
      );
    }
    case "sections":
      return sectionsMessage(await tallyBy(db, "task", duties, today), query, asked);
    case "section":
      return sectionMessage(await tallyBy(db, "task", duties, today), { ...query, code: subject.code }, asked);
    case "task":
      if (whose.of === "agency") return agencyTaskMessage({ ...query, code: subject.code }, asked);
      return taskMessage(await tallyBy(db, "agency", duties, today), { ...query, code: subject.code }, asked);
    case "agencies": {
      const agencies = await tallyBy(db, "agency", duties, today);
      return whose.of === "group"
        ? groupMessage(agencies, { ...query, group: whose.code }, asked)
        : groupsMessage(agencies, query, asked);
    }
    case "indicators":
    case "indicator": {
      if (subject.of === "indicator" && whose.of === "agency")
        return agencyFigureMessage({ ...query, code: subject.code, agency: whose.code }, asked);
      const states = await indicatorStates(query, asked);
      const targets = await agencyTargets(db, plan.id, agenciesOf(whose, catalogue));
      const draw = subject.of === "indicator" ? indicatorMessage : indicatorsMessage;
      return draw({ states, targets }, query, asked);
    }
  }
}

/** The indicators of a query in its period; those that none of its agencies is asked for are left out. */
export async function indicatorStates(query: SummaryQuery, { db, plan }: Asked): Promise<readonly IndicatorState[]> {
  const { subject, whose, period } = query;
  const only = subject.of === "indicator" ? subject.code : null;
  const agencies = agenciesOf(whose, plan.catalogue);
  const figures = await latestFigures(db, plan, figurePeriodsOf(period), { indicator: only, agencies });
  return plan.catalogue.indicators
    .filter((indicator) => only === null || indicator.code === only)
    .map((indicator) => withFormer(indicator, figures, plan.catalogue))
    .map((indicator) => combineFigures(indicator, period, figures, agencies, provinceOfficeOf(plan.catalogue)))
    .filter((state) => only !== null || countFigures(state).asked > 0);
}
