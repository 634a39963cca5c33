import { addDays, type Day } from "../calendar/day.js";
import { Prisma } from "../database/generated/client.js";
import { dayBegins, type Standing, soonDays } from "./standing.js";

/** What a number of `standingNumberIn` stands for. */
export const standings: readonly Standing[] = [
  "settled_on_time",
  "settled_late",
  "uncounted",
  "overdue",
  "soon",
  "later",
];

/** `standingOf` for statements that have a duty `d`: one of the words of `Standing`. */
export function standingIn(today: Day, time = dayBegins): Prisma.Sql {
  return inCase(passedIn(today, time), today, (standing) => Prisma.raw(`'${standing}'`));
}

/** The same as a place in `standings`, which is compared and grouped in a fraction of the time. */
export function standingNumberIn(today: Day): Prisma.Sql {
  return inCase(passedIn(today), today, (standing) => Prisma.raw(String(standings.indexOf(standing))));
}

/** `isInTime` the other way round, for statements that have a duty `d`: its due day, or the hour of it, is past; never null. */
export function passedIn(today: Day, time = dayBegins): Prisma.Sql {
  // Most duties have no hour, and most who ask ask of a day.
  if (time === dayBegins) return Prisma.sql`d."dueOn" < ${today}::date`;
  return Prisma.sql`(d."dueOn" < ${today}::date OR d."dueOn" = ${today}::date AND coalesce(d."dueHour" < ${time}, FALSE))`;
}

function inCase(passed: Prisma.Sql, today: Day, of: (standing: Standing) => Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(CASE
    WHEN d."settledOn" <= d."dueOn" AND NOT d."settledLate" THEN ${of("settled_on_time")}
    WHEN d."settledOn" IS NOT NULL THEN ${of("settled_late")}
    WHEN NOT d.counts THEN ${of("uncounted")}
    WHEN ${passed} THEN ${of("overdue")}
    WHEN d."dueOn" <= ${addDays(today, soonDays)}::date THEN ${of("soon")}
    ELSE ${of("later")} END)`;
}

/** For statements that have a duty `d`: the day by which the plan wants it, whatever was granted or returned since. */
export const plannedDueOn = Prisma.sql`coalesce(d."plannedDueOn", d."dueOn")`;

/** For statements that have a duty `d`: whether it stands so. */
export function stands(standing: Standing, today: Day): Prisma.Sql {
  return Prisma.sql`${standingIn(today)} = ${standing}`;
}
