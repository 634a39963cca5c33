import type { Prisma } from "../database/generated/client.js";
import { writeAudit } from "../people/audit.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { nudgeGoesAt, tellFocalPoints } from "../reminders/nudge.js";
import { describeDutySubject } from "../reporting/audit-subjects.js";
import type { DutyFacts } from "../reporting/duty-facts.js";

type Tx = Prisma.TransactionClient;

/** Begins the keys of the notices that tell who leads a duty: 'helper_note:<id>:<person>'. */
export const noteHead = "helper_note";

export const longestNote = 500;

interface Noting {
  readonly duty: DutyFacts;
  readonly plan: PlanInForce;
  /** Who helps. */
  readonly agencyId: number;
  readonly agency: string; // its code: STP
  readonly personId: number;
  readonly text: string;
  readonly inboxId: bigint;
  readonly now: Date;
}

/**
 * Keeps what somebody who helps says of a duty, with its audit entry, and puts a notice to the focal points who lead it into the outbox. Runs in
 * the caller's transaction, and for the same update does nothing a second time.
 */
export async function keepNote(tx: Tx, { duty, plan, text, now, ...by }: Noting): Promise<void> {
  const { agencyId, agency, personId, inboxId } = by;
  if (await tx.helperNote.findUnique({ where: { inboxId }, select: { id: true } })) return;
  const { id } = await tx.helperNote.create({
    data: { dutyId: duty.id, agencyId, personId, text, at: now, inboxId },
    select: { id: true },
  });
  await writeAudit(tx, {
    ...{ at: now, personId, action: "report", inboxId, subject: describeDutySubject(duty) },
    ...{ old: null, new: `note ${agency}` },
  });
  const told = { kind: "notice", head: `${noteHead}:${id}`, agencyIds: [duty.agencyId] };
  await tellFocalPoints(tx, told, nudgeGoesAt(now, plan.deadlines.holidays), now);
}

/** Erases what a person said of the duties of others: the rows stay, and show nothing. */
export async function forgetNotes(tx: Tx, personId: number): Promise<number> {
  const { count } = await tx.helperNote.updateMany({ where: { personId, text: { not: "" } }, data: { text: "" } });
  return count;
}
