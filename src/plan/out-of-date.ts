import { dayInVietnam } from "../calendar/day.js";
import { dayOf } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";
import { findNewlyBundled } from "./bundled-periods.js";
import { loadHolidays } from "./holidays.js";
import { loadPlan } from "./load-plan.js";
import type { PlanData } from "./plan-data.js";
import { planStateOn } from "./plan-state.js";
import { regime } from "./regime.js";
import { isStale, readWindows } from "./stale-windows.js";

/** What is to be done to have everything as it should be; null: nothing. */
export interface OutOfDate {
  /** As they are to be, to be written as if their source had said so. */
  readonly plans: readonly PlanData[];
  /** What is to be noted in the same transaction. */
  remember(): Promise<void>;
}

/**
 * The plans that go on and are not what they should be by the days off and the bundled data of today: those whose duties
 * open, are due or lock on other days now, and with `bundled` those that take figures of fewer periods. Only reads: where all
 * is well, a query a plan.
 */
export async function findOutOfDate(
  db: Prisma.TransactionClient,
  now: Date,
  { bundled, except }: { readonly bundled: boolean; readonly except?: number },
): Promise<OutOfDate | null> {
  const today = dayInVietnam(now);
  const rows = await db.plan.findMany({
    where: except === undefined ? {} : { year: { not: except } },
    orderBy: { year: "asc" },
    select: { id: true, year: true, number: true, regime: true, lastLockOn: true },
  });
  const goingOn = rows.filter(
    ({ year, lastLockOn }) => planStateOn({ year, lastLockOn: dayOf(lastLockOn) }, today) !== "archive",
  );
  if (goingOn.length === 0) return null;
  const newly = bundled ? await findNewlyBundled(db) : null;
  const holidays = await loadHolidays(db);
  const plans: PlanData[] = [];
  for (const { id, year, number, regime: stored } of goingOn) {
    const rules = regime.parse(stored);
    const kinds = newly?.kindsFor({ year, number, regime: rules }) ?? [];
    if (kinds.length === 0 && !(await readWindows(db, id)).some((one) => isStale(one, rules, holidays))) continue;
    const loaded = await loadPlan(db, year, "source");
    const furtherFigures = [...rules.furtherFigures, ...kinds];
    if (loaded) plans.push({ ...loaded, regime: { ...loaded.regime, furtherFigures } });
  }
  return plans.length === 0 && !newly ? null : { plans, remember: async () => newly?.remember() };
}
