import { dayInVietnam } from "../calendar/day.js";
import type { HolidayTable } from "../calendar/working-days.js";
import type { Prisma } from "../database/generated/client.js";
import { agenciesOfFocalPoint } from "../people/focal-points.js";
import { agenciesToldOf } from "../people/leave/told.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { shelfOf } from "../plan/standing.js";
import { translator } from "../text/language.js";
import { findAddressee } from "./addressee.js";
import type { ComposedDigest } from "./compose-digest.js";
import { findOpenDuties } from "./digest-duties.js";
import { digestHoursOf } from "./digest-hours.js";
import type { DigestItem } from "./digest-items.js";
import { digestMessage } from "./digest-text.js";

/**
 * Writes a nudge to one focal point as things stand now: what of it is still open at the agencies that the person answers
 * for. Withdrawn where all was answered meanwhile. Who is in the middle of a report hears it after it.
 */
export async function composeNudge(
  db: Prisma.TransactionClient,
  row: { readonly key: string; readonly personId: number },
  plan: PlanInForce | null,
  now: Date,
  holidays: HolidayTable,
): Promise<ComposedDigest> {
  const nudge = await db.nudge.findUnique({ where: { id: Number(row.key.split(":")[1]) } });
  const person = await findAddressee(db, row.personId, now);
  if (!nudge || !person) return "withdrawn";
  const today = dayInVietnam(now);
  const late = nudge.asked.startsWith("late!");
  // What is named to somebody on leave was meant for them, where nobody else is left.
  const own = await agenciesOfFocalPoint(db, row.personId);
  const agencyIds = [...new Set([...(await agenciesToldOf(db, row.personId, today, now)), ...own])];
  const open = await findOpenDuties(db, agencyIds, today, { among: nudge.dutyIds });
  const asked = open.filter((duty) => late || duty.answeredOn === null);
  const items = asked
    .map((duty): DigestItem => {
      return { duty, shelf: shelfOf(duty, today) === "overdue" ? "overdue" : "soon", brings: true };
    })
    .sort((one, other) => (one.duty.dueOn < other.duty.dueOn ? -1 : one.duty.dueOn > other.duty.dueOn ? 1 : 0));
  if (items.length === 0) return "withdrawn";

  if (person.busyUntil) return { postpone: person.busyUntil };

  const t = translator(person.language, plan);
  const { message, named } = digestMessage(
    { items, figures: [] },
    { hours: digestHoursOf(today), now, holidays, drafts: new Map(), t, asNudge: true },
  );
  return { message, items: named.map(({ duty }) => duty.id) };
}
