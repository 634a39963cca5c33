import { Prisma } from "../database/generated/client.js";

/**
 * How long a row waits for its next try at most, as an interval, by the reason that it carries; a row that seems to wait
 * longer was put off by a wrong clock. The pauses themselves: after-failure, after-attempt, and a messenger's own "retry
 * after".
 */
export function longestWait(reason: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`make_interval(secs => CASE
    WHEN ${reason} ~ '^throttled: ' THEN substring(${reason} FROM '^throttled: ([0-9]+)')::float8
    WHEN ${reason} ~ '^(auth|quota)' THEN 1200
    ELSE 60 END)`;
}
