import { Prisma } from "../database/generated/client.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import type { Definition } from "../reporting/definition.js";
import type { Catalogue, CatalogueIndicator } from "../text/catalogue.js";
import { percentOf, quotientOf } from "../text/numbers.js";
import {
  type Amount,
  countFigures,
  figureFor,
  figurePeriodsOf,
  type IndicatorState,
  inPartsOf,
  isCount,
  isOfWhole,
  madeOf,
  type Over,
  shownValue,
} from "./combine-figures.js";
import { provinceOfficeOf } from "./scope.js";

type Client = Prisma.TransactionClient;

/** An indicator in a period over everybody who is asked for it, without who gave what. */
export interface IndicatorTotal {
  readonly indicator: CatalogueIndicator;
  /** What the agencies make together; where none gave anything, what the office gave for the whole province. */
  readonly value: number | null;
  readonly given: number;
  /** Of `given`: for parts of the period alone. */
  readonly inParts: number;
  readonly asked: number;
  /** As of a state; missing where every figure means what the plan says now. */
  readonly earlier?: Definition | null;
  /** Of one agency what it had to reach then; missing likewise. */
  readonly targetThen?: number | undefined;
}

/** The same with what a line of a list says besides. */
export interface IndicatorLine extends IndicatorTotal {
  /** Whether the value is what the agencies make together. */
  readonly ofAgencies: boolean;
  /** What the office gave for the whole province, where it stands beside the agencies'. */
  readonly province: (Amount & { readonly over: Over | null }) | null;
  /** Over which periods those figures are that the value of the agencies is made of: each way that there is. */
  readonly over: readonly (Over | null)[];
  /** False where it is a mean of means, which differs in its last digit from the one over single figures. */
  readonly isExact: boolean;
}

/** What agencies gave that gave figures for the same periods in the same way, added up. */
interface SameWay {
  readonly indicator: string;
  readonly isProvince: boolean;
  /** The periods with what was given for each: '!' numbers without counts, '0' nothing that arose. */
  readonly way: string;
  readonly period: string;
  readonly agencies: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
}

/**
 * All indicators of a plan in a period, as `combineFigures` makes them of single figures, but added up by the database:
 * those who gave figures for the same periods are taken together, since over them every rule of adding is a sum. Null
 * where that does not hold: agencies became part of others, or an indicator has figures under two definitions.
 */
export async function totalsByWay(
  db: Client,
  plan: Pick<PlanInForce, "id" | "heirs" | "catalogue">,
  period: string,
): Promise<readonly IndicatorLine[] | null> {
  const ids = await readIds(db, plan);
  if (!ids) return null;
  const rows = await readWays(db, plan, period, ids);
  return plan.catalogue.indicators
    .map((indicator) => totalOf(indicator, period, rows, plan.catalogue))
    .filter(({ asked }) => asked > 0);
}

/** One of them in each of these periods; null as above. */
export async function totalsOverTime(
  db: Client,
  plan: Pick<PlanInForce, "id" | "heirs" | "catalogue">,
  indicator: CatalogueIndicator,
  periods: readonly string[],
): Promise<readonly (IndicatorLine & { readonly period: string })[] | null> {
  const id = (await readIds(db, plan))?.get(indicator.code);
  if (id === undefined) return null;
  const totals: (IndicatorLine & { readonly period: string })[] = [];
  for (const period of periods) {
    const rows = await readWays(db, plan, period, new Map([[indicator.code, id]]));
    totals.push({ ...totalOf(indicator, period, rows, plan.catalogue), period });
  }
  return totals;
}

/** The ids of a plan's indicators by their codes; null where figures cannot be added up by them alone. */
async function readIds(
  db: Client,
  plan: Pick<PlanInForce, "id" | "heirs" | "catalogue">,
): Promise<ReadonlyMap<string, number> | null> {
  // What an agency gave before it ended still counts, though it is asked for nothing more.
  if (plan.heirs.size > 0 || plan.catalogue.agencies.some(({ ended }) => ended)) return null;
  const rows = await db.$queryRaw<IndicatorRow[]>`
    SELECT id, code, version FROM "Indicator" WHERE "planId" = ${plan.id} AND ("withdrawnAt" IS NULL OR version > 1)`;
  if (rows.some(({ version }) => version > 1)) return null;
  return new Map(rows.map(({ id, code }) => [code, id]));
}

