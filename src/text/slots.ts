import { readGroupAt } from "./agency-groups.js";
import { findAgency } from "./agency-names.js";
import { readAskedPeriod } from "./asked-period.js";
import { indicatorChoice, indicatorProblem, noSection, taskProblem } from "./code-problems.js";
import { type IndicatorCode, readIndicatorCodeAt, readTaskCodeAt, sectionsPrinted, type TaskCode } from "./codes.js";
import type { Reading } from "./context.js";
import { findAt } from "./find-at.js";
import { findIndicatorName } from "./indicator-names.js";
import { isChosen, type Line, withoutPart } from "./line.js";
import { readPartNameAt } from "./part-names.js";
import { ask, label, settled } from "./problems.js";
import { readSectionAt } from "./section-names.js";
import type { Problem, Slots } from "./understanding.js";

/** What a question is about, and what of it is in doubt. */
export interface SlotReading {
  readonly slots: Slots;
  readonly problem: Problem | null;
  /** The line with everything that was taken replaced by spaces. */
  readonly rest: Line;
}

export const noSlots: Slots = { task: null, section: null, indicator: null, agency: null, group: null, period: null };

/** Behind it "vi5" is no code but what a VNI keyboard leaves of "đơn vị". */
const UNIT = /(?:^|\s)d9?on7? $/;

/** Takes period, codes, section, agency, group and names out of a question, one of each. */
export function readSlots(line: Line, reading: Reading): SlotReading {
  const state: State = { slots: { ...noSlots }, problem: null, rest: line };
  for (const step of [takePeriod, takeTask, takeIndicator, takeSection, takeIndicatorName, takeAgency, takeGroup]) {
    step(state, reading);
  }
  return state;
}

interface State {
  slots: { -readonly [K in keyof Slots]: Slots[K] };
  problem: Problem | null;
  rest: Line;
}

function takePeriod(state: State, reading: Reading): void {
  const { period, problem, rest } = readAskedPeriod(state.rest, reading);
  state.slots.period = period;
  state.problem ??= problem;
  state.rest = rest;
}

function takeTask(state: State, reading: Reading): void {
  const found = findAt(state.rest, (at) => {
    const code = readTaskCodeAt(state.rest, at, reading);
    // "I 1" is a code at the beginning of a report; within a question it is written as one word.
    const isWords =
      / /.test(state.rest.text.slice(code?.start, code?.end)) || UNIT.test(state.rest.folded.slice(0, at));
    return isWords ? null : code;
  });
  if (!found) return;
  const code: TaskCode = found.value;
  const part = readPartNameAt(state.rest, found, reading);
  const parted = code.kind === "ask" && code.tasks.find((task) => task.parts.some((p) => p.part === part?.value));
  if (code.kind === "task") state.slots.task = code.task.code;
  else if (parted) state.slots.task = parted.code;
  else state.problem ??= taskProblem(state.rest, found, reading);
  blank(state, found.start, part?.end ?? found.end);
}

function takeIndicator(state: State, reading: Reading): void {
  const found = findAt(state.rest, (at) => {
    const code = readIndicatorCodeAt(state.rest, at, reading);
    return code &&
      !/^[a-z]+ /i.test(state.rest.text.slice(code.start, code.end).replace(/^(?:ct|chỉ tiêu|chi tieu)[ :.-]*/i, ""))
      ? code
      : null;
  });
  if (!found) return;
  const code: IndicatorCode = found.value;
  if (code.kind === "indicator") state.slots.indicator = code.indicator.code;
  else state.problem ??= indicatorProblem(state.rest, found, reading);
  blank(state, found.start, found.end);
}

function takeSection(state: State, reading: Reading): void {
  const { catalogue, t } = reading;
  const found = findAt(state.rest, (at) => readSectionAt(state.rest, at, reading));
  if (!found) return;
  const { roman, suffix, codeAt } = found.value;
  const sections = sectionsPrinted(catalogue, roman, suffix, isChosen(state.rest, codeAt));
  const [only, second] = sections;
  if (second) {
    state.problem ??= ask(
      state.rest,
      codeAt,
      found.end,
      t("understanding.code.whichSection", { section: only!.printedNumber }),
      sections.map((section) => ({ value: settled(section.code), label: label(section.code, section.title) })),
    );
  } else if (only) state.slots.section = only.code;
  else if (codeAt > found.start)
    // It is called a section, so it is none of the words that look like a number.
    state.problem ??= noSection(state.rest, state.rest.text.slice(codeAt, found.end).toUpperCase(), reading);
  else return;
  blank(state, found.start, found.end);
}

function takeIndicatorName(state: State, { catalogue, t }: Reading): void {
  const found = findIndicatorName(state.rest, catalogue);
  if (!found) return;
  const named = found.value.kind === "indicator" ? [found.value.indicator] : found.value.indicators;
  const { indicator } = state.slots;
  // "CT-b3 Hồ sơ trực tuyến": its name behind its code.
  if (indicator !== null) {
    if (named.some(({ code }) => code === indicator)) blank(state, found.start, found.end);
    return;
  }
  if (found.value.kind === "indicator") state.slots.indicator = found.value.indicator.code;
  else {
    const sentence = t("understanding.code.whichIndicator", { code: found.value.typed });
    state.problem ??= ask(state.rest, found.start, found.end, sentence, found.value.indicators.map(indicatorChoice));
  }
  blank(state, found.start, found.end);
}

function takeAgency(state: State, { catalogue, t }: Reading): void {
  const found = findAgency(state.rest, catalogue);
  if (!found) return;
  if (found.value.kind === "agency") state.slots.agency = found.value.agency.code;
  else {
    const typed = state.rest.text.slice(found.start, found.end);
    const choices = found.value.agencies.map((agency) => ({ value: agency.code, label: agency.name }));
    state.problem ??= ask(state.rest, found.start, found.end, t("understanding.agency.which", { typed }), choices);
  }
  blank(state, found.start, found.end);
}

function takeGroup(state: State): void {
  const found = findAt(state.rest, (at) => readGroupAt(state.rest, at));
  if (!found) return;
  state.slots.group = found.value;
  blank(state, found.start, found.end);
}

function blank(state: State, start: number, end: number): void {
  state.rest = withoutPart(state.rest, start, end);
}
