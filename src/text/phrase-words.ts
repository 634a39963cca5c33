import type { Line } from "./line.js";

/** A word of a line as phrases are made of: "in_progress" is one. */
export interface PhraseWord {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly folded: string;
  /** Whether it was typed without marks. */
  readonly isPlain: boolean;
  /** Where the next word begins, if nothing but spaces is in between. */
  readonly next: number | null;
}

const WORD = /([a-z0-9][a-z0-9_]*)( *)/y;
const PLAIN = /^[\x20-\x7e]*$/;

type Words = Map<number, PhraseWord | null>;
const known = new WeakMap<Line, Words>();
let last: { readonly line: Line; readonly words: Words } | null = null;

/** The word that begins at `at`, looked at once: each of many vocabularies is asked for every word of a line. */
export function phraseWordAt(line: Line, at: number): PhraseWord | null {
  const words = wordsOf(line);
  const before = words.get(at);
  if (before !== undefined) return before;
  const word = read(line, at);
  words.set(at, word);
  return word;
}

function wordsOf(line: Line): Words {
  if (last?.line === line) return last.words;
  const words: Words = known.get(line) ?? new Map();
  known.set(line, words);
  last = { line, words };
  return words;
}

function read({ text, folded }: Line, at: number): PhraseWord | null {
  WORD.lastIndex = at;
  const match = WORD.exec(folded);
  if (!match) return null;
  const [whole, word, gap] = match as unknown as [string, string, string];
  const end = at + word.length;
  const typed = text.slice(at, end);
  const next = gap === "" ? null : at + whole.length;
  return { start: at, end, text: typed, folded: word, isPlain: PLAIN.test(typed), next };
}
