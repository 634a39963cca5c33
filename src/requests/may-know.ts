import type { Prisma } from "../database/generated/client.js";
import { agenciesOfFocalPoint } from "../people/focal-points.js";

/**
 * Whether a person may know of what is taken back: it was sent to them, or they came to the post since, to its lists and
 * reminders, or their agency has reported on it. To who was to be told and was not, nothing is taken back.
 *
 * @param told the key of the message by which it was opened for this person
 */
export async function mayKnow(
  db: Prisma.TransactionClient,
  { told, personId, taskId }: { readonly told: string; readonly personId: number; readonly taskId: number },
): Promise<boolean> {
  const row = await db.outboxMessage.findUnique({ where: { key: told }, select: { state: true } });
  if (!row || ["sent", "ambiguous"].includes(row.state)) return true;
  const agencyIds = await agenciesOfFocalPoint(db, personId);
  const reported = await db.statusReport.findFirst({
    where: { duty: { taskId, agencyId: { in: [...agencyIds] } } },
    select: { id: true },
  });
  return reported !== null;
}
