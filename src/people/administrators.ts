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

/** Who has been an administrator last, whether or not they are still there; null where nobody ever was. */
export async function findLastAdministrator(db: Prisma.TransactionClient): Promise<number | null> {
  const last = await db.holding.findFirst({
    where: { post: { role: "administrator" } },
    orderBy: { id: "desc" },
    select: { personId: true },
  });
  return last?.personId ?? null;
}
