import { keptOnLine } from "../text/kept-on-line.js";
import type { Line } from "../text/line.js";
import { matchesOf } from "../text/matches.js";

/**
 * Tells where the clause begins in which a place lies, and not in front of `from`; `border` is global and finds what parts
 * clauses. Borders are looked for once a line: in one with many states each asks.
 */
export function clauseBegins(border: RegExp): (line: Line, at: number, from: number) => number {
  const endsOf = keptOnLine((line: Line) =>
    matchesOf(border, line.folded).map(({ index, 0: typed }) => index + typed.length),
  );
  return (line, at, from) => {
    const ends = endsOf(line);
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! <= at) low = middle + 1;
      else high = middle;
    }
    return Math.max(from, ends[low - 1] ?? 0);
  };
}
