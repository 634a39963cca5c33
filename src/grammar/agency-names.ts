import type { Catalogue, CatalogueAgency } from "../text/catalogue.js";
import { countRead } from "../text/effort.js";
import { accentsAllow, fold } from "../text/fold.js";
import { type Found, type Line, textBefore } from "../text/line.js";

export type AgencyMention =
  /** `namesakes`: all that are called so, where a district goes before its town of the same name. */
  | { readonly kind: "agency"; readonly agency: CatalogueAgency; readonly namesakes: readonly CatalogueAgency[] }
  | { readonly kind: "ask"; readonly agencies: readonly CatalogueAgency[] };

/** Whether a mention may be meant for this agency, as its own people write it. */
export function mayName(mention: AgencyMention, code: string): boolean {
  return (mention.kind === "ask" ? mention.agencies : mention.namesakes).some((agency) => agency.code === code);
}

/** In full where only one is called so, else as typed. */
export function agencyNamed({ value, start, end }: Found<AgencyMention>, line: Line): string {
  return value.kind === "agency" ? value.agency.name : line.text.slice(start, end);
}

/** One way to write the name of an agency. */
interface Alias {
  readonly agency: CatalogueAgency;
  readonly words: readonly string[];
  /** Whether it is a whole name, which wins over the beginnings of longer ones. */
  readonly whole: boolean;
}

interface Index {
  readonly byKey: ReadonlyMap<string, readonly Alias[]>;
  /** How keys begin, up to the length at which that tells enough. */
  readonly beginnings: ReadonlySet<string>;
  readonly longest: number;
  /** Agencies by the district in which they, or what became part of them, lay. */
  readonly areas: ReadonlyMap<string, readonly CatalogueAgency[]>;
}

interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly folded: string;
}

const indexes = new WeakMap<Catalogue, Index>();

const DIVISION = /^Phòng (.+?) (?:huyện|thành phố|thị xã|quận) /;
/** Words before a name that name no agency by themselves. */
const LEADS = /(?:^|[^a-z0-9])(?:ubnd|uy ban nhan dan|uy ban|uỷ ban) +$/;
const BEGUN = /^[a-z0-9]*/;
const LONGEST_BEGINNING = 6;
/** "UBND", a name, and the district behind it. */
const LONGEST_MENTION = 24;
/** Folded, a syllable that Vietnamese does not have: standing alone it can only be a name. */
const NO_SYLLABLE = /^p(?!h)/;
/** "Di Linh cũ": a place that is no district any more. */
const FORMER = "cu";
const DISTRICT_WORDS = new Set(["huyen", "h", "thanh", "pho", "tp", "thuoc", "cua", "o"]);

/**
 * The first agency that a text names: by its name in full or without "UBND", by its short name, its code or the
 * abbreviation of a department; with or without marks. A bare name of a district and of its town is the district. Also by
 * what became part of it, by the first letters of a commune ("xdr2"), by a name without what tells it from its like ("Đam
 * Rông"), and, all that lie there, by a former district ("Di Linh cũ"); those that fit are then asked about.
 */
export function findAgency(line: Line, catalogue: Catalogue, from = 0): Found<AgencyMention> | null {
  const coming = wordsFrom(line, from);
  const words: Word[] = [];
  for (;;) {
    for (let next = words.length; next < LONGEST_MENTION; next += 1) {
      const word = coming.next();
      if (word.done) break;
      words.push(word.value);
    }
    if (words.length === 0) return null;
    const found = agencyAt(line, words, 0, catalogue);
    if (found) return found;
    words.shift();
  }
}

