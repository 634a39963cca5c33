import type { Day } from "../calendar/day.js";
import {
  monthsOfYear,
  type PeriodCode,
  quarterEnding,
  quartersOfYear,
  type Window,
  windowOf,
} from "../calendar/windows.js";
import type { HolidayTable } from "../calendar/working-days.js";
import type { DeadlineRules } from "./deadline-rules.js";
import { dueAfterWindow, dueOnNamedDay, lockAfter } from "./deadlines.js";
import { type Expansion, expandCodes } from "./expand-leads.js";
import type { AgencyData, Deadline, DeadlinePart, GroupData, PlanData, TaskData } from "./plan-data.js";

/** A duty before it is a row. Unique by task, agency, period and part. */
export interface DutyPlan {
  readonly task: string;
  readonly agency: string;
  readonly period: PeriodCode;
  readonly part: string; // '' where the task has one deadline
  readonly checkIn: boolean;
  readonly quarter: PeriodCode;
  readonly beginsOn: Day;
  readonly dueOn: Day;
  readonly lockOn: Day;
}

/** A stretch in which a task is to be reported: by when, and from when on it is listed. */
interface Stretch {
  readonly period: PeriodCode;
  readonly beginsOn: Day;
  readonly endsOn: Day;
  readonly checkIn: boolean;
}

/**
 * All duties of a plan, in its order: task × agency × period × part. Event-triggered and on-request tasks, and leads
 * that are known only when something happens, have none yet.
 *
 * A duty begins with its own period and not with the plan's date: a period's first day is what people expect it to be,
 * and reports on the days before a plan was signed are reports on that period too.
 */
export function makeDuties(
  plan: Pick<PlanData, "year" | "issuedOn" | "sections"> & {
    readonly agencies: readonly AgencyData[];
    readonly groups: readonly GroupData[];
  },
  rules: DeadlineRules,
  holidays: HolidayTable,
): DutyPlan[] {
  const agencies = new Map(agenciesOn(plan.agencies, plan.issuedOn).map((a) => [a.code, a]));
  const expansion: Expansion = {
    groups: new Map(plan.groups.map((g) => [g.code, g.members])),
    agencies: [...agencies.keys()],
  };
  const duties: DutyPlan[] = [];
  const add = (task: TaskData, leads: readonly string[], part: string, stretches: readonly Stretch[]) => {
    for (const agency of leads) {
      const { level } = agencies.get(agency)!;
      for (const { period, beginsOn, endsOn, checkIn } of stretches) {
        const dueOn = checkIn ? dueAfterWindow(endsOn, level, rules, holidays) : dueOnNamedDay(endsOn, rules, holidays);
        const lockOn = lockAfter(dueOn, rules, holidays);
        const quarter = quarterEnding(period);
        duties.push({ task: task.code, agency, period, part, checkIn, quarter, beginsOn, dueOn, lockOn });
      }
    }
  };
  for (const task of plan.sections.flatMap((section) => section.tasks)) {
    add(task, expandCodes(task.leads, expansion), "", stretchesOf(task.deadline, plan.year));
    for (const part of task.deadline.parts ?? [])
      add(task, expandCodes(part.agencies, expansion), part.part, stretchesOf(part, plan.year));
  }
  return duties;
}

/** The agencies that exist on a day: a merger later moves open duties, it makes none. */
export function agenciesOn<A extends Pick<AgencyData, "validFrom" | "validTo">>(agencies: readonly A[], day: Day): A[] {
  return agencies.filter((a) => a.validFrom <= day && (a.validTo === null || day <= a.validTo));
}

/** In which periods a task is to be reported, by the kind of its deadline alone. */
function stretchesOf(deadline: Deadline | DeadlinePart, year: number): readonly Stretch[] {
  switch (deadline.kind) {
    case "fixed-month":
      return [dated(deadline.month ?? "")];
    case "fixed-quarter":
      return [dated(deadline.quarter ?? "")];
    case "within-year":
      return [dated(String(year))];
    case "monthly":
      return monthsOfYear(year).map(dated);
    case "quarterly":
      return quartersOfYear(year).map(dated);
    case "last-month-of-quarter":
      return quartersOfYear(year).map((quarter) => {
        const { last } = windowOf(quarter, "calendar");
        return stretch(quarter, { first: `${last.slice(0, 7)}-01`, last }, false);
      });
    case "continuous":
      return quartersOfYear(year).map((quarter) => stretch(quarter, windowOf(quarter, "reporting"), true));
    case "event-triggered":
    case "on-request":
      return [];
  }
}

function dated(period: PeriodCode): Stretch {
  return stretch(period, windowOf(period, "calendar"), false);
}

function stretch(period: PeriodCode, { first, last }: Window, checkIn: boolean): Stretch {
  return { period, beginsOn: first, endsOn: last, checkIn };
}
