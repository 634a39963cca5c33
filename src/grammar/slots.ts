import type { CatalogueTask } from "../text/catalogue.js";
import { isChosen, type Line, withoutPart } from "../text/line.js";
import { occurs } from "../text/occurs.js";
import { findPhrase, readPhrase } from "../text/vocabulary.js";
import { groupName, groupOfType, narrowedToType, readGroupAt } from "./agency-groups.js";
import { findAgency } from "./agency-names.js";
import { readAskedPeriod } from "./asked-period.js";
import { readCodes } from "./code-lists.js";
import { indicatorChoice, indicatorProblem, noSection, taskChoice, taskProblem } from "./code-problems.js";
import { isSpaced, readIndicatorCodeAt, readTaskCodeAt, sectionsPrinted, type TaskCode } from "./codes.js";
import type { Reading } from "./context.js";
import { findAt, wordStarts } from "./find-at.js";
import { findIndicatorName } from "./indicator-names.js";
import { leftOutAt } from "./left-out.js";
import { asksWhichOfTwo } from "./lexicon/asking-words.js";
import { MERGING, qualifiers } from "./lexicon/qualifiers.js";
import { anywhere, atStart, COMPARING, polite } from "./lexicon/question-words.js";
import { MOST_NAMED } from "./limits.js";
import { choicesOf, findAskedAddress, keyOf } from "./named-address.js";
import { onceALine } from "./once-a-line.js";
import { isOwnKind } from "./own-kind.js";
import { withoutOwn } from "./own-words.js";
import { ask, type Choice, label, settled } from "./problems.js";
import { isHalfOfWord, readSectionAt, type SectionName } from "./section-names.js";
import type { Problem, Slots } from "./understanding.js";

/** What a question is about, and what of it is in doubt. */
export interface SlotReading {
  readonly slots: Slots;
  readonly problem: Problem | null;
  /** The line with everything that was taken replaced by spaces. */
  readonly rest: Line;
  /** Where words name what is asked about, which are no words that ask. */
  readonly named: { readonly start: number; readonly end: number } | null;
  /**
   * What it is compared with, and what it leaves out: of these no answer takes account. `choices`: what that may mean, where
   * it is compared and no period.
   */
  readonly beside: readonly Beside[];
}

interface Beside {
  readonly start: number;
  readonly end: number;
  readonly choices?: readonly Choice[];
}

const noSlots: Slots = { task: null, section: null, indicator: null, agency: null, group: null, period: null };

/** A question that goes on for longer tells something. */
const LONGEST_NAMED = 300;

/** No more are offered of what a question names: each is a button, and is read for what it would ask. */
const MOST_CHOICES = 12;

const THEN = /(?:^|[^a-z])thi(?: (?:con|viec|muc|nhiem vu|chi tieu|den))* *$/;
const JOINED = /^(?:[,;&+]|va|voi|cung|hay|hoac|lan)$/;

type Kind = Exclude<keyof Slots, "period">;

/** What is named at one place of a question. */
interface Mention {
  readonly start: number;
  readonly end: number;
  /** Where words begin that belong to it, "mục" before its number; `start` where there are none. */
  readonly taken?: number;
  /** What it may mean: one code, several, or none. */
  readonly choices: readonly Choice[];
  /** Of several or none: what is asked or said. */
  readonly problem: () => Problem;
}

interface State {
  slots: { -readonly [K in keyof Slots]: Slots[K] };
  problem: Problem | null;
  rest: Line;
  named: { readonly start: number; readonly end: number } | null;
  beside: readonly Beside[];
  readonly compares: boolean;
  /** Whether what is in doubt is which task a code means. */
  isTaskOnly: boolean;
}

