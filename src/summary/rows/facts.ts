import { type Day, dayInVietnam, timeInVietnam } from "../../calendar/day.js";
import type { Asked } from "../asked.js";
import type { IndicatorState } from "../combine-figures.js";
import { oneAnAgency } from "../predecessors.js";
import { agencyTargets, dutiesOf } from "../queries.js";
import type { SummaryQuery } from "../query.js";
import { requestsOf } from "../requests-apart.js";
import { agenciesOf } from "../scope.js";
import { indicatorStates } from "../summary.js";
import { type DutyRow, listDuties, listDutiesWithReports } from "./duty-rows.js";
import { type FigureRow, figureRows, type GivenFigure, listGivenFigures } from "./figure-rows.js";
import type { ReportRow } from "./report-rows.js";

/** What a file is made from: the rows that the chat counts, at one moment. */
export interface FileFacts {
  readonly query: SummaryQuery;
  readonly now: Date;
  readonly today: Day;
  readonly duties: readonly DutyRow[];
  /** What the office asks for besides the plan, where the file is about the plan as a whole. */
  readonly requests: readonly DutyRow[];
  readonly states: readonly IndicatorState[];
  readonly figures: readonly FigureRow[];
}

/** Everything that was ever reported on what a file lists, by receipt. */
export interface History {
  readonly reports: readonly ReportRow[];
  readonly given: readonly GivenFigure[];
}

/** A section or a task has no indicators, an indicator no duties: a file lists what the question is about. */
export async function gatherFacts(query: SummaryQuery, asked: Asked): Promise<FileFacts> {
  const { db, plan, now } = asked;
  const today = dayInVietnam(now);
  const duties = aboutOf(query).ofDuties ? await listDuties(db, dutiesOf(query, plan, today, timeInVietnam(now))) : [];
  const requests = await gatherRequests(query, asked);
  return { ...(await gatherFigures(query, asked, null)), query, now, today, duties, requests };
}

async function gatherRequests(query: SummaryQuery, { db, plan, now }: Asked): Promise<readonly DutyRow[]> {
  const of = requestsOf(query, plan);
  return of ? listDuties(db, dutiesOf(of, plan, dayInVietnam(now), timeInVietnam(now))) : [];
}

/** The same with the receipts behind it. */
export async function gatherWithHistory(query: SummaryQuery, asked: Asked): Promise<FileFacts & History> {
  const { db, plan, now } = asked;
  const today = dayInVietnam(now);
  const { ofDuties, ofFigures } = aboutOf(query);
  const { duties, reports } = ofDuties
    ? await listDutiesWithReports(db, dutiesOf(query, plan, today, timeInVietnam(now)))
    : { duties: [], reports: [] };
  const given = ofFigures ? await listGivenFigures(db, query, plan) : [];
  const requests = await gatherRequests(query, asked);
  return { ...(await gatherFigures(query, asked, given)), query, now, today, duties, requests, reports, given };
}

/** @param given the figures as they were given, with their receipts; null where nobody asks for those */
async function gatherFigures(
  query: SummaryQuery,
  asked: Asked,
  given: readonly GivenFigure[] | null,
): Promise<Pick<FileFacts, "states" | "figures">> {
  const { db, plan } = asked;
  if (!aboutOf(query).ofFigures) return { states: [], figures: [] };
  const states = await indicatorStates(query, asked, given && oneAnAgency(given, plan.catalogue));
  const targets = await agencyTargets(db, plan.id, agenciesOf(query.whose, plan.catalogue));
  const about = { period: query.period, agencies: plan.catalogue.agencies };
  return { states, figures: figureRows(states, targets, given ?? [], about) };
}

function aboutOf({ subject: { of } }: SummaryQuery) {
  return {
    ofDuties: of !== "indicator" && of !== "indicators",
    ofFigures: of !== "section" && of !== "sections" && of !== "task",
  };
}
