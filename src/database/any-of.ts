import { Prisma } from "./generated/client.js";

/**
 * For statements: whether a column's value is one of these ids, `column = ${anyOf(ids)}`. PostgreSQL cannot look into a
 * subquery, so it expects the same of every list and keeps one plan. Of a bare parameter it sees how short each list is,
 * takes what it then makes for cheaper than a plan for any list, and plans the statement anew each time: for one duty with
 * all that belongs to it that took twice as long as finding it.
 */
export function anyOf(ids: readonly number[]): Prisma.Sql {
  return Prisma.sql`ANY((SELECT ${[...ids]}::int[])::int[])`;
}
