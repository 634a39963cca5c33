import type { Catalogue } from "../text/catalogue.js";
import { countRead } from "../text/effort.js";
import { withEnglishTyped } from "../text/english-values.js";
import { fold } from "../text/fold.js";
import { eachMatch, matchesOf } from "../text/matches.js";
import { onceAWord } from "../text/remembered-words.js";
import { withNumbersTyped } from "../text/spoken-numbers.js";
import { SYLLABLE } from "../text/syllable.js";
import { inStandardWords } from "./dialect.js";
import { isKnownPair, isKnownSyllable } from "./known-words.js";
import { isPairOfPlan, isSyllableOfPlan } from "./plan-names.js";

/** Letters and the marks that Telex makes of two of them. */
const TELEX_LETTERS: readonly (readonly [RegExp, string])[] = [
  [/dd/g, "đ"],
  [/aa/g, "â"],
  [/ee/g, "ê"],
  [/oo/g, "ô"],
  [/aw/g, "ă"],
  [/uow/g, "ươ"],
  [/uwow/g, "ươ"],
  [/ow/g, "ơ"],
  [/uw|(?<![aeiouy])w/g, "ư"],
];
const TONES: Readonly<Record<string, string>> = { s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323" };
const VNI_TONES: Readonly<Record<string, string>> = { 1: "\u0301", 2: "\u0300", 3: "\u0309", 4: "\u0303", 5: "\u0323" };
const VNI_LETTERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  6: { a: "â", e: "ê", o: "ô" },
  7: { o: "ơ", u: "ư" },
  8: { a: "ă" },
  9: { d: "đ" },
};
const VNI = /^[a-z]+[1-9][a-z]*[1-9]?[a-z]*$/i;
const WORD = /[\p{L}\p{N}]+/gu;
const LETTERS = "abcdeghiklmnopqrstuvxy";
/** A number behind one of these is its own: quy1, thang2. */
const NUMBERED = /^(?:(?:quy|q|thang|thg|th|t|ky|muc|lop|dot|lan|buoc|ct|kh)\d+|[ivx]{1,4}[ab]?\d{1,2})$/;
const LONGEST_GLUED = 24;
/** "nghiêng" */
const LONGEST_SYLLABLE = 7;
/** As many words of one message as are worth the trouble. */
const MOST_REPAIRED = 60;

/**
 * A message with the words put right that are no words: what an input method left ("hoanf thanhf", "hoa2n tha2nh"), what
 * was typed without its spaces ("hoanthanh"), and one wrong letter where the words beside it tell. Everything else stays
 * as it was typed.
 */
export function repair(typed: string, catalogue: Catalogue): string {
  const text = withNumbersTyped(withEnglishTyped(inStandardWords(typed)));
  const words = matchesOf(WORD, text);
  countRead(words.length);
  const shapes = words.map(([word]) => shapeOf(word));
  const isVni = shapes.filter((shape) => shape.isVni).length >= 2;
  const isTelex = shapes.filter((shape) => shape.isTelex).length >= 2;
  let out = "";
  let from = 0;
  let left = MOST_REPAIRED;
  for (const [index, match] of words.entries()) {
    const [word] = match;
    const { marked, mayBeWrong } = shapes[index]!;
    if (marked !== word) {
      out += text.slice(from, match.index) + marked;
      from = match.index + word.length;
      continue;
    }
    if (!mayBeWrong || isPartOfCode(text, match.index, word) || left <= 0) continue;
    const beside = [words[index - 1]?.[0], words[index + 1]?.[0]] as const;
    const mended = mend(word, beside, { isVni, isTelex }, catalogue);
    if (mended === null) continue;
    left -= 1;
    out += text.slice(from, match.index) + mended;
    from = match.index + word.length;
  }
  return out + text.slice(from);
}

/** "hoàn thànhf", "ddã": what an input method left of a word that has its marks already. */
function withoutLeftOver(word: string): string {
  if (!/[^\x21-\x7e]/.test(word) || !/(?:[sfrxj]|^dd.+|.+w)$/i.test(word)) return word;
  const mended = word.replace(/^dd/i, "đ").replace(/(?<=.{2})[sfrxjw]$/i, "");
  return SYLLABLE.test(fold(mended)) ? mended : word;
}

