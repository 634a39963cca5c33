import type { Day } from "../calendar/day.js";
import type { PeriodCode } from "../calendar/windows.js";
import type { HolidayTable } from "../calendar/working-days.js";
import { assignDuties } from "./make-duties.js";
import type { Place } from "./place.js";
import type { PlanData } from "./plan-data.js";

/** How a task, or a part of one, was read: whom it is given to, for which periods, due when. */
export interface Reading {
  readonly where: Place;
  readonly task: string;
  readonly part: string | null;
  /** Its lead and timing, in the plan's words. */
  readonly lead: string;
  readonly timing: string;
  readonly agencies: number;
  /** Empty where there is no duty until something happens. */
  readonly periods: readonly PeriodCode[];
  /** In their order, each once: levels may have days of their own. */
  readonly dueOn: readonly Day[];
}

/** The readings of a plan, in its order: what somebody has to look at before it counts. */
export function readingsOf(plan: PlanData, holidays: HolidayTable): Reading[] {
  const tasks = new Map(plan.sections.flatMap((section) => section.tasks).map((task) => [task.code, task]));
  return assignDuties(plan, holidays).map(({ task: code, part, leads, dates }) => {
    const task = tasks.get(code)!;
    const all = [...dates.values()].flat();
    const own = task.deadline.parts.find((one) => one.part === part);
    return {
      where: (part === "" ? undefined : task.partPlaces?.get(part)) ?? task.where,
      task: code,
      part: part === "" ? null : part,
      lead: own ? own.agencies.join("; ") : task.lead,
      timing: task.timing,
      agencies: leads.length,
      periods: [...new Set(all.map(({ period }) => period))],
      dueOn: [...new Set(all.map(({ dueOn }) => dueOn))].sort(),
    };
  });
}
