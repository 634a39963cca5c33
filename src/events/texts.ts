import { addDays, dayInVietnam } from "../calendar/day.js";
import { formatDay, formatDayInFull, formatDayShort, formatDayWithWeekday } from "../calendar/formats.js";
import { workingDaysBetween } from "../calendar/working-days.js";
import { describeAgencies } from "../grammar/task-sentences.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { shorten } from "../reporting/labels.js";
import { action } from "../text/actions.js";
import type { CatalogueAgency, CatalogueTask, CatalogueTrigger } from "../text/catalogue.js";
import { firstNames } from "../text/first-names.js";
import type { Translate } from "../text/language.js";
import type { Button, Message } from "../text/message.js";
import { formatCount } from "../text/numbers.js";
import { inRows } from "../text/rows.js";
import { type EventDuty, type EventState, eventStates, type OpenedEvent } from "./find.js";
import { byLikelihood } from "./likely.js";
import {
  type Happened,
  leadsOffered,
  type Setting,
  type Step,
  saidNothing,
  type Told,
  tasksToOpen,
  taskTold,
} from "./told.js";

export interface Telling {
  readonly plan: PlanInForce;
  readonly setting: Setting;
  readonly now: Date;
  readonly t: Translate;
  /** Makes the data of a button of the question. */
  readonly choice: (value: string) => string;
}

const mostChoices = 7;
const shortText = 40;
const longText = 120;

/** The question of a step. Of `confirm` it is `readBack`. */
export function askedMessage(step: Exclude<Step, "confirm">, told: Told, telling: Telling): Message {
  switch (step) {
    case "task":
      return askTask(told, telling);
    case "what":
      return withCancel({ text: askWhat(told, telling), buttons: [], expects: "figure" }, telling);
    case "day":
      return askDay(told, telling);
    case "which":
      return askWhich(told, telling);
    case "leads":
      return askLeads(told, telling);
  }
}

function askTask(told: Told, telling: Telling): Message {
  const { setting, t, choice } = telling;
  const tasks = byLikelihood(told.said, tasksToOpen(setting.catalogue, told.agency)).slice(0, mostChoices);
  const lines: string[] = [
    told.said === "" ? t("event.askTask") : t("event.askTaskOf", { what: shorten(told.said, longText) }),
    ...tasks.map((task) => `${task.code} · ${shorten(task.trigger?.event ?? task.text, longText)}`),
  ];
  const buttons = inRows(
    tasks.map(({ code }): Button => ({ label: code, data: choice(`task:${code}`) })),
    4,
  );
  return withCancel({ text: lines.join("\n"), buttons, expects: "choice" }, telling);
}

function askWhat(told: Told, { setting, t }: Telling): string {
  const task = taskTold(told, setting)!;
  const example = t("event.exampleSaid", { day: formatDayShort(setting.today) });
  const alone = saidNothing(told, setting);
  const wrong =
    alone &&
    (alone.day === null
      ? t("event.saidNothing", { typed: shorten(told.said, 40) })
      : t("event.saidDay", { day: formatDay(alone.day) }));
  const lines = [wrong, headOf(task), t("event.askWhat", { event: triggerText(task), example })];
  return lines.filter((line) => line !== null).join("\n");
}

function askDay(told: Told, telling: Telling): Message {
  const { setting, t, choice } = telling;
  const task = taskTold(told, setting)!;
  const { wrong } = told;
  const sentence =
    wrong &&
    t(`event.wrong.${wrong.what}`, {
      ...{ day: wrong.day === null ? "" : formatDay(wrong.day), typed: wrong.typed },
      ...{ first: formatDay(setting.beginsOn), last: formatDay(setting.endsOn) },
    });
  const days = [setting.today, addDays(setting.today, -1)];
  const isBefore = task.trigger?.direction === "before";
  const buttons = isBefore
    ? []
    : [days.map((day): Button => ({ label: formatDayWithWeekday(day, t), data: choice(`day:${day}`) }))];
  const question = t("event.askDay", { event: triggerText(task), example: formatDayShort(setting.today) });
  const text = [sentence, question].filter(Boolean).join("\n");
  return withCancel({ text, buttons, expects: "figure" }, telling);
}

function askWhich({ doubts: [doubt] }: Told, telling: Telling): Message {
  const { t, choice } = telling;
  const buttons = doubt!.choices
    .slice(0, mostChoices)
    .map(({ value, label }): Button[] => [{ label, data: choice(`which:${value}`) }]);
  return withCancel({ text: t("request.which", { typed: doubt!.typed }), buttons, expects: "choice" }, telling);
}

