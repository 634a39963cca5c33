import type { Day } from "../calendar/day.js";
import { addWorkingDays, type HolidayTable } from "../calendar/working-days.js";
import type { Absence } from "../people/leave/told.js";
import { dueDaysEscalatedOn, type EscalationDays, isWithin } from "../plan/escalation-days.js";
import { type Ladder, pastLastStep } from "../plan/ladder.js";
import type { AskedList } from "../reporting/decisions/waiting.js";
import type { OpenGroup } from "./office-duties.js";
import type { Outage } from "./outage.js";
import type { ReturnedWork } from "./returned-work.js";
import type { Unreached } from "./unreached.js";

/** What the office is told in the morning. */
export interface Morning {
  /** Fell overdue since the last working morning. */
  readonly fresh: readonly OpenGroup[];
  /** Has been overdue for as many working days as the office wants to hear of, since today. */
  readonly lasting: readonly OpenGroup[];
  readonly soon: readonly OpenGroup[];
  /** Of what is overdue, that of which nobody is reminded any more: its ladder has come to its end. */
  readonly exhausted: readonly OpenGroup[];
  /** The same of figures. */
  readonly exhaustedFigures: readonly FiguresLeft[];
  /** Figures that have been overdue for as many working days as the office wants to hear of, since today. */
  readonly lastingFigures: readonly FiguresLeft[];
  /** Duties and agencies of all of the plan that is overdue. */
  readonly overdue: Extent;
  /** The same of what the office asked for besides the plan. */
  readonly overdueRequests: Extent;
  readonly unreached: readonly Unreached[];
  /** What waits for a decision of the office. */
  readonly waiting: AskedList;
  readonly returned?: ReturnedWork;
  readonly outages: readonly Outage[];
  /** On leave, with nobody who is told instead, at agencies that leave something open. */
  readonly unattended?: readonly Absence[];
  /** Leaders on leave without a stand-in, who would have heard today of what stays overdue; after how many working days. */
  readonly leaderless?: { readonly days: number; readonly absences: readonly Absence[] };
}

export interface Extent {
  readonly duties: number;
  readonly agencies: number;
}

/** Figures of a period that agencies have not given, all or some of them. */
export interface FiguresLeft {
  readonly period: string;
  readonly agencyIds: readonly number[];
  readonly agencyNames: readonly string[];
}

/** By what it is decided. */
export interface MorningRules {
  readonly today: Day;
  readonly holidays: HolidayTable;
  readonly days: EscalationDays;
  /** The ladder of a plan, by its year. */
  readonly ladderOf: (planYear: number) => Ladder;
}

/** Of what is open on a working day, what its morning message tells; each due day is `fresh` and `lasting` once. */
export function decideMorning(
  groups: readonly OpenGroup[],
  { today, holidays, days, ladderOf }: MorningRules,
): Pick<Morning, "fresh" | "lasting" | "soon" | "overdue" | "overdueRequests" | "exhausted"> {
  const lastMorning = addWorkingDays(today, -1, holidays);
  const lastingDays = dueDaysEscalatedOn(today, days.office, holidays);
  const overdue = groups.filter(({ dueOn }) => dueOn < today);
  return {
    fresh: overdue.filter(({ dueOn }) => dueOn >= lastMorning),
    lasting: overdue.filter(({ dueOn }) => isWithin(dueOn, lastingDays)),
    soon: groups.filter(({ dueOn }) => dueOn >= today),
    exhausted: overdue.filter(({ dueOn, planYear }) => dueOn < pastLastStep(today, ladderOf(planYear), holidays)),
    overdue: extentOf(overdue.filter(({ isRequest }) => !isRequest)),
    overdueRequests: extentOf(overdue.filter(({ isRequest }) => isRequest)),
  };
}

function extentOf(groups: readonly OpenGroup[]): Extent {
  return { duties: countDuties(groups), agencies: countAgencies(groups) };
}

export function countDuties(groups: readonly OpenGroup[]): number {
  return groups.reduce((sum, { agencyIds }) => sum + agencyIds.length, 0);
}

export function countAgencies(groups: readonly Pick<OpenGroup, "agencyIds">[]): number {
  return new Set(groups.flatMap(({ agencyIds }) => agencyIds)).size;
}

/** Of those whose work nobody is told of, the ones at whose agencies something of this is open. */
export function unattendedWork(
  absences: readonly Absence[],
  groups: readonly Pick<OpenGroup, "agencyIds">[],
): readonly Absence[] {
  const open = new Set(groups.flatMap(({ agencyIds }) => agencyIds));
  return absences.filter(({ agency }) => open.has(agency.id));
}
