import type { Day } from "../calendar/day.js";
import { formatDay, formatDayInFull, formatDayNear } from "../calendar/formats.js";
import { daysOverdue, presses } from "../plan/standing.js";
import { action, staying } from "../text/actions.js";
import { hasDueDay } from "../text/deadline-kinds.js";
import type { Translate } from "../text/language.js";
import type { Button, Message } from "../text/message.js";
import { inRows } from "../text/rows.js";
import { describeStatus, describeUnfinished } from "./describe.js";
import { draftButtons, draftWords } from "./draft-list.js";
import type { DueFigure } from "./due-figures.js";
import { dueFiguresLabel, dueFiguresLine } from "./due-figures-text.js";
import type { Duty } from "./duty-row.js";
import { type CountedFile, countFiles } from "./evidence/files.js";
import { dutyLabel, shorten } from "./labels.js";
import { untilWords } from "./until.js";
import type { WorkList } from "./work-list.js";

/** One screen: what is beyond is one tap away. */
const SHOWN = 5;
/** Of as many duties of one date the date is said once, above them. */
const TOGETHER = 3;
const BUTTONS = 8;
/** Of half-finished reports so many are named on the first screen. */
const NAMED_DRAFTS = 4;
const PAGE = 6;
const LONGEST_TEXT = 32;
const LONGEST_BELOW_DATE = 44;

interface Viewed {
  readonly agency: { readonly id: number; readonly name: string };
  readonly today: Day;
  readonly t: Translate;
  /** Those that are due, which stand beside the duties. */
  readonly figures?: readonly DueFigure[];
  /** Pictures and files of the chat of which nobody has said what they are for. */
  readonly waiting?: readonly CountedFile[];
  /** How much the agency asked the office for that is not decided. */
  readonly asked?: number;
}

/** A half-finished report, as the list names it. */
export interface OpenDraft {
  readonly id: number;
  readonly label: string;
  /** The receipt with which the same was reported since it was left: what is gone on with corrects that. */
  readonly reportedSince: string | null;
}

/** "Việc của tôi": overdue, due soon, how many others; each shown duty a button that opens it. */
export function workMessage(list: WorkList, drafts: readonly OpenDraft[], viewed: Viewed): Message {
  const { agency, today, t, figures = [], waiting = [], asked = 0 } = viewed;
  const lines: string[] = [t("reporting.work.head", { agency: agency.name, day: formatDayInFull(today, t) })];
  const { overdue, soon, others } = dividedForScreen(list, viewed);
  if (list.overdue.length > 0) {
    lines.push(t("reporting.work.overdue", { count: list.overdue.length }), ...linesByDate(overdue, today, t));
  }
  const dueFigures = dueFiguresLine(figures, today, t);
  // What is overdue comes first, figures among it.
  const areOverdue = figures.some(({ dueOn }) => dueOn < today);
  if (dueFigures && areOverdue) lines.push(dueFigures);
  if (list.soon.length > 0) {
    lines.push(t("reporting.work.soon", { count: list.soon.length }), ...linesByDate(soon, today, t));
  }
  if (dueFigures && !areOverdue) lines.push(dueFigures);
  else if (!dueFigures && list.overdue.length + list.soon.length === 0) lines.push(t("reporting.work.nothingDue"));
  lines.push(t("reporting.work.counts", { later: list.later.length, done: list.answered.length }));
  if (drafts.length > 0)
    lines.push(
      t("reporting.work.drafts", {
        count: drafts.length,
        labels: labelsOf(drafts, t),
      }),
    );
  if (waiting.length > 0) lines.push(t("evidence.waiting", { files: countFiles(waiting, t) }));
  if (asked > 0) lines.push(t("decisions.asked", { count: asked }));
  const rows: Button[][] = [...overdue, ...soon].map((item) => [dutyButton(item, today, t)]);
  const ways: Button[] = [];
  if (figures.length > 0) ways.push({ label: dueFiguresLabel(figures, t), data: action.figures(agency.id) });
  // What is half finished is gone on with first; "bao cao" does so too.
  if (isPass(list, viewed) && drafts.length === 0) ways.push({ label: t("pass.begin"), data: action.pass(agency.id) });
  if (waiting.length > 0)
    ways.push({ label: t("evidence.place", { files: countFiles(waiting, t) }), data: staying(action.waitingFiles()) });
  if (ways.length > 0) rows.push(ways);
  const last: Button[] = [];
  if (others.length > 0)
    last.push({ label: t("reporting.work.more", { count: others.length }), data: action.workLater(agency.id, 1) });
  if (list.answered.length > 0)
    last.push({ label: t("reporting.work.answered"), data: action.workAnswered(agency.id, 1) });
  const room = BUTTONS - rows.flat().length - last.length;
  if (drafts.length > 0) rows.push(waysOn(drafts, room, agency.id, t));
  if (last.length > 0) rows.push(last);
  return { text: lines.join("\n"), buttons: rows };
}

