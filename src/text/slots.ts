import { formatPeriod } from "../calendar/formats.js";
import { findAgency } from "./agency-names.js";
import { type IndicatorCode, readIndicatorCodeAt, readTaskCodeAt, sectionsPrinted, type TaskCode } from "./codes.js";
import type { Reading } from "./context.js";
import { findIndicatorName } from "./indicator-names.js";
import { refuseUnknown } from "./judge-period.js";
import { type Found, isChosen, type Line, withoutPart } from "./line.js";
import { readPartNameAt } from "./part-names.js";
import { type PeriodContext, type PeriodReading, readMonthOfYearAt, readPeriodAt } from "./periods.js";
import { ask, type Choice, label, refuse, settled } from "./problems.js";
import { readSectionAt } from "./section-names.js";
import { sectionsHave } from "./task-sentences.js";
import type { Problem, Slots } from "./understanding.js";
import { readPhrase, vocabulary } from "./vocabulary.js";

/** What a question is about, and what of it is in doubt. */
export interface SlotReading {
  readonly slots: Slots;
  readonly problem: Problem | null;
  /** The line with everything that was taken replaced by spaces. */
  readonly rest: Line;
}

export const noSlots: Slots = { task: null, section: null, indicator: null, agency: null, group: null, period: null };

const groups = vocabulary<string>([
  [
    "@so-ban-nganh",
    `
      các sở | sở nào | những sở | sở ban ngành | sở ban nghành | sở ngành | các sở ban ngành | các sở ngành |
      cấp sở | khối sở | sở chưa | sở ban ngành nào | sở ngành nào | các sở nào | departments
    `,
  ],
  [
    "@cap-huyen",
    `
      huyện | các huyện | huyện nào | cấp huyện | ubnd cấp huyện | những huyện | các huyện thành phố |
      huyện thành phố | thành phố | thành phố nào | khối huyện | districts
    `,
  ],
  [
    "@cap-xa",
    `
      xã | các xã | xã nào | cấp xã | ubnd cấp xã | những xã | xã phường | xã phường thị trấn | khối xã |
      các xã phường | các xã phường thị trấn | xã phường nào | phường | phường nào | các phường | thị trấn |
      thị trấn nào | các thị trấn | communes
    `,
  ],
]);

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
  const { year } = reading.catalogue;
  const context = { year, today: reading.today, reckoning: "calendar" } as const;
  const found = findAt(state.rest, (at) => readPeriodAt(state.rest, at, context) ?? readMonthOfYearAt(state.rest, at));
  if (!found) return;
  if (found.value.kind === "period") state.slots.period = found.value.code;
  else state.problem ??= refuseUnknown(state.rest, found, reading);
  blank(state, found.start, found.end);
  takeFurtherPeriods(state, found, context, reading);
}

/** An answer is about one period: of several, which is asked. */
function takeFurtherPeriods(
  state: State,
  first: Found<PeriodReading>,
  context: PeriodContext,
  { t }: Pick<Reading, "t">,
): void {
  const found = [first];
  for (;;) {
    const next = findAt(state.rest, (at) => readPeriodAt(state.rest, at, context));
    if (!next) break;
    found.push(next);
    blank(state, next.start, next.end);
  }
  const codes = [...new Set(found.flatMap(({ value }) => (value.kind === "period" ? [value.code] : [])))];
  if (codes.length < 2) return;
  const choices = codes.map((code) => ({ value: code, label: formatPeriod(code, t) }));
  const [start, end] = [found[0]!.start, Math.max(...found.map((period) => period.end))];
  state.problem ??= ask(state.rest, start, end, t("understanding.period.which"), choices);
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

function taskProblem(line: Line, found: Found<TaskCode>, reading: Reading): Problem {
  const { t, catalogue } = reading;
  switch (found.value.kind) {
    case "ask": {
      const choices = found.value.tasks.map((task) => ({
        value: settled(task.code),
        label: label(task.code, task.text),
      }));
      return ask(line, found.start, found.end, t("understanding.code.whichTask", { code: found.value.typed }), choices);
    }
    case "no_task":
      return refuse(line, sectionsHave(found.value.sections, reading), reading);
    default: {
      const sections = catalogue.sections.map((section) => section.code).join(", ");
      const section = found.value.kind === "no_section" ? found.value.section : "";
      return refuse(line, t("understanding.code.noSection", { section, sections }), reading);
    }
  }
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

/** Shared with reports: a code that means several indicators, or none. */
export function indicatorProblem(line: Line, found: Found<IndicatorCode>, reading: Reading): Problem {
  const { t } = reading;
  const { value } = found;
  if (value.kind === "ask") {
    const sentence = t("understanding.code.whichIndicator", { code: value.typed });
    return ask(line, found.start, found.end, sentence, value.indicators.map(indicatorChoice));
  }
  const codes =
    value.kind === "no_indicator" ? value.indicators.map(({ code }) => code.replace(/^CT-/, "")).join(", ") : "";
  const letter = value.kind === "no_indicator" ? value.letter : "";
  return refuse(line, t("understanding.code.indicatorGroupHas", { letter, codes }), reading);
}

export function indicatorChoice(indicator: { readonly code: string; readonly shortName: string }): Choice {
  return { value: indicator.code, label: label(indicator.code, indicator.shortName) };
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
  const found = findAt(state.rest, (at) => readPhrase(groups, state.rest, at));
  if (!found) return;
  state.slots.group = found.value;
  blank(state, found.start, found.end);
}

/** The first position at the beginning of a word where a reader finds something. */
function findAt<Value>(line: Line, read: (at: number) => Found<Value> | null): Found<Value> | null {
  for (const word of line.folded.matchAll(/[a-z0-9]+/g)) {
    const found = read(word.index);
    if (found) return found;
  }
  return null;
}

function blank(state: State, start: number, end: number): void {
  state.rest = withoutPart(state.rest, start, end);
}
