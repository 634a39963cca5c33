import type { Day } from "../calendar/day.js";
import { formatDay } from "../calendar/formats.js";
import { readTaskCodeAt } from "../grammar/codes.js";
import { wordStarts } from "../grammar/find-at.js";
import { agenciesOf, type NameDoubt, readNamedAgencies } from "../grammar/named-agencies.js";
import { type Catalogue, type CatalogueAgency, type CatalogueTask, comesWithEvents } from "../text/catalogue.js";
import { fold } from "../text/fold.js";
import type { Translate } from "../text/language.js";
import { lineOf } from "../text/line.js";
import { normalise } from "../text/normalise.js";
import { dueOfEvent } from "./deadline.js";
import { type Calendar, type DayFault, faultOf, readHappening } from "./happening.js";

/** What somebody told of something that happened, as far as it is known by now. A question's row keeps it. */
export interface Told {
  /** For which agency it is told; null: by the office. */
  readonly agency: string | null;
  readonly task: string | null;
  /** All that was said of it. */
  readonly said: string;
  /** A day that was said apart. */
  readonly day: Day | null;
  /** Whose duties it opens; null where that is not said. */
  readonly codes: readonly string[] | null;
  readonly doubts: readonly NameDoubt[];
  /** What was typed of agencies and names none of them. */
  readonly unread: string | null;
  /** What was wrong with the day that was typed last. */
  readonly wrong: { readonly what: DayFault | "unread"; readonly day: Day | null; readonly typed: string } | null;
}

export type Step = "task" | "what" | "day" | "which" | "leads" | "confirm";

export interface Setting extends Calendar {
  readonly catalogue: Catalogue;
  /** Working days where the plan names no number. */
  readonly workingDays: number;
  readonly t: Translate;
}

/** An event all of which is known. */
export interface Happened {
  readonly task: CatalogueTask;
  readonly what: string;
  readonly document: string | null;
  readonly happenedOn: Day;
  readonly due: Day;
  readonly leads: readonly CatalogueAgency[];
  /** Who helps, without those who lead. */
  readonly helpers: readonly CatalogueAgency[];
}

export const longestSaid = 300;

export function nothingTold(agency: string | null): Told {
  return { agency, task: null, said: "", day: null, codes: null, doubts: [], unread: null, wrong: null };
}

/** The tasks that an agency may open; the office (null) all of them. What nobody leads beforehand anybody may. */
export function tasksToOpen({ tasks }: Catalogue, agency: string | null): readonly CatalogueTask[] {
  return tasks.filter(
    (task) => comesWithEvents(task) && (agency === null || task.leads.length === 0 || task.leads.includes(agency)),
  );
}

export function taskTold({ task }: Told, { catalogue }: Setting): CatalogueTask | null {
  return catalogue.tasks.find(({ code }) => code === task) ?? null;
}

/** What is to be asked next. */
export function nextStep(told: Told, setting: Setting): Step {
  const task = taskTold(told, setting);
  if (!task) return "task";
  if (!saysSomething(told.said)) return "what";
  if (dayOf(told, task, setting) === null || told.wrong) return "day";
  if (told.doubts.length > 0) return "which";
  return leadsOf(told, task, setting).length === 0 || told.unread !== null ? "leads" : "confirm";
}

/** "ngày 20/2" says when, and not what. */
function saysSomething(said: string): boolean {
  return /\p{L}.*\p{L}/u.test(said.replace(/(?<!\p{L})(?:ng[àa]y|v[àa]o|h[ôo]m)(?!\p{L})/giu, ""));
}

function dayOf({ day, said }: Told, task: CatalogueTask, setting: Setting): Day | null {
  return day ?? readHappening(said, task.trigger ?? null, setting).day;
}

/**
 * Those who may be chosen: the task's leads; where nobody leads it beforehand, all agencies. The office and the province's
 * own agencies choose among all of them, any other itself and those that belong to it.
 */
export function leadsOffered(
  { leads }: CatalogueTask,
  { catalogue }: Pick<Setting, "catalogue">,
  agency: string | null,
): readonly CatalogueAgency[] {
  const own = catalogue.agencies.find(({ code }) => code === agency);
  const isProvinces = !own || own.level === "tinh" || own.level === "so-ban-nganh";
  return catalogue.agencies.filter(
    ({ code, parentCode, ended }) =>
      !ended &&
      (leads.length === 0 || leads.includes(code)) &&
      (isProvinces || code === agency || parentCode === agency),
  );
}

