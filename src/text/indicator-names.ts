import type { Catalogue, CatalogueIndicator } from "./catalogue.js";
import { countRead } from "./effort.js";
import { accentsAllow, fold, withoutKeystrokes } from "./fold.js";
import { type Found, type Line, matchAt, textBefore } from "./line.js";

export type IndicatorMention =
  | { readonly kind: "indicator"; readonly indicator: CatalogueIndicator }
  | { readonly kind: "ask"; readonly typed: string; readonly indicators: readonly CatalogueIndicator[] };

interface Alias {
  readonly indicator: CatalogueIndicator;
  readonly words: readonly string[];
  /** The short name in full, which wins over the beginnings of longer ones. */
  readonly whole: boolean;
}

interface Index {
  readonly byFirst: ReadonlyMap<string, readonly Alias[]>;
}

interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string; // with marks
}

const indexes = new WeakMap<Catalogue, Index>();

/** What offices write for long names, on both sides of a comparison. */
const ABBREVIATIONS: ReadonlyMap<string, string> = new Map([
  ["dvcqg", "dịch vụ công quốc gia"],
  ["dvctt", "dịch vụ công trực tuyến"],
  ["dvc", "dịch vụ công"],
  ["pakn", "phản ánh kiến nghị"],
  ["tttt", "thanh toán trực tuyến"],
  ["hs", "hồ sơ"],
  ["kq", "kết quả"],
  ["csdl", "cơ sở dữ liệu"],
]);

/** Words before a name that are no part of it. */
const LEAD = /(?:(?:ty ?le|ti ?le|muc do|chi tieu|so lieu)[ :]+)+/y;
const LED = /(?:^|[^a-z0-9])(?:ty ?le|ti ?le|muc do|chi tieu|so lieu)[ :]+$/;
const DEPARTMENT = /(?:^|[^a-z0-9])so +$/;
const SHORTEST_BEGINNING = 2;
const LONGEST_NAME = 16;
/** Beginnings that say nothing: everything is carried out, and everything is a result. */
const EMPTY =
  /^(?:thuc hien|ket qua|ho so|tthc|cung cap|tiep nhan|cong khai|tren)(?: (?:thuc hien|tthc|giai quyet|xu ly|duoc))*$/;

/**
 * The indicator whose name, or the beginning of its name, stands at `at`: "hồ sơ trực tuyến", "tỷ lệ số hóa", "PAKN".
 * A short name in full wins; of beginnings that several share all are given.
 */
export function readIndicatorNameAt(line: Line, at: number, catalogue: Catalogue): Found<IndicatorMention> | null {
  if (at > 0 && /[a-z0-9]/.test(line.folded[at - 1]!)) return null;
  const lead = matchAt(LEAD, line, at)?.[0].length ?? 0;
  const { byFirst } = indexOf(catalogue);
  const [first] = expandedWords(line, at + lead, 1);
  const aliases = first && (byFirst.get(fold(first.text)) ?? byFirst.get(repaired(first.text)));
  if (!aliases) return null;
  const words = expandedWords(line, at + lead, LONGEST_NAME);
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

/** The first indicator that a text names from `from` on. Behind "sở", TTTT is an agency. */
export function findIndicatorName(line: Line, catalogue: Catalogue, from = 0): Found<IndicatorMention> | null {
  const words = /[a-z]+/g;
  words.lastIndex = from;
  for (let word = words.exec(line.folded); word; word = words.exec(line.folded)) {
    countRead();
    if (DEPARTMENT.test(textBefore(line, word.index))) continue;
    const found = readIndicatorNameAt(line, word.index, catalogue);
    if (!found) continue;
    const before = textBefore(line, found.start);
    const lead = LED.exec(before);
    return lead ? { ...found, start: found.start - before.length + lead.index } : found;
  }
  return null;
}

function agreement(typed: readonly Word[], words: readonly string[]): number {
  let count = 0;
  while (count < words.length && count < typed.length && agrees(typed[count]!.text, words[count]!)) {
    count += 1;
  }
  return count;
}

function agrees(typed: string, word: string): boolean {
  if (fold(typed) === fold(word)) return accentsAllow(typed, word);
  return repaired(typed) === fold(word);
}

/** Without the keystrokes that an input method left: "soos hoas". */
function repaired(typed: string): string {
  return /^[\x20-\x7e]*$/.test(typed) ? withoutKeystrokes(fold(typed)) : "";
}

/** The words from `at` on, abbreviations spelt out; a comma may stand between them. */
function expandedWords(line: Line, at: number, most: number): readonly Word[] {
  const words: Word[] = [];
  const pattern = /([a-z]+[0-9]*)([ ,]*)/y;
  pattern.lastIndex = at;
  for (let match = pattern.exec(line.folded); match && words.length < most; match = pattern.exec(line.folded)) {
    countRead();
    const end = match.index + match[1]!.length;
    const text = line.text.slice(match.index, end);
    for (const word of (ABBREVIATIONS.get(match[1]!) ?? text).split(" "))
      words.push({ start: match.index, end, text: word });
    if (match[2] === "") break;
  }
  return words;
}

function indexOf(catalogue: Catalogue): Index {
  const known = indexes.get(catalogue);
  if (known) return known;
  const byFirst = new Map<string, Alias[]>();
  for (const indicator of catalogue.indicators) {
    const name = indicator.name.replace(/^(?:Tỷ lệ|Mức độ) /, "");
    for (const [text, whole] of [
      [indicator.shortName, true],
      [name, false],
    ] as const) {
      const words = (text.match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((w) => (ABBREVIATIONS.get(fold(w)) ?? w).split(" "));
      const key = fold(words[0]!);
      byFirst.set(key, [...(byFirst.get(key) ?? []), { indicator, words, whole }]);
    }
  }
  const index = { byFirst };
  indexes.set(catalogue, index);
  return index;
}
