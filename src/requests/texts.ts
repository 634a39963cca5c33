import { addDays, type Day, dayInVietnam } from "../calendar/day.js";
import { formatDay, formatDayShort, formatDayWithWeekday, formatTime } from "../calendar/formats.js";
import { addWorkingDays, workingDaysBetween } from "../calendar/working-days.js";
import { groupName, spokenGroups } from "../grammar/agency-groups.js";
import { exampleAgency } from "../grammar/examples.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { filesLine } from "../reporting/evidence/files.js";
import { action } from "../text/actions.js";
import type { Catalogue, CatalogueAgency } from "../text/catalogue.js";
import { firstNames } from "../text/first-names.js";
import type { Translate } from "../text/language.js";
import type { Button, Message } from "../text/message.js";
import { inRows } from "../text/rows.js";
import { type Asked, agenciesAsked, lastDayToAsk, type Step } from "./asked.js";
import { formatDue } from "./due-words.js";
import type { SameRequest } from "./find.js";
import type { Complete } from "./send.js";

export interface Telling {
  readonly plan: PlanInForce;
  readonly now: Date;
  readonly t: Translate;
  /** Makes the data of a button of the question. */
  readonly choice: (value: string) => string;
}

const mostChoices = 7;
/** Working days from today that are offered as the day by which. */
const offeredDays = [3, 5, 10];

/** The question of a step. Of `confirm` it is `readBack`. */
export function askedMessage(step: Exclude<Step, "confirm">, asked: Asked, telling: Telling): Message {
  switch (step) {
    case "which":
      return which(asked, telling);
    case "whom":
      return whom(asked, telling);
    case "text": {
      const count = agenciesAsked(asked, telling.plan.catalogue).length;
      return withCancel({ text: telling.t("request.askText", { count }), buttons: [] }, telling);
    }
    default:
      return day(step, asked, telling);
  }
}

function which({ doubts: [doubt] }: Asked, telling: Telling): Message {
  const { t, choice } = telling;
  const buttons = doubt!.choices
    .slice(0, mostChoices)
    .map(({ value, label }): Button[] => [{ label, data: choice(`which:${value}`) }]);
  return withCancel({ text: t("request.which", { typed: doubt!.typed }), buttons, expects: "choice" }, telling);
}

function whom(asked: Asked, telling: Telling): Message {
  const { plan, t, choice, now } = telling;
  if (asked.unread === null) {
    const example = exampleOf(plan, dayInVietnam(now), t);
    return withCancel({ text: t("request.askWhom", { example }), buttons: [] }, telling);
  }
  const known = agenciesAsked(asked, plan.catalogue);
  const lines: string[] = [t("request.unread", { typed: asked.unread })];
  if (known.length > 0)
    lines.push(t("request.understood", { count: known.length, names: whoIsAsked(asked, plan.catalogue, t) }));
  lines.push(t("request.askAgain", { example: exampleAgency(plan.catalogue) }));
  const only = { label: t("request.only", { count: known.length }), data: choice("only") };
  return withCancel({ text: lines.join("\n"), buttons: known.length > 0 ? [[only]] : [] }, telling);
}

function day(step: "due" | "before" | "rest", asked: Asked, telling: Telling): Message {
  const { plan, t, choice, now } = telling;
  const { holidays } = plan.deadlines;
  const button = (of: Day, label = formatDayWithWeekday(of, t)): Button => ({ label, data: choice(`due:${of}`) });
  const shown = (days: readonly Day[]) =>
    inRows(
      days.filter((one) => one <= lastDayToAsk(plan)).map((one) => button(one)),
      2,
    );
  if (step === "before") {
    const { before } = asked;
    const days = [addDays(before!, -1), before!];
    return withCancel({ text: t("request.before", { day: formatDay(before!) }), buttons: shown(days) }, telling);
  }
  if (step === "rest") {
    const due = asked.due!;
    const label = formatDayWithWeekday(due, t);
    const around = [addWorkingDays(due, -1, holidays), addWorkingDays(due, 1, holidays)];
    const buttons = [[button(due, t("request.keep", { day: label }))], ...shown(around)];
    return withCancel({ text: t("request.rest", { day: label }), buttons }, telling);
  }
  const days = offeredDays.map((count) => addWorkingDays(dayInVietnam(now), count, holidays));
  const { wrong } = asked;
  const last = formatDay(lastDayToAsk(plan));
  const sentence =
    wrong &&
    t(`request.wrong.${wrong.what}`, { day: wrong.day === null ? "" : formatDay(wrong.day), typed: wrong.typed, last });
  const question = t("request.askDue", { day: formatDayShort(days[2]!) });
  const text = sentence ? `${sentence}\n${question}` : question;
  // On a channel without buttons a number is the day and no choice.
  return withCancel({ text, buttons: shown(days), expects: "figure" }, telling);
}

/** What the read-back says of the people who would hear it. */
export interface Listening {
  /** Codes of the agencies that somebody answers for. */
  readonly joined: ReadonlySet<string>;
  readonly people: number;
  /** When the messages go out; null: at once. */
  readonly later: Date | null;
}

