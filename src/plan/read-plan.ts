import { type Failure, failure, success } from "../outcome.js";
import { checkCodes, type PlacedCode } from "./check-codes.js";
import { checkAgencies, checkPlan, whoIsMissing } from "./check-plan.js";
import { expandCodes } from "./expand-leads.js";
import { agenciesOn } from "./make-duties.js";
import { type Place, type PlanProblem, sayProblem } from "./place.js";
import type {
  AgencyData,
  Deadline,
  DeadlinePart,
  GroupData,
  GroupRule,
  HolidayData,
  IndicatorData,
  PlanData,
  SectionData,
  TargetData,
  TaskData,
} from "./plan-data.js";
import { hasFile, type Located, type Row, readCsv, readYaml } from "./plan-files.js";
import {
  type AgencyRow,
  agencyRow,
  type GroupsFile,
  groupsFile,
  type HolidayRow,
  holidayRow,
  type PlanFile,
  planFile,
  type TargetRow,
  targetRow,
} from "./plan-schemas.js";
import { regime } from "./regime.js";

const mostProblemsSaid = 200;
/** What is wrong from end to end is not told to its end. */
const mostProblemsKept = 2_000;

/** What a source that cannot be read comes to: all that is wrong with it, each with its place. */
export interface UnreadablePlan extends Failure<"unreadable_plan"> {
  readonly problems: readonly PlanProblem[];
}

export type PlanRead = { readonly ok: true; readonly value: PlanData } | UnreadablePlan;

/**
 * Reads a plan folder (see prisma/data/lam-dong-2024/README.md). Whatever is wrong is said at once, one sentence a line,
 * each naming file and line.
 */
export async function readPlan(folder: string): Promise<PlanRead> {
  const problems: PlanProblem[] = [];
  const plan = await readYaml(folder, "plan.yaml", planFile, problems);
  const groups = await readYaml(folder, "groups.yaml", groupsFile, problems);
  const agencyRows = await readCsv(folder, "agencies.csv", agencyRow, problems);
  const holidayRows = await readCsv(folder, "holidays.csv", holidayRow, problems);
  const targetRows = hasFile(folder, "targets.csv") ? await readCsv(folder, "targets.csv", targetRow, problems) : null;
  if (!plan || !groups || problems.length > 0) return unreadable(problems);

  checkPlan(plan, groups, problems);
  checkAgencies(agencyRows, problems);
  const agencies = toAgencies(agencyRows, problems);
  const holidays = toHolidays(holidayRows, problems);
  const existing = agenciesOn(agencies, plan.value.date);
  const resolved = toGroups(groups, existing, problems);
  const data = toPlan(plan, groups, { agencies, existing, groups: resolved }, problems);
  const targets = targetRows && toTargets(targetRows, data.indicators, existing, problems);
  const dynamics = Object.entries(groups.value.dynamic).map(([code, name]) => ({
    code,
    name,
    where: groups.at(["dynamic", code]),
  }));
  if (problems.length > 0) return unreadable(problems);
  return success({ ...data, targets, agencies, groups: resolved, dynamics, holidays });
}

/** The first problems in words, and how many more there are. */
export function unreadable(problems: readonly PlanProblem[]): UnreadablePlan {
  const refusal = failure("unreadable_plan" as const, (t) => {
    const said = problems.slice(0, mostProblemsSaid).map((p) => sayProblem(p, t));
    const rest = problems.length - said.length;
    return [...said, ...(rest > 0 ? [t("plan.moreProblems", { count: rest })] : [])].join("\n");
  });
  return { ...refusal, problems: problems.slice(0, mostProblemsKept) };
}

