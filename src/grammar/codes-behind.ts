import { type Line, partOf } from "../text/line.js";
import { matchesOf } from "../text/matches.js";
import { readIndicatorCodeAt, readTaskCodeAt } from "./codes.js";
import type { Reading } from "./context.js";
import { findCodes } from "./scanned-codes.js";

/** A longer line is a text. */
const LONGEST = 600;
const BRACKETED = /[([]\s*(?=[a-z\d][a-z\d.\s-]{1,12}[)\]])/g;
/** Behind a code in brackets the next sentence begins. */
const NEXT = /^[^()[\]]{1,14}[)\]]\s*(?:[.;,](?=\s)|$)/;

/** Where a code in brackets begins that names what stands in front of it. */
function codesIn(line: Line, reading: Reading): readonly { readonly start: number; readonly end: number }[] {
  return matchesOf(BRACKETED, line.folded).flatMap(({ 0: typed, index }) => {
    const at = index + typed.length;
    const code = readTaskCodeAt(line, at, reading) ?? readIndicatorCodeAt(line, at, reading);
    const isWhole = code !== null && /^\s*[)\]]/.test(line.text.slice(code.end));
    const next = isWhole ? NEXT.exec(line.folded.slice(at)) : null;
    return next && /[a-z]{2}/.test(line.folded.slice(0, index)) ? [{ start: at, end: at + next[0].length }] : [];
  });
}

/** "kế hoạch … xong rồi (IX.1). Còn IX.2 đang thực hiện": a sentence with its code behind it, and others with theirs. */
export function sentencesWithCodes(line: Line, reading: Reading): readonly Line[] | null {
  if (line.text.length > LONGEST || !/[([]/.test(line.text)) return null;
  const ends = codesIn(line, reading).map(({ end }) => end);
  if (ends.length === 0) return null;
  const borders = [0, ...ends.filter((end) => /[a-z]/.test(line.folded.slice(end))), line.text.length];
  const parts = borders.slice(1).map((end, index) => partOf(line, borders[index]!, end));
  return parts.length > 1 && parts.every((part) => findCodes(part, reading).length === 1) ? parts : null;
}

/** "thanh toán trực tuyến quý III không phát sinh (VII.3)": the code names it, whatever the words in front are called. */
export function isNamedBehind(line: Line, reading: Reading): boolean {
  if (line.text.length > LONGEST || !/[)\]][\s.!]*$/.test(line.text)) return false;
  const [only, other] = codesIn(line, reading);
  return only !== undefined && !other && findCodes(line, reading).length === 1;
}
