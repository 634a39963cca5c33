import { type Failure, failure, success } from "../outcome.js";
import { checkAgencies, checkCount, checkPlan } from "./check-plan.js";
import { agenciesOn } from "./make-duties.js";
import { type PlanProblem, sayProblem } from "./place.js";
import type {
  AgencyData,
  GroupData,
  GroupRule,
  HolidayData,
  IndicatorData,
  PlanData,
  TargetData,
} from "./plan-data.js";
import { hasFile, type Located, type Row, readCsv, readYaml } from "./plan-files.js";
import {
  type AgencyRow,
  agencyRow,
  type GroupsFile,
  groupsFile,
  type HolidayRow,
  holidayRow,
  planFile,
  type TargetRow,
  targetRow,
} from "./plan-schemas.js";
import { readPlanFile } from "./read-plan-file.js";

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
  const data = readPlanFile(plan, groups, { agencies, existing, groups: resolved }, problems);
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
