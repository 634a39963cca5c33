import type { Day } from "../calendar/day.js";
import type { Translate } from "../text/language.js";
import { type Expansion, expandCodes } from "./expand-leads.js";
import type { Place, PlanProblem } from "./place.js";
import type { Located, Row } from "./plan-files.js";
import type { AgencyRow, GroupsFile, PlanFile } from "./plan-schemas.js";

/** Codes that mean the office where somebody is invited. */
const reservedCodes = ["office", "lead", "admin", "account"];

type Say = (t: Translate) => string;
type PlanDeadline = PlanFile["sections"][number]["tasks"][number]["reading"]["deadline"];
type Dated = { readonly kind: string; readonly month?: unknown; readonly quarter?: unknown; readonly day?: unknown };

/**
 * What has the right shape and would still be counted wrongly: days and periods outside the plan's year or of another
 * kind of deadline, what stands twice, whoever names nobody. Adds to `problems`.
 */
export function checkPlan(plan: Located<PlanFile>, groups: Located<GroupsFile>, problems: PlanProblem[]): void {
  const { year, date, sections } = plan.value;
  const add = (path: readonly PropertyKey[], what: Say) => problems.push({ at: plan.at(path), what });
  // Signed in the year, or at the end of the one before.
  const signed = Number(date.slice(0, 4));
  if (signed !== year && signed !== year - 1) add(["date"], (t) => t("plan.signedElsewhen", { date, year }));
  for (const [s, section] of sections.entries())
    for (const [k, { code, reading }] of section.tasks.entries()) {
      const path = ["sections", s, "tasks", k, "reading", "deadline"];
      checkDeadline(code, reading.deadline, year, (below, what) => add([...path, ...below], what));
    }
  checkGroups(groups, problems);
}

function checkDeadline(
  task: string,
  deadline: PlanDeadline,
  year: number,
  add: (below: readonly PropertyKey[], what: Say) => void,
): void {
  const checkDates = (dated: Dated, below: readonly PropertyKey[]) => {
    for (const key of ["month", "quarter", "day"] as const) {
      const value = dated[key];
      if (value !== undefined && Number(String(value).slice(0, 4)) !== year)
        add([...below, key], (t) => t("plan.outsideYear", { task, key, value: String(value), year }));
    }
  };
  checkDates(deadline, []);
  const parts = new Set<string>();
  for (const [i, part] of deadline.parts.entries()) {
    checkDates(part, ["parts", i]);
    if (parts.has(part.part)) add(["parts", i, "part"], (t) => t("plan.twice", { code: `${task}/${part.part}` }));
    parts.add(part.part);
  }
}

function checkGroups({ value, at }: Located<GroupsFile>, problems: PlanProblem[]): void {
  for (const [code, { members, where, same_as }] of Object.entries(value.groups)) {
    const ways = [members, where, same_as].filter((way) => way !== undefined).length;
    if (ways !== 1) problems.push({ at: at(["groups", code]), what: (t) => t("plan.oneWay", { code }) });
  }
  for (const column of ["lead", "coordinating"] as const) {
    const texts = new Set<string>();
    for (const [i, { text }] of value[column].entries()) {
      if (texts.has(text)) problems.push({ at: at([column, i, "text"]), what: (t) => t("plan.twice", { code: text }) });
      texts.add(text);
    }
  }
}

/** Two agencies of one name at one time are one that stands twice, whatever their codes. Adds to `problems`. */
export function checkAgencies(rows: readonly Row<AgencyRow>[], problems: PlanProblem[]): void {
  const named = new Map<string, AgencyRow[]>();
  for (const { row, where: at } of rows) {
    const { code, name, valid_from: from, valid_to: to } = row;
    if (to !== null && to < from) problems.push({ at, what: (t) => t("plan.endsBefore", { code, from, to }) });
    if (reservedCodes.includes(code.toLowerCase()))
      problems.push({ at, what: (t) => t("plan.reservedCode", { code }) });
    const key = name.toLocaleLowerCase("vi").replace(/\s+/g, " ");
    const others = named.get(key) ?? [];
    const other = others.find((one) => overlap(one, row) && one.code !== code);
    if (other) problems.push({ at, what: (t) => t("plan.sameName", { code, other: other.code, name }) });
    named.set(key, [...others, row]);
  }
}

function overlap(one: AgencyRow, other: AgencyRow): boolean {
  return (one.valid_to ?? "9999") >= other.valid_from && (other.valid_to ?? "9999") >= one.valid_from;
}

/**
 * Whoever a list of codes is to mean has to be there on the plan's date: else nobody is asked, and nobody is missed.
 * What is known only when something happens ('%…') may mean nobody. Null: all is well.
 */
export function whoIsMissing(
  codes: readonly string[],
  expansion: Expansion,
  agencies: ReadonlySet<string>,
  date: Day,
): Say | null {
  const gone = codes.find((code) => agencies.has(code) && !expansion.agencies.includes(code));
  if (gone !== undefined) return (t) => t("plan.notThere", { code: gone, date });
  const later = codes.some((code) => code.startsWith("%"));
  if (!later && expandCodes(codes, expansion).length === 0) return (t) => t("plan.nobody", { codes: codes.join(", ") });
  return null;
}

/** A count that the source gives is checked, where it gives one. */
export function checkCount(
  said: number | undefined,
  found: number,
  what: string,
  at: Place,
  problems: PlanProblem[],
): void {
  if (said !== undefined && said !== found)
    problems.push({ at, what: (t) => t("plan.wrongCount", { text: what, said, found }) });
}
