import type { HolidayTable } from "../calendar/working-days.js";
import type { Prisma } from "../database/generated/client.js";
import { focalPointsOf } from "../people/focal-points.js";
import { dueDaysEscalatedOn, isWithin, readEscalation } from "../plan/escalation-days.js";
import { planIsInForce } from "../plan/plan-state.js";
import { type PlanNames, translator } from "../text/language.js";
import type { Message } from "../text/message.js";
import { agenciesLed, findTold } from "./addressee.js";
import { findOpenDuties } from "./digest-duties.js";
import { type DigestHours, digestHoursNow, digestHoursOf } from "./digest-hours.js";
import { escalationMessage } from "./escalation-text.js";
import { type Planned, putOut } from "./put-out.js";

export const escalationKind = "escalation";

/**
 * Puts a message into the outbox for every leader of whose agency something is overdue since as many working days as the
 * setting says, from 08:00 of that morning, caught up until 17:00; one a leader, whatever it names. A due day has one such
 * morning, so a duty is told once, and again only after its due day was moved. Resolves with how many are new.
 */
export async function planEscalations(
  db: Prisma.TransactionClient,
  now: Date,
  holidays: HolidayTable,
): Promise<number> {
  const hours = digestHoursNow(now, holidays);
  return hours ? putOut(db, await escalationsOf(db, hours, holidays), now) : 0;
}

/** The escalations of a working day that are not in the outbox yet, as far as rows still tell what was open then. */
export async function escalationsOf(
  db: Prisma.TransactionClient,
  hours: DigestHours,
  holidays: HolidayTable,
): Promise<Planned[]> {
  const { leader } = await readEscalation(db);
  const due = dueDaysEscalatedOn(hours.day, leader, holidays);
  if (!due) return [];
  const people = await db.$queryRaw<{ personId: number }[]>`
    SELECT DISTINCT h."personId"
    FROM "Holding" h
    JOIN "Person" p ON p."id" = h."personId" AND p."leftAt" IS NULL
    JOIN "Post" post ON post."id" = h."postId" AND post."role" = 'leader'
    JOIN "Agency" a ON a."id" = post."agencyId" OR a."heirId" = post."agencyId"
    JOIN "Duty" d ON d."agencyId" = a."id"
    JOIN "Task" k ON k."id" = d."taskId"
    JOIN "Plan" pl ON pl."id" = k."planId" AND ${planIsInForce(hours.day)}
    WHERE h."until" IS NULL AND h."since" < ${hours.due} AND d."settledOn" IS NULL AND d."closedOn" IS NULL AND d."counts"
      AND d."dueOn" >= ${due.from}::date AND d."dueOn" < ${due.before}::date
      AND NOT EXISTS (
        SELECT 1 FROM "OutboxMessage" o
        WHERE o."key" = ${escalationKind} || ':' || h."personId" || ':' || ${hours.day}::text)
    ORDER BY h."personId"`;
  return people.map(({ personId }) => ({
    key: `${escalationKind}:${personId}:${hours.day}`,
    ...{ personId, kind: escalationKind, day: hours.day, urgent: true, expiresAt: hours.ends },
  }));
}

/** Writes an escalation as things stand now. Withdrawn where all of it is settled, and for who leads nothing any more. */
export async function composeEscalation(
  db: Prisma.TransactionClient,
  row: { readonly personId: number; readonly day: string },
  { now, holidays, plan }: { readonly now: Date; readonly holidays: HolidayTable; readonly plan: PlanNames | null },
): Promise<{ readonly message: Message } | "withdrawn" | { readonly postpone: Date }> {
  const { due } = digestHoursOf(row.day);
  if (now < due) return { postpone: due };
  const hours = digestHoursNow(now, holidays);
  const told = await findTold(db, row.personId, now);
  if (!hours || hours.day !== row.day || !told) return "withdrawn";
  const agencies = agenciesLed(told.posts);
  const { leader } = await readEscalation(db);
  const dueDays = dueDaysEscalatedOn(hours.day, leader, holidays);
  const open = await findOpenDuties(
    db,
    agencies.map(({ id }) => id),
    hours.day,
  );
  const duties = open.filter(({ dueOn }) => isWithin(dueOn, dueDays));
  if (duties.length === 0) return "withdrawn";
  if (told.busyUntil && told.busyUntil < hours.ends) return { postpone: told.busyUntil };
  const t = translator(told.language, plan);
  const held = await focalPointsOf(
    db,
    agencies.map(({ id }) => id),
  );
  const focalPoints = held.map((one) => ({ ...one, agency: agencies.find(({ id }) => id === one.agencyId)! }));
  return { message: escalationMessage(duties, { today: hours.day, days: leader, agencies, focalPoints, t }) };
}
