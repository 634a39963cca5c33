import { monthCode, type PeriodCode, parsePeriod } from "../calendar/windows.js";
import type { CatalogueIndicator } from "../text/catalogue.js";
import { percentOf } from "../text/numbers.js";
import type { LatestFigure } from "./queries.js";
import { quartersOf } from "./scope.js";

/** What one agency gave for a period. `percent` is null where nothing arose (0/0). */
export interface Value {
  readonly agency: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly percent: number | null;
}

/** An indicator in a period, over the agencies that are asked for it. */
export interface IndicatorState {
  readonly indicator: CatalogueIndicator;
  readonly values: readonly Value[];
  /** Who is asked and gave nothing: "chưa có số liệu". */
  readonly missing: readonly string[];
  readonly numerator: number;
  readonly denominator: number;
  /** Numerators over denominators; the mean of the percentages where nobody gave counts; null without either. */
  readonly percent: number | null;
}

/** The periods whose figures can tell something about this one: itself, its quarters, their months. */
export function figurePeriodsOf(period: PeriodCode): readonly PeriodCode[] {
  const quarters = quartersOf(period);
  if (!quarters) return [period];
  return [...new Set([period, ...quarters, ...quarters.flatMap(monthsOfQuarter)])];
}

export function combineFigures(
  indicator: CatalogueIndicator,
  period: PeriodCode,
  figures: readonly LatestFigure[],
  agencies: readonly string[] | null,
): IndicatorState {
  const asked = agencies ? indicator.agencies.filter((a) => agencies.includes(a)) : indicator.agencies;
  const given = new Map<string, Map<PeriodCode, LatestFigure>>();
  for (const figure of figures) {
    if (figure.indicator !== indicator.code) continue;
    const of = given.get(figure.agency) ?? new Map<PeriodCode, LatestFigure>();
    of.set(figure.period, figure);
    given.set(figure.agency, of);
  }
  const values: Value[] = [];
  const missing: string[] = [];
  for (const agency of asked) {
    const value = readValue(agency, period, given.get(agency) ?? new Map(), indicator);
    if (value) values.push(value);
    else missing.push(agency);
  }
  const counted = values.filter((v) => v.numerator !== null && v.denominator !== null);
  const numerator = sum(counted.map((v) => v.numerator!));
  const denominator = sum(counted.map((v) => v.denominator!));
  return { indicator, values, missing, numerator, denominator, percent: total(values, numerator, denominator) };
}

/** Whether a value misses its target, at least or at most; nothing that arose is nothing that falls short. */
export function fallsShort(
  percent: number | null,
  target: number,
  direction: CatalogueIndicator["direction"],
): boolean {
  return percent !== null && (direction === "at-most" ? percent > target : percent < target);
}

function total(values: readonly Value[], numerator: number, denominator: number): number | null {
  if (denominator > 0) return percentOf(numerator, denominator);
  const percents = values.flatMap((v) => v.percent ?? []);
  return percents.length > 0 ? Math.round((sum(percents) / percents.length) * 100) / 100 : null;
}

/**
 * The figure of the period itself; for a quarter without one that of its latest month; for longer periods the quarters
 * together, as far as they are there.
 */
function readValue(
  agency: string,
  period: PeriodCode,
  given: ReadonlyMap<PeriodCode, LatestFigure>,
  { addsUp }: CatalogueIndicator,
): Value | null {
  const exact = given.get(period);
  if (exact) return toValue(agency, exact);
  const quarters = quartersOf(period);
  if (!quarters) return null;
  const parts = quarters.flatMap((quarter) => {
    const latest = [quarter, ...[...monthsOfQuarter(quarter)].reverse()].find((code) => given.has(code));
    return latest ? [given.get(latest)!] : [];
  });
  const last = parts.at(-1);
  if (!last) return null;
  // Of a stock, and of what is done or not, the latest counts.
  if (addsUp !== "flow" || parts.length === 1 || parts.some((p) => p.numerator === null || p.denominator === null))
    return toValue(agency, last);
  const numerator = sum(parts.map((p) => p.numerator!));
  const denominator = sum(parts.map((p) => p.denominator!));
  return { agency, numerator, denominator, percent: percentOf(numerator, denominator) };
}

function toValue(agency: string, { numerator, denominator, percent }: LatestFigure): Value {
  return { agency, numerator, denominator, percent };
}

function monthsOfQuarter(quarter: PeriodCode): readonly PeriodCode[] {
  const parsed = parsePeriod(quarter);
  if (parsed?.kind !== "quarter") return [];
  return [2, 1, 0].map((back) => monthCode(parsed.year, parsed.number * 3 - back));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
