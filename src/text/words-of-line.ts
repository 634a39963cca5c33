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

const PLAIN = /^[\x20-\x7e]*$/;

/** Cut out of its line only when asked: of most words no more is wanted than where they stand. */
class WordInLine implements LineWord {
  readonly #line: Line;
  #folded: string | null = null;
  #meant: string | null | undefined;

  constructor(
    line: Line,
    readonly start: number,
    readonly end: number,
  ) {
    this.#line = line;
  }

  get text(): string {
    return this.#line.text.slice(this.start, this.end);
  }

  get folded(): string {
    this.#folded ??= this.#line.folded.slice(this.start, this.end);
    return this.#folded;
  }

  get meant(): string | null {
    if (this.#meant === undefined) this.#meant = meantBy(this.text, this.folded);
    return this.#meant;
  }
}

function meantBy(text: string, folded: string): string | null {
  if (text !== folded && !PLAIN.test(text)) return null;
  const meant = withoutKeystrokes(folded);
  return meant === folded ? null : meant;
}

function isOfWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

/** The words of a line in their order, looked for once a line, since many readers go from word to word. */
export const wordsOf = whileInHand((line: Line): readonly LineWord[] => {
  const { folded } = line;
  const words: LineWord[] = [];
  for (let at = 0; at < folded.length; at += 1) {
    if (!isOfWord(folded.charCodeAt(at))) continue;
    const start = at;
    while (isOfWord(folded.charCodeAt(at))) at += 1;
    words.push(new WordInLine(line, start, at));
  }
  countRead(words.length >> 1);
  return words;
});

function wordOf(start: number, text: string, folded: string): LineWord {
  return { start, end: start + text.length, text, folded, meant: meantBy(text, folded) };
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
