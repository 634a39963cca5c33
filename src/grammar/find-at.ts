import { countRead } from "../text/effort.js";
import type { Found, Line } from "../text/line.js";
import { wordsBehind } from "../text/words-of-line.js";

/** The first position from `from` on, at the beginning of a word, where a reader finds something. */
export function findAt<Value>(line: Line, read: (at: number) => Found<Value> | null, from = 0): Found<Value> | null {
  const { words, first } = wordsBehind(line, from);
  for (let index = first; index < words.length; index += 1) {
    countRead();
    const found = read(Math.max(words[index]!.start, from));
    if (found) return found;
  }
  return null;
}

/** Where words begin, from `from` on. */
export function* wordStarts(line: Line, from = 0): Generator<number> {
  const { words, first } = wordsBehind(line, from);
  for (let index = first; index < words.length; index += 1) {
    countRead();
    yield Math.max(words[index]!.start, from);
  }
}
