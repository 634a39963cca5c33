import { type Day, dayInVietnam, timeInVietnam } from "../calendar/day.js";
import { isWorkingDay } from "../calendar/working-days.js";
import { Prisma } from "../database/generated/client.js";
import { enqueue, type OutboxEntry } from "../delivery/outbox.js";
import { dueDaysOnSteps, reminderHours } from "../plan/ladder.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { plansInForce, usualPlan } from "../plan/which-plan.js";
import { figureWindows } from "../reporting/figure-windows.js";
import { missingFigures } from "../reporting/missing-figures.js";
import { digestHoursOf, noonEndsAt } from "./digest-hours.js";
import { bringsReturned } from "./digest-items.js";
import { recipientsOf } from "./digest-recipients.js";
import { ladderOf } from "./ladders.js";
import { findReturnedFigures } from "./returned-figures.js";

/** The kind of the outbox rows that `composeDigest` fills. */
export const digestKind = "digest";

/** One a person and day. */
export function outboxKeyOf(personId: number, day: Day): string {
  return `${digestKind}:${personId}:${day}`;
}

/**
 * Puts a digest into the outbox for everybody of whom something stands on a step of its plan's ladder today, or who wanted
 * to hear of it again today, or who is told instead of one on leave; all agencies of a person together. Resolves with how
 * many rows are new. The key (person, day) makes a second tick, another process or a catch-up harmless. What is told is
 * `chooseDigest`, chosen again when the row is sent; here it only has to be something.
 *
 * From the hour that the person has chosen, else that of the plan, to 17:00 of a working day, not at noon, and not for a
 * plan whose last lock date has passed. Urgent where what brings it is overdue.
 */
export async function planDigests(
  db: Prisma.TransactionClient,
  now: Date,
  plans: readonly PlanInForce[],
): Promise<number> {
  const time = timeInVietnam(now);
  if (time < reminderHours.begin || time >= reminderHours.end || noonEndsAt(now)) return 0;
  const entries = await entriesOf(db, { day: dayInVietnam(now), dueAfter: null, dueUntil: now }, plans, now);
  return enqueue(db, entries, now);
}

/** The digests of a day that are due in a stretch of it; `dueAfter` is no part of it, null: from its beginning. */
export interface DigestStretch {
  readonly day: Day;
  readonly dueAfter: Date | null;
  readonly dueUntil: Date;
}

/**
 * The digests of a day, of that day's own state as far as rows still tell it: who holds a post now and held it then, and
 * what was open then. None on a rest day.
 */
export async function entriesOf(
  db: Prisma.TransactionClient,
  stretch: DigestStretch,
  plans: readonly PlanInForce[],
  now: Date,
): Promise<OutboxEntry[]> {
  const { day } = stretch;
  const usual = usualPlan(plans, day);
  if (usual?.stateOn(day) !== "in_force" || !isWorkingDay(day, usual.deadlines.holidays)) return [];
  const told = toldIn(stretch, usual.deadlines.regime.ladder.at, now);
  const urgent = new Map<number, boolean>();
  for (const { personId, overdue } of [
    ...(await findByDuties(db, told, day, plansInForce(plans, day))),
    ...(await findByFigures(db, told, day, plans)),
    ...(await findByReturned(db, told, day, plans)),
  ])
    urgent.set(personId, overdue || urgent.get(personId) === true);
  return [...urgent].map(([personId, overdue]) => ({
    ...{ key: outboxKeyOf(personId, day), personId, kind: digestKind, day },
    ...{ urgent: overdue, nextAt: now, expiresAt: digestHoursOf(day).ends },
  }));
}

interface PersonToTell {
  readonly personId: number;
  readonly overdue: boolean;
}

