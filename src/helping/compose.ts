import { dayInVietnam } from "../calendar/day.js";
import type { Prisma } from "../database/generated/client.js";
import { agenciesOfFocalPoint } from "../people/focal-points.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { findAddressee } from "../reminders/addressee.js";
import { findDuty } from "../reporting/find-duties.js";
import { dutyLabel } from "../reporting/labels.js";
import { action, staying } from "../text/actions.js";
import { translator } from "../text/language.js";
import type { Message } from "../text/message.js";

/**
 * Writes to who leads a duty what somebody who helps with it says. Withdrawn where they answer for it no longer; who is in
 * the middle of a report hears it after it.
 */
export async function composeNote(
  db: Prisma.TransactionClient,
  row: { readonly key: string; readonly personId: number },
  plans: readonly PlanInForce[],
  now: Date,
): Promise<{ readonly message: Message } | "withdrawn" | { readonly postpone: Date }> {
  const note = await db.helperNote.findUnique({ where: { id: Number(row.key.split(":")[1]) } });
  const duty = note && (await findDuty(db, note.dutyId));
  const person = await findAddressee(db, row.personId, now);
  if (!note || note.text === "" || !duty || duty.closed || !person) return "withdrawn";
  if (!(await agenciesOfFocalPoint(db, row.personId)).includes(duty.agencyId)) return "withdrawn";
  if (person.busyUntil) return { postpone: person.busyUntil };
  const agency = await db.agency.findUniqueOrThrow({ where: { id: note.agencyId } });
  const plan = plans.find(({ year }) => year === duty.planYear) ?? null;
  const t = translator(person.language, plan);
  const today = dayInVietnam(now);
  const text = t("helping.told", { agency: agency.name, label: dutyLabel(duty, t, today), note: note.text });
  const open = { label: dutyLabel(duty, t, today), data: staying(action.dutyText(duty.id)) };
  return { message: { text, buttons: [[open]] } };
}