function leadsOf({ codes, agency }: Told, task: CatalogueTask, setting: Setting): readonly CatalogueAgency[] {
  const offered = leadsOffered(task, setting, agency);
  if (offered.length === 1) return offered;
  return codes === null ? [] : offered.filter(({ code }) => codes.includes(code));
}

/** Null while anything of it is to be asked. */
export function happenedOf(told: Told, setting: Setting): Happened | null {
  if (nextStep(told, setting) !== "confirm") return null;
  const task = taskTold(told, setting)!;
  const happenedOn = dayOf(told, task, setting)!;
  const leads = leadsOf(told, task, setting);
  const codes = new Set(leads.map(({ code }) => code));
  const helping = new Set(task.coordinators ?? []);
  return {
    ...{ task, what: wordsOf(told.said), happenedOn, leads },
    document: readHappening(told.said, task.trigger ?? null, setting).document,
    due: dueOfEvent(task.trigger ?? null, happenedOn, setting.holidays, setting.workingDays),
    helpers: setting.catalogue.agencies.filter(({ code, ended }) => helping.has(code) && !codes.has(code) && !ended),
  };
}

const OPENING = /^(?:vua(?: moi)?|moi|da|co|hom nay|sang nay|chieu nay)(?: co)? +/;

/** As a list begins it: without "vừa", with a capital. */
function wordsOf(said: string): string {
  const text = said.replace(/\s+/g, " ").trim();
  const words = text.slice(OPENING.exec(fold(text))?.[0].length ?? 0).replace(/[\s.,;:]+$/, "");
  return words.slice(0, 1).toLocaleUpperCase("vi") + words.slice(1);
}

/** Why a task that is named is not opened. */
export type Refusal = "planned" | "on_request" | "led_by_others" | "unknown";

/** What follows "/phatsinh", or is told in words: the task where its code is named, and the rest as what happened. */
export function readTold(
  typed: string,
  told: Told,
  setting: Setting,
): Told | { readonly refused: Refusal; readonly code: string } {
  const text = normalise(typed).replace(/\s+/g, " ").trim();
  const named = findCode(text, told.agency, setting);
  if (!named) return sayMore(text, told, setting);
  const rest = [text.slice(0, named.start), text.slice(named.end)]
    .map((part) => part.replace(/^[\s,;:.–-]+|[\s,;:–-]+$/g, ""))
    .filter((part) => part !== "" && !/^(?:cho|nhiem vu|viec|nv)$/.test(fold(part)))
    .join(" ");
  if (named.task === null) return { refused: "unknown", code: named.typed };
  const { task } = named;
  if (!comesWithEvents(task)) {
    const isAsked = task.deadlineKind === "on-request";
    return { refused: isAsked ? "on_request" : "planned", code: task.code };
  }
  if (!tasksToOpen(setting.catalogue, told.agency).includes(task)) return { refused: "led_by_others", code: task.code };
  return sayMore(rest, { ...told, task: task.code }, setting);
}

function findCode(text: string, agency: string | null, { catalogue, today, t }: Setting) {
  const line = lineOf(text);
  const context = { catalogue, agency: agency ?? "office", today, t };
  for (const at of wordStarts(line)) {
    const found = readTaskCodeAt(line, at, context);
    if (!found) continue;
    const { value, start, end } = found;
    const typed = text.slice(start, end);
    // "I 1" may be words; what is called by one word is a code.
    if (/ /.test(typed)) continue;
    const tasks = value.kind === "task" ? [value.task] : value.kind === "ask" ? value.tasks : [];
    const [only] = tasks.filter(comesWithEvents).length > 0 ? tasks.filter(comesWithEvents) : tasks;
    return { start, end, typed, task: only ?? null };
  }
  return null;
}

/** More words of what happened. A day among them that cannot be is said, and asked for. */
export function sayMore(typed: string, told: Told, setting: Setting): Told {
  const said = [told.said, normalise(typed).trim()]
    .filter((part) => part !== "")
    .join(" ")
    .slice(0, longestSaid);
  const task = taskTold(told, setting);
  if (!task) return { ...told, said };
  const { fault } = readHappening(said, task.trigger ?? null, setting);
  return { ...told, said, wrong: told.day === null ? fault : null };
}