interface IndicatorRow {
  readonly id: number;
  readonly code: string;
  readonly version: number;
}

/** One indicator after the other: what is sorted for each fits into memory, where all of a country's figures would not. */
async function readWays(
  db: Client,
  { catalogue }: Pick<PlanInForce, "catalogue">,
  period: string,
  ids: ReadonlyMap<string, number>,
): Promise<readonly SameWay[]> {
  const office = provinceOfficeOf(catalogue);
  const rows = await db.$queryRaw<(Omit<SameWay, "indicator"> & { readonly id: number })[]>`
    SELECT asked.id, given.*
    FROM unnest(${[...ids.values()]}::int[]) AS asked (id) CROSS JOIN LATERAL (
      SELECT "isProvince", way, period, count(*)::int AS agencies, sum(numerator)::float8 AS numerator,
        sum(denominator)::float8 AS denominator, sum(value)::float8 AS value
      FROM (
        SELECT latest.*, string_agg(period || CASE WHEN value IS NULL THEN '0' ELSE '' END
          || CASE WHEN numerator IS NULL OR denominator IS NULL THEN '!' ELSE '' END, ' ') OVER (PARTITION BY agency) AS way
        FROM (
          SELECT DISTINCT ON (f."agencyId", f.period) f."agencyId" AS agency,
            f."agencyId" IN (SELECT a.id FROM "Agency" a WHERE a.code = ${office ?? ""}) AS "isProvince",
            f.period, f.numerator, f.denominator, coalesce(f.percent, f.value) AS value
          FROM "Figure" f
          WHERE f."indicatorId" = asked.id AND f.period = ANY(${[...figurePeriodsOf(period)]})
            AND f."takenBackAt" IS NULL AND (${askedOf(catalogue.indicators, ids)}) IS TRUE
          ORDER BY f."agencyId", f.period, f.id DESC) AS latest) AS each
      GROUP BY 1, 2, 3) AS given`;
  const codes = new Map([...ids].map(([code, id]) => [id, code]));
  return rows.map(({ id, ...row }) => ({ ...row, indicator: codes.get(id)! }));
}

/**
 * Whether the agency of a figure `f` is asked for it; most indicators are asked of the same agencies: one condition for
 * those. Each list is a subselect of its own that is read once: with `= ANY` of a statement that is planned for all
 * parameters, every row would be compared with thousands of codes.
 */
function askedOf(indicators: readonly CatalogueIndicator[], idOf: ReadonlyMap<string, number>): Prisma.Sql {
  const lists = new Map<string, { ids: number[]; agencies: readonly string[] }>();
  for (const { code, agencies } of indicators) {
    const id = idOf.get(code);
    if (id === undefined) continue;
    const key = agencies.join();
    const known = lists.get(key);
    if (known) known.ids.push(id);
    else lists.set(key, { ids: [id], agencies });
  }
  const conditions = [...lists.values()].map(
    ({ ids, agencies }) => Prisma.sql`(f."indicatorId" = ANY(${ids}) AND f."agencyId" IN (
      SELECT a.id FROM "Agency" a JOIN unnest(${[...agencies]}::text[]) AS asked (code) ON asked.code = a.code))`,
  );
  return conditions.length > 0 ? Prisma.join(conditions, " OR ") : Prisma.sql`FALSE`;
}

