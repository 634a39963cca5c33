import { dayInVietnam } from "../calendar/day.js";
import { parsePeriod, quarterEnding } from "../calendar/windows.js";
import type { Prisma } from "../database/generated/client.js";
import { numberOf } from "../database/numbers.js";
import { answeredBy } from "../plan/agencies/heirs.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { planOfPeriod } from "../plan/which-plan.js";
import { levelOf } from "../text/levels.js";
import {
  approvedQuarters,
  type DecidedColumns,
  type DecidedFigures,
  decidedOf,
  returnedFigures,
} from "./decisions/decided-figures.js";
import { type DefinitionRow, definitionOf } from "./definition.js";
import type { FigureFacts, GivenFigure } from "./duty-facts.js";
import { figureDeadline, figurePeriods } from "./figure-periods.js";
import { valueOfAll } from "./predecessor-figures.js";

type Client = Prisma.TransactionClient;

/** Whose figures they are. */
export interface FigureAgency {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly level: string;
}

/**
 * These indicators of the plan for one agency, each in every period of the plan's year with its latest figure. In the
 * order of the plan, then of the days on which the windows end. Whether the agency is asked for them is the catalogue's
 * to say. One statement, however many indicators.
 */
export async function findFigures(
  db: Client,
  plan: PlanInForce,
  agency: FigureAgency,
  codes: readonly string[],
): Promise<FigureFacts[]> {
  return factsOf(plan, agency, codes, await readGiven(db, plan, agency.id, codes));
}

function factsOf(
  plan: PlanInForce,
  agency: FigureAgency,
  codes: readonly string[],
  { given, targets, takenBack, approved, returned }: Given,
): FigureFacts[] {
  const level = levelOf(agency.level);
  const periods = figurePeriods(plan.catalogue).map(({ period, first, last }) => ({
    period,
    beginsOn: first,
    endsOn: last,
    asked: plan.catalogue.windows.figures.includes(parsePeriod(period)!.kind),
    ...figureDeadline(last, level, plan.deadlines),
  }));
  return plan.catalogue.indicators
    .filter(({ code }) => codes.includes(code))
    .flatMap((indicator) => {
      const ofIndicator = given.filter(({ code }) => code === indicator.code);
      const facts: FigureFacts[] = [];
      for (const window of periods) {
        const ofPeriod = ofIndicator.filter(({ figure }) => figure.period === window.period);
        const [first] = ofPeriod;
        const settledOn = first ? dayInVietnam(new Date(first.figure.reportedAt)) : null;
        const earlier = facts.filter((one) => one.latest !== null && one.endsOn < window.beginsOn);
        const { kind } = parsePeriod(window.period)!;
        // A month is no quarter: its numbers are nothing that a quarter could be like.
        const previous = earlier.findLast(({ period }) => parsePeriod(period)!.kind === kind);
        facts.push({
          indicator: indicator.code,
          name: indicator.name,
          shortName: indicator.shortName,
          numeratorText: indicator.numerator,
          denominatorText: indicator.denominator,
          unit: indicator.unit,
          direction: indicator.direction,
          wholeUnits: indicator.wholeUnits,
          addsUp: indicator.addsUp === "flow",
          target: targets.get(indicator.code) ?? indicator.target,
          agencyId: agency.id,
          agency: agency.code,
          agencyName: agency.name,
          ...window,
          counts: window.dueOn >= plan.countsFrom,
          latest: ofPeriod.at(-1)?.figure ?? null,
          takenBackId: takenBackAfter(ofPeriod.at(-1), takenBack.get(`${indicator.code} ${window.period}`)),
          settledOn,
          approved: approved.has(quarterEnding(window.period)),
          returned: returned.has(ofPeriod.at(-1)?.figure.id ?? 0),
          firstOnTime: settledOn === null ? null : settledOn <= window.dueOn,
          previous: previous?.latest ?? null,
        });
      }
      return facts;
    });
}

/** The figures that entries are about, which may be of several plans. */
export async function figuresOf(
  db: Client,
  agency: FigureAgency,
  entries: readonly { readonly indicator: string; readonly period: string }[],
  plans: readonly PlanInForce[],
): Promise<FigureFacts[]> {
  return (await readFigures(db, agency.id, entries, plans))(agency);
}

/** What `figuresOf` is made of, for who does not know yet what the agency is called. All is asked before any wait. */
export async function readFigures(
  db: Client,
  agencyId: number,
  entries: readonly { readonly indicator: string; readonly period: string }[],
  plans: readonly PlanInForce[],
): Promise<(agency: FigureAgency) => FigureFacts[]> {
  const read = plans.flatMap((plan) => {
    const ofPlan = entries.filter(({ period }) => planOfPeriod(plans, period) === plan);
    const codes = [...new Set(ofPlan.map(({ indicator }) => indicator))];
    return codes.length > 0 ? [{ plan, codes, given: readGiven(db, plan, agencyId, codes) }] : [];
  });
  const given = await Promise.all(read.map((one) => one.given));
  return (agency) => read.flatMap(({ plan, codes }, at) => factsOf(plan, agency, codes, given[at]!));
}

