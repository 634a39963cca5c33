import { type Day, dayInVietnam } from "../../calendar/day.js";
import type { Asked } from "../asked.js";
import type { IndicatorState } from "../combine-figures.js";
import { agencyTargets, dutiesOf } from "../queries.js";
import type { SummaryQuery } from "../query.js";
import { agenciesOf } from "../scope.js";
import { indicatorStates } from "../summary.js";
import { type DutyRow, listDuties } from "./duty-rows.js";
import { type FigureRow, figureRows, type GivenFigure, listGivenFigures } from "./figure-rows.js";
import { listReports, type ReportRow } from "./receipt-rows.js";

/** What a file is made from: the rows that the chat counts, at one moment. */
export interface FileFacts {
  readonly query: SummaryQuery;
  readonly now: Date;
  readonly today: Day;
  readonly duties: readonly DutyRow[];
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
  return gather(query, asked, []);
}

/** The same with the receipts behind it, which take as long again. */
export async function gatherWithHistory(query: SummaryQuery, asked: Asked): Promise<FileFacts & History> {
  const { db, plan, now } = asked;
  const { ofDuties, ofFigures } = aboutOf(query);
  const reports = ofDuties ? await listReports(db, dutiesOf(query, plan, dayInVietnam(now))) : [];
  const given = ofFigures ? await listGivenFigures(db, query, plan) : [];
  return { ...(await gather(query, asked, given)), reports, given };
}

async function gather(query: SummaryQuery, asked: Asked, given: readonly GivenFigure[]): Promise<FileFacts> {
  const { db, plan, now } = asked;
  const today = dayInVietnam(now);
  const { ofDuties, ofFigures } = aboutOf(query);
  const duties = ofDuties ? await listDuties(db, dutiesOf(query, plan, today), today) : [];
  const states = ofFigures ? await indicatorStates(query, asked) : [];
  const targets = ofFigures ? await agencyTargets(db, plan.id, agenciesOf(query.whose, plan.catalogue)) : new Map();
  const figures = figureRows(states, targets, given, { period: query.period, agencies: plan.catalogue.agencies });
  return { query, now, today, duties, states, figures };
}

function aboutOf({ subject: { of } }: SummaryQuery) {
  return {
    ofDuties: of !== "indicator" && of !== "indicators",
    ofFigures: of !== "section" && of !== "sections" && of !== "task",
  };
}
