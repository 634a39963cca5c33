import { dayInVietnam } from "../../calendar/day.js";
import { type PeriodCode, windowOf } from "../../calendar/windows.js";
import { Prisma } from "../../database/generated/client.js";
import { answeringAgency } from "../../plan/agencies/heirs.js";
import type { PlanInForce } from "../../plan/plan-in-force.js";
import type { Definition } from "../../reporting/definition.js";
import { figureDeadline } from "../../reporting/figure-periods.js";
import { levelOf } from "../../text/levels.js";
import {
  type AgencyFigure,
  fallsShort,
  figurePeriodsOf,
  type IndicatorState,
  isCount,
  leavesOf,
} from "../combine-figures.js";
import { targetOf } from "../indicator-lines.js";
import { definitionOfFigure, earlierOf, type Redefined, targetKey } from "../queries.js";
import type { SummaryQuery } from "../query.js";
import { agenciesOf } from "../scope.js";
import { remember } from "../workbook/remember.js";

/** Whether a figure is what was given to reach. A count without a target of the agency's own is judged by nobody. */
export type Reach = "reached" | "short" | "unjudged" | "nothing" | "missing";

/** What becomes of a figure in the indicator's value: added, or shown beside it. */
export type Use = "added" | "alone" | "province";

/** What one agency gave of one indicator for the period: one figure, or several shorter ones together. */
export interface FigureRow {
  readonly indicator: string;
  readonly agency: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly target: number;
  readonly reach: Reach;
  /** Null where nothing was given. */
  readonly use: Use | null;
  /** The periods that were given. */
  readonly over: AgencyFigure["over"];
  /** What it is made of, each as it was given. */
  readonly given: readonly GivenFigure[];
  /** What it meant, where its definition is not in use any more. */
  readonly earlier: Definition | null;
}

export interface GivenFigure {
  readonly indicator: string;
  /** Who answers for it, and the short name of who gave it, where that is another that is no more. */
  readonly agency: string;
  readonly formerAgency: string | null;
  /** Whether who answers for it gave it. */
  readonly own: boolean;
  readonly period: PeriodCode;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly note: string | null;
  readonly reportedAt: Date;
  readonly onTime: boolean;
  readonly receipt: string;
  /** As of `LatestFigure`. */
  readonly earlier: Definition | null;
  readonly reachedFor: number | null;
}

type GivenRow = Omit<GivenFigure, "onTime" | "earlier"> &
  Redefined & {
    /** When it was given for the first time: what mends it later stays in time. */
    readonly firstAt: Date;
    readonly level: string;
  };

/** The rows behind the states of indicators, in the order of indicators and agencies. */
export function figureRows(
  states: readonly IndicatorState[],
  targets: ReadonlyMap<string, number>,
  given: readonly GivenFigure[],
  { period, agencies }: { readonly period: PeriodCode; readonly agencies: readonly { readonly code: string }[] },
): readonly FigureRow[] {
  const order = new Map(agencies.map(({ code }, index) => [code, index]));
  const byPlace = new Map<string, GivenFigure[]>();
  for (const one of given) {
    const place = placeOf(one);
    const known = byPlace.get(place);
    if (known) known.push(one);
    else byPlace.set(place, [one]);
  }
  return states.flatMap((state) => {
    const { indicator, values, province, missing, alone } = state;
    const target = (figure: Pick<AgencyFigure, "agency" | "target">) => targetOf({ targets }, indicator, figure);
    const isJudged = (agency: string) => !isCount(indicator) || targets.has(targetKey(indicator.code, agency));
    const toRow = (figure: AgencyFigure, use: Use): FigureRow => ({
      indicator: indicator.code,
      agency: figure.agency,
      numerator: figure.numerator,
      denominator: figure.denominator,
      value: figure.value,
      target: target(figure),
      reach: reachOf(figure.value, target(figure), indicator.direction, isJudged(figure.agency)),
      use,
      over: figure.over,
      earlier: figure.target === undefined ? null : state.earlier,
      given: leavesOf(period, figure.over).flatMap(
        (leaf) => byPlace.get(placeOf({ indicator: indicator.code, agency: figure.agency, period: leaf })) ?? [],
      ),
    });
    // Where nobody has counts, the numbers alone are what the value is made of.
    const isBeside = (figure: AgencyFigure) => state.numerator !== null && alone.includes(figure);
    const rows = [
      ...values.map((figure) => toRow(figure, isBeside(figure) ? "alone" : "added")),
      ...(province ? [toRow(province, "province")] : []),
      ...missing.map((agency) => missingRow(indicator.code, agency, target({ agency }))),
    ];
    return rows.sort((a, b) => (order.get(a.agency) ?? 0) - (order.get(b.agency) ?? 0));
  });
}

