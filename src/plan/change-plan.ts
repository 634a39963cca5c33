import type { PrismaClient } from "../database/generated/client.js";
import { importPlanData } from "./import-plan.js";
import { loadPlan } from "./load-plan.js";
import type { PlanData } from "./plan-data.js";

/**
 * Changes an imported plan as if its source had said so, with all that follows for its duties, in one transaction; changed
 * to what it is already, nothing happens. Resolves with how many duties get another date; with `preview` nothing is written.
 *
 * @param year of a plan that is there
 */
export async function changePlan(
  db: PrismaClient,
  year: number,
  change: (plan: PlanData) => PlanData,
  { now, preview }: { readonly now: Date; readonly preview: boolean },
): Promise<number> {
  const plan = await loadPlan(db, year, "source");
  if (!plan) throw new Error(`there is no plan of ${year}`);
  const changed = await importPlanData(db, change(plan), { now, preview });
  if (!changed.ok) throw new Error(`the plan of ${year} cannot be changed: ${changed.code}`);
  return changed.value.changes.changed;
}
