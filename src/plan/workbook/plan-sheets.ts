import { isDeepStrictEqual } from "node:util";
import type { Day } from "../../calendar/day.js";
import type { Expansion } from "../expand-leads.js";
import { writeLadder } from "../ladder-words.js";
import { agenciesOn } from "../make-duties.js";
import type { AgencyData, DeadlinePart, GroupRule, PlanData, TaskData } from "../plan-data.js";
import { type ColumnKey, type PlanItem, planItems, type SheetKey } from "./layout.js";
import { Names } from "./names.js";
import { writeKinds, writePerLevel, writeWindows } from "./regime-words.js";
import { ownPartCode, readTiming, singleAgencies, splitTiming, writeTiming } from "./timing.js";
import {
  addsUpWords,
  directionWords,
  holidayWords,
  levelPrefix,
  levelWords,
  ownPart,
  restDayWords,
  typePrefix,
  whenItHappens,
  yesWords,
} from "./vocabulary.js";

/** What is written: a plan without the places it was read from, of which number and date may still be open. */
export type WrittenPlan = Omit<PlanData, "issuedOn"> & { readonly issuedOn: Day | null };

/** A day is written as one, everything else as text or number. */
export type Written = string | number | { readonly day: Day } | null;
export type WrittenRow<S extends SheetKey> = Partial<Record<ColumnKey<S>, Written>> & { readonly review?: string };
export type PlanSheets = { readonly [S in SheetKey]: readonly WrittenRow<S>[] };

/** What somebody has to look at before the plan is imported: of a row of a sheet, by its code. */
export type Reviews = (sheet: SheetKey, code: string) => string | undefined;

/**
 * The rows of a workbook that reads back to this plan. Wordings that names and groups do not explain get a row of "Nhóm",
 * deadlines that "Thời gian" does not say get words in "Đọc là". Should two tasks mean different agencies by one wording,
 * the second has their codes in its place: whom the plan means goes before how it says it.
 */
export function planSheets(plan: WrittenPlan, reviews: Reviews = () => undefined): PlanSheets {
  const reviewed = (sheet: SheetKey, code: string) => {
    const review = reviews(sheet, code);
    return review === undefined ? {} : { review };
  };
  const wordings = new Wordings(plan);
  const tasks = plan.sections.flatMap((section) => section.tasks.map((task) => ({ section: section.code, task })));
  wordings.explain(
    tasks.flatMap(({ task }) => [
      { text: task.lead, codes: task.leads },
      { text: task.coordinating, codes: task.coordinators },
    ]),
  );
  return {
    plan: headRows(plan).map(([item, value]) => ({ item: planItems[item], value, ...reviewed("plan", item) })),
    sections: plan.sections.map(({ code, printedNumber, title, shortName, otherNames }) => ({
      ...{ code, printedNumber, title, shortName, otherNames: several(otherNames) },
      ...reviewed("sections", code),
    })),
    tasks: tasks.flatMap(({ section, task }) => taskRows(plan.year, section, task, wordings, reviewed)),
    indicators: plan.indicators.map((one) => ({
      ...{ code: one.code, name: one.name, shortName: one.shortName, unit: one.unit },
      ...{ direction: directionWords[one.direction][0], target: one.target, addsUp: addsUpWords[one.addsUp][0] },
      ...{ numerator: one.numerator, denominator: one.denominator },
      ...{ reporters: several(one.reporters), otherNames: several(one.otherNames) },
      ...reviewed("indicators", one.code),
    })),
    targets: (plan.targets ?? []).map(({ indicator, agency, value }) => ({ indicator, agency, value })),
    agencies: plan.agencies.map((one) => ({
      ...{ code: one.code, name: one.name, shortName: one.shortName, level: levelWords[one.level][0], type: one.type },
      ...{ parent: one.parentCode, validFrom: { day: one.validFrom } },
      ...{ validTo: one.validTo === null ? null : { day: one.validTo }, formerArea: one.formerArea },
      otherNames: several(one.otherNames),
    })),
    groups: [
      ...plan.groups.map(({ code, name, rule, otherNames }) => ({
        ...{ code, name, rule: writeRule(rule), otherNames: several(otherNames) },
      })),
      ...plan.dynamics.map(({ code, name }) => ({ code, name, rule: whenItHappens })),
      ...wordings.rows(),
    ],
    holidays: holidayRows(plan, reviews("holidays", "")),
  };
}

function headRows(plan: WrittenPlan): readonly (readonly [PlanItem, Written])[] {
  const { regime } = plan;
  return [
    ["year", plan.year],
    ["number", plan.number],
    ["issuedOn", plan.issuedOn === null ? null : { day: plan.issuedOn }],
    ["title", plan.title],
    ["issuer", plan.issuer],
    ["countsFrom", plan.countsFrom === null ? null : { day: plan.countsFrom }],
    ["windows", writeWindows(regime)],
    ["afterWindow", writePerLevel(regime.workingDaysAfterWindow)],
    ["toMend", writePerLevel(regime.workingDaysToMend)],
    ["onRestDay", restDayWords[regime.onRestDay][0]],
    ["contact", plan.contact],
    ["checkIns", writeKinds(regime.checkIns)],
    ["ladder", writeLadder(regime.ladder)],
  ];
}

