import { countRead } from "./effort.js";
import { withoutKeystrokes } from "./fold.js";
import type { Line } from "./line.js";
import { whileInHand } from "./lines-in-hand.js";

/** Letters and digits that stand together in a line. */
export interface LineWord {
  readonly start: number;
  readonly end: number;
  /** As it was typed. */
  readonly text: string;
  readonly folded: string;
  /** What was meant, where it was typed without marks and has keystrokes of an input method in it. */
  readonly meant: string | null;
}

const WORD = /[a-z0-9]+/g;
const PLAIN = /^[\x20-\x7e]*$/;

/** The words of a line in their order, looked for once a line, since many readers go from word to word. */
export const wordsOf = whileInHand(({ text, folded }: Line): readonly LineWord[] => {
  const words: LineWord[] = [];
  WORD.lastIndex = 0;
  for (let word = WORD.exec(folded); word; word = WORD.exec(folded)) {
    const start = word.index;
    words.push(wordOf(start, text.slice(start, start + word[0].length), word[0]));
  }
  countRead(words.length >> 1);
  return words;
});

function wordOf(start: number, text: string, folded: string): LineWord {
  const meant = text === folded || PLAIN.test(text) ? withoutKeystrokes(folded) : folded;
  return { start, end: start + text.length, text, folded, meant: meant === folded ? null : meant };
}

/** The place in `wordsOf` of the first word that ends behind `at`: the one that `at` stands in, or the next. */
export function wordBehind(words: readonly LineWord[], at: number): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]!.end <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The end of a word from `from` on, which stands within it. */
export function endOfWord({ start, text, folded }: LineWord, from: number): LineWord {
  return wordOf(from, text.slice(from - start), folded.slice(from - start));
}

const WITH_STROKES = /[a-z0-9][a-z0-9_]*/y;

/** The word that begins at `at`, as phrases are made of words: "in_progress" is one. */
export function phraseWordAt(line: Line, at: number): LineWord | null {
  const words = wordsOf(line);
  const word = words[wordBehind(words, at)];
  if (!word || word.start > at) return null;
  if (line.folded[word.end] !== "_") return word.start === at ? word : endOfWord(word, at);
  WITH_STROKES.lastIndex = at;
  const [folded] = WITH_STROKES.exec(line.folded)!;
  return wordOf(at, line.text.slice(at, at + folded.length), folded);
}

/** Lets a line from which a part was taken out have the words of the whole, so that none of them is looked for again. */
export function keepWordsWithout(line: Line, start: number, end: number, without: Line): void {
  const words = wordsOf.known(line);
  if (!words) return;
  const first = wordBehind(words, start);
  let next = first;
  while (next < words.length && words[next]!.start < end) next += 1;
  const [cut, last] = [words[first], words[next - 1]];
  const begun = cut && cut.start < start ? [beginningOfWord(cut, start)] : [];
  const ended = next > first && last && last.end > end ? [endOfWord(last, end)] : [];
  wordsOf.keep(without, [...words.slice(0, first), ...begun, ...ended, ...words.slice(next)]);
}

/** The same for the beginning of a line, up to `end`. */
export function keepWordsUpTo(line: Line, end: number, beginning: Line): void {
  const words = wordsOf.known(line);
  if (!words) return;
  const first = wordBehind(words, end);
  const cut = words[first];
  const begun = cut && cut.start < end ? [beginningOfWord(cut, end)] : [];
  wordsOf.keep(beginning, [...words.slice(0, first), ...begun]);
}

function beginningOfWord({ start, text, folded }: LineWord, to: number): LineWord {
  return wordOf(start, text.slice(0, to - start), folded.slice(0, to - start));
}
