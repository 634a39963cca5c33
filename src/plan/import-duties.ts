import type { Day } from "../calendar/day.js";
import type { HolidayTable } from "../calendar/working-days.js";
import { dateColumn } from "../database/days.js";
import { Prisma } from "../database/generated/client.js";
import { levels } from "../text/levels.js";
import { settlingStatuses } from "../text/status-rules.js";
import { columnsOf, type Succession, successorsByDay } from "./agencies/successors-by-day.js";
import type { Changes } from "./differences.js";
import type { Register } from "./import-register.js";
import { isMadeInAdvance } from "./made-in-advance.js";
import { agenciesOn, assignDuties } from "./make-duties.js";
import { moveDaysAgain, putPlannedDaysBack } from "./moved-days.js";
import type { PlanData } from "./plan-data.js";

type Tx = Prisma.TransactionClient;

/**
 * Brings the duties of a plan to what it says, in a handful of statements however many they are.
 *
 * A duty is known by its task, part, agency and period. One whose period the plan no longer has, where it now has
 * another in its place, is the same duty with its date moved: it keeps its id and its reports (each of which keeps the
 * period it was given for). "In its place" is told by the order of periods, where as many are gone as are new; monthly
 * work that becomes quarterly has none. What has reports is closed as withdrawn and not deleted; named again it opens
 * again. What was closed because its agency is no more stays so, and what its successor took over stays there.
 *
 * In one piece: each statement counts on what those before it have left, in words that they share.
 */
export async function importDuties(
  tx: Tx,
  plan: PlanData,
  { planId, taskIds, agencyIds }: Pick<Register, "planId" | "taskIds" | "agencyIds">,
  holidays: HolidayTable,
  countsFrom: Day,
  today: Day,
): Promise<Changes> {
  // Nothing tells the planner how much is wanted: it would compare each with each.
  await tx.$executeRaw`SET LOCAL enable_nestloop = off`;
  const movedDays = await putPlannedDaysBack(tx, planId);
  const successions = await successorsByDay(tx, [...agencyIds.values()]);
  const wanted = wantedDuties(plan, { taskIds, agencyIds, successions }, holidays, countsFrom);
  const same = Prisma.sql`
    d."taskId" = w."taskId" AND d."agencyId" = w."agencyId" AND d.period = w.period AND d.part = w.part`;
  const ofPlan = Prisma.sql`d."taskId" IN (SELECT k.id FROM "Task" k WHERE k."planId" = ${planId} AND ${isMadeInAdvance})`;
  const dates = Prisma.sql`
    "checkIn" = w."checkIn", quarter = w.quarter, "beginsOn" = w."beginsOn", "dueOn" = w."dueOn", "lockOn" = w."lockOn",
    counts = w.counts`;

  const moved = await tx.$queryRaw<Touched[]>`
    WITH ${wanted},
    gone AS (
      SELECT d.id, d."taskId", d."agencyId", d.part,
        row_number() OVER (PARTITION BY d."taskId", d."agencyId", d.part ORDER BY d."dueOn", d.id) AS n,
        count(*) OVER (PARTITION BY d."taskId", d."agencyId", d.part) AS of
      FROM "Duty" d WHERE ${ofPlan} AND d."closedOn" IS NULL AND NOT EXISTS (SELECT 1 FROM wanted w WHERE ${same})),
    fresh AS (
      SELECT w.*, row_number() OVER (PARTITION BY w."taskId", w."agencyId", w.part ORDER BY w."dueOn", w.period) AS n,
        count(*) OVER (PARTITION BY w."taskId", w."agencyId", w.part) AS of
      FROM wanted w WHERE NOT EXISTS (SELECT 1 FROM "Duty" d WHERE ${same}))
    UPDATE "Duty" d SET period = w.period, ${dates}
    FROM gone JOIN fresh w USING ("taskId", "agencyId", part, n, of)
    WHERE d.id = gone.id
    RETURNING d.id, d."checkIn"`;
  const returned = await tx.$executeRaw`
    WITH ${wanted}
    UPDATE "Duty" d SET "closedOn" = NULL, "closedReason" = NULL FROM wanted w
    WHERE ${same} AND d."closedReason" = 'withdrawn'`;
  const changed = await tx.$queryRaw<Touched[]>`
    WITH ${wanted}
    UPDATE "Duty" d SET ${dates} FROM wanted w
    WHERE ${same} AND d."closedOn" IS NULL
      AND (d."checkIn", d.quarter, d."beginsOn", d."dueOn", d."lockOn", d.counts)
        IS DISTINCT FROM (w."checkIn", w.quarter, w."beginsOn", w."dueOn", w."lockOn", w.counts)
    RETURNING d.id, d."checkIn"`;
  await settleAnew(tx, [...moved, ...changed]);
  const added = await tx.$executeRaw`
    WITH ${wanted}
    INSERT INTO "Duty" ("taskId", "agencyId", part, period, "checkIn", quarter, "beginsOn", "dueOn", "lockOn", counts)
    SELECT w."taskId", w."agencyId", w.part, w.period, w."checkIn", w.quarter, w."beginsOn", w."dueOn", w."lockOn", w.counts
    FROM wanted w WHERE NOT EXISTS (SELECT 1 FROM "Duty" d WHERE ${same})
    ORDER BY w.assignment, w.place, w."beginsOn", w.period`;
  const unwanted = Prisma.sql`
    ${ofPlan} AND d."closedOn" IS NULL AND NOT EXISTS (SELECT 1 FROM wanted w WHERE ${same})`;
  const reported = Prisma.sql`
    (d."answeredOn" IS NOT NULL OR EXISTS (SELECT 1 FROM "StatusReport" r WHERE r."dutyId" = d.id))`;
  const withdrawn = await tx.$executeRaw`
    WITH ${wanted}
    UPDATE "Duty" d SET "closedOn" = ${dateColumn(today)}, "closedReason" = 'withdrawn' WHERE ${unwanted} AND ${reported}`;
  const deleted = await tx.$executeRaw`WITH ${wanted} DELETE FROM "Duty" d WHERE ${unwanted}`;
  await tx.$executeRaw`SET LOCAL enable_nestloop = on`;
  await moveDaysAgain(tx, movedDays);
  return { added: added + returned, changed: moved.length + changed.length, removed: withdrawn + deleted };
}

