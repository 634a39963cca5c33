import { type Day, daysBetween } from "../calendar/day.js";
import { formatDayWithWeekday, formatTime } from "../calendar/formats.js";
import { parsePeriod } from "../calendar/windows.js";
import type { HolidayTable } from "../calendar/working-days.js";
import { daysOverdue, workingDaysLeft } from "../plan/standing.js";
import { describeUnfinished } from "../reporting/describe.js";
import { comesAgain, dutyLabel, shorten } from "../reporting/labels.js";
import { action, staying } from "../text/actions.js";
import type { Translate } from "../text/language.js";
import type { Button, Message } from "../text/message.js";
import type { DigestHours } from "./digest-hours.js";
import { chooseNamed, type Digest, type DigestDuty, type DigestItem } from "./digest-items.js";
import { figuresButton, figuresLine, figuresParts } from "./figures-text.js";
import { returnedButtons, returnedLines, returnedUntilText } from "./returned-figures.js";

const longestText = 44;
const longestAgency = 12;

export interface DigestSetting {
  readonly hours: DigestHours;
  readonly now: Date;
  readonly holidays: HolidayTable;
  /** Drafts of the person that are not sent, by duty: their button goes on where they stopped. */
  readonly drafts: ReadonlyMap<number, number>;
  readonly t: Translate;
  /** The office asks for these: it says so, and is never late. */
  readonly asNudge?: boolean;
  /** Instead of whom the person is told. */
  readonly instead?: readonly string[];
}

/** The buttons of a screen. */
const mostButtons = 8;

/**
 * The digest as it is sent: who and how much first, then the duties that there is room for with a button each, then the
 * figures in one line, then the ways on. Its buttons answer in a new message, because a reminder stays as it is. `named`:
 * the duties that have a line.
 */
export function digestMessage(
  digest: Digest,
  setting: DigestSetting,
): { readonly message: Message; readonly named: readonly DigestItem[] } {
  const { t, hours, now } = setting;
  const { items, figures, returned = [] } = digest;
  const agencies = new Set([...items.map(({ duty }) => duty), ...figures, ...returned].map(({ agencyId }) => agencyId));
  const several = agencies.size > 1;
  const ways = waysOn(digest, agencies, setting);
  const named = chooseNamed(items, mostButtons - ways.length);
  const lines = [headline(digest, several, setting), ...(setting.instead ?? [])];
  lines.push(...returnedLines(returned, several, hours.day, t));
  lines.push(...named.map((item) => itemLine(item, several, setting)));
  if (named.length < items.length) lines.push(t("reminders.others", { count: items.length - named.length }));
  if (figures.length > 0) lines.push(figuresLine(figures, hours.day, t));
  if (named[0]) lines.push(t("reminders.replyHere", { example: exampleFor(named[0].duty, hours.day) }));
  if (now >= hours.late && !setting.asNudge)
    lines.push(t("reminders.late", { at: formatTime(hours.due), time: formatTime(now) }));
  const duties = named.map((item) => itemButton(item, several, setting));
  return {
    message: {
      text: lines.join("\n"),
      buttons: [
        ...(several ? duties.map((button) => [button]) : inPairs(duties)),
        ...inPairs(withLeave(ways, named.length, t)),
      ],
    },
    named,
  };
}

/** The way to leave is under all but the longest digests. */
function withLeave(ways: readonly Button[], before: number, t: Translate): readonly Button[] {
  if (before + ways.length >= mostButtons) return ways;
  return [...ways, { label: t("leave.button.mine"), data: staying(action.leaves()) }];
}

/** What may be pressed besides the duties; each takes the place of one. */
function waysOn(
  { items, figures, returned = [] }: Digest,
  agencies: ReadonlySet<number>,
  { t, hours, asNudge }: DigestSetting,
): Button[] {
  const [only, second] = agencies;
  const work: Button = {
    label: t("reminders.work"),
    data: staying(second === undefined ? action.work(only) : action.work()),
  };
  const tomorrow: Button = { label: t("ladder.tomorrow"), data: staying(action.remindTomorrow(hours.day)) };
  const mayWait = !asNudge && (items.length > 0 || figures.length > 0);
  return [
    ...returnedButtons(returned, t),
    ...(figures.length > 0 ? [figuresButton(figures, t)] : []),
    ...(mayWait ? [tomorrow] : []),
    work,
  ];
}

