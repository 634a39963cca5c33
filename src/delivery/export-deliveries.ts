import { formatInstant } from "../calendar/day.js";
import { inBatches } from "../database/batches.js";
import { dayOf } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";

/**
 * What became of every message of the outbox, in the order in which they were put there. A withdrawn one is left out: it
 * was never meant to arrive, because nothing was left to say.
 */
export async function* exportDeliveries(db: Prisma.TransactionClient) {
  const rows = inBatches(({ after, take }) =>
    db.outboxMessage.findMany({
      where: { id: { gt: after }, state: { not: "withdrawn" } },
      orderBy: { id: "asc" },
      take,
    }),
  );
  for await (const row of rows) {
    yield {
      type: "delivery" as const,
      person: row.personId,
      channel: row.channel,
      kind: row.kind,
      day: dayOf(row.day),
      state: row.state,
      attempts: row.attempts,
      at: formatInstant(row.finishedAt ?? row.createdAt),
      reason: row.reason,
    };
  }
}
