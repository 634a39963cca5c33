import type { Day } from "../calendar/day.js";
import { Prisma } from "../database/generated/client.js";
import { agenciesOfFocalPoint } from "../people/focal-points.js";

/**
 * Who gets the digest of a day, and of which agencies: the one place that chooses, for everybody as rows ("personId",
 * "agencyId", and `due`, the instant at which the person wants it), for one person as their agencies. Not for who took the
 * post after that instant: joining has just shown the duties.
 *
 * @param at when it is due for who has chosen no hour: '08:00'
 */
export function recipientsOf(day: Day, at: string): Prisma.Sql {
  return Prisma.sql`
    SELECT h."personId", post."agencyId", hour.due
    FROM "Holding" h
    JOIN "Person" p ON p."id" = h."personId" AND p."leftAt" IS NULL
    JOIN "Post" post ON post."id" = h."postId" AND post."role" = 'focal_point'
    CROSS JOIN LATERAL (SELECT (${day}::text || ' ' || coalesce(p."remindAt", ${at}::text) || '+07')::timestamptz AS due) hour
    WHERE h."until" IS NULL AND h."since" < hour.due`;
}

export function agenciesToldOf(db: Prisma.TransactionClient, personId: number): Promise<readonly number[]> {
  return agenciesOfFocalPoint(db, personId);
}