/** Takes period, codes, section, names, agency and group out of a question; where two of a kind are named, one is asked for. */
export const readSlots = onceALine((line, reading): SlotReading => {
  const { period, problem, rest, beside } = readAskedPeriod(line, reading);
  const compares = occurs(COMPARING, line) || occurs(MERGING, line) || asksWhichOfTwo(line);
  const state: State = {
    slots: { ...noSlots },
    problem: null,
    rest: line,
    named: null,
    beside,
    compares,
    isTaskOnly: false,
  };
  state.slots.period = period;
  state.problem = problem;
  state.rest = rest;
  const tasks = takeTasks(state, reading);
  const undecided = state.problem === null;
  settleKind("task", tasks, state, { line, reading });
  state.isTaskOnly = undecided && state.problem !== null;
  const indicators = takeAll(state, (at, from) => findIndicatorCode(at, from, reading));
  settleKind(
    "section",
    takeAll(state, (at, from) => findSection(at, from, reading)),
    state,
    { line, reading },
  );
  // Behind a task's code the words are what is asked of it: "III.4 tính từ hôm nào, quyết định công bố ký 12/6".
  if (state.slots.task === null || compares)
    indicators.push(...takeAll(state, (at, from) => findIndicator(at, from, reading)));
  settleKind("indicator", indicators, state, { line, reading });
  settleKind(
    "agency",
    takeAll(state, (at, from) => findAgencyNamed(at, from, reading)),
    state,
    { line, reading },
  );
  if (reading.agency !== "office") state.rest = withoutOwn(state.rest);
  settleKind(
    "group",
    takeAll(state, (at, from) => findGroup(at, from, line, reading)),
    state,
    { line, reading },
  );
  takeOwnUnit(line, state, reading);
  takeNamed(line, state, reading);
  narrowTask(tasks, state, reading);
  return state;
});

const OWN_UNIT =
  /(?<![a-z])(?:cua|thuoc|trong|o|tai|duoi|ben) (?:huyen|tp|thanh pho|thi xa) (?:em|minh|toi|ta|chung em|chung toi|nha)(?![a-z])/;

/** "mấy xã của huyện em": those of the writer's own. */
function takeOwnUnit(line: Line, { slots }: State, { agency, catalogue }: Reading): void {
  if (!slots.group || slots.agency || !OWN_UNIT.test(line.folded)) return;
  const members = catalogue.groups[groupOfType(slots.group)] ?? [];
  if (catalogue.agencies.some((one) => one.parentCode === agency && members.includes(one.code))) slots.agency = agency;
}

/** A code of two sections means the task of those whom the question is about. */
function narrowTask(mentions: readonly Mention[], state: State, { catalogue }: Reading): void {
  const { agency, group } = state.slots;
  const [only, other] = mentions;
  if (!state.isTaskOnly || !only || other || !(agency ?? group)) return;
  const who = agency ? [agency] : (catalogue.groups[groupOfType(group!)] ?? []);
  const led = only.choices.filter(({ value }) =>
    catalogue.tasks.some(({ code, leads }) => code === withoutMark(value) && who.some((one) => leads.includes(one))),
  );
  if (led.length !== 1) return;
  state.slots.task = withoutMark(led[0]!.value);
  state.problem = null;
}

/** Where no code and no name as the plan writes it was read: what the words name of it. */
function takeNamed(line: Line, state: State, reading: Reading): void {
  const { slots, rest } = state;
  if (slots.task ?? slots.indicator ?? slots.section) return;
  if (state.problem || rest.text.length > LONGEST_NAMED) return;
  const { catalogue, t } = reading;
  const who = slots.agency ? [slots.agency] : slots.group ? (catalogue.groups[groupOfType(slots.group)] ?? []) : [];
  const asked = findAskedAddress(rest, withoutAsking(rest), who, reading);
  if (!asked) return;
  const { named, start, end } = asked;
  state.rest = withoutPart(rest, start, end);
  state.named = { start, end };
  const [only, second] = named;
  const kind = only!.kind;
  if (!second) {
    slots[kind] = withoutMark(
      keyOf(only!)
        .replace(/^section /, "")
        .replace(/\/.*$/, ""),
    );
    return;
  }
  const choices = choicesOf(named, reading);
  const typed = line.text.slice(start, end);
  const key = kind === "indicator" ? "whichIndicator" : "whichTask";
  if (choices.length > 1) state.problem = ask(line, start, end, t(`understanding.name.${key}`, { typed }), choices);
}

/** Without the words that only ask. */
function withoutAsking(line: Line): Line {
  const command = readPhrase(atStart, line, line.folded.search(/[a-z0-9]|$/));
  let left = command ? withoutPart(line, command.start, command.end) : line;
  let past = command?.end ?? 0;
  for (const at of wordStarts(line)) {
    if (at < past) continue;
    const found = readPhrase(anywhere, line, at) ?? readPhrase(polite, line, at) ?? readPhrase(qualifiers, line, at);
    if (!found) continue;
    left = withoutPart(left, found.start, found.end);
    past = found.end;
  }
  return left;
}

