import { countRead } from "./effort.js";
import { beginsWith, isBegun, placeForVocabulary } from "./first-words.js";
import { accentsAllow, fold } from "./fold.js";
import { type Found, isWordStart, type Line } from "./line.js";
import { type LineWord, phraseWordAt, wordsBehind, wordsOf } from "./words-of-line.js";

interface Node<Value> {
  readonly next: Map<string, Node<Value>>;
  readonly phrases: { readonly words: readonly string[]; readonly value: Value }[];
}

/** Phrases and what they mean. Written with marks, "|" between them; found with all marks, some, or none. */
export interface Vocabulary<Value> {
  readonly root: Node<Value>;
  /** Among the vocabularies that a word may begin; null of a plan's, which come and go. */
  readonly place: number | null;
}

/** One of the program's own: they are few, and each is kept for good. */
export function vocabulary<Value>(entries: readonly (readonly [Value, string])[]): Vocabulary<Value> {
  const { root } = vocabularyOfPlan(entries);
  const place = placeForVocabulary();
  for (const word of root.next.keys()) beginsWith(place, word);
  return { root, place };
}

/** One that is made of a plan, and goes with it. */
export function vocabularyOfPlan<Value>(entries: readonly (readonly [Value, string])[]): Vocabulary<Value> {
  const root: Node<Value> = { next: new Map(), phrases: [] };
  for (const [value, phrases] of entries) {
    for (const phrase of phrases.split("|")) {
      const words = phrase.trim().split(/\s+/);
      let node = root;
      for (const word of words) {
        const key = fold(word);
        let next = node.next.get(key);
        if (!next) {
          next = { next: new Map(), phrases: [] };
          node.next.set(key, next);
        }
        node = next;
      }
      node.phrases.push({ words, value });
    }
  }
  return { root, place: null };
}

/** Phrases: every one of the first before every one of the second. */
export function anyOf(first: string, second: string): string {
  return first
    .split("|")
    .flatMap((one) => second.split("|").map((other) => `${one} ${other}`))
    .join("|");
}

/** The longest phrase that stands at `at`, on word borders. */
export function readPhrase<Value>(known: Vocabulary<Value>, line: Line, at: number): Found<Value> | null {
  const first = firstWordAt(known, line, at);
  if (!first) return null;
  countRead();
  return readFrom(known, line, first);
}

/** Whether a phrase may begin at `at`. */
export function mayBeginPhraseAt<Value>(known: Vocabulary<Value>, line: Line, at: number): boolean {
  return firstWordAt(known, line, at) !== null;
}

function firstWordAt<Value>(known: Vocabulary<Value>, line: Line, at: number): LineWord | null {
  if (!isWordStart(line, at)) return null;
  const first = phraseWordAt(line, at);
  return first && mayBeginPhrase(known, first) ? first : null;
}

function readFrom<Value>({ root }: Vocabulary<Value>, line: Line, first: LineWord): Found<Value> | null {
  // Most words that begin a phrase begin none here: nothing is made for them.
  if (!nodeBehind(root, first)) return null;
  const typed: { readonly text: string; readonly isRepaired: boolean }[] = [];
  let node = root;
  let found: Found<Value> | null = null;
  for (let word: LineWord | null = first; word; word = wordBehindSpaces(line, word.end)) {
    countRead();
    const next = nodeBehind(node, word);
    if (!next) break;
    typed.push({ text: word.text, isRepaired: !node.next.has(word.folded) });
    const phrase = next.phrases.find(({ words }) =>
      words.every((w, i) => typed[i]!.isRepaired || accentsAllow(typed[i]!.text, w)),
    );
    if (phrase) found = { value: phrase.value, start: first.start, end: word.end };
    node = next;
  }
  return found;
}

/** Where a word leads, or what it was meant to be before an input method left its keystrokes in it. */
function nodeBehind<Value>({ next }: Node<Value>, { folded, meant }: LineWord): Node<Value> | undefined {
  return next.get(folded) ?? (meant === null ? undefined : next.get(meant));
}

function wordBehindSpaces(line: Line, end: number): LineWord | null {
  let at = end;
  while (line.folded[at] === " ") at += 1;
  return at > end ? phraseWordAt(line, at) : null;
}

/** The first phrase anywhere from `from` on; the longest of those that begin there. */
export function findPhrase<Value>(known: Vocabulary<Value>, line: Line, from = 0): Found<Value> | null {
  const { words, first } = wordsBehind(line, from);
  countRead(1 + ((words.length - first) >> 3));
  let past = from;
  for (let index = first; index < words.length; index += 1) {
    const word = words[index]!;
    const start = Math.max(word.start, from);
    // "in_progress" is one word.
    const isWithin = start < past;
    if (line.folded[word.end] === "_" && !isWithin) past = endOfStrokes(line, word.end);
    if (isWithin || (start === word.start && line.folded[word.end] !== "_" && !mayBeginPhrase(known, word))) continue;
    const found = readPhrase(known, line, start);
    if (found) return found;
  }
  return null;
}

/** Whether a word may begin a phrase: of most that is told by the word alone. */
export function mayBeginPhrase<Value>({ place }: Vocabulary<Value>, { begun }: LineWord): boolean {
  return place === null || isBegun(begun, place);
}

/**
 * Whether a line has all words of a phrase, in whatever order: where it has not, none is found in what is left of it either,
 * but for what stands within a word ("v1xong").
 */
export function mayFindPhrase<Value>(known: Vocabulary<Value>, line: Line): boolean {
  const words = wordsOf(line);
  countRead(1 + (words.length >> 3));
  if (!words.some((word) => mayBeginPhrase(known, word))) return false;
  const said = new Set(words.flatMap(({ folded, meant }) => (meant === null ? [folded] : [folded, meant])));
  return hasPhraseOf(said, known.root);
}

function hasPhraseOf<Value>(words: ReadonlySet<string>, { next, phrases }: Node<Value>): boolean {
  if (phrases.length > 0) return true;
  for (const word of words) {
    const behind = next.get(word);
    if (behind && hasPhraseOf(words, behind)) return true;
  }
  return false;
}

const STROKES = /[a-z0-9_]*/y;

function endOfStrokes({ folded }: Line, at: number): number {
  STROKES.lastIndex = at;
  return at + STROKES.exec(folded)![0].length;
}
