import type { Day } from "../../calendar/day.js";
import type { Status } from "../../text/status-rules.js";

/** A duty of a unit that ends or takes over, as far as a merger needs it. */
export interface MergingDuty extends DutyState {
  readonly id: number;
  readonly agencyId: number;
  readonly taskId: number;
  readonly period: string;
  readonly part: string;
  /** Counted nowhere any more: such a one of the successor takes its place again. */
  readonly closed: boolean;
}

export interface DutyState {
  readonly status: Status;
  readonly percent: number | null;
  readonly answeredOn: Day | null;
  readonly settledOn: Day | null;
  /** The id of its latest report; 0 where there is none. */
  readonly lastReport: number;
}

export interface MergedDuties {
  /** The one that is reported from now on, at its successor, with the state of all that it stands for. */
  readonly kept: readonly { readonly id: number; readonly agencyId: number; readonly state: DutyState }[];
  /** `takenById` null: nobody succeeds. */
  readonly closed: readonly { readonly id: number; readonly takenById: number | null }[];
  /** How many of the kept were a predecessor's. */
  readonly moved: number;
}

/**
 * What becomes of duties that are due when their agency is no more: at the successor there is one a task, period and part,
 * its own where it has it, else the first of its predecessors'. The others are closed. It makes none.
 *
 * @param duties open ones of the units that end, in the order in which the first is chosen, and all of their successors
 * @param successors by the id of the unit that ends; null where nobody succeeds
 */
export function mergeDuties(
  duties: readonly MergingDuty[],
  successors: ReadonlyMap<number, number | null>,
): MergedDuties {
  const own = new Map<string, MergingDuty>();
  const coming = new Map<string, MergingDuty[]>();
  const closed: { id: number; takenById: number | null }[] = [];
  for (const duty of duties) {
    const to = successors.get(duty.agencyId);
    if (to === undefined) own.set(keyOf(duty, duty.agencyId), duty);
    else if (to === null) closed.push({ id: duty.id, takenById: null });
    else coming.set(keyOf(duty, to), [...(coming.get(keyOf(duty, to)) ?? []), duty]);
  }
  const kept: { id: number; agencyId: number; state: DutyState }[] = [];
  let moved = 0;
  for (const [key, predecessors] of coming) {
    const there = own.get(key);
    const keeper = there ?? predecessors[0]!;
    if (!there || there.closed) moved += 1;
    const members = there && !there.closed ? [there, ...predecessors] : predecessors;
    kept.push({ id: keeper.id, agencyId: successors.get(predecessors[0]!.agencyId)!, state: stateOfAll(members) });
    for (const { id } of predecessors) if (id !== keeper.id) closed.push({ id, takenById: keeper.id });
  }
  return { kept, closed, moved };
}

/**
 * How several duties stand as one: settled on the day when the last of them was, and only if all were. Else as the one
 * that is furthest from it, so that nobody believes that what one reported was reported for all.
 */
export function stateOfAll(members: readonly DutyState[]): DutyState {
  const lastReport = Math.max(...members.map((one) => one.lastReport));
  const open = members.filter(({ settledOn }) => settledOn === null);
  if (open.length === 0) {
    const { status, percent } = latestOf(members);
    return {
      status,
      percent,
      lastReport,
      answeredOn: lastDay(members, "answeredOn"),
      settledOn: lastDay(members, "settledOn"),
    };
  }
  const silent = open.find(({ answeredOn }) => answeredOn === null);
  if (silent) return { status: "not_started", percent: null, lastReport, answeredOn: null, settledOn: null };
  const { status, percent } = latestOf(open);
  return { status, percent, lastReport, answeredOn: lastDay(open, "answeredOn"), settledOn: null };
}

function latestOf(members: readonly DutyState[]): DutyState {
  return members.reduce((latest, one) => (one.lastReport > latest.lastReport ? one : latest));
}

function lastDay(members: readonly DutyState[], which: "answeredOn" | "settledOn"): Day | null {
  return (
    members
      .flatMap((one) => one[which] ?? [])
      .sort()
      .at(-1) ?? null
  );
}

function keyOf({ taskId, period, part }: MergingDuty, agencyId: number): string {
  return `${agencyId} ${taskId} ${period} ${part}`;
}
