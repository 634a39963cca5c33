import { type Found, type Line, matchAt, partOf, withoutPart } from "../text/line.js";
import { indicatorChoice } from "./code-problems.js";
import { type IndicatorCode, isSpaced, readIndicatorCodeAt, readTaskCodeAt } from "./codes.js";
import type { Reading } from "./context.js";
import { findAt, wordStarts } from "./find-at.js";
import { ask } from "./problems.js";
import type { Problem } from "./understanding.js";

const BETWEEN = /\s*(?:[,;+&/]|(?:va|voi|lan)(?=\s))\s*|\s+(?=(?:ct-?)?[a-z]{1,2}\d)/y;
/** What says of several that one value is that of each, behind a period. */
const ALIKE =
  / *,? *(?:(?:ca|tat ca|quy|thang|ky|q|t|nam|[ivx]+|\d{1,4}|may|hai|ba|bon|chi tieu|nay) *[,/]? *){0,5}((?:deu|cung)(?: (?:la|dat|bang|duoc|dc))*[ :]+)(?=\d)/y;

/** "b1, b4 quý III đạt 100%": all of each. */
const ALL_OF_EACH =
  / *,? *(?:(?:quy|thang|ky|q|t|nam|[ivx]+|\d{1,4}|nay) *[,/]? *){0,4}((?:dat|la|bang|duoc|dc)?[ :]*)(?=100 ?(?:%|phan tram))/y;

/** A longer line is words. */
const LONGEST = 400;

interface Shared {
  readonly codes: readonly Found<unknown>[];
  /** Where "đều" and the words beside it stand. */
  readonly start: number;
  readonly end: number;
}

/**
 * "a2, b1, b3 đều 0/0": the line once for each of its codes, without the others. What is reported in front of the list or
 * behind its value is a line by itself. Null where no value is shared so.
 */
export function sharedValues(line: Line, reading: Reading): readonly Line[] | null {
  if (line.text.length > LONGEST || !/(?:^|[^a-z])(?:deu|cung)(?![a-z])|100 ?(?:%|phan tram)/.test(line.folded))
    return null;
  const shared = findShared(line, reading);
  if (!shared) return null;
  const { codes, start, end } = shared;
  const first = codes[0]!.start;
  const ahead = findCode(partOf(line, 0, first), 0, reading) ? first : 0;
  const behind = findCode(line, end, reading)?.start ?? line.text.length;
  const own = withoutPart(withoutPart(withoutPart(line, start, end), 0, ahead), behind, line.text.length);
  const each = codes.map((meant) => codes.reduce((left, one) => (one === meant ? left : without(left, one)), own));
  const before = ahead > 0 ? [partOf(line, 0, ahead)] : [];
  const after = behind < line.text.length ? [withoutPart(line, 0, behind)] : [];
  return [...before, ...each.map((one) => withoutJoints(one, codes)), ...after];
}

/** Behind a list of codes, with or without a period, one figure and no more. */
const ONE_FIGURE =
  / *,? *(?:(?:quy|thang|ky|q|t|nam|[ivx]+|\d{1,4}|nay|dat|la|duoc|dc|bang|:) *[,/]? *){0,6}\d[\d.,]*(?: ?(?:%|phan tram)| ?\/ ?\d[\d.,]*)(?=[^\d]*$)/y;

/** "b1 b3 quý I 212/260": one figure of several, of which nobody can tell whose it is. */
export function askWhose(line: Line, reading: Reading): Problem | null {
  if (line.text.length > LONGEST || !/\d[%/]|\d ?(?:%|phan tram)/.test(line.folded)) return null;
  for (const at of wordStarts(line)) {
    const codes = codesAt(line, at, reading);
    const [first, last] = [codes[0], codes.at(-1)];
    if (!first || !last || first === last) continue;
    if (!matchAt(ONE_FIGURE, line, last.end)) return null;
    const typed = line.text.slice(first.start, last.end);
    const named = codes.flatMap(({ value }) => (value.kind === "indicator" ? [value.indicator] : []));
    const sentence = reading.t("understanding.code.whichIndicator", { code: typed });
    return ask(line, first.start, last.end, sentence, named.map(indicatorChoice));
  }
  return null;
}

function findShared(line: Line, reading: Reading): Shared | null {
  let past = 0;
  for (const at of wordStarts(line)) {
    if (at < past) continue;
    const codes = codesAt(line, at, reading);
    const last = codes.at(-1);
    past = last?.end ?? past;
    const alike =
      last && codes.length > 1 ? (matchAt(ALIKE, line, last.end) ?? matchAt(ALL_OF_EACH, line, last.end)) : null;
    if (!alike) continue;
    const end = last!.end + alike[0].length;
    return { codes, start: end - alike[1]!.length, end };
  }
  return null;
}

/** Codes of indicators that stand side by side. */
export function codesAt(line: Line, at: number, reading: Reading): readonly Found<IndicatorCode>[] {
  const codes: Found<IndicatorCode>[] = [];
  for (let next = at; ; ) {
    const code = readIndicatorCodeAt(line, next, reading);
    if (!code || isSpaced(line, code) || code.value.kind !== "indicator") return codes;
    codes.push(code);
    const between = matchAt(BETWEEN, line, code.end);
    if (!between) return codes;
    next = code.end + between[0].length;
  }
}

function findCode(line: Line, from: number, reading: Reading): Found<unknown> | null {
  return findAt<unknown>(
    line,
    (at) => readTaskCodeAt(line, at, reading) ?? readIndicatorCodeAt(line, at, reading),
    from,
  );
}

function without(line: Line, { start, end }: Found<unknown>): Line {
  return withoutPart(line, start, end);
}

/** Without what stood between the codes of a list. */
export function withoutJoints(line: Line, codes: readonly Found<unknown>[]): Line {
  return codes.slice(1).reduce((left, { start }, index) => withoutPart(left, codes[index]!.end, start), line);
}
