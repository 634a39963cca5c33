import { dayInVietnam } from "../calendar/day.js";
import { dateColumn } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";

/**
 * Closes what is open of a task that is taken back, and ends what waits about it: returned reports need not be sent again,
 * more time and changes are asked for no more. What was reported stays. Resolves with the agencies whose duties they were.
 */
export async function closeDuties(
  tx: Prisma.TransactionClient,
  taskId: number,
  { personId, inboxId, now }: { readonly personId: number; readonly inboxId: bigint; readonly now: Date },
): Promise<readonly number[]> {
  const open = await tx.duty.findMany({ where: { taskId, closedOn: null }, select: { id: true, agencyId: true } });
  const dutyIds = open.map(({ id }) => id);
  await tx.duty.updateMany({
    where: { id: { in: dutyIds } },
    data: { closedOn: dateColumn(dayInVietnam(now)), closedReason: "withdrawn" },
  });
  await tx.return.updateMany({
    where: { dutyId: { in: dutyIds }, state: "open" },
    data: { state: "withdrawn", endedAt: now, endedBy: personId, endInboxId: inboxId },
  });
  const over = { state: "over", decidedAt: now, decidedBy: personId };
  await tx.extension.updateMany({ where: { dutyId: { in: dutyIds }, state: "asked" }, data: over });
  const subjects = dutyIds.map((id) => `duty:${id}`);
  await tx.lateChange.updateMany({ where: { subjects: { hasSome: subjects }, state: "asked" }, data: over });
  return open.map(({ agencyId }) => agencyId);
}