/** A code may stand again for another unit, from a day on which the first is over. */
function toAgencies(rows: readonly Row<AgencyRow>[], problems: PlanProblem[]): AgencyData[] {
  const known = new Map<string, AgencyRow[]>();
  for (const { row, where } of rows) {
    const others = known.get(row.code) ?? [];
    if (others.some((other) => overlap(other, row)))
      problems.push({ at: where, what: (t) => t("plan.twice", { code: row.code }) });
    known.set(row.code, [...others, row]);
  }
  return rows.map(({ row, where }) => {
    if (row.parent !== null && !known.has(row.parent))
      problems.push({ at: where, what: (t) => t("plan.unknownCode", { code: row.parent ?? "" }) });
    return {
      code: row.code,
      name: row.name,
      shortName: row.short_name,
      otherNames: row.other_names,
      level: row.level,
      type: row.type,
      parentCode: row.parent,
      formerArea: row.former_area,
      validFrom: row.valid_from,
      validTo: row.valid_to,
      where,
    };
  });
}

function overlap(one: AgencyRow, other: AgencyRow): boolean {
  const endless = "9999-12-31";
  return one.valid_from <= (other.valid_to ?? endless) && other.valid_from <= (one.valid_to ?? endless);
}

function toHolidays(rows: readonly Row<HolidayRow>[], problems: PlanProblem[]): HolidayData[] {
  const days = new Set<string>();
  return rows.map(({ row, where }) => {
    if (days.has(row.date)) problems.push({ at: where, what: (t) => t("plan.twice", { code: row.date }) });
    days.add(row.date);
    return { day: row.date, kind: row.day, name: row.name, source: row.source };
  });
}

function toTargets(
  rows: readonly Row<TargetRow>[],
  indicators: readonly IndicatorData[],
  existing: readonly AgencyData[],
  problems: PlanProblem[],
): TargetData[] {
  const known = new Set([...indicators, ...existing].map(({ code }) => code));
  const seen = new Set<string>();
  return rows.map(({ row: { indicator, agency, target }, where }) => {
    for (const code of [indicator, agency])
      if (!known.has(code)) problems.push({ at: where, what: (t) => t("plan.unknownCode", { code }) });
    const key = `${indicator} ${agency}`;
    if (seen.has(key)) problems.push({ at: where, what: (t) => t("plan.twice", { code: key }) });
    seen.add(key);
    return { indicator, agency, value: target, where };
  });
}

function toGroups(
  file: Located<GroupsFile>,
  existing: readonly AgencyData[],
  problems: PlanProblem[],
): readonly GroupData[] {
  const known = new Set(existing.map((a) => a.code));
  const rules = file.value.groups;
  const resolve = (code: string, seen: readonly string[]): readonly string[] => {
    const rule = rules[code];
    if (!rule || seen.includes(code)) {
      const asker = seen.at(-1) ?? code;
      problems.push({ at: file.at(["groups", asker, "same_as"]), what: (t) => t("plan.unknownCode", { code }) });
      return [];
    }
    if (rule.same_as) return resolve(rule.same_as, [...seen, code]);
    const { where } = rule;
    if (where)
      return existing
        .filter((a) => a.level === where.level && (where.type === undefined || a.type === where.type))
        .map((a) => a.code);
    const members = rule.members ?? [];
    for (const member of members.filter((m) => !known.has(m)))
      problems.push({
        at: file.at(["groups", code, "members"]),
        what: (t) => t("plan.unknownCode", { code: member }),
      });
    return existing.filter((a) => members.includes(a.code)).map((a) => a.code);
  };
  return Object.entries(rules).map(([code, group]) => {
    const members = resolve(code, []);
    checkCount(group.count, members.length, code, file.at(["groups", code, "count"]), problems);
    if (members.length === 0 && group.count !== 0)
      problems.push({ at: file.at(["groups", code]), what: (t) => t("plan.emptyGroup", { code }) });
    const rule: GroupRule = {
      codes: group.same_as ? [group.same_as] : (group.members ?? []),
      level: group.where?.level ?? null,
      type: group.where?.type ?? null,
    };
    return { code, name: group.name, otherNames: group.other_names, rule, members, where: file.at(["groups", code]) };
  });
}

interface Known {
  readonly agencies: readonly AgencyData[];
  readonly existing: readonly AgencyData[];
  readonly groups: readonly GroupData[];
}

