import type { Catalogue, CatalogueAgency } from "../text/catalogue.js";
import { fold } from "../text/fold.js";

/** One way to write the name of an agency. */
export interface Alias {
  readonly agency: CatalogueAgency;
  readonly words: readonly string[];
  /** Whether it is a whole name, which wins over the beginnings of longer ones. */
  readonly whole: boolean;
}

export interface Index {
  readonly byKey: ReadonlyMap<string, readonly Alias[]>;
  /** How keys begin, up to the length at which that tells enough. */
  readonly beginnings: ReadonlySet<string>;
  readonly longest: number;
  /** Agencies by the district in which they, or what became part of them, lay. */
  readonly areas: ReadonlyMap<string, readonly CatalogueAgency[]>;
}

const indexes = new WeakMap<Catalogue, Index>();

const DIVISION = /^Phòng (.+?) (?:huyện|thành phố|thị xã|quận) /;
/** So many letters of a key tell enough of what it may be. */
export const LONGEST_BEGINNING = 6;
/** Folded, a syllable that Vietnamese does not have: standing alone it can only be a name. */
const NO_SYLLABLE = /^p(?!h)/;
/** A name as one key. */
export function joined(name: string): string {
  return fold(splitWords(name).join(""));
}

/** Whether an agency is one of many alike, each in its district: a commune, a division. */
export function isWithin(agency: CatalogueAgency, { agencies }: Catalogue): boolean {
  if (agency.level === "xa") return true;
  return agencies.some(({ code, level }) => code === agency.parentCode && level === "huyen");
}

export function isJoiner(folded: string): boolean {
  return folded === "va";
}

export function indexOf(catalogue: Catalogue): Index {
  const known = indexes.get(catalogue);
  if (known) return known;
  const byKey = new Map<string, Alias[]>();
  let longest = 1;
  for (const { agency, name, whole } of namesOf(catalogue)) {
    const words = splitWords(name).filter((word) => !isJoiner(fold(word)));
    const key = fold(words.join(""));
    if (key === "") continue;
    const aliases = byKey.get(key);
    if (!aliases) byKey.set(key, [{ agency, words, whole }]);
    else if (!aliases.some((alias) => alias.agency === agency && alias.words.join() === words.join()))
      aliases.push({ agency, words, whole });
    longest = Math.max(longest, key.length);
  }
  const areas = new Map<string, CatalogueAgency[]>();
  for (const agency of catalogue.agencies)
    for (const area of agency.formerAreas ?? []) areas.set(joined(area), [...(areas.get(joined(area)) ?? []), agency]);
  const beginnings = new Set<string>();
  for (const key of [...byKey.keys(), ...areas.keys()]) {
    for (let length = 1; length <= LONGEST_BEGINNING; length += 1) beginnings.add(key.slice(0, length));
  }
  const index = { byKey, beginnings, longest: Math.min(longest, 14), areas };
  indexes.set(catalogue, index);
  return index;
}

function splitWords(name: string): string[] {
  return name.match(/[\p{L}\p{N}]+/gu) ?? [];
}

interface Written {
  readonly name: string;
  readonly shortName: string;
}

interface Name {
  readonly agency: CatalogueAgency;
  readonly name: string;
  readonly whole: boolean;
}

/** Every way in which the agencies are written. */
function namesOf(catalogue: Catalogue): readonly Name[] {
  const names: Name[] = [];
  const beginnings = new Map<string, Set<CatalogueAgency>>();
  for (const agency of catalogue.agencies) {
    if (agency.level === "tinh") continue;
    const isPlace = agency.level === "huyen" || agency.level === "xa";
    const parent = catalogue.agencies.find(({ code, level }) => code === agency.parentCode && level === "huyen");
    for (const written of spellingsOf(agency)) {
      const whole = isPlace ? placeNames(agency, written.shortName) : officeNames(agency, written, parent);
      for (const name of whole) names.push({ agency, name, whole: true });
      if (isPlace) continue;
      for (const beginning of beginningsOf(written.name))
        beginnings.set(beginning, (beginnings.get(beginning) ?? new Set()).add(agency));
    }
    const further = (agency.formerNames ?? []).flatMap((former) => (isPlace ? placeNames(agency, former) : [former]));
    for (const name of [...further, ...(agency.formerCodes ?? []), ...(isPlace ? withoutArea(agency) : [])])
      names.push({ agency, name, whole: false });
  }
  // "Sở Nông nghiệp", "Văn phòng": the beginning of a name where no other begins so, or only its like in other districts.
  for (const [beginning, agencies] of beginnings) {
    const alike = [...agencies].every((agency) => isWithin(agency, catalogue));
    if (agencies.size > 1 && !alike) continue;
    for (const agency of agencies) names.push({ agency, name: beginning, whole: false });
  }
  return [...names, ...firstLetters(catalogue, names)];
}

