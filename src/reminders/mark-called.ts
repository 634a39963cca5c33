import { isUniqueViolation } from "../database/constraint.js";
import type { PrismaClient } from "../database/generated/client.js";
import { failure, type Outcome, success } from "../outcome.js";
import { writeAudit } from "../people/audit.js";

export interface Called {
  readonly personId: number;
  /** The last message of which the office read that this person missed it. */
  readonly outboxId: number;
  readonly by: number;
  readonly now: Date;
  readonly inboxId: bigint;
}

/**
 * Notes that somebody was telephoned about what they missed up to a message: they are listed again only for a later one.
 * In one transaction with its audit entry; asked again for the same update it writes nothing. Fails where that is no
 * message of this person.
 */
export async function markCalled(db: PrismaClient, called: Called): Promise<Outcome<void, "unknown">> {
  const { personId, outboxId, by, now, inboxId } = called;
  const message = await db.outboxMessage.findFirst({
    where: { id: outboxId, personId, finishedAt: { not: null } },
    select: { finishedAt: true },
  });
  if (!message) return failure("unknown", (t) => t("help.oldButton"));
  try {
    await db.$transaction(async (tx) => {
      await tx.phoneCall.create({ data: { personId, byId: by, until: message.finishedAt!, at: now, inboxId } });
      const subject = `unreached person ${personId}`;
      await writeAudit(tx, { at: now, personId: by, action: "withdraw", subject, new: "called", inboxId });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
  return success(undefined);
}