function askLeads(told: Told, telling: Telling): Message {
  const { setting, t, choice } = telling;
  const task = taskTold(told, setting)!;
  const offered = leadsOffered(task, setting, told.agency);
  const own = offered.find(({ code }) => code === told.agency);
  const known = offered.filter(({ code }) => told.codes?.includes(code));
  const lines = [
    ...(told.unread === null ? [] : [t("event.notLeading", { typed: told.unread, code: task.code })]),
    ...(told.unread !== null && known.length > 0
      ? [t("request.understood", { count: known.length, names: namesShown(known, t) })]
      : []),
    t(task.leads.length === 0 ? "event.askAnybody" : "event.askLeads", {
      code: task.code,
      count: offered.length,
      names: describeAgencies(
        offered.map(({ code }) => code),
        { catalogue: setting.catalogue, t },
      ),
    }),
  ];
  const buttons: Button[] = [
    ...(own ? [{ label: t("event.only", { agency: own.shortName }), data: choice(`lead:${own.code}`) }] : []),
    ...(task.leads.length > 0 && offered.length > 1
      ? [{ label: t("event.all", { count: offered.length }), data: choice("all") }]
      : []),
    ...(told.unread !== null && known.length > 0
      ? [{ label: t("request.only", { count: known.length }), data: choice("known") }]
      : []),
  ];
  return withCancel({ text: lines.join("\n"), buttons: buttons.map((one) => [one]), expects: "choice" }, telling);
}

/** What the read-back says of the people who would hear it. */
export interface Listening {
  /** Codes of the agencies that somebody answers for. */
  readonly joined: ReadonlySet<string>;
  /** When the messages go out; null: at once. */
  readonly later: Date | null;
}

/** All of it, before it is opened. */
export function readBack(happened: Happened, { joined }: Listening, telling: Telling): Message {
  const { t, choice } = telling;
  const { task, what, happenedOn, leads, helpers } = happened;
  const missing = leads.filter(({ code }) => !joined.has(code));
  const lines: string[] = [
    t("event.readBack", { head: headOf(task) }),
    t("event.what", { what }),
    t("event.happenedOn", { event: triggerText(task), day: formatDayInFull(happenedOn, t) }),
    dueLine(happened, telling),
    t("event.leads", { count: leads.length, names: whoLeads(leads, telling) }),
  ];
  if (missing.length > 0) lines.push(t("request.notJoined", { count: missing.length, names: namesShown(missing, t) }));
  if (helpers.length > 0) lines.push(t("event.helpersTold", { names: whoLeads(helpers, telling) }));
  const confirm = choice("send");
  const rows = [
    [
      { label: t("common.confirm"), data: confirm },
      { label: t("common.edit"), data: choice("edit") },
      { label: t("common.cancel"), data: choice("leave") },
    ],
  ];
  return { text: lines.join("\n"), buttons: rows, expects: "choice", offer: { yes: confirm } };
}

function whoLeads(agencies: readonly CatalogueAgency[], { setting, t }: Telling): string {
  return describeAgencies(
    agencies.map(({ code }) => code),
    { catalogue: setting.catalogue, t },
  );
}

function dueLine({ task, due }: Happened, { setting, t }: Telling): string {
  const day = formatDayInFull(due, t);
  const rule = ruleText(task.trigger ?? null, setting.workingDays, t);
  if (due < setting.today) return t("event.duePast", { day, rule });
  const left = workingDaysBetween(setting.today, due, setting.holidays);
  return left > 0 ? t("event.due", { day, rule, count: left }) : t("event.dueNear", { day, rule });
}

/** "5 ngày làm việc sau ngày đó", and that the plan does not say so where it does not. */
function ruleText(trigger: CatalogueTrigger | null, workingDays: number, t: Translate): string {
  const { direction, offset, unit } = trigger ?? { direction: "after", offset: null, unit: null };
  if (offset === null)
    return direction === "before" ? t("event.rule.by") : t("event.rule.usual", { count: workingDays });
  if (offset === 0) return t("event.rule.same");
  const where = direction === "before" ? "before" : "after";
  return t(unit === "working-day" ? `event.rule.${where}Working` : `event.rule.${where}`, { count: offset });
}

/** [Sửa]: which part. */
export function editMenu({ t, choice }: Telling): Message {
  const part = (label: string, value: string): Button => ({ label, data: choice(value) });
  return {
    text: t("request.editWhat"),
    buttons: [
      [part(t("event.editTask"), "task"), part(t("event.editWhat"), "what")],
      [part(t("event.editDay"), "day"), part(t("event.editLeads"), "leads")],
      [part(t("common.back"), "back")],
    ],
    expects: "choice",
  };
}

/** Right after it was opened. */
export function openedMessage(
  event: OpenedEvent,
  happened: Happened,
  { joined, later }: Listening,
  t: Translate,
): Message {
  const told = happened.leads.filter(({ code }) => joined.has(code)).length;
  const values = { task: event.task, count: happened.leads.length, day: formatDayInFull(happened.due, t), told };
  return {
    text: t(later ? "event.sentLater" : "event.sent", {
      ...values,
      on: later ? formatDayWithWeekday(dayInVietnam(later), t) : "",
    }),
    buttons: [[{ label: t("event.open"), data: action.event(event.id) }]],
  };
}