function takeAll(state: State, find: (line: Line, from: number) => Mention | null): Mention[] {
  const mentions: Mention[] = [];
  for (let found = find(state.rest, 0); found && mentions.length < MOST_NAMED; found = find(state.rest, found.end)) {
    const from = found.taken ?? found.start;
    const excluded = leftOutAt(state.rest, from, found.end);
    if (excluded) state.beside = [...state.beside, excluded];
    else mentions.push(found);
    state.rest = withoutPart(state.rest, excluded?.taken ?? from, found.end);
  }
  return mentions;
}

/** An answer is about one of a kind: of several that are named, which is asked, unless the first was chosen so. */
function settleKind(
  kind: Kind,
  mentions: readonly Mention[],
  state: State,
  { line, reading: { t, agency } }: { readonly line: Line; readonly reading: Reading },
): void {
  const [first, ...more] = mentions;
  if (!first) return;
  const [then] = more;
  // "V.1 xong rồi thì V.2 có phải báo không": what would be so is not what is asked about.
  const isCondition =
    then?.choices.length === 1 && more.length === 1 && THEN.test(line.folded.slice(first.end, then.start));
  if (isCondition && (kind === "task" || kind === "indicator")) {
    state.beside = [...state.beside, first];
    state.slots[kind] = withoutMark(then.choices[0]!.value);
    return;
  }
  const [one, other] = first.choices;
  if (one && !other) state.slots[kind] = withoutMark(one.value);
  const others = isChosen(state.rest, first.start) ? [] : more.filter(({ choices }) => !share(first.choices, choices));
  const isPair = kind === "agency" && others.length === 1 && isShownBeside(line, first, others[0]!, agency);
  if (others.length > 0 && one && !other && (state.compares || isPair)) {
    // "so sánh Đà Lạt với Bảo Lộc": the first is shown, and with what it was to be compared is named.
    state.beside = [...state.beside, ...others];
  } else if (others.length > 0 && one) {
    const all = [first, ...others].flatMap(({ choices }) => choices);
    const choices = [...new Map(all.map((choice) => [choice.value, choice])).values()].slice(0, MOST_CHOICES);
    state.problem ??= ask(
      state.rest,
      first.start,
      first.end,
      t(`understanding.several.${kind}`),
      choices.map(settledChoice),
    );
  } else if (!one || other) state.problem ??= first.problem();
}

/** "Đức Trọng và Di Linh nộp V.2 chưa": of two side by side the office sees both; what is late, a nudge and a file are of one. */
function isShownBeside(line: Line, first: Mention, second: Mention, agency: string): boolean {
  if (agency !== "office" || second.choices.length !== 1) return false;
  const between = line.folded.slice(first.end, second.start).trim();
  // A name may be read with the word in front of it.
  if (!JOINED.test(between || line.folded.slice(second.start, second.end).split(" ")[0]!)) return false;
  const word = findPhrase(anywhere, line)?.value ?? readPhrase(atStart, line, line.folded.search(/[a-z0-9]|$/))?.value;
  return word === undefined || word === "summary" || word === "state" || word === "duties" || word === "figures";
}

function share(some: readonly Choice[], others: readonly Choice[]): boolean {
  return others.some(({ value }) => some.some((choice) => choice.value === value));
}

function settledChoice({ value, label: name }: Choice): Choice {
  return { value: settled(withoutMark(value)), label: name };
}

function withoutMark(value: string): string {
  return value.replaceAll(settled(""), "");
}

function takeTasks(state: State, reading: Reading): readonly Mention[] {
  const mentions: Mention[] = [];
  // What is asked of a code is told of the line as it is now: one of each that is taken would all be kept.
  const whole = state.rest;
  for (let from = 0; mentions.length < MOST_NAMED; ) {
    const line = state.rest;
    const read = (at: number) => {
      const code = readTaskCodeAt(line, at, reading);
      // "I 1" is a code at the beginning of a report; within a question it is written as one word.
      const isWords = code && (isSpaced(line, code) || isHalfOfWord(line, at));
      return isWords ? null : code;
    };
    const found = findAt(line, read, from);
    if (!found) return mentions;
    const codes = readCodes(line, found.start, reading);
    for (const { code, part, end } of codes) {
      const tasks = tasksOf(code.value, part?.value);
      const choices = tasks.map((task) => taskChoice(task));
      mentions.push({ start: code.start, end, choices, problem: () => taskProblem(whole, code, reading) });
    }
    from = codes.at(-1)!.end;
    state.rest = withoutPart(line, found.start, from);
  }
  return mentions;
}

