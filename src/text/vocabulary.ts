import { countRead } from "./effort.js";
import { accentsAllow, fold, withoutKeystrokes } from "./fold.js";
import { type Found, isWordStart, type Line, matchAt } from "./line.js";

interface Node<Value> {
  readonly next: Map<string, Node<Value>>;
  readonly phrases: { readonly words: readonly string[]; readonly value: Value }[];
}

/** Phrases and what they mean. Written with marks, "|" between them; found with all marks, some, or none. */
export interface Vocabulary<Value> {
  readonly root: Node<Value>;
}

const WORD = /[a-z0-9][a-z0-9_]*/y;
const GAP = / +/y;

export function vocabulary<Value>(entries: readonly (readonly [Value, string])[]): Vocabulary<Value> {
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
  return { root };
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
  if (!isWordStart(line, at)) return null;
  const typed: { readonly text: string; readonly repaired: boolean }[] = [];
  let node: Node<Value> | undefined = known.root;
  let position = at;
  let found: Found<Value> | null = null;
  while (node) {
    const word: string | undefined = matchAt(WORD, line, position)?.[0];
    if (!word) break;
    const end: number = position + word.length;
    const text = line.text.slice(position, end);
    let next: Node<Value> | undefined = node.next.get(word);
    const repaired: boolean = !next && /^[\x20-\x7e]*$/.test(text);
    if (repaired) next = node.next.get(withoutKeystrokes(word));
    if (!next) break;
    typed.push({ text, repaired });
    const phrase = next.phrases.find(({ words }) =>
      words.every((w, i) => typed[i]!.repaired || accentsAllow(typed[i]!.text, w)),
    );
    if (phrase) found = { value: phrase.value, start: at, end };
    const gap = matchAt(GAP, line, end);
    if (!gap) break;
    position = end + gap[0].length;
    node = next;
  }
  return found;
}

/** The first phrase anywhere from `from` on; the longest of those that begin there. */
export function findPhrase<Value>(known: Vocabulary<Value>, line: Line, from = 0): Found<Value> | null {
  const words = /[a-z0-9][a-z0-9_]*/g;
  words.lastIndex = from;
  for (let word = words.exec(line.folded); word; word = words.exec(line.folded)) {
    countRead();
    const found = readPhrase(known, line, word.index);
    if (found) return found;
  }
  return null;
}
