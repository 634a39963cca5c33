import { failure, type Outcome, success } from "../outcome.js";
import { checkAgencies, checkPlan, whoIsMissing } from "./check-plan.js";
import { expandCodes } from "./expand-leads.js";
import { agenciesOn } from "./make-duties.js";
import type { AgencyData, GroupData, HolidayData, PlanData, TaskData } from "./plan-data.js";
import { type Located, type PlanProblem, type Row, readCsv, readYaml, sayProblem } from "./plan-files.js";
import {
  type AgencyRow,
  agencyRow,
  type GroupsFile,
  groupsFile,
  type HolidayRow,
  holidayRow,
  type PlanFile,
  planFile,
} from "./plan-schemas.js";

const mostProblemsSaid = 20;

/**
 * Reads a plan folder (see prisma/data/lam-dong-2024/README.md). Whatever is wrong is said at once, one sentence a line,
 * each naming file and line.
 */
export async function readPlan(folder: string): Promise<Outcome<PlanData, "unreadable_plan">> {
  const problems: PlanProblem[] = [];
  const plan = await readYaml(folder, "plan.yaml", planFile, problems);
  const groups = await readYaml(folder, "groups.yaml", groupsFile, problems);
  const agencyRows = await readCsv(folder, "agencies.csv", agencyRow, problems);
  const holidayRows = await readCsv(folder, "holidays.csv", holidayRow, problems);
  if (!plan || !groups || problems.length > 0) return unreadable(problems);

  checkPlan(plan, groups, problems);
  checkAgencies(agencyRows, problems);
  const agencies = toAgencies(agencyRows, problems);
  const holidays = toHolidays(holidayRows, problems);
  const existing = agenciesOn(agencies, plan.value.date);
  const resolved = toGroups(groups, existing, problems);
  const data = toPlan(plan, groups, { agencies, existing, groups: resolved }, problems);
  return problems.length > 0 ? unreadable(problems) : success({ ...data, agencies, groups: resolved, holidays });
}

function unreadable(problems: readonly PlanProblem[]) {
  return failure("unreadable_plan" as const, (t) => {
    const said = problems.slice(0, mostProblemsSaid).map((p) => sayProblem(p, t));
    const rest = problems.length - said.length;
    return [...said, ...(rest > 0 ? [t("plan.moreProblems", { count: rest })] : [])].join("\n");
  });
}

function toAgencies(rows: readonly Row<AgencyRow>[], problems: PlanProblem[]): AgencyData[] {
  const file = "agencies.csv";
  const codes = new Set<string>();
  for (const { row, line } of rows) {
    if (codes.has(row.code)) problems.push({ file, line, what: (t) => t("plan.twice", { code: row.code }) });
    codes.add(row.code);
  }
  return rows.map(({ row, line }) => {
    if (row.parent !== null && !codes.has(row.parent))
      problems.push({ file, line, what: (t) => t("plan.unknownCode", { code: row.parent ?? "" }) });
    return {
      code: row.code,
      name: row.name,
      shortName: row.short_name,
      level: row.level,
      type: row.type,
      parentCode: row.parent,
      validFrom: row.valid_from,
      validTo: row.valid_to,
      replacedBy: row.replaced_by,
    };
  });
}