/** All of it, before it is sent. */
export function readBack(
  asked: Complete,
  { joined, later }: Listening,
  same: SameRequest | null,
  send: string,
  telling: Telling,
): Message {
  const { plan, t, choice } = telling;
  const agencies = agenciesAsked(asked, plan.catalogue);
  const reached = agencies.filter(({ code }) => joined.has(code));
  const missing = agencies.filter(({ code }) => !joined.has(code));
  const lines: string[] = [
    t("request.head", { count: agencies.length, names: whoIsAsked(asked, plan.catalogue, t) }),
    t("request.text", { text: asked.text }),
    dueLine(asked, telling),
    ...filesLine(asked.files, t),
  ];
  if (reached.length === 0) lines.push(t("request.noneJoined", { count: missing.length }));
  else lines.push(t("request.joined", { count: reached.length, names: namesOf(reached, t) }));
  if (missing.length > 0 && reached.length > 0)
    lines.push(t("request.notJoined", { count: missing.length, names: namesOf(missing, t) }));
  if (later && reached.length > 0) lines.push(t("nudge.later", moment(later, t)));
  if (same) lines.push(t("request.same", { code: same.code, day: formatDue(same.due, null, t) }));
  return {
    text: lines.join("\n"),
    buttons: [
      [
        { label: t("request.send"), data: send },
        { label: t("common.edit"), data: choice("edit") },
        { label: t("common.cancel"), data: choice("leave") },
      ],
    ],
    expects: "choice",
    offer: { yes: send },
  };
}

/** [Sửa]: which part. `files`: how many go with it. */
export function editMenu(files: number, { t, choice }: Telling): Message {
  const part = (label: string, value: string): Button => ({ label, data: choice(value) });
  return {
    text: t("request.editWhat"),
    buttons: [
      [part(t("request.editWhom"), "whom"), part(t("request.editText"), "text"), part(t("request.editDue"), "day")],
      ...(files > 0 ? [[part(t("request.dropFiles"), "drop-files")]] : []),
      [part(t("common.back"), "back")],
    ],
    expects: "choice",
  };
}

/** Right after it was sent. */
export function sentMessage(
  code: string,
  request: number,
  asked: Complete,
  { joined, people, later }: Listening,
  { plan, t }: Pick<Telling, "plan" | "t">,
): Message {
  const agencies = agenciesAsked(asked, plan.catalogue).length;
  const about = { code, agencies, people: joined.size === 0 ? 0 : people, day: formatDue(asked.due, asked.hour, t) };
  const { time, day: on } = later ? moment(later, t) : { time: "", day: "" };
  return {
    text: later && about.people > 0 ? t("request.sentLater", { ...about, time, on }) : t("request.sent", about),
    buttons: [[{ label: t("request.open"), data: action.request(request) }]],
  };
}

function dueLine({ due, hour }: Pick<Complete, "due" | "hour">, { plan, now, t }: Telling): string {
  const left = workingDaysBetween(dayInVietnam(now), due, plan.deadlines.holidays);
  const day = formatDue(due, hour, t);
  return left > 0 ? t("request.due", { day, count: left }) : t("request.dueNear", { day });
}

/** Groups and agencies as they were named: "các sở, ban, ngành; Cẩm Sơn; trừ Sở Tư pháp". */
function whoIsAsked({ codes, except }: Asked, catalogue: Catalogue, t: Translate): string {
  const names = (of: readonly string[]) => of.map((code) => nameOf(code, catalogue, t)).join("; ");
  return except.length > 0 ? t("request.except", { names: names(codes), except: names(except) }) : names(codes);
}

function nameOf(code: string, { groupNames, agencies }: Catalogue, t: Translate): string {
  const [own, unit] = code.split("/");
  const agency = (of: string | undefined) => agencies.find((one) => one.code === of)?.shortName ?? of ?? "";
  const group = groupNames.find((one) => one.code === own);
  if (!group) return agency(own);
  return unit === undefined ? groupName(group) : t("request.within", { group: groupName(group), unit: agency(unit) });
}

/** As many names as a phone shows, and how many more there are. */
export function namesOf(agencies: readonly Pick<CatalogueAgency, "shortName">[], t: Translate): string {
  const names = agencies.map(({ shortName }) => shortName);
  return firstNames(names, t);
}

function exampleOf({ catalogue, deadlines }: PlanInForce, today: Day, t: Translate): string {
  const [group] = spokenGroups(catalogue);
  const day = formatDayShort(addWorkingDays(today, 10, deadlines.holidays));
  return t("request.example", { group: group ? groupName(group) : "", agency: exampleAgency(catalogue), day });
}

function withCancel(message: Message, { t, choice }: Telling): Message {
  return { ...message, buttons: [...message.buttons, [{ label: t("common.cancel"), data: choice("leave") }]] };
}

function moment(at: Date, t: Translate): { readonly time: string; readonly day: string } {
  return { time: formatTime(at), day: formatDayWithWeekday(dayInVietnam(at), t) };
}
