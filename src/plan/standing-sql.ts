import { addDays, type Day } from "../calendar/day.js";
import { Prisma } from "../database/generated/client.js";
import { type Standing, soonDays } from "./standing.js";

/** `standingOf` for statements that have a duty `d`: one of the words of `Standing`. */
export function standingIn(today: Day): Prisma.Sql {
  return Prisma.sql`(CASE
    WHEN d."settledOn" <= d."dueOn" AND NOT d."settledLate" THEN 'settled_on_time'
    WHEN d."settledOn" IS NOT NULL THEN 'settled_late'
    WHEN NOT d.counts THEN 'uncounted'
    WHEN d."dueOn" < ${today}::date THEN 'overdue'
    WHEN d."dueOn" <= ${addDays(today, soonDays)}::date THEN 'soon'
    ELSE 'later' END)`;
}

/** For statements that have a duty `d`: whether it stands so. */
export function stands(standing: Standing, today: Day): Prisma.Sql {
  return Prisma.sql`${standingIn(today)} = ${standing}`;
}
