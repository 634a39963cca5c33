import type { Prisma } from "../database/generated/client.js";
import { writeAudit } from "../people/audit.js";
import type { AskedDuty } from "./find.js";

/**
 * Notes that these agencies have received what they are asked for, each once, whoever of its people says so first.
 * Resolves with those that had not. Handled again, the update finds the same. Runs in the caller's transaction.
 */
export async function acknowledge(
  tx: Prisma.TransactionClient,
  duties: readonly AskedDuty[],
  { personId, inboxId, now }: { readonly personId: number; readonly inboxId: bigint; readonly now: Date },
): Promise<readonly AskedDuty[]> {
  await tx.acknowledgement.createMany({
    data: duties.map(({ id }) => ({ dutyId: id, personId, at: now, inboxId })),
    skipDuplicates: true,
  });
  const mine = await tx.acknowledgement.findMany({
    where: { inboxId, dutyId: { in: duties.map(({ id }) => id) } },
    select: { dutyId: true },
  });
  const noted = duties.filter(({ id }) => mine.some(({ dutyId }) => dutyId === id));
  for (const { code, agencyCode } of noted) {
    const subject = `${code} ${agencyCode}`;
    await writeAudit(tx, { at: now, personId, action: "request", subject, new: "received", inboxId });
  }
  return noted;
}
