import type { Found, Line } from "../text/line.js";
import { findPhrase } from "../text/vocabulary.js";
import { hedges } from "./lexicon/hedges.js";

/** "chắc", which with its marks only says that somebody guesses; "chắc chắn" is certain. */
const GUESS = /(?<![\p{L}\p{N}])chắc(?! chắn)(?![\p{L}\p{N}])/iu;

/** Where a line says that its writer does not know for certain; null where it does not. */
export function findHedge(line: Line, from = 0): Found<true> | null {
  const found = findPhrase(hedges, line, from);
  if (found) return found;
  const guess = GUESS.exec(line.text.slice(from));
  return guess && { value: true, start: from + guess.index, end: from + guess.index + guess[0].length };
}