/** Who gets a digest in this stretch and has none yet: it runs every minute, so they are left out first. */
function toldIn({ day, dueAfter, dueUntil }: DigestStretch, at: string, now: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT r.* FROM (${recipientsOf(day, at, now)}) r
    WHERE r.due <= ${dueUntil} AND (${dueAfter}::timestamptz IS NULL OR r.due > ${dueAfter})
      AND NOT EXISTS (
        SELECT 1 FROM "OutboxMessage" o WHERE o."key" = ${digestKind} || ':' || r."personId" || ':' || ${day}::text)`;
}

interface Step {
  readonly planId: number;
  readonly from: Day;
  readonly to: Day;
  readonly side: string;
}

function rowsOf(steps: readonly Step[]): Prisma.Sql {
  return Prisma.sql`
    SELECT * FROM unnest(${steps.map(({ planId }) => planId)}::int[], ${steps.map(({ from }) => from)}::date[],
      ${steps.map(({ to }) => to)}::date[], ${steps.map(({ side }) => side === "before")}::boolean[])
      AS s("planId", "from", "to", "before")`;
}

/** One statement for everybody, from the few due days that stand on a step to those who answer for what is due then. */
function findByDuties(
  db: Prisma.TransactionClient,
  told: Prisma.Sql,
  today: Day,
  plans: readonly PlanInForce[],
): Promise<PersonToTell[]> {
  const steps = plans.flatMap(({ id, deadlines: { regime, holidays } }) =>
    dueDaysOnSteps(today, regime.ladder, holidays).map((stretch) => ({ planId: id, ...stretch })),
  );
  const isOpen = Prisma.sql`d."closedOn" IS NULL AND d."counts" AND d."beginsOn" <= ${today}::date
    AND (d."settledOn" IS NULL OR d."settledOn" > ${today}::date)`;
  // Before the due day the steps hold for what is not answered.
  const holds = Prisma.sql`(NOT s."before" OR d."answeredOn" IS NULL OR d."answeredOn" > ${today}::date)`;
  return db.$queryRaw<PersonToTell[]>`
    WITH told AS MATERIALIZED (${told}),
    steps AS MATERIALIZED (${rowsOf(steps)}),
    back AS MATERIALIZED (
      SELECT "dutyId", min("answerBy") AS "answerBy" FROM "Return" WHERE state = 'open' AND "dutyId" IS NOT NULL
      GROUP BY "dutyId"),
    waited AS MATERIALIZED (
      SELECT d.id, d."agencyId", d."dueOn" AS day, NULL::int AS "personId"
      FROM steps s
      JOIN "Duty" d ON d."dueOn" BETWEEN s."from" AND s."to"
      JOIN "Task" k ON k.id = d."taskId" AND k."planId" = s."planId"
      WHERE ${isOpen} AND ${holds} AND NOT EXISTS (SELECT 1 FROM back WHERE back."dutyId" = d.id)
      UNION ALL
      SELECT d.id, d."agencyId", least(d."dueOn", back."answerBy"), NULL
      FROM back
      JOIN "Duty" d ON d.id = back."dutyId"
      JOIN "Task" k ON k.id = d."taskId"
      JOIN steps s ON s."planId" = k."planId" AND (
        (${holds} AND least(d."dueOn", back."answerBy") BETWEEN s."from" AND s."to")
        OR (NOT s."before" AND back."answerBy" BETWEEN s."from" AND s."to"))
      WHERE ${isOpen}
      UNION ALL
      SELECT d.id, d."agencyId", d."dueOn", r."personId"
      FROM "ReminderReply" r
      JOIN "Duty" d ON d.id = r."dutyId"
      JOIN "Task" k ON k.id = d."taskId" AND k."planId" = ANY(${plans.map(({ id }) => id)}::int[])
      WHERE r."remindOn" = ${today}::date AND ${isOpen}),
    answered AS MATERIALIZED (
      SELECT w.id, w.day, w."personId", answering.id AS "agencyId"
      FROM waited w
      JOIN "Agency" a ON a.id = w."agencyId"
      CROSS JOIN LATERAL (VALUES (a.id), (a."heirId")) AS answering(id)
      WHERE answering.id IS NOT NULL)
    SELECT t."personId", bool_or(w.day < ${today}::date) AS "overdue"
    FROM answered w
    JOIN told t ON t."agencyId" = w."agencyId" AND (w."personId" IS NULL OR w."personId" = t."personId")
    WHERE NOT EXISTS (
        SELECT 1 FROM "ReminderReply" r
        WHERE r."remindOn" > ${today}::date AND r."personId" = t."personId" AND r."dutyId" = w.id)
      AND NOT EXISTS (
        SELECT 1 FROM "StatusReport" r
        WHERE r."dutyId" = w.id AND r."takenBackAt" IS NULL AND r."reportedAt" >= t.due
          AND r."reportedAt" < ${digestHoursOf(today).ends})
    GROUP BY t."personId"
    ORDER BY t."personId"`;
}

/** The same by figures: on most days none stand on a step, and nobody wanted to hear of them again. */
async function findByFigures(
  db: Prisma.TransactionClient,
  told: Prisma.Sql,
  today: Day,
  plans: readonly PlanInForce[],
): Promise<PersonToTell[]> {
  const windows = figureWindows(plans, today);
  if (windows.length === 0) return [];
  const again = await db.$queryRaw<{ agencyId: number }[]>`
    SELECT DISTINCT r."agencyId" FROM "ReminderReply" r WHERE r."remindOn" = ${today}::date AND r.period IS NOT NULL`;
  const stands = windows.filter(({ step }) => step !== null);
  if (stands.length === 0 && again.length === 0) return [];
  const others = windows.filter(({ step }) => step === null);
  const wanted = again.map(({ agencyId }) => agencyId);
  const onStep = windows.flatMap(({ step, period, level }) => (step === null ? [] : [`${period} ${level}`]));
  return db.$queryRaw<PersonToTell[]>`
    WITH told AS MATERIALIZED (${told})
    SELECT t."personId", bool_or(m."dueOn" < ${today}::date) AS "overdue"
    FROM (
      (${missingFigures(stands, today)}) UNION ALL (${missingFigures(others, today, wanted)})) m
    JOIN "Agency" a ON a.id = m."agencyId"
    JOIN told t ON t."agencyId" = m."agencyId"
    LEFT JOIN LATERAL (
      SELECT max(r."remindOn") AS day FROM "ReminderReply" r
      WHERE r."personId" = t."personId" AND r."agencyId" = m."agencyId" AND r.period = m.period) later ON true
    WHERE later.day = ${today}::date
      OR ((later.day IS NULL OR later.day < ${today}::date) AND m.period || ' ' || a.level = ANY(${onStep}::text[]))
    GROUP BY t."personId"
    ORDER BY t."personId"`;
}

/** The same by figures that the office sent back: there are few, and on most days none stands on a step. */
async function findByReturned(
  db: Prisma.TransactionClient,
  told: Prisma.Sql,
  today: Day,
  plans: readonly PlanInForce[],
): Promise<PersonToTell[]> {
  const { holidays } = usualPlan(plans, today)!.deadlines;
  const day = { today, holidays, ladderOf: ladderOf(plans) };
  const onStep = (await findReturnedFigures(db, today)).filter((one) => bringsReturned(one, day));
  if (onStep.length === 0) return [];
  return db.$queryRaw<PersonToTell[]>`
    SELECT t."personId", bool_or(b."answerBy" < ${today}::date) AS "overdue"
    FROM unnest(${onStep.map(({ agencyId }) => agencyId)}::int[], ${onStep.map(({ answerBy }) => answerBy)}::date[])
      AS b("agencyId", "answerBy")
    JOIN (${told}) t ON t."agencyId" = b."agencyId"
    GROUP BY t."personId"
    ORDER BY t."personId"`;
}
