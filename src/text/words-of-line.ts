import { countRead } from "./effort.js";
import { begunBy } from "./first-words.js";
import { isPlain, withoutKeystrokes } from "./fold.js";
import { keptOnLine } from "./kept-on-line.js";
import type { Line } from "./line.js";

/** Letters and digits that stand together in a line. */
export interface LineWord {
  readonly start: number;
  readonly end: number;
  /** As it was typed. */
  readonly text: string;
  readonly folded: string;
  /** What was meant, where it was typed without marks and has keystrokes of an input method in it. */
  readonly meant: string | null;
  /** The vocabularies that it may begin. */
  readonly begun: Uint32Array;
  /** Its end from a place within it on. */
  from(start: number): LineWord;
}

/** Cut out of its line only when asked: of most words no more is wanted than where they stand. */
class WordInLine implements LineWord {
  readonly #line: Line;
  #folded: string | null = null;
  #meant: string | null | undefined;
  #begun: Uint32Array | null = null;

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

  get begun(): Uint32Array {
    this.#begun ??= begunBy(this.folded, this.meant);
    return this.#begun;
  }

  from(start: number): LineWord {
    return new WordInLine(this.#line, start, this.end);
  }
}

function meantBy(text: string, folded: string): string | null {
  if (text !== folded && !isPlain(text)) return null;
  const meant = withoutKeystrokes(folded);
  return meant === folded ? null : meant;
}

function isOfWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

function wordsIn(line: Line, from: number, to: number): LineWord[] {
  const { folded } = line;
  const words: LineWord[] = [];
  for (let at = from; at < to; at += 1) {
    if (!isOfWord(folded.charCodeAt(at))) continue;
    const start = at;
    while (isOfWord(folded.charCodeAt(at))) at += 1;
    words.push(new WordInLine(line, start, at));
  }
  countRead(words.length >> 1);
  return words;
}

/**
 * What is known of the words of a line: those of the longer one that it was made of, except between `from` and `to`, where
 * something was taken out. There they are looked for only when somebody asks, who mostly goes on from behind it.
 */
interface Known {
  words: readonly LineWord[];
  from: number;
  to: number;
}

const NOWHERE = Number.POSITIVE_INFINITY;
const inHand = keptOnLine(
  (line: Line): Known => ({ words: wordsIn(line, 0, line.folded.length), from: NOWHERE, to: 0 }),
);

/** The words of a line in their order, looked for once a line, since many readers go from word to word. */
export function wordsOf(line: Line): readonly LineWord[] {
  const known = inHand(line);
  const { words, from, to } = known;
  if (from >= to) return words;
  const first = wordBehind(words, from);
  let next = first;
  while (next < words.length && words[next]!.start < to) next += 1;
  const begin = Math.min(from, words[first]?.start ?? from);
  const end = Math.min(line.folded.length, Math.max(to, next > first ? words[next - 1]!.end : to));
  known.words = [...words.slice(0, first), ...wordsIn(line, begin, end), ...words.slice(next)];
  known.from = NOWHERE;
  known.to = 0;
  return known.words;
}

/** Words of a line of which those from `from` on are its own, and the place of the first of these: as `wordBehind`. */
export function wordsBehind(line: Line, from: number): { readonly words: readonly LineWord[]; readonly first: number } {
  const known = inHand(line);
  const words = from >= known.to ? known.words : wordsOf(line);
  return { words, first: wordBehind(words, from) };
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

const WITH_STROKES = /[a-z0-9][a-z0-9_]*/y;

let lastLine: Line | null = null;
let lastAt = 0;
let lastWord: LineWord | null = null;

/** The letters and digits from `at` on. Many readers are tried at one place before the next. */
function wordAt(line: Line, at: number): LineWord | null {
  if (lastLine === line && lastAt === at) return lastWord;
  lastWord = findWord(line, at);
  lastLine = line;
  lastAt = at;
  return lastWord;
}

function findWord(line: Line, at: number): LineWord | null {
  const { words, first } = wordsBehind(line, at);
  const word = words[first];
  if (!word || word.start > at) return null;
  return word.start === at ? word : word.from(at);
}

/** The letters and digits from `at` on, up to where they end: the same string for each who asks, of which more is known. */
export function wordFrom(line: Line, at: number): string {
  return wordAt(line, at)?.folded ?? "";
}

/** The word that begins at `at`, as phrases are made of words: "in_progress" is one. */
export function phraseWordAt(line: Line, at: number): LineWord | null {
  const word = wordAt(line, at);
  if (!word || line.folded[word.end] !== "_") return word;
  WITH_STROKES.lastIndex = at;
  const [folded] = WITH_STROKES.exec(line.folded)!;
  return new WordInLine(line, at, at + folded.length);
}

/** Lets a line from which something was taken out between two places have the words of the whole. */
export function keepWordsWithout(line: Line, start: number, end: number, without: Line): void {
  const known = inHand.known(line);
  if (known)
    inHand.keep(without, { words: known.words, from: Math.min(known.from, start), to: Math.max(known.to, end) });
}

/** The same for the beginning of a line, up to `end`. */
export function keepWordsUpTo(line: Line, end: number, beginning: Line): void {
  keepWordsWithout(line, end, Number.POSITIVE_INFINITY, beginning);
}
