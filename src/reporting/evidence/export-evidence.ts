import { formatInstant } from "../../calendar/day.js";
import { inBatches } from "../../database/batches.js";
import type { Prisma } from "../../database/generated/client.js";

type Line = Readonly<Record<string, unknown>> & { readonly type: string };

/** Every picture and file that belongs to a receipt, in the order in which they came; what is for nothing is left out. */
export async function* exportEvidence(db: Prisma.TransactionClient): AsyncGenerator<Line> {
  const rows = inBatches(({ after, take }) =>
    db.evidence.findMany({
      where: { id: { gt: after }, receiptId: { not: null } },
      orderBy: { id: "asc" },
      take,
      include: { receipt: { select: { number: true } } },
    }),
  );
  for await (const { receipt, kind, name, size, at } of rows)
    yield { type: "evidence", receipt: receipt?.number ?? null, kind, name, size, sentAt: formatInstant(at) };
}
