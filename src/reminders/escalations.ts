import type { HolidayTable } from "../calendar/working-days.js";
import type { Prisma } from "../database/generated/client.js";
import { focalPointsOf } from "../people/focal-points.js";
import { leadersToldOf, ledBy } from "../people/leave/leaders-told.js";
import { dueDaysEscalatedOn, isWithin, readEscalation } from "../plan/escalation-days.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { planIsInForce } from "../plan/plan-state.js";
import { figureWindows } from "../reporting/figure-windows.js";
import { findMissingFigures, missingFigures } from "../reporting/missing-figures.js";
import { type PlanNames, translator } from "../text/language.js";
import type { Message } from "../text/message.js";
import { findTold } from "./addressee.js";
import { findOpenDuties } from "./digest-duties.js";
import { type DigestHours, digestHoursNow, digestHoursOf } from "./digest-hours.js";
import { escalationMessage } from "./escalation-text.js";
import { insteadOfLeaders } from "./leave-text.js";
import { type Planned, putOut } from "./put-out.js";

export const escalationKind = "escalation";

/** By which plans it is decided, and which days are worked. */
export interface EscalationRules {
  readonly plans: readonly PlanInForce[];
  readonly holidays: HolidayTable;
}

/**
 * Puts a message into the outbox for every leader, or who stands in for one, of whose agency duties or figures are overdue
 * since as many working days as the setting says, from 08:00 of that morning, caught up until 17:00; one a person, whatever
 * it names. A due day has one such morning, so it is told once, and again only after the due day was moved. Resolves with how
 * many are new.
 */
export async function planEscalations(
  db: Prisma.TransactionClient,
  now: Date,
  rules: EscalationRules,
): Promise<number> {
  const hours = digestHoursNow(now, rules.holidays);
  return hours ? putOut(db, await escalationsOf(db, { hours, now }, rules), now) : 0;
}

/** The escalations of a working day that are not in the outbox yet, as far as rows still tell what was open then. */
export async function escalationsOf(
  db: Prisma.TransactionClient,
  { hours, now }: { readonly hours: DigestHours; readonly now: Date },
  { plans, holidays }: EscalationRules,
): Promise<Planned[]> {
  const { leader } = await readEscalation(db);
  const due = dueDaysEscalatedOn(hours.day, leader, holidays);
  if (!due) return [];
  const windows = figureWindows(plans, hours.day).filter(({ dueOn }) => isWithin(dueOn, due));
  const people = await db.$queryRaw<{ personId: number }[]>`
    WITH late AS MATERIALIZED (
      SELECT answering.id AS "agencyId"
      FROM "Duty" d
      JOIN "Agency" a ON a."id" = d."agencyId"
      JOIN "Task" k ON k."id" = d."taskId"
      JOIN "Plan" pl ON pl."id" = k."planId" AND ${planIsInForce(hours.day)}
      CROSS JOIN LATERAL (VALUES (a."id"), (a."heirId")) AS answering(id)
      WHERE d."settledOn" IS NULL AND d."closedOn" IS NULL AND d."counts"
        AND d."dueOn" >= ${due.from}::date AND d."dueOn" < ${due.before}::date
      UNION
      SELECT m."agencyId" FROM (${missingFigures(windows, hours.day)}) m)
    SELECT DISTINCT told."personId"
    FROM late
    JOIN ${leadersToldOf(hours.day, now)} told ON told."agencyId" = late."agencyId"
    JOIN "Person" p ON p."id" = told."personId" AND p."leftAt" IS NULL
    WHERE told."since" < ${hours.due}
      AND NOT EXISTS (
        SELECT 1 FROM "OutboxMessage" o
        WHERE o."key" = ${escalationKind} || ':' || told."personId" || ':' || ${hours.day}::text)
    ORDER BY told."personId"`;
  return people.map(({ personId }) => ({
    key: `${escalationKind}:${personId}:${hours.day}`,
    ...{ personId, kind: escalationKind, day: hours.day, urgent: true, expiresAt: hours.ends },
  }));
}

/** Writes an escalation as things stand now. Withdrawn where all of it is settled, and for who leads nothing any more. */
export async function composeEscalation(
  db: Prisma.TransactionClient,
  row: { readonly personId: number; readonly day: string },
  { now, plan, ...rules }: EscalationRules & { readonly now: Date; readonly plan: PlanNames | null },
): Promise<{ readonly message: Message } | "withdrawn" | { readonly postpone: Date }> {
  const { due } = digestHoursOf(row.day);
  if (now < due) return { postpone: due };
  const hours = digestHoursNow(now, rules.holidays);
  const told = await findTold(db, row.personId, now);
  if (!hours || hours.day !== row.day || !told) return "withdrawn";
  const led = await ledBy(db, row.personId, hours.day, now);
  const agencies = led.map(({ agency }) => agency);
  const ids = agencies.map(({ id }) => id);
  const { leader } = await readEscalation(db);
  const dueDays = dueDaysEscalatedOn(hours.day, leader, rules.holidays);
  const open = await findOpenDuties(db, ids, hours.day);
  const duties = open.filter(({ dueOn }) => isWithin(dueOn, dueDays));
  const windows = figureWindows(rules.plans, hours.day).filter(({ dueOn }) => isWithin(dueOn, dueDays));
  const figures = await findMissingFigures(db, windows, ids, hours.day);
  if (duties.length === 0 && figures.length === 0) return "withdrawn";
  if (told.busyUntil && told.busyUntil < hours.ends) return { postpone: told.busyUntil };
  const t = translator(told.language, plan);
  const held = await focalPointsOf(db, ids);
  const focalPoints = held.map((one) => ({ ...one, agency: agencies.find(({ id }) => id === one.agencyId)! }));
  const about = new Set([...duties, ...figures].map(({ agencyId }) => agencyId));
  const instead = insteadOfLeaders(led, about, t);
  return {
    message: escalationMessage(
      { duties, figures },
      { today: hours.day, days: leader, agencies, focalPoints, instead, t },
    ),
  };
}
