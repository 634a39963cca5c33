import { type Day, daysBetween } from "../calendar/day.js";
import { type PeriodCode, periodsOfYear, windowOf } from "../calendar/windows.js";
import { dueAfterWindow, lockAfter } from "../plan/deadlines.js";
import type { Deadlines } from "../plan/plan-in-force.js";
import type { Catalogue } from "../text/catalogue.js";
import type { Level } from "../text/levels.js";

export interface FigurePeriod {
  readonly period: PeriodCode;
  readonly first: Day;
  readonly last: Day;
}

const known = new WeakMap<Pick<Catalogue, "year" | "windows">, readonly FigurePeriod[]>();

/**
 * The periods in which figures of a plan may be given: those that are asked for, and those that may be given as well. In
 * the order in which their windows end, a quarter before its last month. Computed once for a catalogue, which nobody changes.
 */
export function figurePeriods(of: Pick<Catalogue, "year" | "windows">): readonly FigurePeriod[] {
  const periods = known.get(of) ?? computePeriods(of);
  known.set(of, periods);
  return periods;
}

function computePeriods({ year, windows }: Pick<Catalogue, "year" | "windows">): readonly FigurePeriod[] {
  const { reckoning, figures, furtherFigures } = windows;
  return [...figures, ...furtherFigures]
    .flatMap((kind) => (kind === "day" ? [] : periodsOfYear(kind, year)))
    .map((period) => ({ period, ...windowOf(period, reckoning) }))
    .sort((a, b) => daysBetween(b.last, a.last) || daysBetween(b.first, a.first));
}

export interface FigureDeadline {
  readonly dueOn: Day;
  readonly lockOn: Day;
}

const deadlinesOf = new WeakMap<Deadlines, Map<string, FigureDeadline>>();

/**
 * When a figure of a window that ends on `last` is due, and until when it may be mended, for an agency of this level. Computed
 * once for a plan's deadlines, which nobody changes: every answer about figures asks for all windows of the year.
 */
export function figureDeadline(last: Day, level: Level, deadlines: Deadlines): FigureDeadline {
  let ofPlan = deadlinesOf.get(deadlines);
  if (!ofPlan) {
    ofPlan = new Map();
    deadlinesOf.set(deadlines, ofPlan);
  }
  const key = `${level} ${last}`;
  const deadline = ofPlan.get(key) ?? computeDeadline(last, level, deadlines);
  ofPlan.set(key, deadline);
  return deadline;
}

function computeDeadline(last: Day, level: Level, { holidays, regime }: Deadlines): FigureDeadline {
  const dueOn = dueAfterWindow(last, level, regime, holidays);
  return { dueOn, lockOn: lockAfter(dueOn, level, regime, holidays) };
}
