import type { Day } from "../calendar/day.js";
import { formatDayNear, formatDayWithWeekday, formatPeriodShort, formatTime } from "../calendar/formats.js";
import { nameOfAsked } from "../reporting/decisions/text.js";
import { dutyLabel } from "../reporting/labels.js";
import { action, staying } from "../text/actions.js";
import type { Translate } from "../text/language.js";
import type { Button, Message } from "../text/message.js";
import { formatCount } from "../text/numbers.js";
import { absentPlaces, unattendedLine } from "./leave-text.js";
import { countAgencies, countDuties, type Extent, type Morning } from "./morning.js";
import type { OpenGroup } from "./office-duties.js";
import { outageLine } from "./outage.js";
import { returnedWorkLine } from "./returned-work.js";
import { unreachedButton } from "./unreached-text.js";

const labelsShown = 4;
const namesShown = 4;

export interface MorningSetting {
  readonly today: Day;
  readonly days: { readonly office: number };
  /** Where it goes out late: when. */
  readonly lateAt: Date | null;
  readonly t: Translate;
}

/**
 * The office's morning message: what is wrong first, then what comes. It names agencies, no persons. Its buttons answer
 * in new messages, because it stays as it is.
 */
export function morningMessage(morning: Morning, setting: MorningSetting): Message {
  const { today, lateAt, t } = setting;
  const { fresh, lasting, lastingFigures, soon, overdue, overdueRequests, unreached, leaderless, waiting, outages } =
    morning;
  const exhausted = exhaustedLine(morning, setting);
  const lines = [headline(morning, setting)];
  if (fresh.length > 0) lines.push(t("morning.fresh", { list: byLabel(fresh, setting) }));
  if (lasting.length > 0 || lastingFigures.length > 0)
    lines.push(t("morning.lasting", { days: setting.days.office, list: lastingList(morning, setting) }));
  if (overdue.duties > 0) lines.push(t("morning.overdue", countsOf(overdue)));
  if (overdueRequests.duties > 0) lines.push(t("morning.overdueRequests", countsOf(overdueRequests)));
  if (exhausted !== null) lines.push(exhausted);
  if (soon.length > 0)
    lines.push(
      t("morning.soon", {
        n: formatCount(countDuties(soon)),
        day: soon[0]!.dueOn === today ? t("morning.today") : formatDayNear(soon[0]!.dueOn, today, t),
        list: byLabel(soon, setting),
      }),
    );
  if (unreached.length > 0)
    lines.push(t("morning.unreached", { count: unreached.length, names: placesOf(morning, t) }));
  const alone = unattendedLine(morning.unattended ?? [], t);
  if (alone) lines.push(alone);
  if (leaderless && leaderless.absences.length > 0)
    lines.push(t("escalation.leaderless", { days: leaderless.days, names: absentPlaces(leaderless.absences, t) }));
  if (waiting.total > 0) lines.push(waitingLine(waiting, setting));
  const sentBack = morning.returned && returnedWorkLine(morning.returned, today, t);
  if (sentBack) lines.push(sentBack);
  for (const outage of outages) lines.push(outageLine(outage, t));
  if (lateAt) lines.push(t("morning.late", { time: formatTime(lateAt) }));
  return { text: lines.join("\n"), buttons: buttonsOf(morning, t), protected: true };
}

function countsOf({ duties, agencies }: Extent) {
  return { n: formatCount(duties), agencies: formatCount(agencies) };
}

/** "Sáng thứ Sáu 01/03: 12 việc mới quá hạn của 9 cơ quan, 3 người chưa nhận được tin." */
function headline(morning: Morning, { today, days, t }: MorningSetting): string {
  const { fresh, lasting, lastingFigures, overdue, overdueRequests, soon, unreached, waiting, outages } = morning;
  const day = formatDayWithWeekday(today, t);
  const returned = morning.returned?.count ?? 0;
  const noFigures = lastingFigures.length === 0 && morning.exhaustedFigures.length === 0;
  const overdueOnes = overdue.duties + overdueRequests.duties;
  const isClear = overdueOnes === 0 && soon.length === 0 && waiting.total + returned === 0 && noFigures;
  if (isClear && unreached.length === 0 && outages.length === 0) return t("morning.clear", { day });
  const parts: string[] = [];
  if (fresh.length > 0)
    parts.push(
      t("morning.freshCount", { n: formatCount(countDuties(fresh)), agencies: formatCount(countAgencies(fresh)) }),
    );
  if (lasting.length > 0)
    parts.push(t("morning.lastingCount", { n: formatCount(countDuties(lasting)), days: days.office }));
  if (lastingFigures.length > 0) {
    const n = formatCount(countAgencies(lastingFigures));
    parts.push(t("escalation.lastingFiguresCount", { n, days: days.office }));
  }
  if (unreached.length > 0) parts.push(t("morning.unreachedCount", { count: unreached.length }));
  if (waiting.total > 0) parts.push(t("morning.waitingCount", { count: waiting.total }));
  if (parts.length === 0) parts.push(t("morning.nothingNew"));
  return t("morning.head", { day, parts: parts.join(", ") });
}

