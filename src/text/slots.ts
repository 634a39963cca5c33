import { readGroupAt } from "./agency-groups.js";
import { findAgency } from "./agency-names.js";
import { readAskedPeriod } from "./asked-period.js";
import type { CatalogueTask } from "./catalogue.js";
import { readCodes } from "./code-lists.js";
import { indicatorChoice, indicatorProblem, noSection, taskChoice, taskProblem } from "./code-problems.js";
import { readIndicatorCodeAt, readTaskCodeAt, sectionsPrinted, type TaskCode } from "./codes.js";
import type { Reading } from "./context.js";
import { findAt } from "./find-at.js";
import { findIndicatorName } from "./indicator-names.js";
import { isChosen, type Line, withoutPart } from "./line.js";
import { ask, type Choice, label, settled } from "./problems.js";
import { isHalfOfWord, readSectionAt, type SectionName } from "./section-names.js";
import type { Problem, Slots } from "./understanding.js";

/** What a question is about, and what of it is in doubt. */
export interface SlotReading {
  readonly slots: Slots;
  readonly problem: Problem | null;
  /** The line with everything that was taken replaced by spaces. */
  readonly rest: Line;
}

export const noSlots: Slots = { task: null, section: null, indicator: null, agency: null, group: null, period: null };

type Kind = Exclude<keyof Slots, "period">;

const GROUP_NAMES = {
  "@so-ban-nganh": "understanding.group.departments",
  "@cap-huyen": "understanding.group.districts",
  "@cap-xa": "understanding.group.communes",
} as const;

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
}

/** Takes period, codes, section, names, agency and group out of a question; where two of a kind are named, one is asked for. */
export function readSlots(line: Line, reading: Reading): SlotReading {
  const state: State = { slots: { ...noSlots }, problem: null, rest: line };
  const { period, problem, rest } = readAskedPeriod(line, reading);
  state.slots.period = period;
  state.problem = problem;
  state.rest = rest;
  settleKind("task", takeTasks(state, reading), state, reading);
  const indicators = takeAll(state, (at) => findIndicatorCode(at, reading));
  settleKind(
    "section",
    takeAll(state, (at) => findSection(at, reading)),
    state,
    reading,
  );
  indicators.push(...takeAll(state, (at) => findIndicator(at, reading)));
  settleKind("indicator", indicators, state, reading);
  settleKind(
    "agency",
    takeAll(state, (at) => findAgencyNamed(at, reading)),
    state,
    reading,
  );
  settleKind(
    "group",
    takeAll(state, (at) => findGroup(at, reading)),
    state,
    reading,
  );
  return state;
}

function takeAll(state: State, find: (line: Line) => Mention | null): Mention[] {
  const mentions: Mention[] = [];
  for (let found = find(state.rest); found; found = find(state.rest)) {
    mentions.push(found);
    state.rest = withoutPart(state.rest, found.taken ?? found.start, found.end);
  }
  return mentions;
}

/** An answer is about one of a kind: of several that are named, which is asked, unless the first was chosen so. */
function settleKind(kind: Kind, mentions: readonly Mention[], state: State, { t }: Reading): void {
  const [first, ...more] = mentions;
  if (!first) return;
  const [one, other] = first.choices;
  if (one && !other) state.slots[kind] = withoutMark(one.value);
  const others = isChosen(state.rest, first.start) ? [] : more.filter(({ choices }) => !share(first.choices, choices));
  if (others.length > 0 && one) {
    const all = [first, ...others].flatMap(({ choices }) => choices);
    const choices = all.filter(({ value }, index) => all.findIndex((choice) => choice.value === value) === index);
    state.problem ??= ask(
      state.rest,
      first.start,
      first.end,
      t(`understanding.several.${kind}`),
      choices.map(settledChoice),
    );
  } else if (!one || other) state.problem ??= first.problem();
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
  for (;;) {
    const line = state.rest;
    const found = findAt(line, (at) => {
      const code = readTaskCodeAt(line, at, reading);
      // "I 1" is a code at the beginning of a report; within a question it is written as one word.
      const isWords = / /.test(line.text.slice(code?.start, code?.end)) || isHalfOfWord(line, at);
      return isWords ? null : code;
    });
    if (!found) return mentions;
    const codes = readCodes(line, found.start, reading);
    for (const { code, part, end } of codes) {
      const tasks = tasksOf(code.value, part?.value);
      const choices = tasks.map((task) => taskChoice(task));
      mentions.push({ start: code.start, end, choices, problem: () => taskProblem(line, code, reading) });
    }
    state.rest = withoutPart(line, found.start, codes.at(-1)!.end);
  }
}

/** The tasks that a code may mean; the part that is named behind it tells which. */
function tasksOf(code: TaskCode, part: string | undefined): readonly CatalogueTask[] {
  if (code.kind === "task") return [code.task];
  if (code.kind !== "ask") return [];
  const parted = code.tasks.find((task) => task.parts.some((one) => one.part === part));
  return parted ? [parted] : code.tasks;
}

function findIndicatorCode(line: Line, reading: Reading): Mention | null {
  const found = findAt(line, (at) => {
    const code = readIndicatorCodeAt(line, at, reading);
    const typed = line.text.slice(code?.start, code?.end).replace(/^(?:ct|chỉ tiêu|chi tieu)[ :.-]*/i, "");
    return code && !/^[a-z]+ /i.test(typed) ? code : null;
  });
  if (!found) return null;
  const { value, start, end } = found;
  const named = value.kind === "indicator" ? [value.indicator] : value.kind === "ask" ? value.indicators : [];
  return { start, end, choices: named.map(indicatorChoice), problem: () => indicatorProblem(line, found, reading) };
}

function findSection(line: Line, reading: Reading): Mention | null {
  const found = findAt(line, (at) => {
    const section = readSectionAt(line, at, reading);
    // What is called a section is none of the words that look like a number.
    return section && (section.value.codeAt > at || sectionsOf(section.value, line, reading).length > 0)
      ? section
      : null;
  });
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

function sectionsOf({ roman, suffix, codeAt }: SectionName, line: Line, { catalogue }: Reading) {
  return sectionsPrinted(catalogue, roman, suffix, isChosen(line, codeAt));
}

function findIndicator(line: Line, { catalogue, t }: Reading): Mention | null {
  const found = findIndicatorName(line, catalogue);
  if (!found) return null;
  const { value, start, end } = found;
  const choices = (value.kind === "indicator" ? [value.indicator] : value.indicators).map(indicatorChoice);
  const typed = value.kind === "ask" ? value.typed : "";
  const sentence = () => t("understanding.code.whichIndicator", { code: typed });
  return { start, end, choices, problem: () => ask(line, start, end, sentence(), choices) };
}

function findAgencyNamed(line: Line, { catalogue, t }: Reading): Mention | null {
  const found = findAgency(line, catalogue);
  if (!found) return null;
  const { value, start, end } = found;
  const agencies = value.kind === "agency" ? [value.agency] : value.agencies;
  const choices = agencies.map(({ code, name }) => ({ value: code, label: name }));
  const sentence = () => t("understanding.agency.which", { typed: line.text.slice(start, end) });
  return { start, end, choices, problem: () => ask(line, start, end, sentence(), choices) };
}

function findGroup(line: Line, { t }: Reading): Mention | null {
  const found = findAt(line, (at) => readGroupAt(line, at));
  if (!found) return null;
  const { value, start, end } = found;
  const choices = value.map((group) => ({ value: group, label: t(GROUP_NAMES[group]) }));
  return { start, end, choices, problem: () => ask(line, start, end, t("understanding.several.group"), choices) };
}
