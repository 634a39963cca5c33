import type { Prisma } from "../database/generated/client.js";
import { writeAudit } from "../people/audit.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { closeDuties } from "../requests/close-duties.js";
import { touchPlan } from "../requests/send.js";
import type { OpenedEvent } from "./find.js";
import { eventHead, helpersHead, tell } from "./open.js";

/** Ends the keys of messages that tell of a withdrawal: 'event:<id>:withdrawn:<person>'. */
export const withdrawnEnd = "withdrawn";

/**
 * Takes an event back: its duties are closed, what was reported on them stays, and those who were told of it hear why; so
 * does who opened it, where the office takes it back. False where another update has done so. Runs in the caller's
 * transaction.
 */
export async function withdrawEvent(
  tx: Prisma.TransactionClient,
  event: OpenedEvent,
  { reason, plan, helpers, personId, inboxId, now }: Withdrawing,
): Promise<boolean> {
  const known = await tx.triggerEvent.findUniqueOrThrow({ where: { id: event.id } });
  if (known.withdrawnAt !== null) return known.withdrawInboxId === inboxId;
  await touchPlan(tx, plan.id, now);
  const change = { withdrawnAt: now, withdrawnBy: personId, withdrawInboxId: inboxId, reason };
  await tx.triggerEvent.update({ where: { id: event.id }, data: change });
  await tx.task.update({ where: { id: event.taskId }, data: { withdrawnAt: now } });
  const leads = await closeDuties(tx, event.taskId, { personId, inboxId, now });
  const opener = event.agencyId === null || event.personId === personId ? [] : [event.agencyId];
  await tell(tx, `${eventHead}:${event.id}:${withdrawnEnd}`, [...leads, ...opener], now, plan);
  await tell(tx, `${helpersHead}:${event.id}:${withdrawnEnd}`, helpers, now, plan);
  await writeAudit(tx, { at: now, personId, action: "withdraw", subject: event.task, inboxId });
  return true;
}

interface Withdrawing {
  readonly reason: string;
  readonly plan: PlanInForce;
  /** Ids of the agencies that help. */
  readonly helpers: readonly number[];
  readonly personId: number;
  readonly inboxId: bigint;
  readonly now: Date;
}