function takenBackAfter(latest: GivenRow | undefined, id: number | undefined): number | null {
  return id !== undefined && id > (latest?.figure.id ?? 0) ? id : null;
}

interface GivenRow {
  readonly code: string;
  readonly figure: GivenFigure;
}

interface Row extends DecidedColumns, Omit<DefinitionRow, "numerator" | "denominator"> {
  readonly code: string;
  /** What this agency has to reach where that is not what the plan says of everybody. */
  readonly target: Prisma.Decimal | null;
  /** What the figure had to reach, and what its two numbers were, when it was given. */
  readonly reachedFor: Prisma.Decimal;
  readonly numeratorText: string;
  readonly denominatorText: string;
  readonly id: number | null;
  readonly agencyId: number;
  readonly receipt: string;
  readonly period: string;
  readonly numerator: bigint | null;
  readonly denominator: bigint | null;
  readonly percent: Prisma.Decimal | null;
  readonly value: Prisma.Decimal | null;
  readonly note: string | null;
  readonly reportedAt: Date;
  readonly personId: number;
  readonly takenBack: boolean;
}

interface Given extends DecidedFigures {
  /** Oldest first. */
  readonly given: readonly GivenRow[];
  readonly targets: ReadonlyMap<string, number>;
  /** By code and period the last row by which a figure was taken back. */
  readonly takenBack: ReadonlyMap<string, number>;
}

async function readGiven(
  db: Client,
  { id: planId, year, catalogue }: PlanInForce,
  agencyId: number,
  codes: readonly string[],
): Promise<Given> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT i."code", t."value" AS "target", f."id", f."agencyId", r."number" AS "receipt", f."period", f."numerator",
           f."denominator", f."percent", f."value", f."note", f."reportedAt", f."personId",
           f."takenBackAt" IS NOT NULL AS "takenBack", coalesce(f."target", t."value", i."target") AS "reachedFor",
           i."unit", i."direction", i."addsUp", i."numerator" AS "numeratorText", i."denominator" AS "denominatorText",
           i."withdrawnAt",
           ${approvedQuarters(planId)} AS "approved", ${returnedFigures(agencyId)} AS "returned"
    FROM "Indicator" i
    LEFT JOIN "Target" t ON t."indicatorId" = i."id" AND t."agencyId" = ${agencyId} AND t."withdrawnAt" IS NULL
      AND i."withdrawnAt" IS NULL
    LEFT JOIN "Figure" f ON f."indicatorId" = i."id" AND f."agencyId" = ANY(${answeredBy(agencyId)})
    LEFT JOIN "Receipt" r ON r."id" = f."receiptId"
    WHERE i."planId" = ${planId} AND i."code" = ANY(${codes})
    ORDER BY f."id"`;
  const targets = new Map(rows.flatMap(({ code, target }) => (target === null ? [] : [[code, numberOf(target)]])));
  const back = rows.filter(({ takenBack }) => takenBack);
  const takenBack = new Map(back.map(({ code, period, id }) => [`${code} ${period}`, id!] as const));
  return {
    given: asOfOneAgency(
      rows.flatMap((row) => toGiven(row, year)),
      agencyId,
      catalogue,
    ),
    targets,
    takenBack,
    ...decidedOf(rows[0]),
  };
}

type FromAgency = GivenRow & { readonly from: number };

function toGiven(row: Row, year: number): FromAgency[] {
  const { code, agencyId: from, id, takenBack, receipt, period, note, personId } = row;
  // An indicator of which nothing was given, or what was taken back.
  if (id === null || takenBack) return [];
  const { numeratorText: numerator, denominatorText: denominator } = row;
  const figure = {
    ...{ id, receipt, period, note, personId },
    madeUnder: definitionOf({ ...row, numerator, denominator }, { target: row.reachedFor, year }),
    numerator: numberOf(row.numerator),
    denominator: numberOf(row.denominator),
    percent: numberOf(row.percent),
    value: numberOf(row.value),
    reportedAt: row.reportedAt.toISOString(),
  };
  return [{ code, from, figure }];
}

/**
 * Where the agency gave nothing for a period and those that became part of it did, theirs as one, which bears the number of
 * the latest: a new figure corrects that, and is then the agency's own.
 */
function asOfOneAgency(
  given: readonly FromAgency[],
  agencyId: number,
  catalogue: PlanInForce["catalogue"],
): readonly GivenRow[] {
  if (given.every(({ from }) => from === agencyId)) return given;
  const series = new Map<string, FromAgency[]>();
  for (const one of given) {
    const key = `${one.code} ${one.figure.period}`;
    series.set(key, [...(series.get(key) ?? []), one]);
  }
  return [...series.values()].flatMap((all) => {
    const own = all.filter(({ from }) => from === agencyId);
    if (own.length > 0) return own;
    const latest = [...new Map(all.map((one) => [one.from, one])).values()];
    if (latest.length === 1) return all;
    const newest = all.at(-1)!;
    const indicator = catalogue.indicators.find(({ code }) => code === newest.code);
    if (!indicator) return all;
    const { code, figure } = newest;
    return [
      {
        code,
        figure: {
          ...figure,
          ...valueOfAll(
            latest.map((one) => one.figure),
            indicator,
          ),
        },
      },
    ];
  });
}