function missingRow(indicator: string, agency: string, target: number): FigureRow {
  const nothing = { numerator: null, denominator: null, value: null, use: null, over: null, given: [], earlier: null };
  return { indicator, agency, target, reach: "missing", ...nothing };
}

function reachOf(
  value: number | null,
  target: number,
  direction: "at-least" | "at-most",
  isJudged: boolean,
): Exclude<Reach, "missing"> {
  if (value === null) return "nothing";
  if (!isJudged) return "unjudged";
  return fallsShort(value, target, direction) ? "short" : "reached";
}

function placeOf(of: Pick<GivenFigure, "indicator" | "agency" | "period">): string {
  return `${of.indicator}|${of.agency}|${of.period}`;
}

/**
 * The figures as they were last given, which `latestFigures` puts together, with receipt and note. Of agencies that became
 * part of another, and whose figures count for it, each stands for itself, but where the other gave its own.
 */
export async function listGivenFigures(
  db: Prisma.TransactionClient,
  query: SummaryQuery,
  plan: Pick<PlanInForce, "id" | "year" | "heirs" | "catalogue" | "deadlines">,
): Promise<readonly GivenFigure[]> {
  const { id: planId, heirs, catalogue } = plan;
  const conditions = [Prisma.sql`i."planId" = ${planId} AND f.period = ANY(${[...figurePeriodsOf(query.period)]})`];
  if (query.subject.of === "indicator") conditions.push(Prisma.sql`i.code = ${query.subject.code}`);
  const agencies = agenciesOf(query.whose, catalogue);
  if (agencies) conditions.push(Prisma.sql`a.code = ANY(${[...agencies]})`);
  const read = await db.$queryRaw<GivenRow[]>`
    SELECT g.indicator, g.agency, g."formerAgency", g.own, g.period, g.numerator, g.denominator, g.value, g.note,
      g."reportedAt", g."firstAt", g.level, g.definition, g."withdrawnAt", g."reachedFor", b.number AS receipt
    FROM (
      SELECT DISTINCT ON (i.code, f."agencyId", f.period)
        i.code AS indicator, a.code AS agency, a.id = f."agencyId" AS own, f.period, f.numerator::float8 AS numerator,
        CASE WHEN a.id <> f."agencyId" THEN (SELECT "shortName" FROM "Agency" WHERE id = f."agencyId") END AS "formerAgency",
        f.denominator::float8 AS denominator, coalesce(f.percent, f.value)::float8 AS value, f.note, f."reportedAt",
        a.level, min(f."reportedAt") OVER (PARTITION BY i.code, f."agencyId", f.period) AS "firstAt",
        f."receiptId", i."withdrawnAt", ${definitionOfFigure}, a."order" AS "ofAgency", i."order" AS "ofIndicator",
        i.version = max(i.version) OVER (PARTITION BY i.code, f.period) AS "isOfNewest"
      FROM "Figure" f
      JOIN "Indicator" i ON i.id = f."indicatorId"
      JOIN "Agency" a ON a.id = ${answeringAgency(Prisma.sql`f."agencyId"`, heirs)}
      WHERE f."takenBackAt" IS NULL AND ${Prisma.join(conditions, " AND ")}
      ORDER BY i.code, f."agencyId", f.period, f.id DESC) g
    JOIN "Receipt" b ON b.id = g."receiptId"
    WHERE g."isOfNewest"
    ORDER BY g."ofIndicator", g."ofAgency", g.period, b.id`;
  const isInTime = figuresInTime(plan);
  const rows = read.map(({ firstAt, level, definition, withdrawnAt, ...row }) => ({
    ...{ ...row, earlier: earlierOf({ definition, withdrawnAt }, plan.year) },
    onTime: isInTime({ ...row, firstAt, level }),
  }));
  if (rows.every(({ own }) => own)) return rows;
  const owned = new Set(rows.filter(({ own }) => own).map(placeOf));
  return rows.filter((row) => row.own || !owned.has(placeOf(row)));
}

/** Whether a figure was first given by the day on which its agency owed it. */
function figuresInTime({ catalogue, deadlines }: Pick<PlanInForce, "catalogue" | "deadlines">) {
  const dueOn = remember((key: string) => {
    const [period, level] = key.split(" ") as [PeriodCode, string];
    const { last } = windowOf(period, catalogue.windows.reckoning);
    return figureDeadline(last, levelOf(level), deadlines).dueOn;
  });
  return ({ period, level, firstAt }: Pick<GivenRow, "period" | "level" | "firstAt">): boolean =>
    dayInVietnam(firstAt) <= dueOn(`${period} ${level}`);
}