/** What a word tells by itself, of each looked for once: most words of a message are those of others. */
const shapeOf = onceAWord((word) => ({
  marked: withoutLeftOver(word),
  isVni: VNI.test(word) && isVniWord(word),
  isTelex: isTelexWord(word),
  // What stands in capitals is as it was meant.
  mayBeWrong: /^[\x21-\x7e]{3,}$/.test(word) && !/^[A-Z]{2,}$/.test(word) && !/^\d/.test(word),
}));

/** Codes and numbers of documents are as they were meant. */
function isPartOfCode(text: string, at: number, word: string): boolean {
  return /[/\-&@_.]/.test(text[at - 1] ?? " ") || /[/\-&@_]/.test(text[at + word.length] ?? " ");
}

function mend(
  word: string,
  [before, after]: readonly [string | undefined, string | undefined],
  { isVni, isTelex }: { readonly isVni: boolean; readonly isTelex: boolean },
  catalogue: Catalogue,
): string | null {
  const small = word.toLowerCase();
  if (/\d/.test(small)) return isVni && isVniWord(small) ? fromVni(small) : null;
  if (SYLLABLE.test(small) || isKnown(small, catalogue)) return null;
  countRead(4);
  const telex = fromTelex(small);
  // One such word may be of another language, unless it goes with those beside it.
  if (telex !== null && (isTelex || goesWith(fold(telex), before, after, catalogue))) return telex;
  if (small.length >= 6 && small.length <= LONGEST_GLUED) {
    const parts = unglue(small, catalogue);
    if (parts) return parts.join(" ");
  }
  return small.length >= 4 && small.length <= LONGEST_SYLLABLE + 1
    ? withOneLetter(small, before, after, catalogue)
    : null;
}

function isKnown(word: string, catalogue: Catalogue): boolean {
  return isKnownSyllable(word) || isSyllableOfPlan(word, catalogue) || agencyWords(catalogue).has(word);
}

const known = new WeakMap<Catalogue, ReadonlySet<string>>();

/** Names of agencies have words of other languages in them. */
function agencyWords(catalogue: Catalogue): ReadonlySet<string> {
  const before = known.get(catalogue);
  if (before) return before;
  const words = new Set<string>();
  for (const { code, name, shortName, otherNames, formerArea } of catalogue.agencies) {
    for (const written of [code, name, shortName, formerArea ?? "", ...otherNames]) {
      for (const [word] of eachMatch(/[a-z0-9]+/g, fold(written))) words.add(word);
      words.add(fold(written).replace(/[^a-z0-9]/g, ""));
    }
  }
  known.set(catalogue, words);
  return words;
}

function isTelexWord(word: string): boolean {
  const small = word.toLowerCase();
  return /^[a-z]{3,}$/.test(small) && !SYLLABLE.test(small) && fromTelex(small) !== null;
}

function fromTelex(word: string): string | null {
  const vowel = word.search(/[aeiouyw]/);
  if (vowel < 0) return null;
  const begin = word.slice(0, vowel);
  let rest = word.slice(vowel);
  const tones = [...rest].filter((letter) => letter in TONES);
  if (tones.length > 1) return null;
  const tone = tones[0] ? TONES[tones[0]]! : "";
  rest = rest.replace(/[sfrxj]/g, "");
  let plain = begin + rest;
  for (const [pattern, mark] of TELEX_LETTERS) plain = plain.replace(pattern, mark);
  const isChanged = plain !== word;
  return isChanged && SYLLABLE.test(fold(plain)) ? withTone(plain, tone) : null;
}

function isVniWord(word: string): boolean {
  const small = word.toLowerCase();
  return VNI.test(small) && !NUMBERED.test(small) && small.replace(/\d/g, "").length > 1 && fromVni(small) !== null;
}

function fromVni(word: string): string | null {
  let plain = "";
  let tone = "";
  for (const char of word) {
    if (!/\d/.test(char)) plain += char;
    else if (char in VNI_TONES) {
      if (tone !== "") return null;
      tone = VNI_TONES[char]!;
    } else {
      const letters = VNI_LETTERS[char]!;
      const at = [...plain].findLastIndex((letter) => letter in letters);
      if (at < 0) return null;
      plain = plain.slice(0, at) + letters[plain[at]!]! + plain.slice(at + 1);
    }
  }
  plain = plain.replace("uơ", "ươ");
  return SYLLABLE.test(fold(plain)) ? withTone(plain, tone) : null;
}