function taskRows(
  year: number,
  section: string,
  task: TaskData,
  wordings: Wordings,
  reviewed: (sheet: SheetKey, code: string) => { readonly review?: string },
): WrittenRow<"tasks">[] {
  const { deadline } = task;
  const said = saidByTiming(task, year, wordings);
  return [
    {
      ...{ code: task.code, section, text: task.text },
      lead: wordings.written(task.lead, task.leads),
      coordinating: wordings.written(task.coordinating, task.coordinators),
      ...{ timing: task.timing, reading: said ? null : writeTiming(deadline, year) },
      nothingMayArise: task.nothingMayArise ? yesWords.yes[0] : null,
      ...{ shortName: task.shortName, otherNames: several(task.otherNames), note: deadline.note ?? null },
      ...reviewed("tasks", task.code),
    },
    ...deadline.parts.slice(said?.length ?? 0).map((part) => ({
      ...{ code: `${task.code}/${part.part}`, section, text: part.text, lead: several(part.agencies) },
      ...{ timing: writeTiming(part, year), partTitle: part.title },
      ...{ shortName: part.shortName, otherNames: several(part.otherNames) },
      ...reviewed("tasks", `${task.code}/${part.part}`),
    })),
  ];
}

/**
 * The parts that the words of "Thời gian" make themselves, where they say the task's deadline; null where they do not.
 */
function saidByTiming(
  { timing, text, deadline }: TaskData,
  year: number,
  wordings: Wordings,
): readonly DeadlinePart[] | null {
  const { common, own } = splitTiming(timing);
  const reading = readTiming(common, year);
  const { parts, note: _, ...base } = deadline;
  if (reading.outcome !== "timing" || !isDeepStrictEqual(reading.timing, base)) return null;
  const said = own.map(({ who, when }, index) => {
    const read = readTiming(when, year);
    return {
      ...ownPart,
      part: ownPartCode(index),
      ...{ otherNames: [], text, agencies: wordings.agencies(who) },
      ...(read.outcome === "timing" ? read.timing : {}),
    };
  });
  return isDeepStrictEqual(parts.slice(0, own.length), said) ? parts.slice(0, own.length) : null;
}

function holidayRows({ year, holidays }: WrittenPlan, review: string | undefined): WrittenRow<"holidays">[] {
  const rows = holidays.map(({ day, kind, name, source }) => ({
    ...{ day: { day }, kind: holidayWords[kind][0], name, source },
  }));
  return review === undefined || holidays.some(({ day }) => day.startsWith(String(year)))
    ? rows
    : [{ review }, ...rows];
}

/** "SNV; @cap-xa; cấp: xã; loại: phòng chuyên môn" */
function writeRule({ codes, level, type }: GroupRule): string {
  return several([
    ...codes,
    ...(level === null ? [] : [`${levelPrefix}: ${levelWords[level][0]}`]),
    ...(type === null ? [] : [`${typePrefix}: ${type}`]),
  ]);
}

function several(values: readonly string[]): string {
  return values.join("; ");
}

/** Which wordings need a row of "Nhóm" to be read as the plan means them. */
class Wordings {
  readonly #names = new Names();
  readonly #rows = new Map<string, readonly string[]>();
  readonly #expansion: Expansion;

  constructor(plan: WrittenPlan) {
    const existing = new Set<AgencyData>(agenciesOn(plan.agencies, plan.issuedOn ?? `${plan.year}-01-01`));
    this.#expansion = {
      groups: new Map(plan.groups.map(({ code, members }) => [code, members])),
      agencies: [...existing].map(({ code }) => code),
    };
    for (const agency of plan.agencies)
      if (existing.has(agency)) this.#names.addAgency(agency);
      else this.#names.addAgencyOfOtherDays(agency);
    for (const { code, name, otherNames } of [...plan.groups, ...plan.dynamics.map((d) => ({ ...d, otherNames: [] }))])
      this.#names.addGroup({ code, name, otherNames });
  }

  /** A wording that explains one text may change how another is read: until all are read right. */
  explain(all: readonly { readonly text: string; readonly codes: readonly string[] }[]): void {
    const shortFirst = [...all].sort((one, other) => one.text.length - other.text.length);
    for (let more = true; more; ) {
      more = false;
      for (const { text, codes } of shortFirst) {
        if (text === "" || this.#rows.has(text) || this.#means(text, codes)) continue;
        this.#rows.set(text, codes);
        this.#names.addWording(text, codes);
        more = true;
      }
    }
  }

  /** Who is meant by words, one by one: of a part. */
  agencies(text: string): readonly string[] {
    return singleAgencies(this.#names.read(text).codes, this.#expansion);
  }

  /** The wording, where it is read as these codes; else the codes. */
  written(text: string, codes: readonly string[]): string {
    return text === "" || this.#means(text, codes) ? text : several(codes);
  }

  rows(): WrittenRow<"groups">[] {
    return [...this.#rows].map(([name, codes]) => ({ code: null, name, rule: several(codes) }));
  }

  #means(text: string, codes: readonly string[]): boolean {
    const read = this.#names.read(text);
    return read.unread.every(({ kind }) => kind === "not_there") && isDeepStrictEqual(read.codes, codes);
  }
}
