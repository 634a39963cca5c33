import { groupOfType, groupShortTitle, groupTitle, spokenGroups, typeCode } from "../grammar/agency-groups.js";
import type { Catalogue, CatalogueAgency, CatalogueGroup } from "../text/catalogue.js";
import type { Translate } from "../text/language.js";
import type { Level } from "../text/levels.js";
import { namesProvinceOffice } from "../text/province-office.js";
import { isOfIndicator, type SummaryQuery, type Whose } from "./query.js";

/** All agencies that are in none of the office's groups. */
export const otherAgencies = "@khac";
/** All that there are, as a group of which those of one area are told: "@tat-ca/H672". */
export const allAgencies = "@tat-ca";

interface Index {
  readonly byCode: ReadonlyMap<string, CatalogueAgency>;
  readonly groupOf: ReadonlyMap<string, string>;
}

const indexes = new WeakMap<Catalogue, Index>();

/** A country has thousands of agencies: what is asked for each of them is looked up, not searched. */
function indexOf(catalogue: Catalogue): Index {
  const known = indexes.get(catalogue);
  if (known) return known;
  const groupOf = new Map<string, string>();
  for (const { code } of officeGroups(catalogue))
    for (const one of catalogue.groups[code] ?? []) groupOf.set(one, code);
  const made = { byCode: new Map(catalogue.agencies.map((agency) => [agency.code, agency])), groupOf };
  indexes.set(catalogue, made);
  return made;
}

export function agencyOf(code: string, catalogue: Catalogue): CatalogueAgency | null {
  return indexOf(catalogue).byCode.get(code) ?? null;
}

const groups = new WeakMap<Catalogue, readonly CatalogueGroup[]>();

/**
 * The groups in which the office sees its agencies, in the order of the plan: those that people speak of, without the ones
 * that share members with an earlier one, so that nobody is counted twice.
 */
export function officeGroups(catalogue: Catalogue): readonly CatalogueGroup[] {
  const known = groups.get(catalogue);
  if (known) return known;
  const taken = new Set<string>();
  const made = spokenGroups(catalogue).filter(({ code }) => {
    const members = catalogue.groups[code] ?? [];
    if (members.length === 0 || members.some((member) => taken.has(member))) return false;
    for (const member of members) taken.add(member);
    return true;
  });
  groups.set(catalogue, made);
  return made;
}

/** The same with the others behind them, each with its code and what it is called; the title fits on a button. */
export function officeGroupTitles(catalogue: Catalogue, t: Translate): readonly Titled[] {
  return [
    ...officeGroups(catalogue).map((group) => ({
      code: group.code,
      title: groupTitle(group),
      shortTitle: titleOf(group, catalogue, t, groupShortTitle(group)),
    })),
    { code: otherAgencies, title: t("office.group.others"), shortTitle: t("office.group.othersShort") },
  ];
}

const levelWords: Partial<Record<Level, "departments" | "districts" | "communes">> = {
  "so-ban-nganh": "departments",
  huyen: "districts",
  xa: "communes",
};

/** What a group is called: the plan's word, to which another language adds what its members are. */
export function titleOf(group: CatalogueGroup, catalogue: Catalogue, t: Translate, title = groupTitle(group)): string {
  const level = levelOfGroup(group, catalogue);
  const word = level && levelWords[level];
  return word ? t(`office.group.${word}`, { title }) : title;
}

/** The level of all its members; null where they have several, or there is none. */
function levelOfGroup({ code }: CatalogueGroup, catalogue: Catalogue): Level | null {
  const members = new Set(catalogue.groups[code] ?? []);
  const levels = new Set(catalogue.agencies.filter((a) => members.has(a.code)).map(({ level }) => level));
  const [level] = levels;
  return levels.size === 1 ? level! : null;
}

interface Titled {
  readonly code: string;
  readonly title: string;
  readonly shortTitle: string;
}

/** The members of a group that lie in one unit are a group too: "@cap-xa/H672", the communes of Đà Lạt. */
export function groupWithin(group: string, agency: string): string {
  return `${group}/${agency}`;
}

/** Codes of the agencies of a group; none for a group that does not exist. */
export function membersOf(code: string, catalogue: Catalogue): readonly string[] {
  const [group, within] = code.split("/") as [string, string | undefined];
  const members = allMembersOf(group, catalogue);
  if (within === undefined) return members;
  // An area has its district among those who lie in it, a group of communes has not.
  const inside = (code: string) => liesIn(agencyOf(code, catalogue), within);
  return members.filter((member) => inside(member) || (group === allAgencies && member === within));
}

