import type { Day } from "../../calendar/day.js";
import { presses } from "../../plan/standing.js";
import type { DueFigure } from "../due-figures.js";
import type { Duty } from "../duty-row.js";
import type { PassItem } from "../report-draft.js";
import type { WorkList } from "../work-list.js";
import { together } from "./pass.js";

/**
 * What a pass asks, one after another: the overdue, then what is due within seven days, each in the order of its due date
 * and the plan, then the figures that are due. Check-ins of one period that nobody answered are one question.
 */
export function passItems(
  { overdue, soon }: Pick<WorkList, "overdue" | "soon">,
  figures: readonly DueFigure[],
  today: Day,
): readonly PassItem[] {
  const duties = [...overdue, ...soon].filter((duty) => presses(duty, today));
  const items: PassItem[] = [];
  const grouped = new Set<string>();
  for (const duty of duties) {
    const group = groupOf(duty);
    if (group === null) items.push({ kind: "task", dutyId: duty.id });
    else if (!grouped.has(group)) {
      grouped.add(group);
      items.push(...together(duties.filter((other) => groupOf(other) === group).map(({ id }) => id)));
    }
  }
  return [...items, ...figures.map(({ indicator, period }): PassItem => ({ kind: "figure", indicator, period }))];
}

/** Check-ins that are asked together; null for what is asked by itself. */
function groupOf({ checkIn, answeredOn, planYear, period, dueOn, formerAgency = null }: Duty): string | null {
  return checkIn && answeredOn === null ? `${planYear} ${period} ${dueOn} ${formerAgency ?? ""}` : null;
}
