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
export async function gatherFacts(query: SummaryQuery, asked: Asked): Promise<FileFacts & History> {
  const { db, plan, now } = asked;
  const today = dayInVietnam(now);
  const { subject, whose } = query;
  const ofDuties = subject.of !== "indicator" && subject.of !== "indicators";
  const ofFigures = subject.of !== "section" && subject.of !== "sections" && subject.of !== "task";
  const counted = dutiesOf(query, plan, today);
  const duties = ofDuties ? await listDuties(db, counted, today) : [];
  const reports = ofDuties ? await listReports(db, counted) : [];
  const states = ofFigures ? await indicatorStates(query, asked) : [];
  const given = ofFigures ? await listGivenFigures(db, query, plan) : [];
  const targets = ofFigures ? await agencyTargets(db, plan.id, agenciesOf(whose, plan.catalogue)) : new Map();
  const figures = figureRows(states, targets, given, { period: query.period, agencies: plan.catalogue.agencies });
  return { query, now, today, duties, states, figures, reports, given };
}