function toPlan(
  plan: Located<PlanFile>,
  groups: Located<GroupsFile>,
  known: Known,
  problems: PlanProblem[],
): Omit<PlanData, "targets" | "agencies" | "groups" | "dynamics" | "holidays"> {
  const { value } = plan;
  const codes = new Set([
    ...known.agencies.map((a) => a.code),
    ...known.groups.map((g) => g.code),
    ...Object.keys(groups.value.dynamic),
  ]);
  const agencyCodes = new Set(known.agencies.map((agency) => agency.code));
  const missing = (meant: readonly string[]) =>
    meant.every((code) => codes.has(code)) ? whoIsMissing(meant, expansion(known), agencyCodes, value.date) : null;
  const leads = readExpressions("lead", groups, known, codes, problems);
  for (const [i, { agencies }] of groups.value.lead.entries()) {
    const what = missing(agencies);
    if (what) problems.push({ at: groups.at(["lead", i, "text"]), what });
  }
  const coordinators = readExpressions("coordinating", groups, known, codes, problems);
  problems.push(...checkCodes(codesOf(plan), value.year));
  const meaning = (
    texts: ReadonlyMap<string, readonly string[]>,
    text: string,
    path: readonly PropertyKey[],
  ): readonly string[] => {
    const found = texts.get(text);
    if (!found) problems.push({ at: plan.at(path), what: (t) => t("plan.unknownWording", { text }) });
    return found ?? [];
  };

  const sections = value.sections.map((section, s): SectionData => {
    return {
      code: section.code,
      printedNumber: section.printed_number,
      title: section.title,
      shortName: section.reading?.short_name ?? null,
      otherNames: section.reading?.other_names ?? [],
      where: plan.at(["sections", s]),
      tasks: section.tasks.map((task, k): TaskData => {
        const path = ["sections", s, "tasks", k] as const;
        const { deadline } = task.reading;
        const lead = meaning(leads, task.lead, [...path, "lead"]);
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
          coordinators: meaning(coordinators, task.coordinating, [...path, "coordinating"]),
          deadline: toDeadline(deadline),
          nothingMayArise: task.reading.nothing_may_arise,
          where: plan.at([...path, "lead"]),
        };
      }),
    };
  });
  const indicators = value.indicators.map((indicator, i): IndicatorData => {
    const { reading } = indicator;
    for (const code of reading.reporters.filter((r) => !codes.has(r)))
      problems.push({
        at: plan.at(["indicators", i, "reading", "reporters"]),
        what: (t) => t("plan.unknownCode", { code }),
      });
    const nobody = missing(reading.reporters);
    if (nobody)
      problems.push({
        at: plan.at(["indicators", i, "reading", "reporters"]),
        what: (t) => `${indicator.code}: ${nobody(t)}`,
      });
    if (reading.unit === "%" && reading.target > 100)
      problems.push({
        at: plan.at(["indicators", i, "reading", "target"]),
        what: (t) => t("plan.outOfRange", { key: "target" }),
      });
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
  const { year, number, title, issuer, date, reading } = value;
  const file = reading.regime ?? {};
  return {
    year,
    number,
    title,
    issuer,
    issuedOn: date,
    countsFrom: reading.counts_from ?? null,
    contact: reading.contact ?? null,
    regime: regime.parse(
      defined({
        cutOn: file.cut_on,
        checkIns: file.check_ins,
        figures: file.figures,
        furtherFigures: file.further_figures,
        workingDaysAfterWindow: file.working_days_after_window && defined(file.working_days_after_window),
        workingDaysToMend: file.working_days_to_mend && defined(file.working_days_to_mend),
        onRestDay: file.on_rest_day,
      }),
    ),
    sections,
    indicators,
  };
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

type FileDeadline = PlanFile["sections"][number]["tasks"][number]["reading"]["deadline"];

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
): ReadonlyMap<string, readonly string[]> {
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

function checkCount(said: number | undefined, found: number, what: string, at: Place, problems: PlanProblem[]): void {
  if (said !== undefined && said !== found)
    problems.push({ at, what: (t) => t("plan.wrongCount", { text: what, said, found }) });
}
