import type { Day } from "../calendar/day.js";
import { monthOf, type PeriodCode, periodsOfYear, quarterEnding, type Window, windowOf } from "../calendar/windows.js";
import type { HolidayTable } from "../calendar/working-days.js";
import { deadlineKinds } from "../text/deadline-kinds.js";
import type { Level } from "../text/levels.js";
import { dueAfterWindow, dueOnNamedDay, lockAfter } from "./deadlines.js";
import { type Expansion, expandCodes } from "./expand-leads.js";
import type { AgencyData, Deadline, DeadlinePart, GroupData, PlanData } from "./plan-data.js";
import { type Regime, reckoningOf } from "./regime.js";

/** When a duty is to be reported. */
export interface DutyDates {
  readonly period: PeriodCode;
  readonly checkIn: boolean;
  readonly quarter: PeriodCode;
  readonly beginsOn: Day;
  readonly dueOn: Day;
  readonly lockOn: Day;
}

/** A duty before it is a row. Unique by task, agency, period and part. */
export interface DutyPlan extends DutyDates {
  readonly task: string;
  readonly agency: string;
  readonly part: string; // '' where the task has one deadline
}

/** The duties of a task or of one of its parts: everybody of `leads` has those of its level. */
export interface Assignment {
  readonly task: string;
  readonly part: string;
  /** Agency codes, in the order of the agencies. */
  readonly leads: readonly string[];
  /** In the order of the periods. Levels that nobody of `leads` has are left out. */
  readonly dates: ReadonlyMap<Level, readonly DutyDates[]>;
}

type Planned = Pick<PlanData, "year" | "issuedOn" | "regime"> & {
  readonly sections: readonly {
    readonly tasks: readonly {
      readonly code: string;
      readonly leads: readonly string[];
      readonly deadline: Deadline;
    }[];
  }[];
  readonly agencies: readonly Pick<AgencyData, "code" | "level" | "validFrom" | "validTo">[];
  readonly groups: readonly Pick<GroupData, "code" | "members">[];
};

/**
 * Who has which duties of a plan, in its order. Event-triggered and on-request tasks, and leads that are known only when
 * something happens, have none yet.
 *
 * A duty begins with its own period and not with the plan's date: a period's first day is what people expect it to be,
 * and reports on the days before a plan was signed are reports on that period too.
 */
export function assignDuties(plan: Planned, holidays: HolidayTable): Assignment[] {
  const agencies = new Map(agenciesOn(plan.agencies, plan.issuedOn).map((a) => [a.code, a]));
  const expansion: Expansion = {
    groups: new Map(plan.groups.map((g) => [g.code, g.members])),
    agencies: [...agencies.keys()],
  };
  const assign = (task: string, part: string, codes: readonly string[], deadline: Deadline | DeadlinePart) => {
    const leads = expandCodes(codes, expansion);
    const stretches = stretchesOf(deadline, plan);
    const dates = new Map<Level, readonly DutyDates[]>();
    for (const agency of leads) {
      const { level } = agencies.get(agency)!;
      if (!dates.has(level))
        dates.set(
          level,
          stretches.map((one) => datesOf(one, level, plan.regime, holidays)),
        );
    }
    return { task, part, leads, dates };
  };
  return plan.sections
    .flatMap((section) => section.tasks)
    .flatMap(({ code, leads, deadline }) => [
      assign(code, "", leads, deadline),
      ...deadline.parts.map((part) => assign(code, part.part, part.agencies, part)),
    ]);
}

/** All duties of a plan, one by one: task × agency × period × part. */
export function makeDuties(plan: Planned, holidays: HolidayTable): DutyPlan[] {
  const levelOf = new Map(agenciesOn(plan.agencies, plan.issuedOn).map((a) => [a.code, a.level]));
  return assignDuties(plan, holidays).flatMap(({ task, part, leads, dates }) =>
    leads.flatMap((agency) => dates.get(levelOf.get(agency)!)!.map((one) => ({ task, agency, part, ...one }))),
  );
}

/** The agencies that exist on a day: a merger later moves open duties, it makes none. */
export function agenciesOn<A extends Pick<AgencyData, "validFrom" | "validTo">>(agencies: readonly A[], day: Day): A[] {
  return agencies.filter((a) => a.validFrom <= day && (a.validTo === null || day <= a.validTo));
}

/** A stretch in which a task is to be reported: by when, and from when on it is listed. */
interface Stretch {
  readonly period: PeriodCode;
  readonly window: Window;
  readonly checkIn: boolean;
}

/** In which periods a task is to be reported, by the kind of its deadline alone. */
function stretchesOf(deadline: Deadline | DeadlinePart, { year, regime }: Planned): readonly Stretch[] {
  const { recurs, reckoning, periods, begins } = deadlineKinds[deadline.kind];
  if (periods === null) return [];
  const only = onlyPeriodOf(deadline, year);
  const codes =
    !recurs && only
      ? [only]
      : (periods === "regime" ? regime.checkIns : [periods]).flatMap((kind) =>
          kind === "day" ? [] : periodsOfYear(kind, year),
        );
  return codes.map((period) => {
    const whole = windowOf(period, reckoning === "plan" ? reckoningOf(regime) : "calendar");
    const first = {
      "with-period": whole.first,
      "with-year": `${year}-01-01`,
      "last-month": windowOf(lastMonthOf(period), "calendar").first,
    }[begins];
    return { period, window: { first, last: whole.last }, checkIn: reckoning === "plan" };
  });
}

/** The period of a deadline that comes once; null where it comes again, or only when something happens. */
export function onlyPeriodOf(
  { kind, day, month, quarter }: Pick<Deadline, "kind" | "day" | "month" | "quarter">,
  year: number,
): PeriodCode | null {
  if (kind === "within-year") return String(year);
  return day ?? month ?? quarter ?? null;
}

function lastMonthOf(period: PeriodCode): PeriodCode {
  return monthOf(windowOf(period, "calendar").last, "calendar");
}

function datesOf({ period, window, checkIn }: Stretch, level: Level, regime: Regime, holidays: HolidayTable) {
  const { first: beginsOn, last } = window;
  const dueOn = checkIn ? dueAfterWindow(last, level, regime, holidays) : dueOnNamedDay(last, regime, holidays);
  const lockOn = lockAfter(dueOn, level, regime, holidays);
  return { period, checkIn, quarter: quarterEnding(period), beginsOn, dueOn, lockOn };
}
