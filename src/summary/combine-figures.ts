import { monthCode, type PeriodCode, parsePeriod, quartersOf } from "../calendar/windows.js";
import { type Definition, definitionNow, redefinedOn } from "../reporting/definition.js";
import type { Catalogue, CatalogueIndicator } from "../text/catalogue.js";
import { meanOf, percentOf, quotientOf } from "../text/numbers.js";
import type { LatestFigure } from "./queries.js";

/** What figures make together, or a figure alone. */
export interface Amount {
  /** Null where the number was given alone. A count has no denominator. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** In the indicator's own unit; null where nothing arose (0/0). */
  readonly value: number | null;
}

/** The figure of one agency for a period. */
export interface AgencyFigure extends Amount {
  readonly agency: string;
  /** Null where it was given for the period itself. */
  readonly over: Over | null;
  /** Short names of those who gave it before they became part of the agency; missing where it gave all of it. */
  readonly formers?: readonly string[];
  /** What it had to reach when it was given, where its definition is not in use any more. */
  readonly target?: number;
}

/** Over which shorter periods a figure is, in order. */
export interface Over {
  readonly given: readonly { readonly period: PeriodCode; readonly over: Over | null }[];
  readonly missing: readonly PeriodCode[];
  /** Of what was given: numbers without counts, which are not added to counts. */
  readonly alone: readonly PeriodCode[];
}

/** An indicator in a period, over the agencies that are asked for it. */
export interface IndicatorState extends Amount {
  /** Where all that was given is of a definition that is not in use any more, as it was then. */
  readonly indicator: CatalogueIndicator;
  /** What is added, and the numbers given alone beside them. */
  readonly values: readonly AgencyFigure[];
  /** What the office gave for the whole province, where it stands beside the agencies' and is not added to them. */
  readonly province: AgencyFigure | null;
  /** Who is asked and gave nothing: "chưa có số liệu". */
  readonly missing: readonly string[];
  /** Numbers without counts among `values`: apart from the sum where there is one, else `value` is their mean. */
  readonly alone: readonly AgencyFigure[];
  /** What the figures meant, where some are of a definition that is not in use any more. */
  readonly earlier: Definition | null;
}

type Addition = Pick<CatalogueIndicator, "unit" | "denominator" | "addsUp">;

/** The periods whose figures can tell something about this one: itself, its quarters, their months. */
export function figurePeriodsOf(period: PeriodCode): readonly PeriodCode[] {
  return [...new Set([period, ...partsOf(period).flatMap(figurePeriodsOf)])];
}

/**
 * @param agencies of whom; null: of all that are asked for it
 * @param provinceOffice the agency that speaks for the whole province (`scope.ts`)
 */
export function combineFigures(
  indicator: CatalogueIndicator,
  period: PeriodCode,
  figures: readonly LatestFigure[],
  agencies: readonly string[] | null,
  provinceOffice: string | null = null,
): IndicatorState {
  const among = agencies && new Set(agencies);
  const asked = among ? indicator.agencies.filter((a) => among.has(a)) : indicator.agencies;
  const given = new Map<string, Map<PeriodCode, LatestFigure>>();
  const now = definitionNow(indicator, 0);
  let earlier: Definition | null = null;
  for (const figure of figures) {
    if (figure.indicator !== indicator.code) continue;
    const of = given.get(figure.agency) ?? new Map<PeriodCode, LatestFigure>();
    of.set(figure.period, figure);
    const then = earlierThan(now, figure);
    if (then && figurePeriodsOf(period).includes(figure.period)) earlier = then;
    given.set(figure.agency, of);
  }
  const values: AgencyFigure[] = [];
  const missing: string[] = [];
  let province: AgencyFigure | null = null;
  for (const agency of asked) {
    const own = given.get(agency) ?? new Map<PeriodCode, LatestFigure>();
    const amount = figureFor(period, own, indicator);
    const leaves = amount && leavesOf(period, amount.over);
    const found = amount && { ...amount, ...formersIn(leaves!, own), ...targetThen(own.get(leaves!.at(-1)!), now) };
    if (!found) missing.push(agency);
    else if (agency === provinceOffice && asked.length > 1) province = { agency, ...found };
    else values.push({ agency, ...found });
  }
  const meant = asMeant(indicator, earlier, province ? [...values, province] : values);
  const alone = aloneAmong(values, meant);
  return { indicator: meant, values, province, missing, alone, earlier, ...addUp(values, meant) };
}

