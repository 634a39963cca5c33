import type { Day } from "../calendar/day.js";
import { formatDay } from "../calendar/formats.js";
import type { Status } from "../grammar/understanding.js";
import { failure, type Outcome, success } from "../outcome.js";
import { statusRules } from "../text/status-rules.js";

interface DutyState {
  readonly checkIn: boolean;
  readonly dueOn: Day;
  readonly answeredOn: Day | null;
  readonly settledOn: Day | null;
}

/** A check-in is settled by any report, a dated duty by one that says it is over. */
export function settles(duty: { readonly checkIn: boolean }, status: Status): boolean {
  return duty.checkIn || statusRules[status].settles;
}

/**
 * Whether a report is taken on `today`, and whether it is the first or a correction. A first report is always taken,
 * however late, or early where the person insisted on a period that has not begun; a correction until the lock date
 * (due + 5 working days), after which it needs the office's yes.
 */
export function judgeReport(
  subject: { readonly lockOn: Day; readonly latest: object | null },
  today: Day,
): Outcome<"first" | "correction", "locked"> {
  if (subject.latest === null) return success("first");
  if (today > subject.lockOn)
    return failure("locked", (t) => t("reporting.locked", { day: formatDay(subject.lockOn) }));
  return success("correction");
}

/** On time is judged once: a correction of a duty that was settled on time stays on time. */
export function reportIsOnTime(duty: DutyState, status: Status, today: Day): boolean {
  const settledOnTime = duty.settledOn !== null && duty.settledOn <= duty.dueOn;
  return today <= duty.dueOn || (settledOnTime && settles(duty, status));
}

/** The columns of a duty after one more report. It counts as settled from the first report since which it has stayed so. */
export function afterReport(
  duty: DutyState,
  report: { readonly status: Status; readonly percent: number | null },
  today: Day,
): { status: Status; percent: number | null; answeredOn: Day; settledOn: Day | null } {
  return {
    status: report.status,
    percent: report.percent,
    answeredOn: duty.answeredOn ?? today,
    settledOn: settles(duty, report.status) ? (duty.settledOn ?? today) : null,
  };
}
