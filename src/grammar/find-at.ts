import { countRead } from "../text/effort.js";
import type { Found, Line } from "../text/line.js";

/** The first position from `from` on, at the beginning of a word, where a reader finds something. */
export function findAt<Value>(line: Line, read: (at: number) => Found<Value> | null, from = 0): Found<Value> | null {
  for (const at of wordStarts(line, from)) {
    const found = read(at);
    if (found) return found;
  }
  return null;
}

/** Where words begin, from `from` on. */
export function* wordStarts(line: Line, from = 0): Generator<number> {
  const words = /[a-z0-9]+/g;
  words.lastIndex = from;
  for (let word = words.exec(line.folded); word; word = words.exec(line.folded)) {
    countRead();
    yield word.index;
  }
}
