import { type PeriodCode, parsePeriod, quarterCode } from "../calendar/windows.js";
import type { Catalogue, CatalogueAgency } from "../text/catalogue.js";
import type { SummaryQuery, Whose } from "./query.js";

/** The groups in which the office sees its agencies; '@khac' are all that are in none of the others. */
export const officeGroups = ["@so-ban-nganh", "@cap-huyen", "@cap-xa", "@khac"] as const;
export type OfficeGroup = (typeof officeGroups)[number];

/** Codes of the agencies of a group; none for a group that does not exist. */
export function membersOf(group: string, catalogue: Catalogue): readonly string[] {
  if (group !== "@khac") return Object.hasOwn(catalogue.groups, group) ? catalogue.groups[group]! : [];
  const others = new Set(officeGroups.flatMap((g) => catalogue.groups[g] ?? []));
  return catalogue.agencies.map((a) => a.code).filter((code) => !others.has(code));
}

export function groupOf(agency: CatalogueAgency, catalogue: Catalogue): OfficeGroup {
  return officeGroups.find((group) => membersOf(group, catalogue).includes(agency.code)) ?? "@khac";
}

/** Null: everybody's. */
export function agenciesOf(whose: Whose, catalogue: Catalogue): readonly string[] | null {
  if (whose.of === "all") return null;
  return whose.of === "agency" ? [whose.code] : membersOf(whose.code, catalogue);
}

/** The quarters that a period is summed from; null for a month or a day, whose duties are those due in it. */
export function quartersOf(period: PeriodCode): readonly PeriodCode[] | null {
  const parsed = parsePeriod(period);
  if (!parsed || parsed.kind === "month" || parsed.kind === "day") return null;
  const { kind, year, number } = parsed;
  if (kind === "quarter") return [quarterCode(year, number)];
  const count = kind === "half-year" ? 2 : kind === "nine-months" ? 3 : 4;
  return Array.from({ length: count }, (_, i) => quarterCode(year, i + 1));
}

/** Whether everything that a query names is in the plan: buttons may be old or forged. */
export function isKnown({ subject, whose }: SummaryQuery, catalogue: Catalogue): boolean {
  const known = (list: readonly { readonly code: string }[], code: string) => list.some((one) => one.code === code);
  if (subject.of === "section" && !known(catalogue.sections, subject.code)) return false;
  if (subject.of === "task" && !known(catalogue.tasks, taskOf(subject.code))) return false;
  if (subject.of === "indicator" && !known(catalogue.indicators, subject.code)) return false;
  if (whose.of === "agency") return known(catalogue.agencies, whose.code);
  return whose.of === "all" || whose.code === "@khac" || Object.hasOwn(catalogue.groups, whose.code);
}

/** "VII.4/ket-noi" → "VII.4". */
export function taskOf(code: string): string {
  return code.split("/")[0]!;
}

export function partOf(code: string): string | null {
  return code.split("/")[1] ?? null;
}
