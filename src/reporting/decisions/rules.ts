import type { Day } from "../../calendar/day.js";
import { formatDay } from "../../calendar/formats.js";
import { addWorkingDays, type HolidayTable } from "../../calendar/working-days.js";
import { type Failure, failure } from "../../outcome.js";
import { wasInTime } from "../../plan/standing.js";

/** Working days that an agency has to send a returned report again, where no setting says otherwise. */
export const usualDaysToAnswer = 2;

/** The last day on which what was returned on `today` is sent again in time. */
export function answerBy(today: Day, workingDays: number, holidays: HolidayTable): Day {
  return addWorkingDays(today, workingDays, holidays);
}

/** The days of a duty that decisions move. */
export interface DutyDays {
  readonly dueOn: Day;
  readonly lockOn: Day;
  readonly settledOn: Day | null;
  readonly settledLate?: boolean;
  /** Settled by any report, however far the task is. */
  readonly checkIn?: boolean;
}

/**
 * A duty whose report was sent back: unsettled. Where it had been settled in time it is not overdue before the day by
 * which it is to be sent again; the plan's own day, where that is later, stays. What was late is overdue again at once.
 */
export function afterReturn(duty: DutyDays, until: Day): DutyDays & { readonly onTime: boolean } {
  const onTime = wasInTime(duty);
  return {
    dueOn: onTime ? laterOf(duty.dueOn, until) : duty.dueOn,
    lockOn: laterOf(duty.lockOn, until),
    settledOn: null,
    onTime,
  };
}

/**
 * A returned duty that a report has settled again: its own due day comes back, and where it was sent again in time, it
 * counts as settled on the day on which it first was, on time or late as then; else from today.
 *
 * @param before the duty's days when it was returned
 */
export function afterAnswer(
  before: Pick<DutyDays, "dueOn" | "settledOn">,
  until: Day,
  today: Day,
): { readonly dueOn: Day; readonly settledOn: Day } {
  const { dueOn, settledOn } = before;
  return { dueOn, settledOn: today <= until && settledOn !== null ? settledOn : today };
}

/** Why a later due day cannot be asked for. A day before or on the present one is no extension. */
export function judgeExtension(
  duty: DutyDays & { readonly closed: boolean },
  toDay: Day,
  today: Day,
  endsOn: Day,
): Failure<"settled" | "closed" | "not_later" | "past" | "beyond"> | null {
  if (duty.closed) return failure("closed", (t) => t("decisions.extension.closed"));
  if (duty.settledOn !== null)
    return failure("settled", (t) => t(duty.checkIn ? "decisions.extension.answered" : "decisions.extension.settled"));
  if (toDay <= duty.dueOn)
    return failure("not_later", (t) =>
      t("decisions.extension.notLater", { day: formatDay(toDay), due: formatDay(duty.dueOn) }),
    );
  if (toDay < today) return failure("past", (t) => t("decisions.extension.past", { day: formatDay(toDay) }));
  if (toDay > endsOn) return failure("beyond", (t) => t("decisions.extension.beyond", { day: formatDay(endsOn) }));
  return null;
}

/** The lock date that follows an extended due day: the same working days after it, never beyond the plan. */
export function extendedLock(
  toDay: Day,
  workingDaysToMend: number,
  holidays: HolidayTable,
  endsOn: Day,
  lockOn: Day,
): Day {
  const lock = addWorkingDays(toDay, workingDaysToMend, holidays);
  return laterOf(lockOn, lock < endsOn ? lock : endsOn);
}

/** The later of two days. */
export function laterOf(one: Day, other: Day): Day {
  return one > other ? one : other;
}
