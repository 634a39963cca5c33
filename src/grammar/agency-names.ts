import type { Catalogue, CatalogueAgency } from "../text/catalogue.js";
import { countRead } from "../text/effort.js";
import { accentsAllow } from "../text/fold.js";
import { type Found, isWordEnd, type Line, textBefore } from "../text/line.js";
import { onceAWord, onceAWordOf } from "../text/remembered-words.js";
import { SYLLABLE } from "../text/syllable.js";
import { type LineWord, wordsBehind } from "../text/words-of-line.js";
import { type Alias, bareName, indexOf, isJoiner, isWithin, joined, LONGEST_BEGINNING } from "./agency-index.js";

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

/** Words before a name that name no agency by themselves. */
const LEADS = /(?:^|[^a-z0-9])(?:ubnd|uy ban nhan dan|uy ban|uỷ ban) +$/;
const LONGEST_LEAD = 16;
/** "UBND", a name, and the district behind it. */
const LONGEST_MENTION = 24;
/** "Di Linh cũ": a place that is no district any more. */
const FORMER = "cu";
const DISTRICT_WORDS = new Set(["huyen", "h", "thanh", "pho", "tp", "thuoc", "cua", "o"]);

/** "Số giao dịch" counts; without its marks it begins like a department of transport ("Sở Giao thông"). */
const TRANSACTIONS = "so giao dich";

/**
 * The first agency that a text names: by its name in full or without "UBND", by its short name, its code or the
 * abbreviation of a department; with or without marks. A bare name of a district and of its town is the district. Also by
 * what became part of it, by the first letters of a commune ("xdr2"), by a name without what tells it from its like ("Đam
 * Rông"), and, all that lie there, by a former district ("Di Linh cũ"); those that fit are then asked about.
 */
export function findAgency(line: Line, catalogue: Catalogue, from = 0): Found<AgencyMention> | null {
  const { words, first } = wordsFrom(line, from);
  for (let index = first; index < words.length; index += 1) {
    countRead();
    const found = agencyAt(line, words, index, catalogue);
    if (found && !line.folded.startsWith(TRANSACTIONS, found.start)) return found;
  }
  return null;
}

/** The agency named right at `at`. */
export function readAgencyAt(line: Line, at: number, catalogue: Catalogue): Found<AgencyMention> | null {
  countRead();
  if (isWordEnd(line, at)) return null;
  const { words, first } = wordsFrom(line, at, LONGEST_MENTION);
  const { folded } = words[first]!;
  if (!isJoiner(folded) && !mayBegin(folded, catalogue) && !/^(?:ubnd|uy)$/.test(folded)) return null;
  const skipped = /^(?:ubnd|uy ban nhan dan) /.exec(line.folded.slice(at, at + LONGEST_LEAD));
  const index = skipped ? first + skipped[0].trim().split(" ").length : first;
  const found = index < words.length ? agencyAt(line, words, index, catalogue) : null;
  return found && { ...found, start: at };
}

function agencyAt(
  line: Line,
  words: readonly LineWord[],
  index: number,
  catalogue: Catalogue,
): Found<AgencyMention> | null {
  const { byKey, longest } = indexOf(catalogue);
  const begin = words[index]!.folded;
  if (!isJoiner(begin) && !DISTRICT_WORDS.has(begin) && !mayBegin(begin, catalogue)) return null;
  let key = "";
  let best: { readonly aliases: readonly Alias[]; readonly count: number } | null = null;
  for (let count = 1; count <= longest && index + count <= words.length; count += 1) {
    const word = words[index + count - 1]!.folded;
    if (!isJoiner(word)) key += word;
    if (key !== "" && !mayBegin(key, catalogue)) break;
    const aliases = byKey.get(key)?.filter(({ words: written }) => count > 1 || !isOneSyllable(word, written));
    if (aliases && aliases.length > 0 && !isJoiner(word)) best = { aliases, count };
  }
  const area = formerAreaAt(words, index, catalogue);
  if (area && area.count >= (best?.count ?? 0)) return areaMention(line, words, index, area);
  if (!best) return null;
  const typed = words.slice(index, index + best.count);
  const meant = agenciesMeant(typed.map(({ text }) => text).join(" "), catalogue, typed, best.aliases);
  if (!meant) return null;
  const narrowed = withinDistrict(words, index + best.count, meant, catalogue);
  const before = LEADS.exec(textBefore(line, typed[0]!.start));
  const start = before ? typed[0]!.start - before[0].trimStart().length : typed[0]!.start;
  const namesakes = narrowed.agencies;
  const [only, second] = districtFirst(namesakes);
  const value: AgencyMention = second
    ? { kind: "ask", agencies: namesakes }
    : { kind: "agency", agency: only!, namesakes };
  return { value, start, end: narrowed.end };
}

