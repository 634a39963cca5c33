import { dayInVietnam } from "../calendar/day.js";
import { parsePeriod } from "../calendar/windows.js";
import type { Prisma } from "../database/generated/client.js";
import { numberOf } from "../database/numbers.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { planOfPeriod } from "../plan/which-plan.js";
import { levelOf } from "../text/levels.js";
import type { FigureFacts, GivenFigure } from "./duty-facts.js";
import { figureDeadline, figurePeriods } from "./figure-periods.js";

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
 * to say. Two statements, however many indicators.
 */
export async function findFigures(
  db: Client,
  plan: PlanInForce,
  agency: FigureAgency,
  codes: readonly string[],
): Promise<FigureFacts[]> {
  const [given, targets] = await Promise.all([
    readGiven(db, plan.id, agency.id, codes),
    readTargets(db, plan.id, agency.id, codes),
  ]);
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
        const earlier = facts.findLast((one) => one.latest !== null && one.endsOn < window.beginsOn);
        facts.push({
          indicator: indicator.code,
          name: indicator.name,
          shortName: indicator.shortName,
          numeratorText: indicator.numerator,
          denominatorText: indicator.denominator,
          unit: indicator.unit,
          direction: indicator.direction,
          wholeUnits: indicator.wholeUnits,
          target: targets.get(indicator.code) ?? indicator.target,
          agencyId: agency.id,
          agency: agency.code,
          agencyName: agency.name,
          ...window,
          counts: window.dueOn >= plan.countsFrom,
          latest: ofPeriod.at(-1)?.figure ?? null,
          settledOn,
          firstOnTime: settledOn === null ? null : settledOn <= window.dueOn,
          previous: earlier?.latest ?? null,
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
  const found: FigureFacts[] = [];
  for (const plan of plans) {
    const ofPlan = entries.filter(({ period }) => planOfPeriod(plans, period) === plan);
    const codes = [...new Set(ofPlan.map(({ indicator }) => indicator))];
    if (codes.length > 0) found.push(...(await findFigures(db, plan, agency, codes)));
  }
  return found;
}

interface GivenRow {
  readonly code: string;
  readonly figure: GivenFigure;
}

/** Oldest first. */
async function readGiven(db: Client, planId: number, agencyId: number, codes: readonly string[]): Promise<GivenRow[]> {
  const rows = await db.$queryRaw<
    {
      code: string;
      id: number;
      receipt: string;
      period: string;
      numerator: bigint | null;
      denominator: bigint | null;
      percent: Prisma.Decimal | null;
      value: Prisma.Decimal | null;
      note: string | null;
      reportedAt: Date;
      personId: number;
    }[]
  >`
    SELECT i."code", f."id", r."number" AS "receipt", f."period", f."numerator", f."denominator", f."percent", f."value", f."note",
           f."reportedAt", f."personId"
    FROM "Figure" f
    JOIN "Indicator" i ON i."id" = f."indicatorId"
    JOIN "Receipt" r ON r."id" = f."receiptId"
    WHERE f."agencyId" = ${agencyId} AND i."planId" = ${planId} AND i."code" = ANY(${codes})
    ORDER BY f."id"`;
  return rows.map(({ code, ...row }) => ({
    code,
    figure: {
      ...row,
      numerator: numberOf(row.numerator),
      denominator: numberOf(row.denominator),
      percent: numberOf(row.percent),
      value: numberOf(row.value),
      reportedAt: row.reportedAt.toISOString(),
    },
  }));
}

/** What this agency has to reach where that is not what the plan says of everybody. */
async function readTargets(
  db: Client,
  planId: number,
  agencyId: number,
  codes: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ code: string; value: Prisma.Decimal }[]>`
    SELECT i."code", t."value"
    FROM "Target" t JOIN "Indicator" i ON i."id" = t."indicatorId"
    WHERE t."agencyId" = ${agencyId} AND t."withdrawnAt" IS NULL AND i."planId" = ${planId} AND i."withdrawnAt" IS NULL
      AND i."code" = ANY(${codes})`;
  return new Map(rows.map(({ code, value }) => [code, numberOf(value)]));
}