/** "Sở Tư pháp: 1 việc quá hạn, 2 việc đến hạn thứ Năm 29/02, 12 chỉ tiêu quá hạn." */
function headline(digest: Digest, several: boolean, { hours, t, asNudge = false }: DigestSetting): string {
  const { items, figures, returned = [] } = digest;
  const on = (shelf: DigestItem["shelf"]) => items.filter((item) => item.shelf === shelf);
  const [overdue, soon, later] = [on("overdue"), on("soon"), on("later")];
  const parts: string[] = [];
  if (overdue.length > 0) parts.push(t("reminders.overdue", { count: overdue.length }));
  if (soon.length > 0) parts.push(soonPart(soon, hours.day, asNudge, t));
  if (later.length > 0) parts.push(laterPart(later, t));
  parts.push(...figuresParts(figures, hours.day, t));
  if (returned.length > 0) parts.push(t("reminders.returned.count", { count: returned.length }));
  const counts = parts.join(", ");
  const agency = (items[0]?.duty ?? figures[0] ?? returned[0])!.agencyName;
  if (asNudge) return t("nudge.asks", { head: several ? `${counts}.` : t("reminders.oneAgency", { agency, counts }) });
  return several ? t("reminders.severalAgencies", { counts }) : t("reminders.oneAgency", { agency, counts });
}

/** What is due later than in seven days, and stands on a step. */
function laterPart(later: readonly DigestItem[], t: Translate): string {
  const [day, other] = new Set(later.map((item) => item.duty.dueOn));
  const count = later.length;
  return other === undefined
    ? t("reminders.soonOneDay", { count, day: formatDayWithWeekday(day!, t) })
    : t("ladder.later", { count });
}

function soonPart(soon: readonly DigestItem[], today: Day, asNudge: boolean, t: Translate): string {
  const count = soon.length;
  const days = new Set(soon.map((item) => item.duty.dueOn));
  const [day] = days;
  if (days.size > 1) return t(asNudge ? "nudge.toCome" : "reminders.soon", { count });
  if (day === today) return t("reminders.soonToday", { count });
  return t("reminders.soonOneDay", { count, day: formatDayWithWeekday(day!, t) });
}

const marks = { overdue: "🔴", soon: "🟡", later: "⚪" } as const;

/** "🟡 V.1 · Ban hành Kế hoạch rà soát… · còn 3 ngày làm việc"; of several agencies each line names its own. */
function itemLine({ duty, shelf }: DigestItem, several: boolean, setting: DigestSetting): string {
  const { t } = setting;
  const parts = [
    `${marks[shelf]} ${dutyLabel(duty, t, setting.hours.day)}`,
    several ? duty.agencyShortName : shorten(duty.taskText, longestText),
    ...(duty.returnedUntil
      ? [returnedUntilText(duty.returnedUntil, setting.hours.day, t)]
      : [distance(duty, shelf, setting)]),
  ];
  if (setting.drafts.has(duty.id)) parts.push(t("reminders.draft"));
  else if (duty.answeredOn !== null) parts.push(describeUnfinished(duty, t));
  if (duty.locked) parts.push(t("due.locked"));
  return parts.join(" · ");
}

function distance(duty: DigestDuty, shelf: DigestItem["shelf"], { hours, holidays, t }: DigestSetting): string {
  if (shelf === "overdue") return t("reminders.daysOverdue", { count: daysOverdue(duty, hours.day) });
  if (daysBetween(hours.day, duty.dueOn) === 0)
    return duty.dueHour ? t("reminders.dueTodayBy", { hour: duty.dueHour }) : t("reminders.dueToday");
  const left = workingDaysLeft(duty, hours.day, holidays);
  if (left === 0) return t("reminders.until", { day: formatDayWithWeekday(duty.dueOn, t) });
  return t("reminders.workingDaysLeft", { count: left });
}

function itemButton({ duty }: DigestItem, several: boolean, { drafts, hours, t }: DigestSetting): Button {
  const draftId = drafts.get(duty.id);
  const label = dutyLabel(duty, t, hours.day);
  return {
    label: several ? `${label} · ${briefAgency(duty)}` : label,
    data: staying(draftId === undefined ? action.duty(duty.id) : action.resume(draftId)),
  };
}

/** What fits on a button beside the duty: "Đạ Long", but STP for a long name. */
function briefAgency(duty: DigestDuty): string {
  return duty.agencyShortName.length <= longestAgency ? duty.agencyShortName : duty.agency;
}

/** A line that could be typed as it stands: "I.10 T1 không phát sinh". The grammar's own words, in every language. */
export function exampleFor(duty: DigestDuty, today: Day): string {
  const words = [duty.task];
  if (duty.part) words.push(duty.partName ?? duty.part);
  const isOld = duty.nextPlanYear !== null && today >= `${duty.nextPlanYear}-01-01`;
  const year = isOld ? `/${duty.planYear}` : "";
  const period = isOld || (comesAgain(duty) && !duty.part) ? parsePeriod(duty.period) : null;
  if (period?.kind === "month") words.push(`T${period.number}${year}`);
  else if (period?.kind === "quarter") words.push(`quý ${["I", "II", "III", "IV"][period.number - 1]}${year}`);
  else if (period) words.push(`năm ${period.year}`);
  words.push(duty.nothingMayArise ? "không phát sinh" : "đang thực hiện 60%");
  return words.join(" ");
}

export function inPairs(buttons: readonly Button[]): Button[][] {
  const rows: Button[][] = [];
  for (let index = 0; index < buttons.length; index += 2) rows.push(buttons.slice(index, index + 2));
  return rows;
}
