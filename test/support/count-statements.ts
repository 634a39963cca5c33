import type { PrismaClient } from "../../src/database/generated/client.js";

/** The same database, and how many statements it was asked: what tells a statement for all rows from one for each. */
export function countStatements(prisma: PrismaClient): { readonly db: PrismaClient; statements(): number } {
  let count = 0;
  const db = prisma.$extends({
    query: {
      $allOperations: ({ args, query }) => {
        count += 1;
        return query(args);
      },
    },
  });
  return { db: db as unknown as PrismaClient, statements: () => count };
}