function totalOf(
  indicator: CatalogueIndicator,
  period: string,
  rows: readonly SameWay[],
  catalogue: Catalogue,
): IndicatorLine {
  const own = rows.filter((row) => row.indicator === indicator.code);
  const asked = indicator.agencies.length;
  const isApart = ({ isProvince }: SameWay) => isProvince && asked > 1;
  const ofAgencies = figuresOf(
    own.filter((row) => !isApart(row)),
    indicator,
    period,
  );
  const ofProvince = figuresOf(own.filter(isApart), indicator, period);
  const of = ofAgencies.length > 0 ? ofAgencies : ofProvince;
  const counted = isCount(indicator) ? ofAgencies : ofAgencies.filter(isCounted);
  const alone = of.filter((one) => !isCount(indicator) && !isCounted(one));
  return {
    indicator,
    asked,
    given: agenciesOf([...ofAgencies, ...ofProvince]),
    inParts: agenciesOf(
      [...ofAgencies, ...ofProvince].filter(({ amount }) => !isOfWhole(period, amount.over, catalogue)),
    ),
    value: amountTogether(of, indicator),
    ofAgencies: ofAgencies.length > 0,
    province: ofProvince[0]?.amount ?? null,
    over: (counted.length > 0 ? counted : ofAgencies).map(({ amount }) => amount.over),
    isExact: alone.length < of.length || alone.reduce((sum, { agencies }) => sum + agencies, 0) <= 1,
  };
}

function agenciesOf(figures: readonly Together[]): number {
  return figures.reduce((sum, { agencies }) => sum + agencies, 0);
}

function isCounted({ amount: { numerator, denominator } }: Together): boolean {
  return numerator !== null && denominator !== null;
}

interface Together {
  readonly agencies: number;
  readonly amount: Amount & { readonly over: Over | null };
}

/** For each way in which figures were given: what those who gave them so have for the period. */
function figuresOf(rows: readonly SameWay[], indicator: CatalogueIndicator, period: string): readonly Together[] {
  const ways = new Map<string, SameWay[]>();
  for (const row of rows) {
    const same = ways.get(row.way);
    if (same) same.push(row);
    else ways.set(row.way, [row]);
  }
  return [...ways.values()].flatMap((same) => {
    const amounts = new Map(same.map((row) => [row.period, amountOf(row, indicator)]));
    const amount = figureFor(period, amounts, indicator);
    return amount ? [{ agencies: same[0]!.agencies, amount }] : [];
  });
}

/** A count is added up; of numbers without counts the mean stands for each who gave one. */
function amountOf({ agencies, way, period, numerator, denominator, value }: SameWay, indicator: CatalogueIndicator) {
  const isAlone = new RegExp(`(?:^| )${period}0?!(?: |$)`).test(way);
  return {
    numerator: isAlone ? null : numerator,
    denominator: isAlone ? null : denominator,
    value: value === null || isCount(indicator) ? value : value / agencies,
  };
}

/** As `addUp` of combine-figures.ts, each number without counts as often as it was given. */
function amountTogether(figures: readonly Together[], indicator: CatalogueIndicator): number | null {
  if (isCount(indicator)) return sumOrNull(figures.map(({ amount }) => amount.value));
  const counted = figures.filter(isCounted);
  if (counted.length > 0) {
    const numerator = counted.reduce((sum, { amount }) => sum + amount.numerator!, 0);
    const denominator = counted.reduce((sum, { amount }) => sum + amount.denominator!, 0);
    return (indicator.unit === "%" ? percentOf : quotientOf)(numerator, denominator);
  }
  const alone = figures.filter(({ amount }) => amount.value !== null);
  const times = alone.reduce((sum, { agencies }) => sum + agencies, 0);
  if (times === 0) return null;
  const mean = alone.reduce((sum, { agencies, amount }) => sum + agencies * amount.value!, 0) / times;
  return Number(mean.toFixed(indicator.unit === "%" ? 2 : 4));
}

function sumOrNull(values: readonly (number | null)[]): number | null {
  const given = values.flatMap((value) => value ?? []);
  return given.length === 0 ? null : Number(given.reduce((sum, value) => sum + value, 0).toFixed(4));
}

/** The same of figures that were combined one by one. */
export function totalOfState(state: IndicatorState, period: string, catalogue: Catalogue): IndicatorLine {
  const { indicator, values, province } = state;
  return {
    indicator,
    value: shownValue(state),
    ...countFigures(state),
    inParts: inPartsOf(state, period, catalogue).length,
    ofAgencies: values.length > 0,
    province,
    over: madeOf(state).map(({ over }) => over),
    isExact: true,
    earlier: state.earlier,
    targetThen: (values[0] ?? province)?.target,
  };
}
