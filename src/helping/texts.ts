import type { Day } from "../calendar/day.js";
import { formatDay, formatDayNear } from "../calendar/formats.js";
import { daysOverdue, standingOf } from "../plan/standing.js";
import { describeStatus } from "../reporting/describe.js";
import type { DutyFacts } from "../reporting/duty-facts.js";
import { dutyLabel, shorten } from "../reporting/labels.js";
import { noteLines } from "../reporting/note-lines.js";
import { untilWords } from "../reporting/until.js";
import { action } from "../text/actions.js";
import type { CatalogueTask } from "../text/catalogue.js";
import type { Translate } from "../text/language.js";
import type { Button, Message } from "../text/message.js";
import { inRows } from "../text/rows.js";
import type { HelpedDuty, HelpedTask } from "./find.js";

interface Viewed {
  readonly agency: { readonly id: number; readonly name: string };
  readonly today: Day;
  readonly t: Translate;
}

const perPage = 6;
const mostButtons = 8;
const shortText = 48;
const eventsShown = 3;

/**
 * The list of an agency with the way to what it helps with, and what has happened there and is not over. Of what the plan
 * says alone, so that it costs nothing.
 */
export function withHelping(list: Message, tasks: readonly CatalogueTask[], { agency, today, t }: Viewed): Message {
  if (tasks.length === 0) return list;
  const events = tasks.filter(
    ({ event, onlyPeriod }) => event !== undefined && onlyPeriod !== null && onlyPeriod >= today,
  );
  const codes = events
    .slice(-eventsShown)
    .map(({ code }) => code)
    .join(", ");
  const line = events.length === 0 ? [] : [t("helping.workLine", { count: events.length, codes })];
  const button = { label: t("helping.button"), data: action.helping(agency.id) };
  const last = list.buttons.at(-1) ?? [];
  const isFull = list.buttons.flat().length >= mostButtons;
  const rows = last.length === 1 ? [...list.buttons.slice(0, -1), [...last, button]] : [...list.buttons, [button]];
  return { ...list, text: [list.text, ...line].join("\n"), buttons: isFull ? list.buttons : rows };
}

/** What an agency helps with: on which tasks of others something is open. */
export function helpedTasksMessage(helped: readonly HelpedTask[], page: number, { agency, t }: Viewed): Message {
  const shown = pageOf(helped, page);
  const lines: string[] = [
    t("helping.head", { agency: agency.name, count: helped.length }),
    ...shown.items.map(({ task, ...counts }) =>
      t(taskLineOf(counts), { code: task.code, text: shorten(task.shortName ?? task.text, shortText), ...counts }),
    ),
  ];
  const buttons = shown.items.map(
    ({ task: { code } }): Button => ({ label: code, data: action.helpingWith(agency.id, code) }),
  );
  const last = turns(shown, (to) => action.helping(agency.id, to), action.work(agency.id), t);
  return { text: lines.join("\n"), buttons: [...inRows(buttons, 2), last] };
}

function taskLineOf({ overdue, soon }: Pick<HelpedTask, "overdue" | "soon">) {
  if (overdue > 0) return "helping.taskLineOverdue";
  return soon > 0 ? "helping.taskLineSoon" : "helping.taskLine";
}

/** Who leads such a task and how far they are; without their words. */
export function helpedDutiesMessage(
  duties: readonly HelpedDuty[],
  task: string,
  page: number,
  { agency, today, t }: Viewed,
): Message {
  const shown = pageOf(duties, page);
  const [first] = duties;
  const lines: string[] = [
    t("helping.dutiesHead", { task, count: duties.length }),
    ...(first ? [shorten(first.taskText, 90)] : []),
    ...shown.items.map((duty) => {
      const values = { lead: duty.lead, label: dutyLabel(duty, t, today), status: stateOf(duty, t) };
      const standing = standingOf(duty, today);
      if (standing === "overdue") return t("helping.dutyLineOverdue", { ...values, days: daysOverdue(duty, today) });
      const key = standing === "soon" ? "helping.dutyLineSoon" : "helping.dutyLine";
      return t(key, { ...values, day: formatDayNear(duty.dueOn, today, t) });
    }),
  ];
  const buttons = shown.items.map(({ id, lead }): Button => ({ label: lead, data: action.helpedDuty(agency.id, id) }));
  const last = turns(shown, (to) => action.helpingWith(agency.id, task, to), action.helping(agency.id), t);
  const [only, second] = duties;
  const note = only && !second ? { offer: { yes: action.helperNote(agency.id, only.id) } } : {};
  return { text: lines.join("\n"), buttons: [...inRows(buttons, 2), last], ...note };
}

/** One of them, with what the agency itself has said of it. */
export function helpedDutyMessage(duty: DutyFacts, { agency, today, t }: Viewed): Message {
  const days = duty.settledOn === null ? daysOverdue(duty, today) : 0;
  const lines: string[] = [
    dutyLabel(duty, t, today),
    shorten(duty.taskText, 300),
    days > 0
      ? t("reporting.leadOverdue", { agency: duty.agencyName, day: formatDay(duty.dueOn), days })
      : t("reporting.leadUntil", {
          agency: duty.agencyName,
          day: untilWords(duty, formatDayNear(duty.dueOn, today, t), t),
        }),
    t("helping.state", { status: stateOf(duty, t) }),
    ...noteLines(
      (duty.notes ?? []).filter(({ agencyId }) => agencyId === agency.id),
      t,
    ),
  ];
  const note = { label: t("helping.note"), data: action.helperNote(agency.id, duty.id) };
  const back = { label: t("common.back"), data: action.helpingWith(agency.id, duty.task) };
  return { text: lines.join("\n"), buttons: [[note, back]], offer: { yes: note.data } };
}

function stateOf(duty: Pick<HelpedDuty, "answeredOn" | "status" | "percent">, t: Translate): string {
  return duty.answeredOn === null ? t("reports.silent") : describeStatus(duty, t);
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly page: number;
  readonly pages: number;
}

function pageOf<Item>(items: readonly Item[], asked: number): Page<Item> {
  const pages = Math.max(1, Math.ceil(items.length / perPage));
  const page = Math.min(Math.max(Math.trunc(asked) || 1, 1), pages);
  return { items: items.slice((page - 1) * perPage, page * perPage), page, pages };
}

function turns({ page, pages }: Page<unknown>, to: (page: number) => string, back: string, t: Translate): Button[] {
  return [
    ...(page < pages ? [{ label: t("reporting.work.next"), data: to(page + 1) }] : []),
    { label: t("common.back"), data: page > 1 ? to(page - 1) : back },
  ];
}
