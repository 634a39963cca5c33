import { dayInVietnam } from "../calendar/day.js";
import { addWorkingDays } from "../calendar/working-days.js";
import type { PrismaClient } from "../database/generated/client.js";
import { type Outcome, success } from "../outcome.js";
import { createInvitation } from "../people/invitations.js";
import { loadHolidays } from "../plan/holidays.js";

/** What the page can offer only where the product runs beside it. */
export interface ProductHelp {
  /** 08:00 of the first working day after `now`, as civil time of Việt Nam: 2024-02-27T08:00. */
  nextMorning(now: Date): Promise<string>;
  /** The agencies for which somebody can join, in the plan's order. */
  agencies(): Promise<readonly { readonly code: string; readonly name: string }[]>;
  /** A code for `target`: an agency's code, office, lead or admin. */
  invite(wish: { readonly target: string; readonly leader: boolean }, now: Date): Promise<Outcome<string, string>>;
}

/** `database` is asked when somebody wants something: the page is there before the product is. */
export function productHelp(database: () => PrismaClient): ProductHelp {
  return {
    async nextMorning(now) {
      const holidays = await loadHolidays(database());
      return `${addWorkingDays(dayInVietnam(now), 1, holidays)}T08:00`;
    },
    agencies: () =>
      database().agency.findMany({
        where: { endedOn: null },
        orderBy: { order: "asc" },
        select: { code: true, name: true },
      }),
    async invite({ target, leader }, now) {
      const made = await createInvitation(database(), { target, leader, now });
      return made.ok ? success(made.value.code) : made;
    },
  };
}
