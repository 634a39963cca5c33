import { fold } from "../../text/fold.js";
import { normalise } from "../../text/normalise.js";

/**
 * The one of `candidates` that somebody may have meant: the same without marks, else at most a fifth of the letters
 * otherwise. Null where none is so near.
 */
export function nearest(typed: string, candidates: Iterable<string>): string | null {
  return nearestByKey(typed, candidates, keyOf);
}

export type Nearest = (typed: string, candidates: readonly string[]) => string | null;

/**
 * The same until so many were compared, then null: of a sheet that is wrong from end to end nobody reads so many, and
 * every one is compared with all names.
 */
export function nearestUntil(compared = 1_000_000): Nearest {
  const keys = new Map<string, string>();
  const keyOnce = (text: string) => {
    const known = keys.get(text) ?? keyOf(text);
    keys.set(text, known);
    return known;
  };
  let left = compared;
  return (typed, candidates) => {
    if (left <= 0) return null;
    left -= candidates.length;
    return nearestByKey(typed, candidates, keyOnce);
  };
}

function nearestByKey(typed: string, candidates: Iterable<string>, keyOf: (text: string) => string): string | null {
  const wanted = keyOf(typed);
  if (wanted.length < 3) return null;
  const allowed = Math.max(1, Math.floor(wanted.length / 5));
  let best: string | null = null;
  let least = allowed + 1;
  for (const candidate of candidates) {
    const key = keyOf(candidate);
    if (Math.abs(key.length - wanted.length) >= least) continue;
    const distance = distanceBetween(wanted, key, least);
    if (distance < least) [best, least] = [candidate, distance];
    if (least === 0) break;
  }
  return best;
}

function keyOf(text: string): string {
  return fold(normalise(text))
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Letters to add, leave out or exchange; `enough` where it is that many or more. */
function distanceBetween(one: string, other: string, enough: number): number {
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1)
      row.push(Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1)));
    if (Math.min(...row) >= enough) return enough;
    previous = row;
  }
  return previous[other.length]!;
}
