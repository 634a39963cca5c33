import type { Line } from "./line.js";
import { matchesOf } from "./matches.js";
import { wordsNeededBy } from "./pattern-words.js";
import { mayHold, type Traces, tracksOf } from "./traces.js";

/**
 * A line is looked over with some hundred patterns, and most have none of their words in it, which takes less to see than
 * the pattern takes to look at every place. `from`, `to`: the pattern sees this part of the line as if there were nothing
 * else, as of `slice`; what it finds is counted from there.
 */
export function occurs(pattern: RegExp, line: Line, from = 0, to = line.folded.length): boolean {
  return mayFind(pattern, line.traces) && pattern.test(piece(line.folded, from, to));
}

/** The same as it was typed, with its marks. */
export function occursTyped(pattern: RegExp, line: Line, from = 0, to = line.text.length): boolean {
  return mayFind(pattern, line.traces) && pattern.test(piece(line.text, from, to));
}

export function findIn(pattern: RegExp, line: Line, from = 0, to = line.folded.length): RegExpExecArray | null {
  return mayFind(pattern, line.traces) ? pattern.exec(piece(line.folded, from, to)) : null;
}

/** As `findIn`: what it finds is counted from `from`. */
export function findTyped(pattern: RegExp, line: Line, from = 0, to = line.text.length): RegExpExecArray | null {
  return mayFind(pattern, line.traces) ? pattern.exec(piece(line.text, from, to)) : null;
}

/** Every match of a global pattern. */
export function findAllIn(pattern: RegExp, line: Line, from = 0, to = line.folded.length): readonly RegExpExecArray[] {
  return mayFind(pattern, line.traces) ? matchesOf(pattern, piece(line.folded, from, to)) : NONE;
}

const NONE: readonly RegExpExecArray[] = [];

function piece(text: string, from: number, to: number): string {
  return from === 0 && to === text.length ? text : text.slice(from, to);
}

/** By pattern, the tracks of the words of which it needs one; null where it may be found anywhere. */
const known = new Map<RegExp, readonly (readonly number[])[] | null>();

/** Whether a text of which so much is known may have in it what a pattern finds. Patterns are those of the program: each is kept. */
export function mayFind(pattern: RegExp, traces: Traces): boolean {
  let needed = known.get(pattern);
  if (needed === undefined) {
    needed = wordsNeededBy(pattern)?.map(tracksOf) ?? null;
    known.set(pattern, needed);
  }
  if (needed === null) return true;
  for (let index = 0; index < needed.length; index += 1) if (mayHold(traces, needed[index]!)) return true;
  return false;
}
