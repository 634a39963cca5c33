import type { Day } from "../calendar/day.js";
import { type PeriodCode, quarterOf, quartersOf, windowOf } from "../calendar/windows.js";
import { Prisma } from "../database/generated/client.js";
import { answeringAgency } from "../plan/agencies/heirs.js";
import { joinPart } from "../plan/part-of-duty.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { dayBegins } from "../plan/standing.js";
import { passedIn, plannedDueOn, standingIn, stands } from "../plan/standing-sql.js";
import { isOfPlan, isOnRequest, isTask } from "../plan/task-and-events.js";
import { type Definition, type DefinitionRow, definitionOf } from "../reporting/definition.js";
import { type Duty, type DutyRow, dutyColumns, toDuty } from "../reporting/duty-row.js";
import { oneAnAgency } from "./predecessors.js";
import type { SummaryQuery, Who } from "./query.js";
import { agenciesOf, exceptedBy, partOf, taskOf } from "./scope.js";
import type { Tally } from "./tally.js";

type Client = Prisma.TransactionClient;

/** Some duties, as statements name them. */
export interface CountedDuties {
  /** FROM and WHERE, to which conditions may be added. */
  readonly from: Prisma.Sql;
  /** The same in two, for what joins more. */
  readonly tables: Prisma.Sql;
  readonly where: Prisma.Sql;
  readonly ofAnyPeriod: Prisma.Sql;
  /** The period alone, as a condition on `d`. */
  readonly inPeriod: Prisma.Sql;
  /** The quarter of now, whose duties are counted besides what is open of earlier ones; null where there is none such. */
  readonly current: PeriodCode | null;
  /** On which day it is asked, and at what time of it: an hour that a request is due to counts. */
  readonly today: Day;
  readonly time: string;
  /** Of the plan. */
  readonly year: number;
}

/**
 * Which duties a query counts: those of its subject, agencies and period that have begun. A quarter counts what is
 * summed under it (`Duty.quarter`), longer periods their quarters, a month what the plan wants in it; the quarter of today also
 * what is open of earlier ones, overdue or due later (an extension moves the due day, not the quarter), so that nothing
 * leaves the screen because a quarter has ended. What the office asks for
 * besides the plan is counted only where it is named. `a` is the agency that
 * answers for a duty, `former` the one that it was made for where that is no more.
 *
 * @param time "16:05" of today, where what is asked about may be due to an hour: only what the office asks for besides the
 * plan is
 */
export function dutiesOf(
  query: SummaryQuery,
  { id, catalogue, heirs }: Pick<PlanInForce, "id" | "catalogue" | "heirs">,
  today: Day,
  time = dayBegins,
): CountedDuties {
  const { subject, whose, period } = query;
  const current = query.now && period === quarterOf(today, "calendar") ? period : null;
  const conditions = [
    Prisma.sql`t."planId" = ${id} AND d."closedOn" IS NULL AND d."beginsOn" <= ${today}::date`,
    // What is reported on request counts nowhere, but whoever asks for it sees it.
    subject.of === "task"
      ? Prisma.sql`(d.counts OR ${isOnRequest} AND d."answeredOn" IS NOT NULL)`
      : Prisma.sql`d.counts`,
  ];
  if (subject.of !== "task" && subject.of !== "section") conditions.push(isOfPlan);
  const agencies = agenciesOf(whose, catalogue);
  if (agencies) conditions.push(Prisma.sql`a.code = ANY(${[...agencies]})`);
  const except = exceptedBy(query, catalogue);
  if (except.length > 0) conditions.push(Prisma.sql`a.code <> ALL(${[...except]})`);
  if (subject.of === "section") conditions.push(Prisma.sql`s.code = ${subject.code}`);
  if (subject.of === "task") {
    conditions.push(isTask(taskOf(subject.code)));
    const part = partOf(subject.code);
    if (part) conditions.push(Prisma.sql`d.part = ${part}`);
  }
  const tables = Prisma.sql`
    FROM "Duty" d
    JOIN "Task" t ON t.id = d."taskId"
    JOIN "Section" s ON s.id = t."sectionId"
    JOIN "Plan" pl ON pl.id = t."planId"
    JOIN "Agency" a ON a.id = ${answeringAgency(Prisma.sql`d."agencyId"`, heirs)}`;
  const begun = Prisma.join(conditions, " AND ");
  const ofPeriod = inPeriod(period, current, today);
  const where = Prisma.sql`${begun} AND ${ofPeriod}`;
  return {
    ...{ tables, where, current, today, time, inPeriod: ofPeriod, year: catalogue.year },
    from: Prisma.sql`${tables} WHERE ${where}`,
    ofAnyPeriod: Prisma.sql`${tables} WHERE ${begun}`,
  };
}

