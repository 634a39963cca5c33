import type { Prisma } from "../database/generated/client.js";
import { writeAudit } from "../people/audit.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { closeDuties } from "./close-duties.js";
import { requestKind, tell, touchPlan } from "./send.js";

/** Ends the keys of messages that tell of a withdrawal: 'request:<id>:withdrawn:<person>'. */
export const withdrawnHead = "withdrawn";

/**
 * Takes a request back: its duties are closed, what was reported on them stays, and those who were told of it hear why.
 * False where another update has done so. Runs in the caller's transaction.
 */
export async function withdrawRequest(
  tx: Prisma.TransactionClient,
  request: { readonly id: number; readonly taskId: number; readonly code: string },
  { reason, plan, personId, inboxId, now }: Withdrawing,
): Promise<boolean> {
  const known = await tx.request.findUniqueOrThrow({ where: { id: request.id } });
  if (known.state !== "sent") return known.withdrawInboxId === inboxId;
  await touchPlan(tx, plan.id, now);
  const change = { state: "withdrawn", withdrawnAt: now, withdrawnBy: personId, withdrawInboxId: inboxId, reason };
  await tx.request.update({ where: { id: request.id }, data: change });
  await tx.task.update({ where: { id: request.taskId }, data: { withdrawnAt: now } });
  const agencyIds = await closeDuties(tx, request.taskId, { personId, inboxId, now });
  await tell(tx, `${requestKind}:${request.id}:${withdrawnHead}`, agencyIds, now, plan);
  await writeAudit(tx, { at: now, personId, action: "withdraw", subject: request.code, inboxId });
  return true;
}

interface Withdrawing {
  readonly reason: string;
  readonly plan: PlanInForce;
  readonly personId: number;
  readonly inboxId: bigint;
  readonly now: Date;
}
