import { holidayTable } from "../calendar/working-days.js";
import { assignDuties } from "./make-duties.js";
import { formatPlace } from "./place.js";
import type { PlanData } from "./plan-data.js";

/** What a task of a plan was read as: how many agencies have it, for which periods, due when. */
export interface TaskReading {
  /** "Nhiệm vụ!D7", "plan.yaml:60" */
  readonly where: string;
  readonly task: string;
  readonly part: string | null;
  readonly agencies: number;
  readonly periods: readonly string[];
  /** Each day once, in order; levels may have different ones for the same period. */
  readonly dueOn: readonly string[];
}

/** What each task and part of a plan was read as, in its order. Who opens only when something happens has no periods. */
export function readingsOf(plan: PlanData): TaskReading[] {
  const places = new Map(plan.sections.flatMap(({ tasks }) => tasks.map(({ code, where }) => [code, where])));
  return assignDuties(plan, holidayTable(plan.holidays)).map(({ task, part, leads, dates }) => {
    const all = [...dates.values()].flat();
    return {
      where: formatPlace(places.get(task)!),
      task,
      part: part || null,
      agencies: leads.length,
      periods: [...new Set(all.map(({ period }) => period))],
      dueOn: [...new Set(all.map(({ dueOn }) => dueOn))].sort(),
    };
  });
}
