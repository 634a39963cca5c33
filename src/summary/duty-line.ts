import { type Day, daysBetween, timeInVietnam } from "../calendar/day.js";
import { formatDayNear } from "../calendar/formats.js";
import { daysOverdue, isInTime, isReturned, soonDays } from "../plan/standing.js";
import { describeStatus } from "../reporting/describe.js";
import { dutyLabel } from "../reporting/labels.js";
import { untilWords } from "../reporting/until.js";
import { action } from "../text/actions.js";
import type { Button } from "../text/message.js";
import type { Telling } from "./asked.js";
import { agencyName } from "./names.js";
import type { NamedDuty } from "./queries.js";

/** "🔴 I.10 tháng 01 · quá hạn 49 ngày · chưa báo cáo", with the mark of how it stands. */
export function dutyLine(duty: NamedDuty, today: Day, telling: Telling): string {
  const { t } = telling;
  const label = dutyLabel(duty, t, null);
  const status = statusOf(duty, telling);
  if (duty.settledOn !== null) {
    const days = daysOverdue(duty, duty.settledOn);
    const time = duty.settledLate
      ? t("reports.lateByHour", { time: duty.dueHour ?? "" })
      : days === 0
        ? t("reports.onTime")
        : t("reports.late", { days });
    return t("office.settledDuty", { label, status, time });
  }
  const isPast = !isInTime(duty, today, timeInVietnam(telling.now));
  if (isPast && duty.dueOn === today) return t("office.overdueDutyByHour", { label, hour: duty.dueHour ?? "", status });
  if (isPast) return t("office.overdueDuty", { label, days: daysOverdue(duty, today), status });
  const day = untilWords(duty, formatDayNear(duty.dueOn, today, t), t);
  return t(daysBetween(today, duty.dueOn) <= soonDays ? "office.soonDuty" : "office.laterDuty", { label, day, status });
}

function statusOf(duty: NamedDuty, { t }: Telling): string {
  if (isReturned(duty)) return t("decisions.return.status");
  return duty.answeredOn !== null ? describeStatus(duty, t).toLocaleLowerCase("vi") : t("office.silentStatus");
}

/** Of whomever they are, each a button to what was reported on it. */
export function dutyButtons(
  duties: readonly { readonly id: number; readonly agency: string; readonly task: string }[],
  back: string,
  { plan, t }: Pick<Telling, "plan" | "t">,
): Button[] {
  return duties.map(({ id, agency, task }) => ({
    label: t("office.button.difficulty", { task, name: agencyName(agency, plan.catalogue) }),
    data: action.openDutyView(id, back),
  }));
}