/** A name as the plan writes it, and the others that it gives. */
function spellingsOf({ name, shortName, otherNames }: CatalogueAgency): readonly Written[] {
  return [{ name, shortName }, ...otherNames.map((other) => ({ name: other, shortName: other }))];
}

function placeNames(agency: CatalogueAgency, shortName: string): readonly string[] {
  const bare = bareName({ shortName });
  const shorts: Readonly<Record<string, readonly string[]>> = {
    huyện: ["h"],
    "thành phố": ["tp"],
    xã: ["x"],
    phường: ["p"],
    "thị trấn": ["tt"],
    "thị xã": ["tx"],
    "đặc khu": ["đk"],
  };
  const typed = [agency.type, ...(shorts[agency.type] ?? [])].map((type) => `${type} ${bare}`);
  // A number, or one syllable ("Lát") that may be a word, is a name only behind its kind.
  const isWord = splitWords(bare).length === 1 && !NO_SYLLABLE.test(fold(bare));
  const alone = isWord || /\d$/.test(bare.split(" ")[0]!) ? [] : [bare];
  return [...typed, ...alone, agency.code];
}

/** "Đam Rông" of "Đam Rông 2", "Xuân Hương" of "Xuân Hương - Đà Lạt": what is left out tells it from the others. */
function withoutArea(agency: CatalogueAgency): readonly string[] {
  const bare = bareName(agency);
  const ends = [...(agency.formerAreas ?? []), ...(agency.formerArea ? [agency.formerArea] : [])];
  const shorter = [
    bare.replace(/\s+\d+$/, ""),
    ...ends.map((area) => (bare.endsWith(` ${area}`) ? bare.slice(0, -area.length - 1).replace(/\s*-$/, "") : bare)),
  ];
  return [...new Set(shorter)]
    .filter((name) => name !== bare)
    .flatMap((name) => placeNames(agency, name).filter((written) => written !== agency.code));
}

/** "xdr2" of "xã Đam Rông 2", where only one is so written and it could be no syllable. */
function firstLetters(catalogue: Catalogue, names: readonly Name[]): readonly Name[] {
  const taken = new Set(names.map(({ name }) => joined(name)));
  const found = new Map<string, CatalogueAgency[]>();
  for (const agency of catalogue.agencies) {
    if (agency.level !== "xa" || agency.ended) continue;
    const kind = splitWords(agency.type).map((word) => word[0]);
    const letters = splitWords(bareName(agency)).map((word) => (/^\d/.test(word) ? word : word[0]));
    const key = fold([...kind, ...letters].join(""));
    if (letters.length > 1 && !/[aeiouy]/.test(key)) found.set(key, [...(found.get(key) ?? []), agency]);
  }
  return [...found].flatMap(([name, [agency, second]]) =>
    agency && !second && !taken.has(name) ? [{ agency, name, whole: false }] : [],
  );
}

/** "Di Linh" of "thị trấn Di Linh". */
export function bareName(agency: Pick<CatalogueAgency, "shortName">): string {
  return agency.shortName.replace(/^(?:phường|xã|thị trấn|thị xã|đặc khu|huyện|thành phố)\s+/i, "");
}

function officeNames(
  { code }: CatalogueAgency,
  { name, shortName }: Written,
  parent: CatalogueAgency | undefined,
): readonly string[] {
  const words = splitWords(name).filter((word) => !isJoiner(fold(word)));
  const names = [name, shortName, code];
  const [first, ...rest] = words;
  if (fold(first!) === "so") {
    names.push(`sở ${rest.map((word) => word[0]).join("")}`);
    if (rest.length > 1) names.push(rest.join(" "));
  }
  // "Phòng TP Đà Lạt": what it is for by its first letters, where it is one of many alike.
  const division = parent && DIVISION.exec(name);
  if (division) {
    const initials = splitWords(division[1]!)
      .map((word) => word[0])
      .join("");
    const place = bareName(parent);
    names.push(`phòng ${initials} ${place}`, `P.${initials} ${place}`, `phòng ${division[1]} ${place}`);
  }
  if (/^Văn phòng /.test(name)) names.push(name.replace(/^Văn phòng/, "VP"));
  return names;
}

/** From two words on, without the whole. */
function beginningsOf(name: string): readonly string[] {
  const words = splitWords(name.replace(/^Các /, "")).filter((word) => !isJoiner(fold(word)));
  return words.slice(0, -1).flatMap((_, index) => (index === 0 ? [] : [words.slice(0, index + 1).join(" ")]));
}
