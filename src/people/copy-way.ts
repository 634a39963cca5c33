import type { PrismaClient } from "../database/generated/client.js";
import { writeAudit } from "./audit.js";

/**
 * How a leader gets copies of receipts from now on; choosing what holds already changes nothing. In one transaction with
 * its audit entry.
 */
export async function chooseCopies(
  db: PrismaClient,
  { personId, way }: { readonly personId: number; readonly way: string },
  { now, inboxId }: { readonly now: Date; readonly inboxId: bigint },
): Promise<void> {
  await db.$transaction(async (tx) => {
    const { copies } = await tx.person.findUniqueOrThrow({ where: { id: personId }, select: { copies: true } });
    if (copies === way) return;
    await tx.person.update({ where: { id: personId }, data: { copies: way, copiesSince: now } });
    const subject = `copies person ${personId}`;
    await writeAudit(tx, { at: now, personId, action: "setting", subject, old: copies, new: way, inboxId });
  });
}