function inPeriod(period: PeriodCode, current: PeriodCode | null, today: Day): Prisma.Sql {
  if (current)
    return Prisma.sql`(d.quarter = ${current}
      OR d."settledOn" IS NULL AND (d."dueOn" < ${today}::date OR d.quarter < ${current}))`;
  const quarters = quartersOf(period);
  if (quarters) return Prisma.sql`d.quarter = ANY(${[...quarters]})`;
  const { first, last } = windowOf(period, "calendar");
  // An extension or a return moves the due day, not the month that a duty is of.
  return Prisma.sql`${plannedDueOn} BETWEEN ${first}::date AND ${last}::date`;
}

/** How duties stand, by task or by agency; keys without duties are missing. The terms are those of plan/standing.ts. */
export async function tallyBy(
  db: Client,
  by: "task" | "agency",
  { from, current, today, time }: CountedDuties,
): Promise<ReadonlyMap<string, Tally>> {
  const key = by === "task" ? Prisma.sql`t.code` : Prisma.sql`a.code`;
  const rows = await db.$queryRaw<(Tally & { key: string })[]>`
    SELECT key, ${talliedColumns}
    FROM (SELECT ${key} AS key, ${columnsToTally(current, today, time)} ${from}) AS counted
    GROUP BY 1`;
  return new Map(rows.map(({ key: code, ...tally }) => [code, tally]));
}

/** What is counted of duties with `columnsToTally`: the columns of `Tally`. */
const talliedColumns = Prisma.sql`
  count(*) FILTER (WHERE due AND NOT earlier)::int AS due,
  count(*) FILTER (WHERE due AND earlier)::int AS earlier,
  count(*) FILTER (WHERE standing = 'soon' AND earlier)::int AS "soonEarlier",
  count(*) FILTER (WHERE standing = 'later' AND earlier)::int AS "laterEarlier",
  count(*) FILTER (WHERE due AND standing = 'settled_on_time')::int AS "onTime",
  count(*) FILTER (WHERE due AND standing = 'settled_late')::int AS late,
  count(*) FILTER (WHERE standing = 'overdue' AND silent)::int AS silent,
  count(*) FILTER (WHERE standing = 'overdue' AND NOT silent)::int AS unfinished,
  count(*) FILTER (WHERE standing = 'soon')::int AS soon,
  count(*) FILTER (WHERE standing = 'soon' AND silent)::int AS "soonSilent",
  count(*) FILTER (WHERE standing = 'later')::int AS later,
  count(*) FILTER (WHERE NOT due AND standing IN ('settled_on_time', 'settled_late'))::int AS ahead`;

function columnsToTally(current: PeriodCode | null, today: Day, time: string): Prisma.Sql {
  return Prisma.sql`${passedIn(today, time)} AS due, d."answeredOn" IS NULL AS silent,
    ${current ? Prisma.sql`d.quarter <> ${current}` : Prisma.sql`FALSE`} AS earlier, ${standingIn(today, time)} AS standing`;
}

/** All that is overdue of a plan, whatever its quarter. */
export async function countOverdue(db: Client, planId: number, today: Day): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "Duty" d JOIN "Task" t ON t.id = d."taskId"
    WHERE t."planId" = ${planId} AND ${isOfPlan} AND d."closedOn" IS NULL AND ${stands("overdue", today)}`;
  return row!.count;
}

/** What is overdue of whatever is asked about, in its period and in any other. */
export async function countOverdueOfAny(db: Client, { ofAnyPeriod, today }: CountedDuties): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count ${ofAnyPeriod} AND ${stands("overdue", today)}`;
  return row!.count;
}

/** One duty of a list of names, with the code of the agency that answers for it. */
export interface NamedDuty extends Duty {
  readonly agency: string;
}

/**
 * The duties of a list of names, in the order of agencies and tasks. `upcoming`: not the overdue but those whose due day
 * has not passed, for questions asked before anything is due.
 */
