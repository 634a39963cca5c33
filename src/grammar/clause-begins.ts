import { keptOnLine } from "../text/kept-on-line.js";
import type { Line } from "../text/line.js";
import { matchesOf } from "../text/matches.js";

/**
 * Tells where the clause begins in which a place lies, by the borders that stand between `from` and there; `border` is
 * global and finds what parts clauses. They are looked for once a line: in one with many states each asks.
 */
export function clauseBegins(border: RegExp): (line: Line, at: number, from: number) => number {
  const bordersOf = keptOnLine((line: Line) =>
    matchesOf(border, line.folded).map(({ index, 0: typed }) => ({ start: index, end: index + typed.length })),
  );
  return (line, at, from) => {
    const borders = bordersOf(line);
    let [low, high] = [0, borders.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (borders[middle]!.end <= at) low = middle + 1;
      else high = middle;
    }
    const last = borders[low - 1];
    return last && last.start >= from ? last.end : from;
  };
}