/** What a figure meant, where that is something else than now; a definition that came back is the one of now. */
function earlierThan(now: Definition, { earlier }: Pick<LatestFigure, "earlier">): Definition | null {
  return earlier && redefinedOn(earlier, now) !== null ? earlier : null;
}

function targetThen(figure: LatestFigure | undefined, now: Definition): Pick<AgencyFigure, "target"> {
  const then = figure && earlierThan(now, figure);
  return then ? { target: figure.reachedFor ?? then.target } : {};
}

/** An earlier figure is never held against what is asked of a number that means something else. */
function asMeant(
  indicator: CatalogueIndicator,
  then: Definition | null,
  figures: readonly AgencyFigure[],
): CatalogueIndicator {
  if (!then || figures.length === 0 || figures.some(({ target }) => target === undefined)) return indicator;
  const { unit, direction, wholeUnits, numeratorText: numerator, denominatorText: denominator } = then;
  return { ...indicator, unit, direction, wholeUnits, numerator, denominator, target: then.target };
}

/** Of how many agencies there is a figure, and how many are asked for one. */
export function countFigures({ values, province, missing }: IndicatorState): { given: number; asked: number } {
  const given = values.length + (province ? 1 : 0);
  return { given, asked: given + missing.length };
}

/** Whether so few of those asked gave a figure that what these make together does not stand for all. */
export function isOfFew({ given, asked }: { readonly given: number; readonly asked: number }): boolean {
  return given > 0 && 2 * given < asked;
}

/** The periods for which a figure was given that is over these. */
export function leavesOf(period: PeriodCode, over: AgencyFigure["over"]): readonly PeriodCode[] {
  return over === null ? [period] : over.given.flatMap((part) => leavesOf(part.period, part.over));
}

function formersIn(
  periods: readonly PeriodCode[],
  given: ReadonlyMap<PeriodCode, LatestFigure>,
): Pick<AgencyFigure, "formers"> {
  const formers = [...new Set(periods.flatMap((period) => given.get(period)?.formers ?? []))];
  return formers.length > 0 ? { formers } : {};
}

/** Whether the plan asks for figures of periods of this kind, which those of shorter ones do not take the place of. */
function isAskedItself(period: PeriodCode, { windows }: Pick<Catalogue, "windows">): boolean {
  const kind = parsePeriod(period)?.kind;
  return kind !== undefined && windows.figures.includes(kind);
}

/**
 * Whether a figure tells of the whole period: given for it; of a period of which the plan asks for none, also one that is
 * made of all its parts.
 */
export function isOfWhole(period: PeriodCode, over: Over | null, catalogue: Pick<Catalogue, "windows">): boolean {
  if (over === null) return true;
  if (isAskedItself(period, catalogue) || over.missing.length > 0) return false;
  return over.given.every((part) => isOfWhole(part.period, part.over, catalogue));
}

/** Whose figures tell of parts of the period alone: the rest they still owe. */
export function inPartsOf(
  { values, province }: IndicatorState,
  period: PeriodCode,
  catalogue: Pick<Catalogue, "windows">,
): readonly AgencyFigure[] {
  return [...values, ...(province ? [province] : [])].filter(({ over }) => !isOfWhole(period, over, catalogue));
}

/** As the chat shows it: what the agencies make together, else what the office gave for the whole province. */
export function shownValue({
  values,
  value,
  province,
}: Pick<IndicatorState, "values" | "value" | "province">): number | null {
  return values.length > 0 ? value : (province?.value ?? null);
}

/** The figures that the value is made of: not numbers without counts that stand apart from a sum. */
export function madeOf({ values, alone, numerator }: IndicatorState): readonly AgencyFigure[] {
  const apart = new Set(alone);
  return numerator === null ? values : values.filter((one) => !apart.has(one));
}