/** An answer to "what happened". A day that was said alone before is when it happened, unless this says another. */
export function sayWhat(typed: string, told: Told, setting: Setting): Told {
  const said = sayMore(typed, { ...told, said: "" }, setting);
  const day = saidNothing(told, setting)?.day ?? null;
  if (day === null || !saysSomething(said.said)) return said;
  const other = readHappening(said.said, taskTold(told, setting)?.trigger ?? null, setting).typed;
  return other === null ? chooseDay(day, said, setting) : said;
}

/** What was said where that is not what happened: the day alone, or nothing that is read. Null where nothing was said. */
export function saidNothing(told: Told, setting: Setting): { readonly day: Day | null } | null {
  if (told.said === "" || saysSomething(told.said)) return null;
  return { day: readHappening(told.said, taskTold(told, setting)?.trigger ?? null, setting).day };
}

/** The task was chosen; what was said before is read by it. */
export function chooseTask(code: string, told: Told, setting: Setting): Told {
  return sayMore("", { ...told, task: code, codes: null, day: null }, setting);
}

/** An answer to "which day". */
export function readDay(typed: string, told: Told, setting: Setting): Told {
  const task = taskTold(told, setting);
  const text = normalise(typed).trim();
  const { day, fault } = readHappening(text, task?.trigger ?? null, setting);
  if (fault) return { ...told, wrong: fault };
  return day ? chooseDay(day, told, setting) : { ...told, wrong: { what: "unread", day: null, typed: text } };
}

/** Where another day was said before, this one takes its place in what happened. */
export function chooseDay(day: Day, told: Told, setting: Setting): Told {
  const what = faultOf(day, setting);
  if (what) return { ...told, wrong: { what, day, typed: day } };
  const { said } = told;
  const before = readHappening(said, taskTold(told, setting)?.trigger ?? null, setting);
  const changed = before.typed !== null && before.day !== day ? said.replace(before.typed, formatDay(day)) : said;
  return { ...told, said: changed, day, wrong: null };
}

/** An answer to "for whom". Agencies that do not lead the task are named as not understood. */
export function readLeads(typed: string, told: Told, setting: Setting): Told {
  if (allWords.test(fold(normalise(typed).trim()))) return chooseLeads("all", told, setting);
  const task = taskTold(told, setting)!;
  const named = readNamedAgencies(normalise(typed).trim(), setting.catalogue);
  const known = new Set(leadsOffered(task, setting, told.agency).map(({ code }) => code));
  const members = (codes: readonly string[]) => codes.flatMap((code) => agenciesOf(code, setting.catalogue));
  const except = new Set(members(named.except));
  const chosen = members(named.codes).filter((code) => !except.has(code));
  const foreign = chosen.filter((code) => !known.has(code));
  const name = (code: string) => setting.catalogue.agencies.find((one) => one.code === code)?.shortName ?? code;
  return {
    ...told,
    codes: [
      ...new Set([...(told.unread === null ? [] : (told.codes ?? [])), ...chosen.filter((code) => known.has(code))]),
    ],
    doubts: named.doubts,
    unread: named.unread ?? (foreign.length > 0 ? foreign.slice(0, 4).map(name).join(", ") : null),
  };
}

/** "Cả 20 cơ quan" is what the button says. */
const allWords = /^(?:ca|tat ca|toan bo|het|all)(?: \d+)?(?: (?:cac )?(?:co quan|don vi)(?: chu tri)?)?[.! ]*$/;

/** All who may be chosen, or one of them. */
export function chooseLeads(value: "all" | string, told: Told, setting: Setting): Told {
  const offered = leadsOffered(taskTold(told, setting)!, setting, told.agency).map(({ code }) => code);
  const codes = value === "all" ? offered : offered.filter((code) => code === value);
  return { ...told, codes, doubts: [], unread: null };
}

/** Which of several agencies a name means. */
export function settleDoubt(value: string, told: Told, setting: Setting): Told | null {
  const [doubt, ...doubts] = told.doubts;
  if (!doubt?.choices.some((choice) => choice.value === value)) return null;
  const known = new Set(leadsOffered(taskTold(told, setting)!, setting, told.agency).map(({ code }) => code));
  const codes = value.split("+");
  const before = told.codes ?? [];
  if (doubt.except) return { ...told, doubts, codes: before.filter((code) => !codes.includes(code)) };
  const foreign = codes.filter((code) => !known.has(code));
  return {
    ...told,
    doubts,
    codes: [...new Set([...before, ...codes.filter((code) => known.has(code))])],
    unread: foreign.length > 0 ? doubt.typed : told.unread,
  };
}
