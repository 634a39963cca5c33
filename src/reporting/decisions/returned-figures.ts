import type { Prisma } from "../../database/generated/client.js";

/** Ids of an agency's figures that were sent back and have not come again. */
export async function returnedFigures(db: Prisma.TransactionClient, agencyId: number): Promise<ReadonlySet<number>> {
  const rows = await db.return.findMany({
    where: { agencyId, state: "open", figureId: { not: null } },
    select: { figureId: true },
  });
  return new Set(rows.flatMap(({ figureId }) => figureId ?? []));
}
