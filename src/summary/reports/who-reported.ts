import type { Day } from "../../calendar/day.js";
import { dayInVietnam } from "../../calendar/day.js";
import { formatDay, formatDayNear, formatTime } from "../../calendar/formats.js";
import { channelTitle } from "../../people/joining-text.js";
import { describePost, nameAtPost } from "../../people/names.js";
import type { HeldPost } from "../../people/roles.js";
import { capitalised } from "../../text/capitalised.js";
import type { Translate } from "../../text/language.js";
import type { Reporter } from "./report-facts.js";

interface Sent {
  readonly reportedAt: Date;
  readonly channel: string;
  readonly by: Reporter;
}

/**
 * "Đầu mối Sở Tài chính (đ/c Lan) báo cáo 09:12 thứ Ba 27/02 (Telegram)"; by post alone where no person may be named.
 *
 * @param did what was done with it, where that is no report
 */
export function whoLine(
  sent: Sent,
  names: boolean,
  today: Day,
  t: Translate,
  did: "by" | "takenBackBy" = "by",
): string {
  return t(`reports.${did}`, {
    who: capitalised(whoReported(sent.by, names, t)),
    time: formatTime(sent.reportedAt),
    day: formatDayNear(dayInVietnam(sent.reportedAt), today, t),
    channel: channelTitle(sent.channel, t),
  });
}

export function whoReported(by: Reporter, names: boolean, t: Translate): string {
  const post: HeldPost | null = by.role && {
    role: by.role,
    agency:
      by.agencyName === null ? null : { id: 0, code: "", name: by.agencyName, shortName: by.agencyName, level: "" },
  };
  if (!post) return t("people.formerMember");
  return names ? nameAtPost(by, post, t) : describePost(post, t);
}

/** When it was sent, and through which messenger: of several on one day the hour tells them apart. */
export function sentAt(sent: Pick<Sent, "reportedAt" | "channel">, today: Day, t: Translate) {
  return {
    time: formatTime(sent.reportedAt),
    day: dayOfSent(sent, today),
    channel: channelTitle(sent.channel, t),
  };
}

/** "26/02", "15/12/2023" where that is not this year's. */
export function dayOfSent({ reportedAt }: Pick<Sent, "reportedAt">, today: Day): string {
  const day = dayInVietnam(reportedAt);
  return day.slice(0, 4) === today.slice(0, 4) ? formatDay(day).slice(0, 5) : formatDay(day);
}
