import { endOfCodes } from "./code-lists.js";
import { readIndicatorCodeAt, readTaskCodeAt } from "./codes.js";
import type { Reading } from "./context.js";
import { type Line, matchAt, skipSeparators } from "./line.js";
import { beginsValue, saysAll } from "./line-values.js";
import { type PeriodContext, readPeriodAt } from "./periods.js";

/** One of several reports in a line: the line with the others blanked out, so that every place stays its place. */
export interface Segment {
  readonly line: Line;
  /** Where its code or name stands. */
  readonly at: number;
}

interface Cut {
  readonly start: number;
  end: number;
  /** The code or name that it reports on, which may stand in an earlier cut. */
  readonly address: { readonly start: number; readonly end: number };
}

/** What stands between two reports; a space alone only where what comes next cannot be words of the first. */
const BORDER = /\s*[;,.|+]\s*(?:va\s+)?|\sva\s+|\s+[/–—-]\s+|\s+/g;
const LEAD = /(?:(?:nhiem vu|nv|dau viec|viec|chi tieu|muc)(?: so)?[ :]+)?/y;
/** Behind these words a code is mentioned: "chờ V.1 xong", "thấp hơn b1 80%". */
const MENTIONING =
  /(?:^|[^a-z0-9])(?:theo|cho|sau|truoc|khi|neu|nhu|cua|cung|voi|tai|o|ve|hon|so|gom|ca|trong|ngoai|thuoc|do|boi|tu|den|toi|vao|de|la|vi|nho|qua|bang|tren|duoi|gui|kem|xem|can cu|lien quan|noi dung) *$/;

/**
 * "V.1 xong; V.2 đang làm, b3 quý I 5/6", "V1 xong V2 xong": a new report begins where a code is followed by what it
 * reports, and in "b1 T1 80%, T2 85%" where a further period is. `addressEnd`: where the code or name at `at` ends.
 */
export function segmentsOf(
  line: Line,
  at: number,
  addressEnd: number,
  hasPeriodBefore: boolean,
  reading: Reading,
): readonly Segment[] {
  const periods = { year: reading.catalogue.year, today: reading.today, reckoning: "calendar" } as const;
  const cuts: Cut[] = [{ start: 0, end: line.text.length, address: { start: at, end: addressEnd } }];
  let said = skipSeparators(line, addressEnd);
  BORDER.lastIndex = said;
  for (let border = BORDER.exec(line.folded); border; border = BORDER.exec(line.folded)) {
    const from = border.index;
    const next = from + border[0].length;
    // Between the codes of a report and the next report something has to be reported.
    if (from <= said || next >= line.text.length) continue;
    const last = cuts.at(-1)!;
    const code = readNextCode(line, next, border[0].trim() === "", reading);
    const value = code ? skipSeparators(line, code.end) : pastPeriod(line, next, periods);
    if (value === null) continue;
    // "V.1 xong, V.2": what is to be said of the last is asked.
    const isBare = code !== null && value === line.text.length && /[;,]|va/.test(border[0]);
    if (isBare ? !isComplete(line, last, from, reading) : !beginsValue(line, value, code !== null, reading)) continue;
    if (code ? isMention(line, from) : !isFurther(line, { ...last, end: from }, hasPeriodBefore, reading)) continue;
    // "quý này quý này xong" names one period twice.
    if (!code && border[0].trim() === "" && pastPeriod(line, value, periods) !== null) continue;
    last.end = from;
    cuts.push({ start: next, end: line.text.length, address: code ?? last.address });
    said = code ? value : next;
    BORDER.lastIndex = Math.max(BORDER.lastIndex, said);
  }
  if (cuts.length === 1) return [{ line, at }];
  return cuts.map((cut) => ({ line: only(line, cut), at: cut.address.start }));
}

function readNextCode(line: Line, at: number, isTight: boolean, reading: Reading): Cut["address"] | null {
  const start = at + matchAt(LEAD, line, at)![0].length;
  const task = readTaskCodeAt(line, start, reading);
  const indicator = task ? null : readIndicatorCodeAt(line, start, reading);
  const code = task ?? indicator;
  if (!code || task?.value.kind === "no_section") return null;
  // Within words, "I 2" and "b 3" are no codes.
  if (isTight && / \d/.test(line.text.slice(start, code.end).replace(/^.*[.:] /, ""))) return null;
  return { start, end: task ? endOfCodes(line, start, reading) : code.end };
}

function isComplete(line: Line, last: Cut, border: number, reading: Reading): boolean {
  return saysAll(only(line, { ...last, end: border }), last.address, true, reading);
}

function isMention(line: Line, border: number): boolean {
  return MENTIONING.test(line.folded.slice(0, border));
}

function pastPeriod(line: Line, at: number, context: PeriodContext): number | null {
  const period = readPeriodAt(line, at, context);
  return period && skipSeparators(line, period.end);
}

/** "T1, T2 không phát sinh" is one report on two periods, "T1 xong, T2 đang làm" are two. */
function isFurther(line: Line, before: Cut, hasPeriodBefore: boolean, reading: Reading): boolean {
  return saysAll(only(line, before), before.address, hasPeriodBefore, reading);
}

function only(line: Line, { start, end, address }: Cut): Line {
  const keep = (text: string) => {
    const own = text.slice(start, end);
    if (address.start >= start) return `${" ".repeat(start)}${own}`;
    const before = " ".repeat(address.start) + text.slice(address.start, address.end);
    return before.padEnd(start) + own;
  };
  return { number: line.number, offset: line.offset, text: keep(line.text), folded: keep(line.folded) };
}
