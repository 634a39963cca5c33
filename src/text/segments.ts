import { readIndicatorCodeAt, readTaskCodeAt } from "./codes.js";
import type { Reading } from "./context.js";
import { type Line, skipSeparators } from "./line.js";
import { numeralAt } from "./numbers.js";
import { type PeriodContext, readPeriodAt } from "./periods.js";
import { readStatusAt } from "./statuses.js";
import { endOfCodes } from "./tasks.js";

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

const BORDER = /[;,.]\s*|\sva\s+|\s\/\s/g;

/**
 * "V.1 xong; V.2 đang làm, b3 quý I 5/6": a new report begins where a code is followed by what it reports, and in
 * "b1 T1 80%, T2 85%" where a period is. `addressEnd`: where the code or name at `at` ends.
 */
export function segmentsOf(line: Line, at: number, addressEnd: number, reading: Reading): readonly Segment[] {
  const periods = { year: reading.catalogue.year, today: reading.today, reckoning: "calendar" } as const;
  const cuts: Cut[] = [{ start: 0, end: line.text.length, address: { start: at, end: addressEnd } }];
  let said = skipSeparators(line, addressEnd);
  BORDER.lastIndex = said;
  for (let border = BORDER.exec(line.folded); border; border = BORDER.exec(line.folded)) {
    const next = border.index + border[0].length;
    // Between the codes of a report and the next report something has to be reported.
    if (border.index <= said) continue;
    const last = cuts.at(-1)!;
    const code = endOfNextCode(line, next, reading);
    const value = code !== null ? skipSeparators(line, code) : pastPeriod(line, next, periods);
    if (value === null || !beginsValue(line, value, periods)) continue;
    if (code === null && !saysMoreThanPeriods(line, said, border.index, periods)) continue;
    last.end = border.index;
    const address = code === null ? last.address : { start: next, end: code };
    cuts.push({ start: next, end: line.text.length, address });
    said = code === null ? next : value;
  }
  if (cuts.length === 1) return [{ line, at }];
  return cuts.map((cut) => ({ line: only(line, cut), at: cut.address.start }));
}

function endOfNextCode(line: Line, at: number, reading: Reading): number | null {
  const task = readTaskCodeAt(line, at, reading);
  if (task) return task.value.kind === "no_section" ? null : endOfCodes(line, at, reading);
  return readIndicatorCodeAt(line, at, reading)?.end ?? null;
}

function pastPeriod(line: Line, at: number, context: PeriodContext): number | null {
  const period = readPeriodAt(line, at, context);
  return period && skipSeparators(line, period.end);
}

function beginsValue(line: Line, at: number, context: PeriodContext): boolean {
  if (readPeriodAt(line, at, context) || numeralAt(line.folded, at)) return true;
  return readStatusAt(line, at) !== null;
}

/** "T1, T2 không phát sinh" is one report on two periods, "T1 xong, T2 đang làm" are two. */
function saysMoreThanPeriods(line: Line, from: number, to: number, context: PeriodContext): boolean {
  let position = from;
  let count = 0;
  for (;;) {
    const next = pastPeriod(line, position, context);
    if (next === null) return count > 0 && position < to;
    position = line.folded.startsWith("va ", next) ? next + 3 : next;
    count += 1;
  }
}

function only(line: Line, { start, end, address }: Cut): Line {
  const keep = (text: string) => {
    const own = text.slice(start, end);
    if (address.start >= start) return `${" ".repeat(start)}${own}`;
    const before = " ".repeat(address.start) + text.slice(address.start, address.end);
    return before.padEnd(start) + own;
  };
  return { ...line, text: keep(line.text), folded: keep(line.folded) };
}
