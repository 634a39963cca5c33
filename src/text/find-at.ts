import type { Found, Line } from "./line.js";

/** The first position at the beginning of a word where a reader finds something. */
export function findAt<Value>(line: Line, read: (at: number) => Found<Value> | null): Found<Value> | null {
  for (const word of line.folded.matchAll(/[a-z0-9]+/g)) {
    const found = read(word.index);
    if (found) return found;
  }
  return null;
}