export async function nameDuties(
  db: Client,
  who: Who,
  duties: CountedDuties,
  upcoming = false,
): Promise<readonly NamedDuty[]> {
  const passed = duePassed(duties, !upcoming);
  const condition = {
    silent: Prisma.sql`${passed} AND d."answeredOn" IS NULL`,
    late: Prisma.sql`${passed} AND d."settledOn" IS NULL`,
    blocked: Prisma.sql`d.status = 'blocked'`,
    answered: Prisma.sql`d."answeredOn" IS NOT NULL`,
    belated: stands("settled_late", duties.today),
  }[who];
  return readNamed(db, duties, condition);
}

function duePassed({ today, time }: CountedDuties, is: boolean): Prisma.Sql {
  return is ? passedIn(today, time) : Prisma.sql`NOT ${passedIn(today, time)}`;
}

/** All of these duties, in the order of agencies and tasks. */
export function listDuties(db: Client, duties: CountedDuties): Promise<readonly NamedDuty[]> {
  return readNamed(db, duties, Prisma.sql`TRUE`);
}

/** The tables with the part `part` and the agency `former` that a duty was made for, where that is no more. */
export function withNames(tables: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`${tables}
    LEFT JOIN "Agency" former ON former.id = d."agencyId" AND former.id <> a.id
    ${joinPart}`;
}

async function readNamed(
  db: Client,
  { tables, where }: CountedDuties,
  condition: Prisma.Sql,
): Promise<readonly NamedDuty[]> {
  const rows = await db.$queryRaw<(DutyRow & { readonly agency: string })[]>`
    SELECT a.code AS agency, ${dutyColumns(Prisma.sql`former."shortName"`)}
    ${withNames(tables)}
    WHERE ${where} AND ${condition}
    ORDER BY a."order", s."order", t."order", d."dueOn", d.id`;
  return rows.map(toDuty);
}

/**
 * Agencies with a duty that is (or, for `upcoming`, is not yet) due; of the quarter of now, also those of earlier ones.
 * Null: due or not.
 */
export async function countAgencies(
  db: Client,
  duties: CountedDuties,
  upcoming: boolean | null = false,
): Promise<number> {
  const { from, ofAnyPeriod, current } = duties;
  if (upcoming === null) {
    const [every] = await db.$queryRaw<{ agencies: number }[]>`SELECT count(DISTINCT a.id)::int AS agencies ${from}`;
    return every!.agencies;
  }
  const passed = duePassed(duties, !upcoming);
  const [row] = await db.$queryRaw<{ agencies: number }[]>`
    SELECT count(DISTINCT a.id)::int AS agencies ${current && !upcoming ? ofAnyPeriod : from} AND ${passed}`;
  return row!.agencies;
}

/** A duty that is reported as blocked, with what was said of it last. */
export interface Difficulty {
  readonly id: number;
  readonly agency: string;
  readonly task: string;
  readonly difficulty: string | null;
}

/** What these agencies wrote of their difficulties, in the order of agencies and tasks. */
export async function findDifficulties(db: Client, duties: CountedDuties): Promise<readonly Difficulty[]> {
  return db.$queryRaw`
    SELECT d.id, a.code AS agency, t.code AS task,
      (SELECT r.difficulty FROM "StatusReport" r WHERE r."dutyId" = d.id AND r."takenBackAt" IS NULL ORDER BY r.id DESC LIMIT 1) AS difficulty
    ${duties.from} AND d.status = 'blocked'
    ORDER BY a."order", s."order", t."order", d.id`;
}

/** A figure as last given for a period. */
export interface LatestFigure {
  readonly indicator: string;
  readonly agency: string;
  readonly period: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** In the indicator's own unit, a percentage for most. */
  readonly value: number | null;
  /** Short names of the agencies that gave it, where these became part of the one that it counts for. */
  readonly formers?: readonly string[];
  /** What it meant, where its indicator has been given another definition since, with the plan's target of then. */
  readonly earlier?: Definition | null;
  /** What it had to reach itself, where that is so. */
  readonly reachedFor?: number | null;
}

/**
 * The latest figure of each indicator, agency and period among these. Null: of all. Of a period in which an indicator was
 * given under two definitions, those under the newer one: numbers that mean different things make no sum. What agencies
 * gave that became part of another is the other's.
 */
