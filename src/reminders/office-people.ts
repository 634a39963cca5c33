import type { Prisma } from "../database/generated/client.js";
import { officeRoles } from "../people/roles.js";

/** Ids of those who hold a post of the office, and held one before `before`. */
export async function findOfficePeople(db: Prisma.TransactionClient, before: Date): Promise<readonly number[]> {
  const people = await db.person.findMany({
    where: {
      leftAt: null,
      holdings: { some: { until: null, since: { lt: before }, post: { role: { in: [...officeRoles] } } } },
    },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  return people.map(({ id }) => id);
}
