import type { Day } from "../calendar/day.js";
import { formatDay } from "../calendar/formats.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import type { Translate } from "../text/language.js";

/** Why nothing of the plan is to be reported on a day: it has ended, or not begun. Null while it is in force. */
export function closedPlanLine(plan: PlanInForce, today: Day, t: Translate): string | null {
  const { number, catalogue, beginsOn } = plan;
  if (plan.isArchive(today)) return t("reporting.archived", { number, year: catalogue.year });
  if (today < beginsOn) return t("reporting.toCome", { number, year: catalogue.year, day: formatDay(beginsOn) });
  return null;
}
