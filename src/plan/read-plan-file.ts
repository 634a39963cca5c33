import { checkCodes, type PlacedCode } from "./check-codes.js";
import { checkCount, whoIsMissing } from "./check-plan.js";
import { expandCodes } from "./expand-leads.js";
import type { PlanProblem } from "./place.js";
import type {
  AgencyData,
  Deadline,
  DeadlinePart,
  GroupData,
  IndicatorData,
  PlanData,
  SectionData,
  TaskData,
} from "./plan-data.js";
import type { Located } from "./plan-files.js";
import type { GroupsFile, PlanFile } from "./plan-schemas.js";
import { type Regime, regime } from "./regime.js";

export interface Known {
  readonly agencies: readonly AgencyData[];
  /** Those that exist on the plan's date. */
  readonly existing: readonly AgencyData[];
  readonly groups: readonly GroupData[];
}

/** Codes by the wordings that mean them. */
type Wordings = ReadonlyMap<string, readonly string[]>;

/** What `plan.yaml` says, with the wordings of `groups.yaml` as codes. */
export function readPlanFile(
  plan: Located<PlanFile>,
  groups: Located<GroupsFile>,
  known: Known,
  problems: PlanProblem[],
): Omit<PlanData, "targets" | "agencies" | "groups" | "dynamics" | "holidays"> {
  const { year, number, title, issuer, date, reading } = plan.value;
  const codes = new Set([
    ...known.agencies.map((a) => a.code),
    ...known.groups.map((g) => g.code),
    ...Object.keys(groups.value.dynamic),
  ]);
  const agencyCodes = new Set(known.agencies.map((agency) => agency.code));
  const missing = (meant: readonly string[]) =>
    meant.every((code) => codes.has(code)) ? whoIsMissing(meant, expansion(known), agencyCodes, date) : null;
  const leads = readExpressions("lead", groups, known, codes, problems);
  for (const [i, { agencies }] of groups.value.lead.entries()) {
    const what = missing(agencies);
    if (what) problems.push({ at: groups.at(["lead", i, "text"]), what });
  }
  const coordinators = readExpressions("coordinating", groups, known, codes, problems);
  problems.push(...checkCodes(codesOf(plan), year));
  return {
    year,
    number,
    title,
    issuer,
    issuedOn: date,
    countsFrom: reading.counts_from ?? null,
    contact: reading.contact ?? null,
    regime: readRegime(reading.regime ?? {}),
    sections: readSections(plan, { leads, coordinators, known }, problems),
    indicators: readIndicators(plan, { codes, missing }, problems),
  };
}

interface TaskWords {
  readonly leads: Wordings;
  readonly coordinators: Wordings;
  readonly known: Known;
}

function readSections(plan: Located<PlanFile>, words: TaskWords, problems: PlanProblem[]): SectionData[] {
  return plan.value.sections.map((section, s) => ({
    code: section.code,
    printedNumber: section.printed_number,
    title: section.title,
    shortName: section.reading?.short_name ?? null,
    otherNames: section.reading?.other_names ?? [],
    where: plan.at(["sections", s]),
    tasks: section.tasks.map((task, k) => readTask(plan, task, ["sections", s, "tasks", k], words, problems)),
  }));
}

type FileTask = PlanFile["sections"][number]["tasks"][number];

function readTask(
  plan: Located<PlanFile>,
  task: FileTask,
  path: readonly PropertyKey[],
  { leads, coordinators, known }: TaskWords,
  problems: PlanProblem[],
): TaskData {
  const meaning = (wordings: Wordings, column: "lead" | "coordinating"): readonly string[] => {
    const text = task[column];
    const found = wordings.get(text);
    if (!found) problems.push({ at: plan.at([...path, column]), what: (t) => t("plan.unknownWording", { text }) });
    return found ?? [];
  };
  const { deadline } = task.reading;
  const lead = meaning(leads, "lead");
  const leading = expandCodes(lead, expansion(known));
  for (const [i, part] of deadline.parts.entries())
    for (const code of part.agencies.filter((a) => !leading.includes(a)))
      problems.push({
        at: plan.at([...path, "reading", "deadline", "parts", i]),
        what: (t) => t("plan.partOfOther", { code }),
      });
  return {
    code: task.code,
    text: task.text,
    shortName: task.reading.short_name ?? null,
    otherNames: task.reading.other_names,
    lead: task.lead,
    coordinating: task.coordinating,
    timing: task.timing,
    leads: lead,
    coordinators: meaning(coordinators, "coordinating"),
    deadline: toDeadline(deadline),
    nothingMayArise: task.reading.nothing_may_arise,
    where: plan.at([...path, "lead"]),
  };
}

