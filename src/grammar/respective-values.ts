import { type Found, type Line, matchAt, withoutPart } from "../text/line.js";
import { findIn } from "../text/occurs.js";
import { readStatusAt } from "../text/statuses.js";
import { readCodes } from "./code-lists.js";
import type { Reading } from "./context.js";
import { wordStarts } from "./find-at.js";
import { codesAt, withoutJoints } from "./shared-values.js";

const RESPECTIVELY = /(?<![a-z])(?:lan luot|tuong ung|theo thu tu)(?: (?:la|dat|bang|duoc|dc|nhu sau|ghi))*[ :]*/;
const FIGURE = /\d[\d.]*(?:,\d+)?(?: ?(?:\/|tren) ?\d[\d.]*)?(?: ?(?:%|phan tram))?/y;
const NEXT = /(?:\s*[;,&+](?:\s*va)?\s+|\s*;\s*|\s+va\s+)/y;
/** A longer line is words. */
const LONGEST = 400;

/**
 * "b1, b3, b4 quý II lần lượt: 5/6; 7/8; 9/9": the line once for each of its codes, with the figure or state that is its own; what
 * stands behind is a line by itself. Null where there are not as many as codes of indicators.
 */
export function respectiveValues(line: Line, reading: Reading): readonly Line[] | null {
  const said = line.text.length > LONGEST ? null : findIn(RESPECTIVELY, line);
  if (!said) return null;
  const { codes, areTasks } = findList(line, said.index, reading);
  const values = valuesAt(line, said.index + said[0].length);
  if (codes.length < 2 || (values.length !== codes.length && !areTasks)) return null;
  // "lần lượt" with other than one state for each: none of them is anybody's.
  if (values.length !== codes.length)
    return codes.map(({ start, end }) => withoutPart(withoutPart(line, 0, start), end, line.text.length));
  const end = values.at(-1)!.end;
  const behind = withoutPart(line, 0, end);
  const own = withoutPart(withoutPart(line, end, line.text.length), said.index, said.index + said[0].length);
  const lines = codes.map((code, index) => {
    const others = [...codes.filter((one) => one !== code), ...values.filter((_, place) => place !== index)];
    const alone = others.reduce((left, { start, end: to }) => withoutPart(left, start, to), own);
    const gaps = values.slice(1).map(({ start }, place) => ({ start: values[place]!.end, end: start }));
    return gaps.reduce((left, gap) => withoutPart(left, gap.start, gap.end), withoutJoints(alone, codes));
  });
  return /[a-z0-9]/.test(behind.folded) ? [...lines, behind] : lines;
}

interface List {
  readonly codes: readonly Found<unknown>[];
  readonly areTasks: boolean;
}

function findList(line: Line, until: number, reading: Reading): List {
  for (const at of wordStarts(line)) {
    if (at >= until) break;
    const codes = codesAt(line, at, reading);
    if (codes.length > 1) return { codes, areTasks: false };
    const tasks = readCodes(line, at, reading);
    if (tasks.length > 1)
      return { codes: tasks.map(({ code, end }) => ({ value: code, start: code.start, end })), areTasks: true };
  }
  return { codes: [], areTasks: false };
}

function valuesAt(line: Line, from: number): readonly { readonly start: number; readonly end: number }[] {
  const values: { start: number; end: number }[] = [];
  for (let at = from; ; ) {
    const figure = matchAt(FIGURE, line, at);
    const end = figure ? at + figure[0].length : (readStatusAt(line, at)?.end ?? at);
    if (end === at) return values;
    values.push({ start: at, end });
    const next = matchAt(NEXT, line, end);
    if (!next) return values;
    at = end + next[0].length;
  }
}