function toHolidays(rows: readonly Row<HolidayRow>[], problems: PlanProblem[]): HolidayData[] {
  const days = new Set<string>();
  return rows.map(({ row, line }) => {
    if (days.has(row.date))
      problems.push({ file: "holidays.csv", line, what: (t) => t("plan.twice", { code: row.date }) });
    days.add(row.date);
    return { day: row.date, kind: row.day, name: row.name, source: row.source };
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
    const at = (path: string) => file.lineOf(["groups", code, path]);
    if (!rule || seen.includes(code)) {
      const asker = seen.at(-1) ?? code;
      const line = file.lineOf(["groups", asker, "same_as"]);
      problems.push({ file: "groups.yaml", line, what: (t) => t("plan.unknownCode", { code }) });
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
        file: "groups.yaml",
        line: at("members"),
        what: (t) => t("plan.unknownCode", { code: member }),
      });
    return existing.filter((a) => members.includes(a.code)).map((a) => a.code);
  };
  return Object.entries(rules).map(([code, rule]) => {
    const members = resolve(code, []);
    checkCount(rule.count, members.length, code, file.lineOf(["groups", code, "count"]), problems);
    if (members.length === 0 && rule.count !== 0)
      problems.push({
        file: "groups.yaml",
        line: file.lineOf(["groups", code]),
        what: (t) => t("plan.emptyGroup", { code }),
      });
    return { code, name: rule.name, members };
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
): Pick<PlanData, "year" | "number" | "title" | "issuer" | "issuedOn" | "sections" | "indicators"> {
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
    if (what) problems.push({ file: "groups.yaml", line: groups.lineOf(["lead", i, "text"]), what });
  }
  const coordinators = readExpressions("coordinating", groups, known, codes, problems);
  const seen = new Set<string>();
  const once = (code: string, path: readonly PropertyKey[]) => {
    if (seen.has(code))
      problems.push({ file: "plan.yaml", line: plan.lineOf(path), what: (t) => t("plan.twice", { code }) });
    seen.add(code);
  };
  const meaning = (
    texts: ReadonlyMap<string, readonly string[]>,
    text: string,
    path: readonly PropertyKey[],
  ): readonly string[] => {
    const found = texts.get(text);
    if (!found)
      problems.push({ file: "plan.yaml", line: plan.lineOf(path), what: (t) => t("plan.unknownWording", { text }) });
    return found ?? [];
  };

  const sections = value.sections.map((section, s) => {
    once(section.code, ["sections", s, "code"]);
    return {
      code: section.code,
      printedNumber: section.printed_number,
      title: section.title,
      tasks: section.tasks.map((task, k): TaskData => {
        const path = ["sections", s, "tasks", k] as const;
        once(task.code, [...path, "code"]);
        if (!task.code.startsWith(`${section.code}.`))
          problems.push({
            file: "plan.yaml",
            line: plan.lineOf([...path, "code"]),
            what: (t) => t("plan.taskOutsideSection", { code: task.code, section: section.code }),
          });
        const { deadline } = task.reading;
        const lead = meaning(leads, task.lead, [...path, "lead"]);
        const leading = expandCodes(lead, expansion(known));
        for (const [i, part] of (deadline.parts ?? []).entries())
          for (const code of part.agencies.filter((a) => !leading.includes(a)))
            problems.push({
              file: "plan.yaml",
              line: plan.lineOf([...path, "reading", "deadline", "parts", i]),
              what: (t) => t("plan.partOfOther", { code }),
            });
        return {
          code: task.code,
          text: task.text,
          lead: task.lead,
          coordinating: task.coordinating,
          timing: task.timing,
          leads: lead,
          coordinators: meaning(coordinators, task.coordinating, [...path, "coordinating"]),
          deadline: deadline as TaskData["deadline"],
          nothingMayArise: task.reading.nothing_may_arise,
        };
      }),
    };
  });
  const indicators = value.indicators.map((indicator, i) => {
    const { reading } = indicator;
    once(indicator.code, ["indicators", i, "code"]);
    for (const code of reading.reporters.filter((r) => !codes.has(r)))
      problems.push({
        file: "plan.yaml",
        line: plan.lineOf(["indicators", i, "reading", "reporters"]),
        what: (t) => t("plan.unknownCode", { code }),
      });
    const nobody = missing(reading.reporters);
    if (nobody)
      problems.push({
        file: "plan.yaml",
        line: plan.lineOf(["indicators", i, "reading", "reporters"]),
        what: (t) => `${indicator.code}: ${nobody(t)}`,
      });
    return {
      code: indicator.code,
      name: reading.name,
      shortName: reading.short_name,
      unit: reading.unit,
      target: reading.target,
      numerator: reading.numerator,
      denominator: reading.denominator,
      reporters: reading.reporters,
      wholeUnits: reading.whole_units,
    };
  });
  const { year, number, title, issuer, date } = value;
  return { year, number, title, issuer, issuedOn: date, sections, indicators };
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
      const line = file.lineOf([column, i, "text"]);
      for (const code of expression.agencies.filter((a) => !codes.has(a)))
        problems.push({ file: "groups.yaml", line, what: (t) => t("plan.unknownCode", { code }) });
      const count = expandCodes(expression.agencies, expansion(known)).length;
      checkCount(expression.count, count, expression.text, line, problems);
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

function checkCount(
  said: number | undefined,
  found: number,
  what: string,
  line: number | null,
  problems: PlanProblem[],
): void {
  if (said !== undefined && said !== found)
    problems.push({ file: "groups.yaml", line, what: (t) => t("plan.wrongCount", { text: what, said, found }) });
}