export async function latestFigures(
  db: Client,
  { id: planId, year, heirs, catalogue }: Pick<PlanInForce, "id" | "year" | "heirs" | "catalogue">,
  periods: readonly string[],
  of: { readonly indicator: string | null; readonly agencies: readonly string[] | null },
): Promise<readonly LatestFigure[]> {
  const conditions = [
    Prisma.sql`f."takenBackAt" IS NULL AND i."planId" = ${planId} AND f.period = ANY(${[...periods]})`,
  ];
  if (of.indicator) conditions.push(Prisma.sql`i.code = ${of.indicator}`);
  if (of.agencies) conditions.push(Prisma.sql`a.code = ANY(${[...of.agencies]})`);
  // Counts are far below what a double holds exactly (text/numbers.ts).
  const figures = await db.$queryRaw<(LatestFigure & Redefined & { own: boolean; formerAgency: string | null })[]>`
    SELECT indicator, agency, period, numerator, denominator, value, own, definition, "withdrawnAt", "reachedFor",
      CASE WHEN NOT own THEN (SELECT "shortName" FROM "Agency" WHERE id = giver) END AS "formerAgency"
    FROM (
    SELECT DISTINCT ON (i.code, f."agencyId", f.period)
      i.code AS indicator, a.code AS agency, a.id = f."agencyId" AS own, f."agencyId" AS giver, f.period, f.numerator::float8 AS numerator,
      f.denominator::float8 AS denominator, coalesce(f.percent, f.value)::float8 AS value, i."withdrawnAt",
      ${definitionOfFigure},
      i.version = max(i.version) OVER (PARTITION BY i.code, f.period) AS "isOfNewest"
    FROM "Figure" f
    JOIN "Indicator" i ON i.id = f."indicatorId"
    JOIN "Agency" a ON a.id = ${answeringAgency(Prisma.sql`f."agencyId"`, heirs)}
    WHERE ${Prisma.join(conditions, " AND ")}
    ORDER BY i.code, f."agencyId", f.period, f.id DESC) given
    WHERE "isOfNewest"`;
  if (figures.every(({ definition }) => definition === null)) return oneAnAgency(figures, catalogue);
  const withMeaning = figures.map((figure) => ({ ...figure, earlier: earlierOf(figure, year) }));
  return oneAnAgency(withMeaning, catalogue);
}

/** Of a figure `f` of indicator `i`: the columns of `Redefined`, null where its definition is the one in use. */
export const definitionOfFigure = Prisma.sql`
  CASE WHEN i."withdrawnAt" IS NOT NULL THEN to_jsonb(i) END AS definition,
  CASE WHEN i."withdrawnAt" IS NOT NULL THEN coalesce(f.target, i.target)::float8 END AS "reachedFor"`;

/** The columns of the definition that a figure was given under, where that is not in use any more. */
export interface Redefined {
  readonly definition: (Omit<DefinitionRow, "withdrawnAt"> & { readonly target: number }) | null;
  readonly withdrawnAt: Date | null;
}

export function earlierOf({ definition, withdrawnAt }: Redefined, year: number): Definition | null {
  return definition && definitionOf({ ...definition, withdrawnAt }, { target: definition.target, year });
}

/** Targets that were given to single agencies; the others have the plan's. */
export async function agencyTargets(
  db: Client,
  planId: number,
  agencies: readonly string[] | null,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.target.findMany({
    where: {
      withdrawnAt: null,
      indicator: { planId, withdrawnAt: null },
      ...(agencies ? { agency: { code: { in: [...agencies] } } } : {}),
    },
    select: { value: true, indicator: { select: { code: true } }, agency: { select: { code: true } } },
  });
  return new Map(rows.map((row) => [targetKey(row.indicator.code, row.agency.code), Number(row.value)]));
}

export function targetKey(indicator: string, agency: string): string {
  return `${indicator}|${agency}`;
}

/** The agency that has this code in a plan; null where there is none. */
export async function findAgencyId(db: Client, planId: number, code: string): Promise<number | null> {
  const found = await db.agency.findFirst({
    where: { code, plans: { some: { planId } } },
    orderBy: { validFrom: "desc" },
    select: { id: true },
  });
  return found?.id ?? null;
}