/** Whether some name begins with these letters, as far as that is known. */
function mayBegin(key: string, catalogue: Catalogue): boolean {
  return indexOf(catalogue).beginnings.has(key.slice(0, LONGEST_BEGINNING));
}

/** "Sơn" is a name of its own, and no "Sở N" written together. */
function isOneSyllable(typed: string, written: readonly string[]): boolean {
  return written.length > 1 && SYLLABLE.test(typed);
}

/** By what was typed; null where with its marks that is another word. */
const agenciesMeant = onceAWordOf(
  (_typed, _catalogue: Catalogue, words: readonly LineWord[], aliases: readonly Alias[]) =>
    aliases.every((alias) => isOtherWord(words, alias)) ? null : bestOf(words, aliases),
);

/** Of agencies that share a key, those that the typed marks and word borders allow. */
function bestOf(typed: readonly LineWord[], aliases: readonly Alias[]): readonly CatalogueAgency[] {
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

/** "sở vẫn" is no beginning of "Sở Văn hóa": with its marks it is another word. */
function isOtherWord(typed: readonly LineWord[], { whole, words }: Alias): boolean {
  const text = typed.flatMap((word) => (isJoiner(word.folded) ? [] : [word.text])).join("");
  const written = words.join("");
  return (
    !whole && written.length === text.length && !accentsAllow(text, written) && toneless(text) !== toneless(written)
  );
}

/** A bare name of a district and of its town is the district. */
function districtFirst(agencies: readonly CatalogueAgency[]): readonly CatalogueAgency[] {
  const districts = agencies.filter((agency) => agency.level === "huyen");
  const namesake = districts.length === 1 && agencies.every((a) => shortKey(a) === shortKey(districts[0]!));
  return namesake ? districts : agencies;
}

/** A name as it compares with its marks: the place of a tone in its word does not matter (Hòa, Hoà). */
const toneless = onceAWord((text) => {
  const pieces = text.toLowerCase().normalize("NFD");
  const tones = pieces.match(/[\u0300\u0301\u0303\u0309\u0323]/g)?.join("") ?? "";
  return pieces.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, "") + tones;
});

function shortKey(agency: CatalogueAgency): string {
  return toneless(bareName(agency).replace(/[\s'’-]/g, ""));
}

/** "dam rong" may be Đam Rông or Đạ M'Rong, "da m rong" only the latter: nobody divides a word. */
function isCoarser(typed: readonly LineWord[], words: readonly string[]): boolean {
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

/** The district or former area behind a commune's name tells which. */
function withinDistrict(
  words: readonly LineWord[],
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
function formerAreaAt(words: readonly LineWord[], index: number, catalogue: Catalogue): Area | null {
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
  words: readonly LineWord[],
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

/**
 * The words of a line, and which is the first from `from` on. Where that stands within one, its end is the first, and of
 * the others at least `most` are given.
 */
function wordsFrom(line: Line, from: number, most = Number.POSITIVE_INFINITY) {
  const { words, first } = wordsBehind(line, from);
  const word = words[first];
  if (!word || word.start >= from) return { words, first };
  return { words: [word.from(from), ...words.slice(first + 1, first + most)], first: 0 };
}
