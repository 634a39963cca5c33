import type { Catalogue, CatalogueIndicator } from "../text/catalogue.js";
import { countRead } from "../text/effort.js";
import { accentsAllow, fold, isPlain, withoutKeystrokes } from "../text/fold.js";
import { type Found, type Line, matchAt, standsAt, textBefore } from "../text/line.js";
import { eachMatch } from "../text/matches.js";
import { onceAWordOf } from "../text/remembered-words.js";

export type IndicatorMention =
  | { readonly kind: "indicator"; readonly indicator: CatalogueIndicator }
  | { readonly kind: "ask"; readonly typed: string; readonly indicators: readonly CatalogueIndicator[] };

interface Alias {
  readonly indicator: CatalogueIndicator;
  readonly words: readonly { readonly text: string; readonly folded: string }[];
  /** The short name in full, which wins over the beginnings of longer ones. */
  readonly whole: boolean;
}

interface Index {
  readonly byFirst: ReadonlyMap<string, readonly Alias[]>;
  /** What the plan writes in full in one name of an indicator and cut short in another: "hs", "PAKN". */
  readonly abbreviations: ReadonlyMap<string, readonly string[]>;
}

interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string; // with marks
  readonly folded: string;
}

const indexes = new WeakMap<Catalogue, Index>();

/** Words before a name that are no part of it. */
const LEAD = /(?:(?:ty ?le|ti ?le|muc do|chi tieu|so lieu)[ :]+)+/y;
const LED_BY = /^(?:(?:ty ?le|ti ?le|muc do|chi tieu|so lieu)[ :]+)+/;
const LED = /(?:^|[^a-z0-9])(?:ty ?le|ti ?le|muc do|chi tieu|so lieu)[ :]+$/;
const LETTERS = /[a-z]+/g;
const DEPARTMENT = /(?:^|[^a-z0-9])so +$/;
const SHORTEST_BEGINNING = 2;
const LONGEST_NAME = 16;
/** Beginnings that say nothing: everything is carried out, and everything is a result. */
const EMPTY =
  /^(?:thuc hien|ket qua|ho so|tthc|cung cap|tiep nhan|cong khai|tren)(?: (?:thuc hien|tthc|giai quyet|xu ly|duoc))*$/;

/** A word of a name, and what parts it from the next. */
const WORD = /([a-z]+[0-9]*)([ ,]*)/y;

function aliasesAt(line: Line, { index, 1: folded = "" }: RegExpExecArray, catalogue: Catalogue) {
  const typed = line.text.slice(index, index + folded.length);
  // "đ/v" is folded as one word.
  const key = typed.includes("/") ? `${typed} ${folded}` : typed;
  return aliasesBegunBy(key, catalogue, typed, folded);
}

const aliasesBegunBy = onceAWordOf((_key, catalogue: Catalogue, typed: string, folded: string) => {
  const { byFirst, abbreviations } = indexOf(catalogue);
  const first = abbreviations.get(folded)?.[0] ?? typed;
  return byFirst.get(fold(first)) ?? byFirst.get(repaired(first)) ?? null;
});

/**
 * The indicator whose name, or the beginning of its name, stands at `at`: "hồ sơ trực tuyến", "tỷ lệ số hóa", "PAKN".
 * A short name in full wins; of beginnings that several share all are given.
 */
export function readIndicatorNameAt(line: Line, at: number, catalogue: Catalogue): Found<IndicatorMention> | null {
  if (at > 0 && /[a-z0-9]/.test(line.folded[at - 1]!)) return null;
  const lead = standsAt("tmcs", line, at) ? (matchAt(LEAD, line, at)?.[0].length ?? 0) : 0;
  const first = matchAt(WORD, line, at + lead);
  const { abbreviations } = indexOf(catalogue);
  const aliases = first && aliasesAt(line, first, catalogue);
  if (!aliases) return null;
  const words = expandedWords(line, at + lead, LONGEST_NAME, abbreviations);
  const matches = aliases
    .map((alias) => ({ alias, count: agreement(words, alias.words) }))
    .filter(({ count }) => count >= SHORTEST_BEGINNING);
  const whole = matches.filter(({ alias, count }) => alias.whole && count === alias.words.length);
  const longest = Math.max(0, ...matches.map(({ count }) => count));
  const wholes = whole.filter(({ count }) => count === longest);
  const best = wholes.length > 0 ? wholes : matches.filter(({ count }) => count === longest);
  if (longest === 0) return null;
  const end = words[longest - 1]!.end;
  const typed = line.text.slice(at + lead, end);
  const indicators = [...new Set(best.map(({ alias }) => alias.indicator))];
  if (wholes.length === 0 && (EMPTY.test(fold(typed)) || (indicators.length > 1 && lead === 0))) return null;
  const [only, second] = indicators;
  const value: IndicatorMention = second ? { kind: "ask", typed, indicators } : { kind: "indicator", indicator: only! };
  return { value, start: at, end };
}

/**
 * The indicators whose short names hold what an abbreviation by itself stands for: "TTTT" of all that are about paying
 * online. Empty for what is typed in words.
 */
