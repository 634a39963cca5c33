import type { Prisma } from "../database/generated/client.js";

/** Ids of those who are administrators now, in order. */
export async function findAdministrators(db: Prisma.TransactionClient): Promise<readonly number[]> {
  const people = await db.person.findMany({
    where: { leftAt: null, holdings: { some: { until: null, post: { role: "administrator" } } } },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  return people.map(({ id }) => id);
}