/** The tone on the vowel that bears it. */
function withTone(word: string, tone: string): string {
  if (tone === "") return word;
  const marked = [...word].findLastIndex((letter) => /[âêôăơư]/.test(letter));
  const begin = /^(?:qu|gi(?=[aeiouyâêôăơư]))/.exec(word)?.[0].length ?? 0;
  const vowels = matchesOf(/[aeiouyâêôăơư]/g, word)
    .map(({ index }) => index)
    .filter((index) => index >= begin);
  const ends = /[aeiouyâêôăơư]$/.test(word);
  const at =
    marked >= 0
      ? marked
      : vowels.length > 1 && (ends || vowels.length > 2) && !isLate(word)
        ? vowels.at(-2)!
        : vowels.at(-1)!;
  return (word.slice(0, at + 1) + tone + word.slice(at + 1)).normalize("NFC");
}

/** hoàn, toàn: of two vowels before a consonant the second bears the tone. */
function isLate(word: string): boolean {
  return /[aeiouy]{2}[^aeiouyâêôăơư]+$/.test(word);
}

/** "hoanthanh": syllables of which each pair is known. */
function unglue(word: string, catalogue: Catalogue): readonly string[] | null {
  const all = splits(word, 4);
  const fitting = all.filter((parts) =>
    parts.every((part, index) => index === 0 || isPair(parts[index - 1]!, part, catalogue)),
  );
  const [first, ...more] = fitting.sort((a, b) => a.length - b.length);
  return first && !more.some(({ length }) => length === first.length) ? first : null;
}

function splits(word: string, most: number): readonly (readonly string[])[] {
  if (word.length === 0) return [[]];
  if (most === 0) return [];
  const found: (readonly string[])[] = [];
  for (let length = 1; length <= Math.min(6, word.length); length += 1) {
    countRead();
    const part = word.slice(0, length);
    if (!SYLLABLE.test(part)) continue;
    for (const rest of splits(word.slice(length), most - 1)) {
      if (rest.length > 0 || length === word.length) found.push([part, ...rest]);
    }
  }
  return found.filter((parts) => parts.length > 1 || most < 4);
}

function isPair(first: string, second: string, catalogue: Catalogue): boolean {
  return isKnownPair(first, second) || isPairOfPlan(first, second, catalogue);
}

function goesWith(word: string, before: string | undefined, after: string | undefined, catalogue: Catalogue): boolean {
  const isSecond = before !== undefined && isPair(fold(before), word, catalogue);
  return isSecond || (after !== undefined && isPair(word, fold(after), catalogue));
}

/** The only word one letter away that the words beside it go with. */
function withOneLetter(
  word: string,
  before: string | undefined,
  after: string | undefined,
  catalogue: Catalogue,
): string | null {
  const found = new Set<string>();
  for (const candidate of nearby(word)) {
    countRead();
    if (!SYLLABLE.test(candidate)) continue;
    if (goesWith(candidate, before, after, catalogue)) found.add(candidate);
  }
  const [only, other] = found;
  if (only) return other ? null : only;
  if (isNearlyEnd(word)) return END;
  return after !== undefined && MONTH_NUMBER.test(after) && isNearlyMonth(word) ? MONTH : null;
}

/** The word that ends most reports, which often stands alone behind a code or a period. */
const END = "xong";

/** "xomg", "xonng": no other word of a report begins so. */
function isNearlyEnd(word: string): boolean {
  return word.startsWith("xo") && [...nearby(word)].includes(END);
}

/** "thnag 2": in front of the number of a month. */
const MONTH = "thang";
const MONTH_NUMBER = /^(?:0?[1-9]|1[0-2])$/;

function isNearlyMonth(word: string): boolean {
  return [...nearby(word)].includes(MONTH);
}

function* nearby(word: string): Generator<string> {
  for (let at = 0; at <= word.length; at += 1) {
    const [begin, end] = [word.slice(0, at), word.slice(at)];
    for (const letter of LETTERS) yield begin + letter + end;
    if (end === "") continue;
    yield begin + end.slice(1);
    for (const letter of LETTERS) yield begin + letter + end.slice(1);
    if (end.length > 1) yield begin + end[1] + end[0] + end.slice(2);
  }
}