/** The newest; the list of them names all. */
function labelsOf(drafts: readonly OpenDraft[], t: Translate): string {
  const labels = drafts.slice(0, NAMED_DRAFTS).map((draft) => draftWords(draft, t));
  const more = drafts.length - labels.length;
  return more > 0 ? `${labels.join(", ")}, +${more}` : labels.join(", ");
}

/** To what is half finished: the newest at once, and where there is no room for more, to the list of them. */
function waysOn(drafts: readonly OpenDraft[], room: number, agencyId: number, t: Translate): Button[] {
  const all = { label: t("reporting.drafts.all", { count: drafts.length }), data: action.drafts(agencyId) };
  if (room < 2) return [all];
  const [resume, drop] = draftButtons(drafts[0]!, t);
  return [resume!, drafts.length > 1 ? all : drop!];
}

/**
 * "Việc của tôi" of a plan that is closed: nothing presses. `list`: what came of it, for who looks it up; null where it
 * has not begun.
 */
export function closedWorkMessage(list: WorkList | null, closed: string, { agency, today, t }: Viewed): Message {
  const unfinished = list ? unfinishedOf(list).length : 0;
  const done = list ? list.answered.length : 0;
  const lines: string[] = [t("reporting.work.head", { agency: agency.name, day: formatDayInFull(today, t) }), closed];
  if (list) lines.push(t("reporting.work.closedCounts", { done, unfinished }));
  const buttons: Button[] = [];
  if (unfinished > 0)
    buttons.push({
      label: t("reporting.work.unfinishedMore", { count: unfinished }),
      data: action.workLater(agency.id, 1),
    });
  if (done > 0) buttons.push({ label: t("reporting.work.answered"), data: action.workAnswered(agency.id, 1) });
  return { text: lines.join("\n"), buttons: buttons.length > 0 ? [buttons] : [] };
}

/** What was not finished when the plan closed, in the order of due dates, a page at a time. */
export function unfinishedWorkMessage(list: WorkList, page: number, viewed: Viewed): Message {
  const { agency, today, t } = viewed;
  return paged(unfinishedOf(list), page, viewed, {
    // What cannot be reported has no button.
    canReport: false,
    head: (values) => t("reporting.work.unfinishedHead", { agency: agency.name, ...values }),
    line: (item) =>
      t("reporting.work.unfinishedLine", {
        label: dutyLabel(item, t, today),
        day: formatDay(item.dueOn),
        status: item.answeredOn === null ? t("reporting.work.silent") : describeStatus(item, t),
      }),
    data: (to) => action.workLater(agency.id, to),
  });
}

function unfinishedOf({ overdue, soon, later }: WorkList): readonly Duty[] {
  return [...overdue, ...soon, ...later];
}

/** What is open and had no place on the first screen, in the order of due dates, a page at a time. */
export function otherWorkMessage(list: WorkList, page: number, viewed: Viewed): Message {
  const { agency, today, t } = viewed;
  return paged(dividedForScreen(list, viewed).others, page, viewed, {
    head: (values) => t("reporting.work.othersHead", { agency: agency.name, ...values }),
    line: (item) => openLine(item, list, today, t),
    data: (to) => action.workLater(agency.id, to),
  });
}

export function answeredWorkMessage(list: WorkList, page: number, viewed: Viewed): Message {
  const { agency, today, t } = viewed;
  return paged([...list.answered].reverse(), page, viewed, {
    head: (values) => t("reporting.work.answeredHead", { agency: agency.name, ...values }),
    line: (item) =>
      t("reporting.work.answeredLine", { label: dutyLabel(item, t, today), status: describeStatus(item, t) }),
    data: (to) => action.workAnswered(agency.id, to),
  });
}

function paged(
  items: readonly Duty[],
  asked: number,
  { agency, today, t }: Viewed,
  draw: {
    readonly canReport?: boolean;
    readonly head: (values: { page: number; pages: number }) => string;
    readonly line: (item: Duty) => string;
    readonly data: (page: number) => string;
  },
): Message {
  const pages = Math.max(1, Math.ceil(items.length / PAGE));
  const page = Math.min(Math.max(Math.trunc(asked) || 1, 1), pages);
  const shown = items.slice((page - 1) * PAGE, page * PAGE);
  const lines = [draw.head({ page, pages }), ...shown.map(draw.line)];
  if (shown.length === 0) lines.push(t("reporting.work.none"));
  const turns: Button[] = [];
  if (page < pages) turns.push({ label: t("reporting.work.next"), data: draw.data(page + 1) });
  turns.push({ label: t("common.back"), data: page > 1 ? draw.data(page - 1) : action.work(agency.id) });
  return {
    text: lines.join("\n"),
    buttons: [...inRows(draw.canReport === false ? [] : shown.map((item) => dutyButton(item, today, t)), 2), turns],
  };
}