export function abbreviatedBy(
  line: Line,
  { start, end }: Found<IndicatorMention>,
  catalogue: Catalogue,
): readonly CatalogueIndicator[] {
  const { abbreviations } = indexOf(catalogue);
  const [typed = "", ...others] = line.folded.slice(start, end).replace(LED_BY, "").split(" ");
  const spelt = others.length > 0 ? undefined : abbreviations.get(typed);
  if (!spelt) return [];
  const run = ` ${fold(spelt.join(" "))} `;
  return catalogue.indicators.filter(({ shortName }) => {
    const words = wordsOf(shortName).flatMap((word) => abbreviations.get(fold(word)) ?? [word]);
    return ` ${fold(words.join(" "))} `.includes(run);
  });
}

/** The first indicator that a text names from `from` on. Behind "sở", letters are an agency. */
export function findIndicatorName(line: Line, catalogue: Catalogue, from = 0): Found<IndicatorMention> | null {
  for (const word of eachMatch(LETTERS, line.folded, from)) {
    countRead();
    const found = readIndicatorNameAt(line, word.index, catalogue);
    if (!found) continue;
    const before = textBefore(line, found.start);
    if (DEPARTMENT.test(before)) continue;
    const lead = LED.exec(before);
    return lead ? { ...found, start: found.start - before.length + lead.index } : found;
  }
  return null;
}

function agreement(typed: readonly Word[], words: Alias["words"]): number {
  let count = 0;
  while (count < words.length && count < typed.length && agrees(typed[count]!, words[count]!)) {
    count += 1;
  }
  return count;
}

function agrees(typed: Word, word: Alias["words"][number]): boolean {
  if (typed.folded === word.folded) return accentsAllow(typed.text, word.text);
  return repaired(typed.text) === word.folded;
}

/** Without the keystrokes that an input method left: "soos hoas". */
function repaired(typed: string): string {
  return isPlain(typed) ? withoutKeystrokes(fold(typed)) : "";
}

/** The words from `at` on, abbreviations spelt out; a comma may stand between them. */
function expandedWords(line: Line, at: number, most: number, abbreviations: Index["abbreviations"]): readonly Word[] {
  const words: Word[] = [];
  for (let match = matchAt(WORD, line, at); match && words.length < most; match = matchAt(WORD, line, WORD.lastIndex)) {
    const end = match.index + match[1]!.length;
    const text = line.text.slice(match.index, end);
    const spelt = abbreviations.get(match[1]!);
    if (spelt) for (const word of spelt) words.push({ start: match.index, end, text: word, folded: fold(word) });
    else words.push({ start: match.index, end, text, folded: match[1]! });
    if (match[2] === "") break;
  }
  return words;
}

function indexOf(catalogue: Catalogue): Index {
  const known = indexes.get(catalogue);
  if (known) return known;
  const byFirst = new Map<string, Alias[]>();
  const abbreviations = abbreviationsOf(catalogue);
  for (const indicator of catalogue.indicators) {
    const name = indicator.name.replace(/^(?:Tỷ lệ|Mức độ) /, "");
    const names = [
      { text: indicator.shortName, whole: true },
      { text: name, whole: false },
      ...indicator.otherNames.map((text) => ({ text, whole: true })),
    ];
    for (const { text, whole } of names) {
      const words = wordsOf(text).flatMap((word) => abbreviations.get(fold(word)) ?? [word]);
      if (words.length === 0) continue;
      const key = fold(words[0]!);
      const alias = { indicator, words: words.map((one) => ({ text: one, folded: fold(one) })), whole };
      byFirst.set(key, [...(byFirst.get(key) ?? []), alias]);
    }
  }
  const index = { byFirst, abbreviations };
  indexes.set(catalogue, index);
  return index;
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** "Cấp KQ" beside "Cấp kết quả": letters of one name that begin the words of another of the same indicator. */
function abbreviationsOf({ indicators }: Catalogue): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const { name, shortName, otherNames } of indicators) {
    const names = [name, shortName, ...otherNames].map(wordsOf);
    for (const short of names) {
      for (const [index, word] of short.entries()) {
        if (!/^\p{Lu}{2,6}$/u.test(word) || found.has(fold(word))) continue;
        const spelt = names.map((full) => spellOut(short, index, full)).find((one) => one !== null);
        if (spelt) found.set(fold(word), spelt);
      }
    }
  }
  return found;
}

/** The words of `full` that the letters at `index` stand for: what is before or behind them has to be the same there. */
function spellOut(short: readonly string[], index: number, full: readonly string[]): readonly string[] | null {
  const letters = fold(short[index]!);
  const same = (one: string | undefined, other: string | undefined) => one && other && fold(one) === fold(other);
  for (let start = 0; start + letters.length <= full.length; start += 1) {
    const words = full.slice(start, start + letters.length);
    if (words.map((word) => fold(word)[0]).join("") !== letters) continue;
    const isWhole = short.length === 1 && words.length === full.length;
    const next = full[start + letters.length];
    if (isWhole || same(short[index - 1], full[start - 1]) || same(short[index + 1], next)) return words;
  }
  return null;
}
