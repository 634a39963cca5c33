import { type Day, dayInVietnam } from "../calendar/day.js";
import type { PeriodCode } from "../calendar/windows.js";
import { Prisma } from "../database/generated/client.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { standingNumberIn, standings } from "../plan/standing-sql.js";
import { isOfPlan } from "../plan/task-and-events.js";
import { settlingStatuses } from "../text/status-rules.js";
import { dutiesOf } from "./queries.js";
import type { SummaryQuery } from "./query.js";
import { nothing, type Tally } from "./tally.js";

type Client = Prisma.TransactionClient;

/** What the first screen counts of duties. */
export interface WholeDuties {
  readonly tasks: ReadonlyMap<string, Tally>;
  /** How many of them were overdue at the earlier instant. */
  readonly overdueBefore: number;
  /** Codes of the agencies that have difficulties, in the order of the plan. */
  readonly blocked: readonly string[];
}

/** Duties of one task that stand alike. */
interface Alike {
  readonly key: string;
  /** How they stand, see `marksIn`. */
  readonly marks: number;
  readonly count: number;
  /** How many of them were overdue at the earlier instant by their columns alone. */
  readonly before: number;
  readonly blocked: readonly number[] | null;
  /** Of all duties, how many of these were settled then by their reports; the same in each row. */
  readonly settledBefore: number;
}

/** A number that stands for a place in `standings` and four marks: numbers are grouped in a fraction of the time. */
const due = 8;
const silent = 16;
const earlier = 32;
const counted = 64;

/**
 * `tallyBy` task of a whole plan, what was overdue at an earlier instant and who has difficulties, in one look at the
 * rows: only those that one of these counts, each judged once, taken together where they stand alike.
 */
export async function readWholeDuties(
  db: Client,
  query: SummaryQuery,
  plan: Pick<PlanInForce, "id" | "catalogue" | "heirs">,
  today: Day,
  then: Date,
): Promise<WholeDuties> {
  const { current, inPeriod } = dutiesOf(query, plan, today);
  const day = dayInVietnam(then);
  // Overdue then by the columns of a duty, which tell how it stands now.
  const open = Prisma.sql`(d."dueOn" < ${day}::date AND (d."settledOn" < ${day}::date) IS NOT TRUE)`;
  const rows = await db.$queryRaw<Alike[]>`
    WITH alike AS MATERIALIZED (
      SELECT "taskId", marks, count(*)::int AS count, count(*) FILTER (WHERE open)::int AS before,
        array_agg("agencyId") FILTER (WHERE blocked AND marks >= ${counted}) AS blocked,
        array_agg(id) FILTER (WHERE open AND answered) AS doubtful
      FROM (
        SELECT d.id, d."taskId", d."agencyId", ${marksIn(today, inPeriod, current)} AS marks, d.status = 'blocked' AS blocked,
          ${open} AND ${current ? Prisma.sql`TRUE` : inPeriod} AS open, d."answeredOn" <= ${day}::date AS answered
        FROM "Duty" d
        WHERE d."taskId" IN (SELECT t.id FROM "Task" t WHERE t."planId" = ${plan.id} AND ${isOfPlan})
          AND d."closedOn" IS NULL AND d.counts AND d."beginsOn" <= ${today}::date
          AND (${inPeriod} OR ${current ? open : Prisma.sql`FALSE`})) AS looked
      GROUP BY 1, 2)
    SELECT t.code AS key, marks, count, before, blocked, (${settledAt(then)}) AS "settledBefore"
    FROM alike JOIN "Task" t ON t.id = alike."taskId"`;
  return {
    tasks: tasksOf(rows.filter(({ marks }) => marks >= counted)),
    overdueBefore: rows.reduce((sum, { before }) => sum + before, 0) - (rows[0]?.settledBefore ?? 0),
    blocked: await codesOf(
      db,
      rows.flatMap(({ blocked }) => blocked ?? []),
      plan,
    ),
  };
}

function marksIn(today: Day, inPeriod: Prisma.Sql, current: PeriodCode | null): Prisma.Sql {
  const isEarlier = current ? Prisma.sql`d.quarter <> ${current}` : Prisma.sql`FALSE`;
  return Prisma.sql`(${standingNumberIn(today)} + (d."dueOn" < ${today}::date)::int * ${due}
    + (d."answeredOn" IS NULL)::int * ${silent} + (${isEarlier})::int * ${earlier} + (${inPeriod})::int * ${counted})`;
}

/**
 * How many of the `doubtful`, open then by their columns and answered by then, had been settled by what was reported until
 * then.
 */
function settledAt(then: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT count(*) FILTER (WHERE d."checkIn" OR last.status = ANY(${[...settlingStatuses]}))::int
    FROM alike CROSS JOIN unnest(alike.doubtful) AS one (id) JOIN "Duty" d ON d.id = one.id
    CROSS JOIN LATERAL (
      SELECT r.status FROM "StatusReport" r
      WHERE r."dutyId" = one.id AND r."takenBackAt" IS NULL AND r."reportedAt" <= ${then} ORDER BY r.id DESC LIMIT 1) AS last`;
}

function tasksOf(rows: readonly Alike[]): ReadonlyMap<string, Tally> {
  const tasks = new Map<string, Record<keyof Tally, number>>();
  for (const row of rows) {
    const tally = tasks.get(row.key) ?? { ...nothing };
    tasks.set(row.key, tally);
    for (const kind of kindsOf(row)) tally[kind] += row.count;
  }
  return tasks;
}

/** Under which numbers of a tally such a duty counts: in memory what `talliedColumns` of queries.ts says in a statement. */
function kindsOf({ marks }: Alike): readonly (keyof Tally)[] {
  const has = (mark: number) => (marks & mark) !== 0;
  const kinds: (keyof Tally)[] = !has(due) ? [] : has(earlier) ? ["earlier"] : ["due"];
  const standing = standings[marks % due]!;
  if (has(earlier) && (standing === "soon" || standing === "later")) kinds.push(`${standing}Earlier`);
  if (standing === "overdue") return [...kinds, has(silent) ? "silent" : "unfinished"];
  if (standing === "soon") return has(silent) ? [...kinds, "soon", "soonSilent"] : [...kinds, "soon"];
  if (standing === "later") return [...kinds, "later"];
  if (standing === "uncounted") return kinds;
  return [...kinds, has(due) ? (standing === "settled_on_time" ? "onTime" : "late") : "ahead"];
}

async function codesOf(
  db: Client,
  agencyIds: readonly number[],
  { heirs }: Pick<PlanInForce, "heirs">,
): Promise<readonly string[]> {
  const ids = [...new Set(agencyIds.map((id) => heirs.get(id) ?? id))];
  if (ids.length === 0) return [];
  const agencies = await db.$queryRaw<{ readonly code: string }[]>`
    SELECT code FROM "Agency" WHERE id = ANY(${ids}) ORDER BY "order"`;
  return agencies.map(({ code }) => code);
}
