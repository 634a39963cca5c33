import { accentsAllow, fold } from "../text/fold.js";
import type { Line } from "../text/line.js";
import { wordsBehind } from "../text/words-of-line.js";

/** Words, with their marks, by how they look without. */
export type Spellings = ReadonlyMap<string, readonly string[]>;

export function spellingsOf(words: readonly string[]): Spellings {
  const spellings = new Map<string, string[]>();
  for (const word of words) spellings.set(fold(word), [...(spellings.get(fold(word)) ?? []), word]);
  return spellings;
}

/** As far as one looks. */
const MOST_WORDS = 6;

/**
 * Whether a word stands behind a place that is none of the known ones: `passed` are gone over, one of `ending` ends the
 * look, and so does a number, a mark, or what was read already and is taken out.
 */
export function isFollowedByUnknown(
  line: Line,
  from: number,
  passed: Spellings,
  ending: readonly Spellings[],
): boolean {
  const { folded, typed = line.text } = line;
  const { words, first } = wordsBehind(line, from);
  let past = from;
  for (const word of words.slice(first, first + MOST_WORDS)) {
    if (/\S/.test(typed.slice(past, word.start)) || /\d/.test(word.folded)) return false;
    if (/^[._-]? ?\d/.test(folded.slice(word.end, word.end + 3))) return false;
    const isOneOf = (spellings: Spellings) =>
      spellings.get(word.folded)?.some((one) => accentsAllow(word.text.toLowerCase(), one)) === true ||
      (word.meant !== null && spellings.has(word.meant));
    if (ending.some(isOneOf)) return false;
    if (!isOneOf(passed)) return true;
    past = word.end;
  }
  return false;
}
