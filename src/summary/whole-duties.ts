import { type Day, dayInVietnam } from "../calendar/day.js";
import { Prisma } from "../database/generated/client.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import type { Standing } from "../plan/standing.js";
import { settlingStatuses } from "../text/status-rules.js";
import { columnsToTally, dutiesOf } from "./queries.js";
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
  readonly counted: boolean;
  readonly due: boolean;
  readonly silent: boolean;
  readonly earlier: boolean;
  readonly standing: Standing;
  readonly count: number;
  /** How many of them were overdue at the earlier instant by their columns alone. */
  readonly before: number;
  readonly blocked: readonly number[] | null;
  /** Of all duties, how many of these were settled then by their reports; the same in each row. */
  readonly settledBefore: number;
}

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
  const rows = await db.$queryRaw<Alike[]>`
    WITH looked AS MATERIALIZED (
      SELECT d.id, d."taskId", d."agencyId", d."checkIn", d.status = 'blocked' AS blocked, ${inPeriod} AS counted,
        ${columnsToTally(current, today)}, ${columnsOf(then, current ? Prisma.sql`TRUE` : inPeriod)}
      FROM "Duty" d
      WHERE d."taskId" IN (SELECT id FROM "Task" WHERE "planId" = ${plan.id})
        AND d."closedOn" IS NULL AND d.counts AND d."beginsOn" <= ${today}::date
        AND (${inPeriod} OR ${current ? openAt(then) : Prisma.sql`FALSE`}))
    SELECT t.code AS key, alike.*, (${settledAt(then)}) AS "settledBefore"
    FROM (
      SELECT "taskId", counted, due, silent, earlier, standing, count(*)::int AS count,
        count(*) FILTER (WHERE open)::int AS before, array_agg("agencyId") FILTER (WHERE blocked AND counted) AS blocked
      FROM looked GROUP BY 1, 2, 3, 4, 5, 6) AS alike
    JOIN "Task" t ON t.id = alike."taskId"`;
  return {
    tasks: tasksOf(rows.filter(({ counted }) => counted)),
    overdueBefore: rows.reduce((sum, { before }) => sum + before, 0) - (rows[0]?.settledBefore ?? 0),
    blocked: await codesOf(
      db,
      rows.flatMap(({ blocked }) => blocked ?? []),
      plan,
    ),
  };
}

/** Overdue then by the columns of a duty `d`, which tell how it stands now. */
function openAt(then: Date): Prisma.Sql {
  const day = dayInVietnam(then);
  return Prisma.sql`(d."dueOn" < ${day}::date AND (d."settledOn" < ${day}::date) IS NOT TRUE)`;
}

function columnsOf(then: Date, among: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`${openAt(then)} AND ${among} AS open, d."answeredOn" <= ${dayInVietnam(then)}::date AS answered`;
}

/**
 * How many of `looked` that were open then by their columns had been settled by what was reported until then: only what
 * had been answered can have been.
 */
function settledAt(then: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT count(*) FILTER (WHERE last.settles)::int FROM looked CROSS JOIN LATERAL (
      SELECT looked."checkIn" OR r.status = ANY(${[...settlingStatuses]}) AS settles FROM "StatusReport" r
      WHERE r."dutyId" = looked.id AND r."takenBackAt" IS NULL AND r."reportedAt" <= ${then} ORDER BY r.id DESC LIMIT 1) last
    WHERE looked.open AND looked.answered`;
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
function kindsOf({ due, earlier, silent, standing }: Alike): readonly (keyof Tally)[] {
  const kinds: (keyof Tally)[] = earlier ? ["earlier"] : due ? ["due"] : [];
  if (standing === "overdue") return [...kinds, silent ? "silent" : "unfinished"];
  if (standing === "soon") return silent ? [...kinds, "soon", "soonSilent"] : [...kinds, "soon"];
  if (standing === "later") return [...kinds, "later"];
  if (standing === "uncounted") return kinds;
  return [...kinds, due ? (standing === "settled_on_time" ? "onTime" : "late") : "ahead"];
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
