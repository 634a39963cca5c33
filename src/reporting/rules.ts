import type { Day } from "../calendar/day.js";
import { formatDay } from "../calendar/formats.js";
import { addWorkingDays, type HolidayTable } from "../calendar/working-days.js";
import type { Status } from "../grammar/understanding.js";
import { failure, type Outcome, success } from "../outcome.js";
import type { Deadlines } from "../plan/plan-in-force.js";
import { isInTime, type DutyState as Standing, wasInTime } from "../plan/standing.js";
import { statusRules } from "../text/status-rules.js";

interface DutyState extends Pick<Standing, "dueOn" | "answeredOn" | "settledOn" | "dueHour" | "settledLate"> {
  readonly checkIn: boolean;
}

/** A check-in is settled by any report, a dated duty by one that says it is over. */
export function settles(duty: { readonly checkIn: boolean }, status: Status): boolean {
  return duty.checkIn || statusRules[status].settles;
}

/** What a report is about, as far as it decides whether one is taken. */
export interface Reportable {
  readonly lockOn: Day;
  readonly latest: object | null;
  /** Null while it is not settled; a figure is settled by being given, on the day on which it first was. */
  readonly settledOn: Day | null;
  /** Its quarter is approved: whatever is changed in it, a first report too, needs the office's yes. */
  readonly approved?: boolean;
  /** The office sent it back, and waits for it. */
  readonly returned?: boolean;
}

/**
 * Whether a report is taken on `today`, and whether it is the first or a correction. A first report is always taken,
 * however late, or early where the person insisted on a period that has not begun; so is one on a duty that is not
 * settled, for going on is not mending. What is settled may be mended until its lock date, and in any case until the end
 * of the next working day after it was first given; after that it needs the office's yes. So does everything in an approved
 * quarter. What the office sent back is taken whenever it comes. That its plan is in force is the
 * caller's to see.
 */
export function judgeReport(
  subject: Reportable,
  today: Day,
  holidays: HolidayTable,
): Outcome<"first" | "correction", "locked"> {
  const { latest, lockOn, settledOn, approved = false, returned = false } = subject;
  if (returned) return success(latest === null ? "first" : "correction");
  if (approved) return failure("locked", (t) => t("decisions.approval.locked"));
  if (latest === null) return success("first");
  if (settledOn === null) return success("correction");
  const until = laterOf(lockOn, addWorkingDays(settledOn, 1, holidays));
  return today > until
    ? failure("locked", (t) => t("reporting.locked", { day: formatDay(until) }))
    : success("correction");
}

/** The last day on which what was first given on a day may be mended: not beyond its plan. */
export function mendableUntil(
  lockOn: Day,
  givenOn: Day,
  { deadlines, endsOn }: { readonly deadlines: Pick<Deadlines, "holidays">; readonly endsOn: Day },
): Day {
  const until = laterOf(lockOn, addWorkingDays(givenOn, 1, deadlines.holidays));
  return until < endsOn ? until : endsOn;
}

function laterOf(one: Day, other: Day): Day {
  return one > other ? one : other;
}

/** Before any hour of a day. */
const midnight = "00:00";

/** On time is judged once: a correction of a duty that was settled on time stays on time. `time`: "16:05" of today. */
export function reportIsOnTime(duty: DutyState, status: Status, today: Day, time = midnight): boolean {
  return isInTime(duty, today, time) || (wasInTime(duty) && settles(duty, status));
}

/** The columns of a duty after one more report. It counts as settled from the first report since which it has stayed so. */
export function afterReport(
  duty: DutyState,
  report: { readonly status: Status; readonly percent: number | null },
  today: Day,
  time = midnight,
): { status: Status; percent: number | null; answeredOn: Day; settledOn: Day | null; settledLate: boolean } {
  const isSettled = settles(duty, report.status);
  const isLate = duty.settledOn === null ? today === duty.dueOn && !isInTime(duty, today, time) : !!duty.settledLate;
  return {
    status: report.status,
    percent: report.percent,
    answeredOn: duty.answeredOn ?? today,
    settledOn: isSettled ? (duty.settledOn ?? today) : null,
    settledLate: isSettled && isLate,
  };
}
