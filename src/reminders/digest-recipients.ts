import type { Day } from "../calendar/day.js";
import { Prisma } from "../database/generated/client.js";
import { toldOf } from "../people/leave/told.js";

/**
 * Who gets the digest of a day, and of which agencies, as rows ("personId", "agencyId", and `due`, the instant at which the
 * person wants it): the one place that chooses for everybody; `agenciesToldOf` of people/leave says it of one person. Not for
 * who took the post, or came back, after that instant: joining has just shown the duties.
 *
 * @param at when it is due for who has chosen no hour: '08:00'
 */
export function recipientsOf(day: Day, at: string, now: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT h."personId", h."agencyId", hour.due
    FROM ${toldOf(day, now)} h
    JOIN "Person" p ON p."id" = h."personId" AND p."leftAt" IS NULL
    CROSS JOIN LATERAL (SELECT (${day}::text || ' ' || coalesce(p."remindAt", ${at}::text) || '+07')::timestamptz AS due) hour
    WHERE h.since < hour.due`;
}