/** The agency named right at `at`. */
export function readAgencyAt(line: Line, at: number, catalogue: Catalogue): Found<AgencyMention> | null {
  if (!/[a-z0-9]/.test(line.folded[at] ?? "")) return null;
  const begun = BEGUN.exec(line.folded.slice(at, at + LONGEST_BEGINNING))![0];
  if (!isJoiner(begun) && !indexOf(catalogue).beginnings.has(begun) && !/^(?:ubnd|uy)$/.test(begun)) return null;
  const words = [...wordsFrom(line, at, LONGEST_MENTION)];
  if (words[0]?.start !== at) return null;
  const skipped = /^(?:ubnd|uy ban nhan dan) /.exec(line.folded.slice(at));
  const first = skipped ? words.findIndex((word) => word.start >= at + skipped[0].length) : 0;
  const found = first < 0 ? null : agencyAt(line, words, first, catalogue);
  return found && { ...found, start: at };
}

function agencyAt(
  line: Line,
  words: readonly Word[],
  index: number,
  catalogue: Catalogue,
): Found<AgencyMention> | null {
  const { byKey, longest } = indexOf(catalogue);
  let key = "";
  let best: { readonly aliases: readonly Alias[]; readonly count: number } | null = null;
  for (let count = 1; count <= longest && index + count <= words.length; count += 1) {
    const word = words[index + count - 1]!.folded;
    if (!isJoiner(word)) key += word;
    const aliases = byKey.get(key);
    if (aliases && !isJoiner(word)) best = { aliases, count };
  }
  const area = formerAreaAt(words, index, catalogue);
  if (area && area.count >= (best?.count ?? 0)) return areaMention(line, words, index, area);
  if (!best) return null;
  const typed = words.slice(index, index + best.count);
  const narrowed = withinDistrict(words, index + best.count, bestOf(typed, best.aliases), catalogue);
  const before = LEADS.exec(textBefore(line, typed[0]!.start));
  const start = before ? typed[0]!.start - before[0].trimStart().length : typed[0]!.start;
  const namesakes = narrowed.agencies;
  const [only, second] = districtFirst(namesakes);
  const value: AgencyMention = second
    ? { kind: "ask", agencies: namesakes }
    : { kind: "agency", agency: only!, namesakes };
  return { value, start, end: narrowed.end };
}

/** Of agencies that share a key, those that the typed marks and word borders allow. */
function bestOf(typed: readonly Word[], aliases: readonly Alias[]): readonly CatalogueAgency[] {
  const text = typed.flatMap((word) => (isJoiner(word.folded) ? [] : [word.text])).join("");
  const joined = (alias: Alias) => alias.words.join("");
  const filters: ((alias: Alias) => boolean)[] = [
    (alias) => toneless(joined(alias)) === toneless(text),
    (alias) => joined(alias).length === text.length && accentsAllow(text, joined(alias)),
    (alias) => isCoarser(typed, alias.words),
    // Who is no more is meant only where nobody else is called so.
    (alias) => !alias.agency.ended,
    (alias) => alias.whole,
  ];
  let left = aliases;
  for (const filter of filters) {
    const kept = left.filter(filter);
    if (kept.length > 0) left = kept;
  }
  return [...new Set(left.map((alias) => alias.agency))];
}

/** A bare name of a district and of its town is the district. */
function districtFirst(agencies: readonly CatalogueAgency[]): readonly CatalogueAgency[] {
  const districts = agencies.filter((agency) => agency.level === "huyen");
  const namesake = districts.length === 1 && agencies.every((a) => shortKey(a) === shortKey(districts[0]!));
  return namesake ? districts : agencies;
}

/** A name as it compares with its marks: the place of a tone in its word does not matter (Hòa, Hoà). */
function toneless(text: string): string {
  const pieces = text.toLowerCase().normalize("NFD");
  const tones = pieces.match(/[\u0300\u0301\u0303\u0309\u0323]/g)?.join("") ?? "";
  return pieces.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, "") + tones;
}

