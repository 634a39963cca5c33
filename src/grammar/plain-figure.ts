import type { CatalogueIndicator } from "../text/catalogue.js";
import { countRead } from "../text/effort.js";
import { fold } from "../text/fold.js";
import { type Found, type Line, lettersFrom } from "../text/line.js";
import { eachMatch } from "../text/matches.js";
import { readPhrase } from "../text/vocabulary.js";
import type { Reading } from "./context.js";
import { wordStarts } from "./find-at.js";
import { readThingAt, wordsOfNames } from "./known-things.js";
import { besideFigure } from "./lexicon/figure-words.js";

const LONGEST = 160;
const AHEAD = /[,;:!()|"\n]|[.](?=\s)|\s[–—-]+>?\s|(?<![a-z])(?:nhung|song|rieng|ma|con)(?![a-z])/g;
const BEHIND =
  /[,;:!()|"\n]|[.](?=\s|$)|\s[–—-]+>?\s|(?<![a-z])(?:nhung|song|rieng|ma|con|chu|vi|do|nen|so voi|thap hon|cao hon|hon|kem|tang|giam|trong do)(?![a-z])/;

/** Letters without one are short for something: "TP", "gd". */
const VOWEL = /[aeiouy]/;

/** Right in front of a figure, that it is how many are left, or by how much it rose. */
const LEADS_TO_LESS =
  /(?:^|[^a-z])(?:(?<!(?:chi|giam|tut|ha|xuong|gio|nay) )(?:con|con lai|con thieu|thieu|ton)|(?<!(?:tang|da|nay|gio|tu .*) )len) *$/;

const known = new WeakMap<CatalogueIndicator, ReadonlySet<string>>();

/** The words of an indicator's name and of what it counts, folded. */
export function wordsOfIndicator(indicator: CatalogueIndicator): ReadonlySet<string> {
  const before = known.get(indicator);
  if (before) return before;
  const { name, shortName, otherNames, numerator, denominator, unit } = indicator;
  const made = wordsOfNames([name, shortName, numerator, denominator, unit, ...otherNames]);
  known.set(indicator, made);
  return made;
}

/** Whether the words right in front of a share say that it is how many are left, or by how much it rose. */
export function leadsToLess(line: Line, start: number): boolean {
  return LEADS_TO_LESS.test(typedBefore(line, start));
}

/** What stood in front of a place, also what was taken out of the line for being held against it. */
function typedBefore({ typed, text }: Line, at: number): string {
  return fold((typed ?? text).slice(Math.max(0, at - LONGEST), at));
}

/**
 * The first word in the clause of a figure by which it may be a figure of something else ("1/1 máy scan chạy được", "100%
 * hồ sơ trực tuyến kiểu gì"): one that is no word of its indicator, and none that stands beside figures.
 */
export function findStrangeWord(
  line: Line,
  { start, end }: { readonly start: number; readonly end: number },
  words: ReadonlySet<string>,
  reading: Reading,
): Found<true> | null {
  let from = Math.max(0, start - LONGEST);
  for (const border of eachMatch(AHEAD, line.folded.slice(from, start)))
    from = Math.max(0, start - LONGEST) + border.index + border[0].length;
  const rest = line.folded.slice(end, end + LONGEST);
  const border = BEHIND.exec(rest);
  const to = border ? end + border.index : line.text.length;
  let past = from;
  for (const at of wordStarts(line, from)) {
    if (at >= to) break;
    if (at < past || (at >= start && at < end)) continue;
    countRead();
    const word = lettersFrom(line, at);
    const thing = readThingAt(line, at, reading);
    const phrase = readPhrase(besideFigure, line, at);
    if (phrase?.value === "other") return { value: true, start: at, end: phrase.end };
    const next = Math.max(thing ?? 0, phrase?.end ?? 0, words.has(word) ? at + word.length : 0);
    if (next === 0 && VOWEL.test(word)) return { value: true, start: at, end: at + word.length };
    past = Math.max(next, at + 1);
  }
  return null;
}