/** Who looks at an event, and what they may see of it and do. */
export interface Looking {
  /** Of the office: every agency's name and state. */
  readonly seesAll: boolean;
  readonly mayWithdraw: boolean;
  /** Ids of the agencies that they answer for. */
  readonly agencyIds: readonly number[];
}

/** What became of an event. Others' states are the office's to see: an agency sees its own. */
export function eventMessage(
  event: OpenedEvent,
  duties: readonly EventDuty[],
  { seesAll, mayWithdraw, agencyIds }: Looking,
  { plan, t }: Pick<Telling, "plan" | "t">,
): Message {
  const { withdrawn } = event;
  const own = duties.filter(({ agencyId }) => agencyIds.includes(agencyId));
  const lines: string[] = [
    withdrawn
      ? t("event.withdrawnHead", {
          task: event.task,
          day: formatDay(dayInVietnam(withdrawn.at)),
          reason: withdrawn.reason,
        })
      : t("event.head", { task: event.task, day: formatDayInFull(event.due, t) }),
    shorten(event.what, longText),
    ...stateLines(seesAll ? duties : own, plan, t),
    ...(seesAll ? [] : [t("event.ledByMany", { count: duties.length })]),
  ];
  const buttons: Button[] = [];
  const open = withdrawn ? undefined : own.find(({ state }) => state !== "settled");
  if (open) buttons.push({ label: t("request.report"), data: action.duty(open.id) });
  if (mayWithdraw && !withdrawn) buttons.push({ label: t("request.withdraw"), data: action.withdrawEvent(event.id) });
  buttons.push({ label: t("common.back"), data: action.events() });
  return { text: lines.join("\n"), buttons: [buttons], ...(seesAll ? { protected: true } : {}) };
}

function stateLines(duties: readonly EventDuty[], { catalogue }: PlanInForce, t: Translate): string[] {
  const codes = (state: EventState) => duties.filter((duty) => duty.state === state).map(({ agency }) => agency);
  return eventStates.flatMap((state) => {
    const agencies = catalogue.agencies.filter(({ code }) => codes(state).includes(code));
    if (agencies.length === 0) return [];
    return [t(`event.state.${state}`, { n: formatCount(agencies.length), names: namesShown(agencies, t) })];
  });
}

/** What has happened so far, the latest first. `canOpen`: whether there is anything that they may open. */
export function eventsMessage(
  events: readonly OpenedEvent[],
  duties: ReadonlyMap<number, readonly EventDuty[]>,
  { page, canOpen, seesAll, agencyIds }: Pick<Looking, "seesAll" | "agencyIds"> & { page: number; canOpen: boolean },
  { plan, t }: Pick<Telling, "plan" | "t">,
): Message {
  const pages = Math.max(1, Math.ceil(events.length / pageSize));
  const at = Math.min(Math.max(1, Math.trunc(page) || 1), pages);
  const shown = events.slice((at - 1) * pageSize, at * pageSize);
  const lines: string[] = [
    events.length === 0
      ? t("event.noneYet", { number: plan.number })
      : t("event.list", { number: plan.number, count: events.length }),
    ...shown.map((event) => {
      const all = duties.get(event.taskId) ?? [];
      const of = seesAll ? all : all.filter(({ agencyId }) => agencyIds.includes(agencyId));
      const settled = of.filter(({ state }) => state === "settled").length;
      const key = event.withdrawn ? "event.lineWithdrawn" : "event.line";
      const what = shorten(event.what, shortText);
      return t(key, { task: event.task, day: formatDayShort(event.due), count: of.length, settled, what });
    }),
  ];
  const opening = shown.map(({ id, task }): Button => ({ label: task, data: action.event(id) }));
  const last: Button[] = [
    ...(canOpen ? [{ label: t("event.new"), data: action.newEvent() }] : []),
    ...(pages > 1 ? [{ label: t("request.more"), data: action.events((at % pages) + 1) }] : []),
  ];
  return { text: lines.join("\n"), buttons: [...inRows(opening, 2), ...(last.length > 0 ? [last] : [])] };
}

const pageSize = 5;

/** "III.4 · Cập nhật, đăng tải …" */
function headOf({ code, text }: CatalogueTask): string {
  return `${code} · ${shorten(text, longText)}`;
}

/** What the plan calls the event: "Ngày ký quyết định công bố …"; of a task of which it says nothing, the task. */
function triggerText({ trigger, text }: CatalogueTask): string {
  return shorten(trigger?.event ?? text, longText);
}

const mostNames = 6;

/** As many names as a line shows, and how many more there are. */
export function namesShown(agencies: readonly Pick<CatalogueAgency, "shortName">[], t: Translate): string {
  const names = agencies.map(({ shortName }) => shortName);
  return firstNames(names, t, mostNames);
}

function withCancel(message: Message, { t, choice }: Telling): Message {
  return { ...message, buttons: [...message.buttons, [{ label: t("common.cancel"), data: choice("leave") }]] };
}