function shortKey(agency: CatalogueAgency): string {
  return toneless(bareName(agency).replace(/[\s'’-]/g, ""));
}

/** "dam rong" may be Đam Rông or Đạ M'Rong, "da m rong" only the latter: nobody divides a word. */
function isCoarser(typed: readonly Word[], words: readonly string[]): boolean {
  const borders = new Set<number>();
  let length = 0;
  for (const word of words) {
    length += word.length;
    borders.add(length);
  }
  length = 0;
  return typed.every((word) => {
    length += isJoiner(word.folded) ? 0 : word.folded.length;
    return borders.has(length);
  });
}

function joined(name: string): string {
  return fold(splitWords(name).join(""));
}

/** Whether an agency is one of many alike, each in its district: a commune, a division. */
function isWithin(agency: CatalogueAgency, { agencies }: Catalogue): boolean {
  if (agency.level === "xa") return true;
  return agencies.some(({ code, level }) => code === agency.parentCode && level === "huyen");
}

/** The district or former area behind a commune's name tells which. */
function withinDistrict(
  words: readonly Word[],
  next: number,
  agencies: readonly CatalogueAgency[],
  catalogue: Catalogue,
): { readonly agencies: readonly CatalogueAgency[]; readonly end: number } {
  const end = words[next - 1]!.end;
  if (!agencies.some((agency) => isWithin(agency, catalogue))) return { agencies, end };
  let first = next;
  while (first < words.length && first < next + 3 && DISTRICT_WORDS.has(words[first]!.folded)) first += 1;
  for (const from of [next, first]) {
    const { byKey } = indexOf(catalogue);
    let key = "";
    for (let i = from; i < Math.min(words.length, from + 4); i += 1) {
      key += words[i]!.folded;
      const districts = byKey.get(key)?.filter(({ agency }) => agency.level === "huyen") ?? [];
      const inside = agencies.filter(
        ({ parentCode, formerArea, formerAreas = [] }) =>
          districts.some(({ agency }) => agency.code === parentCode) ||
          (formerArea && joined(formerArea) === key) ||
          formerAreas.some((area) => joined(area) === key),
      );
      const next = words[i + 1]?.folded === FORMER ? i + 1 : i;
      if (inside.length > 0) return { agencies: inside, end: words[next]!.end };
    }
  }
  return { agencies, end };
}

interface Area {
  readonly agencies: readonly CatalogueAgency[];
  /** Words of the text, "cũ" among them. */
  readonly count: number;
}

/** "Di Linh cũ", "huyện Di Linh cũ": all that lie where the district was. */
function formerAreaAt(words: readonly Word[], index: number, catalogue: Catalogue): Area | null {
  const { areas } = indexOf(catalogue);
  if (areas.size === 0) return null;
  const first = DISTRICT_WORDS.has(words[index]!.folded) && words[index]!.folded !== "o" ? index + 1 : index;
  let key = "";
  for (let i = first; i < Math.min(words.length - 1, first + 4); i += 1) {
    key += words[i]!.folded;
    const agencies = areas.get(key);
    if (agencies && words[i + 1]!.folded === FORMER) return { agencies, count: i + 2 - index };
  }
  return null;
}

function areaMention(
  line: Line,
  words: readonly Word[],
  index: number,
  { agencies, count }: Area,
): Found<AgencyMention> {
  const [only, second] = agencies;
  const value: AgencyMention = second
    ? { kind: "ask", agencies }
    : { kind: "agency", agency: only!, namesakes: agencies };
  const before = LEADS.exec(textBefore(line, words[index]!.start));
  const start = words[index]!.start - (before?.[0].trimStart().length ?? 0);
  return { value, start, end: words[index + count - 1]!.end };
}

function* wordsFrom(line: Line, from: number, most = Number.POSITIVE_INFINITY): Generator<Word> {
  const pattern = /[a-z0-9]+/g;
  pattern.lastIndex = from;
  for (let count = 0; count < most; count += 1) {
    countRead();
    const match = pattern.exec(line.folded);
    if (!match) return;
    const end = match.index + match[0].length;
    yield { start: match.index, end, text: line.text.slice(match.index, end), folded: match[0] };
  }
}

function isJoiner(folded: string): boolean {
  return folded === "va";
}

function indexOf(catalogue: Catalogue): Index {
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
    for (const name of isPlace ? [...further, ...withoutArea(agency)] : further)
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
function bareName(agency: Pick<CatalogueAgency, "shortName">): string {
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