/** Whether a value misses its target, at least or at most; nothing that arose is nothing that falls short. */
export function fallsShort(value: number | null, target: number, direction: CatalogueIndicator["direction"]): boolean {
  return value !== null && (direction === "at-most" ? value > target : value < target);
}

/**
 * The figure of the period itself; else of a flow what the months of a quarter, the quarters of a longer period make
 * together as far as they were given, of a stock and of what is done or not the latest of them.
 */
export function figureFor(
  period: PeriodCode,
  given: ReadonlyMap<PeriodCode, Amount>,
  indicator: Addition,
): (Amount & { readonly over: Over | null }) | null {
  const exact = given.get(period);
  if (exact) return { ...amountOf(exact), over: null };
  const parts = partsOf(period).map((part) => ({ period: part, figure: figureFor(part, given, indicator) }));
  const found = parts.flatMap(({ period: part, figure }) => (figure ? [{ period: part, figure }] : []));
  const last = found.at(-1);
  if (!last) return null;
  const used = indicator.addsUp === "flow" ? found : [last];
  const together = used.map(({ period: part, figure }) => ({ part, ...figure }));
  const after =
    indicator.addsUp === "flow" ? parts : parts.slice(parts.findIndex((part) => part.period === last.period));
  return {
    ...addUp(together, indicator),
    over: {
      given: used.map((one) => ({ period: one.period, over: one.figure.over })),
      missing: after.filter(({ figure }) => !figure).map((part) => part.period),
      alone: aloneAmong(together, indicator).map(({ part }) => part),
    },
  };
}

/**
 * Of several agencies or periods: numerators over denominators, counts by sum; the mean of numbers that were given alone
 * only where there is nothing else.
 */
function addUp(figures: readonly Amount[], { unit, denominator: divided }: Addition): Amount {
  if (isCount({ unit, denominator: divided })) {
    const values = figures.flatMap(({ value }) => value ?? []);
    return { numerator: null, denominator: null, value: values.length > 0 ? rounded(sum(values)) : null };
  }
  const counted = figures.filter((one) => !isAlone(one));
  if (counted.length === 0) {
    const values = figures.flatMap(({ value }) => value ?? []);
    const value = values.length > 0 ? meanOf(values, unit === "%" ? 2 : 4) : null;
    return { numerator: null, denominator: null, value };
  }
  const numerator = sum(counted.map((one) => one.numerator!));
  const denominator = sum(counted.map((one) => one.denominator!));
  return { numerator, denominator, value: (unit === "%" ? percentOf : quotientOf)(numerator, denominator) };
}

/** Numbers without the counts that would let them be added. */
function aloneAmong<A extends Amount>(figures: readonly A[], indicator: Addition): readonly A[] {
  return isCount(indicator) ? [] : figures.filter(isAlone);
}

/** Whether its numbers are added as they are, and divided by nothing. */
export function isCount({ unit, denominator }: Pick<Addition, "unit" | "denominator">): boolean {
  return unit !== "%" && denominator === "";
}

function isAlone({ numerator, denominator }: Amount): boolean {
  return numerator === null || denominator === null;
}

function amountOf({ numerator, denominator, value }: Amount): Amount {
  return { numerator, denominator, value };
}

/** Asked for each agency and indicator. */
const knownParts = new Map<PeriodCode, readonly PeriodCode[]>();

/** A quarter's months, the quarters of what is longer. */
function partsOf(period: PeriodCode): readonly PeriodCode[] {
  const known = knownParts.get(period);
  if (known) return known;
  const parsed = parsePeriod(period);
  const parts =
    parsed?.kind === "quarter"
      ? [2, 1, 0].map((back) => monthCode(parsed.year, parsed.number * 3 - back))
      : (quartersOf(period) ?? []);
  if (parsed) knownParts.set(period, parts);
  return parts;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

/** So that 0,1 + 0,2 is 0,3. */
function rounded(value: number): number {
  return Number(value.toFixed(4));
}