interface Touched {
  readonly id: number;
  readonly checkIn: boolean;
}

interface Known extends Pick<Register, "taskIds" | "agencyIds"> {
  readonly successions: readonly Succession[];
}

/**
 * The wanted duties as a common table: agencies by assignment and level, joined with the dates of that level. So many as
 * 500,000 duties are a hundred thousand numbers on the way to the database. What is due when its agency is no more is its
 * successor's, one a task, period and part.
 */
function wantedDuties(
  plan: PlanData,
  { taskIds, agencyIds, successions }: Known,
  holidays: HolidayTable,
  countsFrom: Day,
): Prisma.Sql {
  const { lead, date } = columnsOfDuties(plan, { taskIds, agencyIds }, holidays, countsFrom);
  const planned = Prisma.sql`
    SELECT l.assignment, l.place, l."agencyId", t."taskId", t.part, t.period, t."checkIn", t.quarter, t."beginsOn",
      t."dueOn", t."lockOn", t.counts
    FROM unnest(${lead.assignment}::int[], ${lead.agency}::int[], ${lead.level}::int[]) WITH ORDINALITY
      AS l(assignment, "agencyId", level, place)
    JOIN unnest(${date.assignment}::int[], ${date.level}::int[], ${date.task}::int[], ${date.part}::text[],
      ${date.period}::text[], ${date.checkIn}::boolean[], ${date.quarter}::text[], ${date.beginsOn}::date[],
      ${date.dueOn}::date[], ${date.lockOn}::date[], ${date.counts}::boolean[])
      AS t(assignment, level, "taskId", part, period, "checkIn", quarter, "beginsOn", "dueOn", "lockOn", counts)
      USING (assignment, level)`;
  if (successions.length === 0) return Prisma.sql`wanted AS MATERIALIZED (${planned})`;
  const { from, since, until, to } = columnsOf(successions);
  return Prisma.sql`wanted AS MATERIALIZED (
    SELECT DISTINCT ON (agency.id, p."taskId", p.period, p.part) p.assignment, p.place, agency.id AS "agencyId", p."taskId",
      p.part, p.period, p."checkIn", p.quarter, p."beginsOn", p."dueOn", p."lockOn", p.counts
    FROM (${planned}) p
    LEFT JOIN unnest(${from}::int[], ${since}::date[], ${until}::date[], ${to}::int[]) AS s("from", since, until, "to")
      ON s."from" = p."agencyId" AND s.since <= p."dueOn" AND (s.until IS NULL OR p."dueOn" < s.until)
    CROSS JOIN LATERAL (SELECT CASE WHEN s."from" IS NULL THEN p."agencyId" ELSE s."to" END AS id) agency
    WHERE agency.id IS NOT NULL
    ORDER BY agency.id, p."taskId", p.period, p.part, s."from" NULLS FIRST, p.place)`;
}

