import type { Day } from "../calendar/day.js";
import type { HolidayTable } from "../calendar/working-days.js";
import { dayOf } from "../database/days.js";
import type { PrismaClient } from "../database/generated/client.js";
import type { Catalogue } from "../text/catalogue.js";
import { loadCatalogue } from "./catalogue.js";
import { type DeadlineRules, loadDeadlineRules } from "./deadline-rules.js";
import { loadHolidays } from "./holidays.js";

/** What duties and figures are dated with. */
export interface Deadlines {
  readonly holidays: HolidayTable;
  readonly rules: DeadlineRules;
}

/** The imported plan with all that is read with it, held in memory. */
export interface PlanInForce {
  readonly catalogue: Catalogue;
  readonly deadlines: Deadlines;
  /** Ordinary name of the plan: 65/QĐ-UBND. */
  readonly number: string;
  /** The first day of its year. */
  readonly beginsOn: Day;
  /** After its last lock date a plan is an archive: it answers and exports, takes no reports, reminds nobody. */
  isArchive(today: Day): boolean;
}

/**
 * Reads the imported plan, and again when it was imported anew, perhaps by a command beside the running bot. Asks the
 * database for the import's instant each time: one row. Null before the first import.
 */
export function planReader(db: PrismaClient): () => Promise<PlanInForce | null> {
  let known: { readonly importedAt: number; readonly plan: Promise<PlanInForce | null> } | null = null;
  return async () => {
    const row = await db.plan.findFirst({ select: { importedAt: true, number: true } });
    if (!row) return null;
    if (known?.importedAt !== row.importedAt.getTime()) {
      const plan = readPlanInForce(db, row.number);
      known = { importedAt: row.importedAt.getTime(), plan };
      plan.catch(() => {
        known = null;
      });
    }
    return known.plan;
  };
}

async function readPlanInForce(db: PrismaClient, number: string): Promise<PlanInForce | null> {
  const [catalogue, holidays, rules, last] = await Promise.all([
    loadCatalogue(db),
    loadHolidays(db),
    loadDeadlineRules(db),
    db.duty.aggregate({ _max: { lockOn: true } }),
  ]);
  if (!catalogue) return null;
  const lastLock = dayOf(last._max.lockOn);
  return {
    catalogue,
    number,
    deadlines: { holidays, rules },
    beginsOn: `${catalogue.year}-01-01`,
    isArchive: (today) => lastLock !== null && today > lastLock,
  };
}