/** How much nobody is reminded of any more; its list is the button below. Null where there is nothing. */
function exhaustedLine({ exhausted, exhaustedFigures }: Morning, setting: MorningSetting): string | null {
  const { t } = setting;
  const parts: string[] = [];
  if (exhausted.length > 0)
    parts.push(
      t("ladder.exhausted.duties", { n: formatCount(countDuties(exhausted)), list: byLabel(exhausted, setting) }),
    );
  for (const { period, agencyIds } of exhaustedFigures)
    parts.push(
      t("ladder.exhausted.figures", { period: formatPeriodShort(period, t), n: formatCount(agencyIds.length) }),
    );
  return parts.length === 0 ? null : t("ladder.exhausted.line", { parts: parts.join("; ") });
}

/** "V.1 (90), I.10 tháng 02 (6), +2": most first. */
function byLabel(groups: readonly OpenGroup[], { today, t }: MorningSetting): string {
  const counts = new Map<string, number>();
  for (const group of groups) {
    const label = dutyLabel(group, t, today);
    counts.set(label, (counts.get(label) ?? 0) + group.agencyIds.length);
  }
  const most = [...counts].sort(([, a], [, b]) => b - a);
  const shown = most.slice(0, labelsShown).map(([label, n]) => t("morning.counted", { label, n: formatCount(n) }));
  return withRest(shown, most.length - shown.length);
}

/** "V.1: Sở Xây dựng, Đam Rông, +4; I.10 tháng 02: Bảo Lộc; số liệu quý I: Sở Y tế" */
function lastingList({ lasting, lastingFigures }: Morning, { today, t }: MorningSetting): string {
  const said = lasting.slice(0, labelsShown).map((group): string => {
    const names = firstNames(group.agencyNames);
    return t("morning.named", { label: dutyLabel(group, t, today), names });
  });
  if (lasting.length > said.length) said.push(`+${lasting.length - said.length}`);
  for (const { period, agencyNames } of lastingFigures)
    said.push(t("escalation.lastingFigures", { period: formatPeriodShort(period, t), names: firstNames(agencyNames) }));
  return said.join("; ");
}

function firstNames(names: readonly string[]): string {
  return withRest(names.slice(0, namesShown), names.length - namesShown);
}

/** "I.10 tháng 02 Sở Tư pháp (xin gia hạn), +2": oldest first. */
function waitingLine({ items, total }: Morning["waiting"], { today, t }: MorningSetting): string {
  const named = items.map((item) => nameOfAsked(item, today, t));
  return t("morning.waiting", { count: total, names: withRest(named, total - named.length) });
}

function placesOf({ unreached }: Morning, t: Translate): string {
  const places = [...new Set(unreached.map(({ posts }) => posts[0]!.agency?.shortName ?? t("reaching.office")))];
  return withRest(places.slice(0, namesShown), places.length - namesShown);
}

function withRest(shown: readonly string[], rest: number): string {
  return rest > 0 ? `${shown.join(", ")}, +${rest}` : shown.join(", ");
}

function buttonsOf({ overdue, overdueRequests, soon, unreached }: Morning, t: Translate): Button[][] {
  const first: Button[] = [];
  if (overdue.duties + overdueRequests.duties > 0 || soon.length > 0)
    first.push({ label: t("office.button.silent"), data: staying(action.silent()) });
  first.push({ label: t("help.summary"), data: staying(action.summary()) });
  return unreached.length > 0 ? [first, [unreachedButton(t)]] : [first];
}