interface IndicatorWords {
  readonly codes: ReadonlySet<string>;
  /** Who of these is no agency on the plan's date, in words. */
  readonly missing: (meant: readonly string[]) => PlanProblem["what"] | null;
}

function readIndicators(
  plan: Located<PlanFile>,
  { codes, missing }: IndicatorWords,
  problems: PlanProblem[],
): IndicatorData[] {
  return plan.value.indicators.map((indicator, i) => {
    const { reading } = indicator;
    const complain = (key: "reporters" | "target", what: PlanProblem["what"]) =>
      problems.push({ at: plan.at(["indicators", i, "reading", key]), what });
    for (const code of reading.reporters.filter((r) => !codes.has(r)))
      complain("reporters", (t) => t("plan.unknownCode", { code }));
    const nobody = missing(reading.reporters);
    if (nobody) complain("reporters", (t) => `${indicator.code}: ${nobody(t)}`);
    if (reading.unit === "%" && reading.target > 100)
      complain("target", (t) => t("plan.outOfRange", { key: "target" }));
    return {
      code: indicator.code,
      name: reading.name,
      shortName: reading.short_name,
      otherNames: reading.other_names,
      unit: reading.unit,
      direction: reading.direction,
      addsUp: reading.adds_up,
      target: reading.target,
      numerator: reading.numerator,
      denominator: reading.denominator ?? "",
      reporters: reading.reporters,
      where: plan.at(["indicators", i]),
    };
  });
}

function readRegime(file: NonNullable<PlanFile["reading"]["regime"]>): Regime {
  return regime.parse(
    defined({
      cutOn: file.cut_on,
      checkIns: file.check_ins,
      figures: file.figures,
      furtherFigures: file.further_figures,
      workingDaysAfterWindow: file.working_days_after_window && defined(file.working_days_after_window),
      workingDaysToMend: file.working_days_to_mend && defined(file.working_days_to_mend),
      onRestDay: file.on_rest_day,
      ladder: file.ladder && readLadder(file.ladder),
    }),
  );
}

function readLadder(file: NonNullable<NonNullable<PlanFile["reading"]["regime"]>["ladder"]>) {
  const { before, after, at } = file;
  return defined({
    ...{ before, after, at },
    ...{ onDay: file.on_day, thenEvery: file.then_every, timesAfter: file.times_after },
  });
}

function codesOf({ value, at }: Located<PlanFile>): readonly PlacedCode[] {
  return [
    ...value.sections.flatMap(({ code, tasks }, s): PlacedCode[] => [
      { code, at: at(["sections", s, "code"]), of: "section" },
      ...tasks.map((task, k) => ({
        code: task.code,
        at: at(["sections", s, "tasks", k, "code"]),
        of: "task" as const,
      })),
    ]),
    ...value.indicators.map(({ code }, i) => ({ code, at: at(["indicators", i, "code"]), of: "indicator" as const })),
  ];
}

type FileDeadline = FileTask["reading"]["deadline"];

function toDeadline(file: FileDeadline): Deadline {
  const { parts, ...deadline } = file;
  const { requested_by: requestedBy, ...rest } = { requested_by: undefined, ...deadline };
  return defined({ ...rest, requestedBy, parts: parts.map(toPart) }) as Deadline;
}

function toPart({
  short_name: shortName,
  other_names: otherNames,
  ...part
}: FileDeadline["parts"][number]): DeadlinePart {
  return { ...part, shortName, otherNames };
}

/** Without what is undefined: as it comes back from JSON. */
function defined<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Partial<T>;
}

/** Wordings and the codes they mean. */
function readExpressions(
  column: "lead" | "coordinating",
  file: Located<GroupsFile>,
  known: Known,
  codes: ReadonlySet<string>,
  problems: PlanProblem[],
): Wordings {
  return new Map(
    file.value[column].map((expression, i) => {
      const at = file.at([column, i, "text"]);
      for (const code of expression.agencies.filter((a) => !codes.has(a)))
        problems.push({ at, what: (t) => t("plan.unknownCode", { code }) });
      const count = expandCodes(expression.agencies, expansion(known)).length;
      checkCount(expression.count, count, expression.text, at, problems);
      return [expression.text, expression.agencies];
    }),
  );
}

function expansion(known: Known) {
  return {
    groups: new Map(known.groups.map((g) => [g.code, g.members])),
    agencies: known.existing.map((a) => a.code),
  };
}