/** Who has each assignment, and its dates by level: each a table whose columns are arrays. */
function columnsOfDuties(
  plan: PlanData,
  { taskIds, agencyIds }: Pick<Register, "taskIds" | "agencyIds">,
  holidays: HolidayTable,
  countsFrom: Day,
) {
  const levelOf = new Map(
    agenciesOn(plan.agencies, plan.issuedOn).map(({ code, level }) => [code, levels.indexOf(level)]),
  );
  const lead = { assignment: [] as number[], agency: [] as number[], level: [] as number[] };
  const date = {
    assignment: [] as number[],
    level: [] as number[],
    task: [] as number[],
    part: [] as string[],
    period: [] as string[],
    checkIn: [] as boolean[],
    quarter: [] as string[],
    beginsOn: [] as string[],
    dueOn: [] as string[],
    lockOn: [] as string[],
    counts: [] as boolean[],
  };
  for (const [index, { task, part, leads, dates }] of assignDuties(plan, holidays).entries()) {
    for (const code of leads) {
      lead.assignment.push(index);
      lead.agency.push(agencyIds.get(code)!);
      lead.level.push(levelOf.get(code)!);
    }
    for (const [level, ofLevel] of dates)
      for (const one of ofLevel) {
        date.assignment.push(index);
        date.level.push(levels.indexOf(level));
        date.task.push(taskIds.get(task)!);
        date.part.push(part);
        date.period.push(one.period);
        date.checkIn.push(one.checkIn);
        date.quarter.push(one.quarter);
        date.beginsOn.push(one.beginsOn);
        date.dueOn.push(one.dueOn);
        date.lockOn.push(one.lockOn);
        date.counts.push(one.dueOn >= countsFrom);
      }
  }
  return { lead, date };
}

/**
 * What settles a duty depends on whether it is a check-in, which may have changed: it is settled from the first report
 * since which every one settles it. One that stands for several of merged agencies stays as it is.
 */
async function settleAnew(tx: Tx, touched: readonly Touched[]): Promise<void> {
  if (touched.length === 0) return;
  await tx.$executeRaw`
    WITH report AS (
      SELECT r."dutyId", r.id, (r."reportedAt" AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day,
        d."checkIn" OR r.status = ANY(${settlingStatuses}) AS settles
      FROM "StatusReport" r JOIN "Duty" d ON d.id = r."dutyId"
      WHERE d.id = ANY(${touched.map(({ id }) => id)}) AND r."takenBackAt" IS NULL
        AND NOT EXISTS (SELECT 1 FROM "Duty" merged WHERE merged."takenById" = d.id)),
    settled AS (
      SELECT r."dutyId", min(r.day) AS day FROM report r
      WHERE r.settles AND NOT EXISTS (
        SELECT 1 FROM report later WHERE later."dutyId" = r."dutyId" AND later.id > r.id AND NOT later.settles)
      GROUP BY r."dutyId")
    UPDATE "Duty" d SET "settledOn" = s.day
    FROM (SELECT DISTINCT r."dutyId", s.day FROM report r LEFT JOIN settled s USING ("dutyId")) s
    WHERE d.id = s."dutyId" AND d."settledOn" IS DISTINCT FROM s.day`;
}