/** What the first screen names one by one, and what is behind "Xem 11 việc khác". A backlog never hides what is due soon. */
function dividedForScreen(list: WorkList, viewed: Viewed): Record<"overdue" | "soon" | "others", readonly Duty[]> {
  const ways = (viewed.figures?.length ? 1 : 0) + (isPass(list, viewed) ? 1 : 0) + (viewed.waiting?.length ? 1 : 0);
  const room = Math.min(SHOWN, BUTTONS - ways - 1 - (list.answered.length > 0 ? 1 : 0));
  const overdue = list.overdue.slice(0, list.soon.length > 0 ? room - 2 : room);
  const soon = list.soon.slice(0, room - overdue.length);
  const others = [...list.overdue.slice(overdue.length), ...list.soon.slice(soon.length), ...list.later];
  return { overdue, soon, others };
}

/** Whether so much asks for a report that it is offered to answer all of it one after another; what is locked is no part of it. */
function isPass({ overdue, soon }: WorkList, { today, figures = [] }: Viewed): boolean {
  const asked = [...overdue, ...soon].filter((duty) => presses(duty, today) && !duty.locked);
  return asked.length + figures.filter(({ locked }) => !locked).length > 1;
}

/** A date that several share stands above them, once. */
export function linesByDate(items: readonly Duty[], today: Day, t: Translate): string[] {
  const days = [...new Set(items.map(({ dueOn }) => dueOn))];
  return days.flatMap((day) => {
    const ofDay = items.filter(({ dueOn }) => dueOn === day);
    if (ofDay.length < TOGETHER)
      return ofDay.map((item) => (day < today ? overdueLine(item, today, t) : soonLine(item, today, t)));
    return [dateLine(day, today, t), ...ofDay.map((item) => lineOnDate(item, today, t))];
  });
}

function dateLine(day: Day, today: Day, t: Translate): string {
  const days = daysOverdue({ dueOn: day }, today);
  return days > 0
    ? t("due.dateOverdue", { day: formatDayNear(day, today, t), days })
    : t("due.dateUntil", { day: formatDayNear(day, today, t) });
}

/** A duty below its date. */
function lineOnDate(item: Duty, today: Day, t: Translate): string {
  const named = { label: dutyLabel(item, t, today), text: shorten(item.taskText, LONGEST_BELOW_DATE) };
  return [t("due.onDate", named), ...stateWords(item, t)].join(" · ");
}

function openLine(item: Duty, list: WorkList, today: Day, t: Translate): string {
  if (list.overdue.includes(item)) return `🔴 ${overdueLine(item, today, t)}`;
  if (list.soon.includes(item)) return `🟡 ${soonLine(item, today, t)}`;
  if (!hasDueDay(item)) return t("event.onRequest.line", { label: dutyLabel(item, t, today), text: shortText(item) });
  const key = item.counts ? "reporting.work.laterLine" : "reporting.work.uncountedLine";
  const line = t(key, { label: dutyLabel(item, t, today), text: shortText(item), day: until(item, today, t) });
  return item.locked ? `${line} · ${t("due.locked")}` : line;
}

function overdueLine(item: Duty, today: Day, t: Translate): string {
  const line = t("reporting.work.overdueLine", { label: dutyLabel(item, t, today), days: daysOverdue(item, today) });
  return [line, ...stateWords(item, t)].join(" · ");
}

/** "chưa xong, 60%", "kỳ đã khóa": what there is to say of one that is open. */
function stateWords(item: Duty, t: Translate): string[] {
  return [
    ...(item.answeredOn === null ? [] : [describeUnfinished(item, t)]),
    ...(item.locked ? [t("due.locked")] : []),
  ];
}

function soonLine(item: Duty, today: Day, t: Translate): string {
  const line = t("reporting.work.soonLine", {
    label: dutyLabel(item, t, today),
    text: shortText(item),
    day: until(item, today, t),
  });
  return [line, ...stateWords(item, t)].join(" · ");
}

function shortText(item: Duty): string {
  return shorten(item.taskText, LONGEST_TEXT);
}

export function dutyButton(item: Duty, today: Day, t: Translate): Button {
  return { label: dutyLabel(item, t, today), data: action.duty(item.id) };
}

function until(item: Duty, today: Day, t: Translate): string {
  return untilWords(item, formatDayNear(item.dueOn, today, t), t);
}
