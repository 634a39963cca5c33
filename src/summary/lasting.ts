import { dayInVietnam } from "../calendar/day.js";
import { isOverdueFor, readEscalation } from "../plan/escalation-days.js";
import { formatCount } from "../text/numbers.js";
import type { Asked } from "./asked.js";
import type { NamedDuty } from "./queries.js";

/**
 * How much of what is listed has been overdue for as many working days as the office wants to hear of; nothing where all
 * has one due day, which the head says, or none has, and of a plan that is over.
 */
export async function lastingLine(found: readonly NamedDuty[], { db, plan, now, t }: Asked): Promise<string[]> {
  const { office: days } = await readEscalation(db);
  const today = dayInVietnam(now);
  if (days < 1 || plan.isArchive(today) || new Set(found.map(({ dueOn }) => dueOn)).size < 2) return [];
  const { holidays } = plan.deadlines;
  const dueDays = [...new Set(found.map(({ dueOn }) => dueOn))];
  const lasting = new Set(dueDays.filter((dueOn) => isOverdueFor(days, dueOn, today, holidays)));
  const count = found.filter(({ dueOn }) => lasting.has(dueOn)).length;
  return count > 0 ? [t("escalation.lasting", { n: formatCount(count), days })] : [];
}