/** Whether an agency lies in a unit, by its code, or in an area that is no unit any more, by its name. */
function liesIn(agency: CatalogueAgency | null, within: string): boolean {
  return agency !== null && (agency.parentCode === within || agency.formerArea === within);
}

/** What tells the place of an agency in a group's code: the district's code, or the name of what is none any more. */
export function placeCodeOf(agency: CatalogueAgency, catalogue: Catalogue): string | null {
  if (agency.level !== "xa") return null;
  const district = agency.parentCode === null ? null : agencyOf(agency.parentCode, catalogue);
  return district?.level === "huyen" ? district.code : agency.formerArea;
}

function allMembersOf(group: string, catalogue: Catalogue): readonly string[] {
  if (group === allAgencies) return catalogue.agencies.map(({ code }) => code);
  const [base, type] = group.split("=") as [string, string | undefined];
  const all = Object.hasOwn(catalogue.groups, base) ? catalogue.groups[base]! : [];
  if (type !== undefined) return all.filter((code) => typeCode(agencyOf(code, catalogue)?.type ?? "") === type);
  if (group !== otherAgencies) return all;
  const grouped = new Set(officeGroups(catalogue).flatMap(({ code }) => catalogue.groups[code] ?? []));
  return catalogue.agencies.map((a) => a.code).filter((code) => !grouped.has(code));
}

export function groupOf(agency: CatalogueAgency, catalogue: Catalogue): string {
  return indexOf(catalogue).groupOf.get(agency.code) ?? otherAgencies;
}

/** Null: everybody's. */
export function agenciesOf(whose: Whose, catalogue: Catalogue): readonly string[] | null {
  if (whose.of === "all") return null;
  return whose.of === "agency" ? [whose.code] : membersOf(whose.code, catalogue);
}

/** Codes of the agencies that a query leaves out. */
export function exceptedBy({ except = [] }: { readonly except?: readonly string[] }, catalogue: Catalogue) {
  return except.flatMap((code) => (code.startsWith("@") ? membersOf(code, catalogue) : [code]));
}

const provinceOffices = new WeakMap<Catalogue, string | null>();

/**
 * The agency whose figures are those of the whole province: the province's own level, or the office that every province's
 * people's committee has, Văn phòng UBND tỉnh. Null where a plan has none.
 */
export function provinceOfficeOf(catalogue: Catalogue): string | null {
  const known = provinceOffices.get(catalogue);
  if (known !== undefined) return known;
  const office = catalogue.agencies.find(({ level, name }) => level === "so-ban-nganh" && namesProvinceOffice(name));
  const code = office?.code ?? catalogue.agencies.find(({ level }) => level === "tinh")?.code ?? null;
  provinceOffices.set(catalogue, code);
  return code;
}

/** Whether everything that a query names is in the plan: buttons may be old or forged. */
export function isKnown({ subject, whose }: SummaryQuery, catalogue: Catalogue): boolean {
  const known = (list: readonly { readonly code: string }[], code: string) => list.some((one) => one.code === code);
  if (subject.of === "section" && !known(catalogue.sections, subject.code)) return false;
  if (subject.of === "task" && !known(catalogue.tasks, taskOf(subject.code))) return false;
  if (isOfIndicator(subject) && !known(catalogue.indicators, subject.code)) return false;
  if (whose.of === "agency") return known(catalogue.agencies, whose.code);
  if (whose.of === "all" || whose.code === otherAgencies) return true;
  const [group, within] = whose.code.split("/") as [string, string | undefined];
  if (group !== allAgencies && !Object.hasOwn(catalogue.groups, groupOfType(group))) return false;
  return (within === undefined && groupOfType(group) === group) || membersOf(whose.code, catalogue).length > 0;
}

/** "VII.4/ket-noi" → "VII.4". */
export function taskOf(code: string): string {
  return code.split("/")[0]!;
}

export function partOf(code: string): string | null {
  return code.split("/")[1] ?? null;
}

/** Where a commune lies: its district, or where there is none what people call the place; null for others. */
export function placeOf(agency: CatalogueAgency, catalogue: Catalogue): string | null {
  const code = placeCodeOf(agency, catalogue);
  return code === null ? null : (agencyOf(code, catalogue)?.shortName ?? code);
}