/** The tasks that a code may mean; the part that is named behind it tells which. */
function tasksOf(code: TaskCode, part: string | undefined): readonly CatalogueTask[] {
  if (code.kind === "task") return [code.task];
  if (code.kind !== "ask") return [];
  const parted = code.tasks.find((task) => task.parts.some((one) => one.part === part));
  return parted ? [parted] : code.tasks;
}

function findIndicatorCode(line: Line, from: number, reading: Reading): Mention | null {
  const read = (at: number) => {
    const code = readIndicatorCodeAt(line, at, reading);
    return code && isSpaced(line, code) ? null : code;
  };
  const found = findAt(line, read, from);
  if (!found) return null;
  const { value, start, end } = found;
  const named = value.kind === "indicator" ? [value.indicator] : value.kind === "ask" ? value.indicators : [];
  return { start, end, choices: named.map(indicatorChoice), problem: () => indicatorProblem(line, found, reading) };
}

function findSection(line: Line, from: number, reading: Reading): Mention | null {
  const read = (at: number) => {
    const section = readSectionAt(line, at, reading);
    // What is called a section is none of the words that look like a number.
    return section && (section.value.codeAt > at || sectionsOf(section.value, line, reading).length > 0)
      ? section
      : null;
  };
  const found = findAt(line, read, from);
  if (!found) return null;
  const { start, end, value } = found;
  const sections = sectionsOf(value, line, reading);
  const choices = sections.map(({ code, title }) => ({ value: settled(code), label: label(code, title) }));
  const problem = () =>
    sections[0]
      ? ask(
          line,
          value.codeAt,
          end,
          reading.t("understanding.code.whichSection", { section: sections[0].printedNumber }),
          choices,
        )
      : noSection(line, line.text.slice(value.codeAt, end).toUpperCase(), reading);
  return { start: value.codeAt, end, choices, problem, taken: start };
}

function sectionsOf({ head, suffix, codeAt }: SectionName, line: Line, { catalogue }: Reading) {
  return sectionsPrinted(catalogue, head, suffix, isChosen(line, codeAt));
}

function findIndicator(line: Line, from: number, { catalogue, t }: Reading): Mention | null {
  const found = findIndicatorName(line, catalogue, from);
  if (!found) return null;
  const { value, start, end } = found;
  const choices = (value.kind === "indicator" ? [value.indicator] : value.indicators).map(indicatorChoice);
  const typed = value.kind === "ask" ? value.typed : "";
  const sentence = () => t("understanding.code.whichIndicator", { code: typed });
  return { start, end, choices, problem: () => ask(line, start, end, sentence(), choices) };
}

function findAgencyNamed(line: Line, from: number, reading: Reading): Mention | null {
  const { catalogue, t, agency } = reading;
  const found = findAgency(line, catalogue, from);
  if (!found) return null;
  const { value, start, end } = found;
  // "phòng tư pháp nào chưa báo cáo": which of those that are called so.
  if (value.kind === "ask" && /^ nao(?![a-z])/.test(line.folded.slice(end))) return findAgencyNamed(line, end, reading);
  const named = value.kind === "agency" ? [value.agency] : value.agencies;
  // Of several that are called so their own people mean their own.
  const own = named.filter(({ code }) => code === agency);
  const agencies = own.length > 0 ? own : named;
  const choices = agencies.map(({ code, name }) => ({ value: code, label: name }));
  const sentence = () => t("understanding.agency.which", { typed: line.text.slice(start, end) });
  return { start, end, choices, problem: () => ask(line, start, end, sentence(), choices) };
}

/** `whole`: with the names that were taken out of the line already. */
function findGroup(line: Line, from: number, whole: Line, reading: Reading): Mention | null {
  const { agency, catalogue, t } = reading;
  const found = findAt(line, (at) => (isOwnKind(line, at, reading) ? null : readGroupAt(line, at, catalogue)), from);
  if (!found) return null;
  const { value, start, end } = found;
  const choices = catalogue.groupNames
    .filter(({ code }) => value.includes(code))
    .map((group) => ({
      value: agency === "office" ? narrowedToType(group.code, whole, found, catalogue) : group.code,
      label: groupName(group),
    }));
  return { start, end, choices, problem: () => ask(line, start, end, t("understanding.several.group"), choices) };
}
