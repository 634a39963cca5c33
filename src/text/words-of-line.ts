import { countRead } from "./effort.js";
import type { Line } from "./line.js";

/** Letters and digits that stand together in a line. */
export interface LineWord {
  readonly start: number;
  readonly end: number;
  /** As it was typed. */
  readonly text: string;
  readonly folded: string;
}

const WORD = /[a-z0-9]+/g;
const known = new WeakMap<Line, readonly LineWord[]>();
let last: { readonly line: Line; readonly words: readonly LineWord[] } | null = null;

/** The words of a line in their order, looked for once a line, since many readers go from word to word. */
export function wordsOf(line: Line): readonly LineWord[] {
  if (last?.line === line) return last.words;
  const words = known.get(line) ?? split(line);
  known.set(line, words);
  last = { line, words };
  return words;
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

function split({ text, folded }: Line): readonly LineWord[] {
  const words: LineWord[] = [];
  WORD.lastIndex = 0;
  for (let word = WORD.exec(folded); word; word = WORD.exec(folded)) {
    const start = word.index;
    const end = start + word[0].length;
    words.push({ start, end, text: text.slice(start, end), folded: word[0] });
  }
  countRead(words.length >> 1);
  return words;
}
