import type { Day } from "../calendar/day.js";
import type { HolidayTable } from "../calendar/working-days.js";
import { dayOf } from "../database/days.js";
import { Prisma, type PrismaClient } from "../database/generated/client.js";
import type { Catalogue } from "../text/catalogue.js";
import { heirsOn } from "./agencies/heirs.js";
import { lastDayOf, loadCatalogue } from "./catalogue.js";
import { loadHolidays } from "./holidays.js";
import { lastDayInForce, type PlanState, planStateOn } from "./plan-state.js";
import { type Regime, regime } from "./regime.js";

/** What duties and figures are dated with. */
export interface Deadlines {
  readonly holidays: HolidayTable;
  readonly regime: Regime;
}

/** An imported plan with all that is read with it, held in memory. */
export interface PlanInForce {
  readonly id: number;
  readonly year: number;
  readonly catalogue: Catalogue;
  readonly deadlines: Deadlines;
  /** Ordinary name of the plan: 65/QĐ-UBND. */
  readonly number: string;
  /** The first day of its year. */
  readonly beginsOn: Day;
  /** The last day on which it takes reports. */
  readonly endsOn: Day;
  readonly issuedOn: Day;
  readonly importedAt: Date;
  /** What was due before it is never overdue. */
  readonly countsFrom: Day;
  readonly issuer: string;
  /** Whom to telephone; null where the plan does not say. */
  readonly contact: string | null;
  /** Who answers in this plan for agencies that are no more, by their ids; as it was when the plan was over. */
  readonly heirs: ReadonlyMap<number, number>;
  stateOn(today: Day): PlanState;
  /** After its last lock date a plan is an archive: it answers and exports, takes no reports, reminds nobody. */
  isArchive(today: Day): boolean;
}

/** What changes with every import, as an expression: the plans and their instants; empty before the first. */
export const plansVersion = Prisma.sql`(
  SELECT coalesce(string_agg(p."id" || ' ' || extract(epoch FROM p."importedAt"), ',' ORDER BY p."year"), '')
  FROM "Plan" p)`;

/** The imported plans; `version` is what `plansVersion` says now, asked for where it is not given. */
export type PlanReader = (version?: string) => Promise<readonly PlanInForce[]>;

/**
 * Reads the imported plans, the earliest year first, and again when one was imported anew, perhaps by a command beside
 * the running bot. Empty before the first import.
 */
export function planReader(db: PrismaClient): PlanReader {
  let known: { readonly version: string; readonly plans: Promise<readonly PlanInForce[]> } | null = null;
  return async (given) => {
    const version = given ?? (await readVersion(db));
    if (known?.version !== version) {
      const plans = readPlans(db);
      const read = { version, plans };
      known = read;
      plans.catch(() => {
        if (known === read) known = null;
      });
    }
    return known.plans;
  };
}

async function readVersion(db: PrismaClient): Promise<string> {
  const [row] = await db.$queryRaw<{ version: string }[]>`SELECT ${plansVersion} AS version`;
  return row!.version;
}

async function readPlans(db: PrismaClient): Promise<readonly PlanInForce[]> {
  const rows = await db.plan.findMany({ orderBy: { year: "asc" }, omit: { title: true } });
  const holidays = await loadHolidays(db);
  const plans: PlanInForce[] = [];
  for (const row of rows) {
    const catalogue = await loadCatalogue(db, row.id);
    if (!catalogue) continue;
    const dated = { year: row.year, lastLockOn: dayOf(row.lastLockOn) };
    plans.push({
      id: row.id,
      year: row.year,
      catalogue,
      number: row.number,
      beginsOn: `${row.year}-01-01`,
      endsOn: lastDayInForce(dated),
      issuedOn: dayOf(row.issuedOn),
      importedAt: row.importedAt,
      countsFrom: dayOf(row.countsFrom),
      issuer: row.issuer,
      contact: row.contact,
      heirs: await heirsOn(db, lastDayOf(dated)),
      deadlines: { holidays, regime: regime.parse(row.regime) },
      stateOn: (today) => planStateOn(dated, today),
      isArchive: (today) => planStateOn(dated, today) === "archive",
    });
  }
  return plans;
}
