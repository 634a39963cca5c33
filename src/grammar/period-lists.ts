import {
  monthCode,
  type PeriodCode,
  type PeriodKind,
  parsePeriod,
  periodCode,
  quarterCode,
} from "../calendar/windows.js";
import { type Found, type Line, matchAt, skipSeparators } from "../text/line.js";
import { type PeriodContext, type PeriodReading, readPeriodAt, withYearAfter } from "../text/periods.js";
import { readStatusAt } from "../text/statuses.js";

const AND = /\s*(?:[,;&+]|(?:va|voi|cung voi|lan)(?=\s))\s*/y;
/** "tháng 1 với tháng 2" */
const WITH = /\s*(?:voi|cung voi|lan)\s+/y;
const OR = /\s*\/\s*/y;
const TO = /\s*(?:-|–|—|den(?=\s)|toi(?=\s))\s*\ue000?/y;
const MONTH = /\d{1,2}(?![a-z0-9]|[.,]\d| ?%)/y;
/** "2,3" of "tháng 1,2,3", which with one comma might be a fraction: only where something is said behind it. */
const RUN = /(\d{1,2})(?:,\d{1,2})+(?![a-z0-9]|[.,/%]\d| ?[/%])/y;
/** "tháng 5, 6 và 7 đều không phát sinh" */
const EVEN = /(?:(?:deu|cung|thi|la|da|van)\s+)*/y;
const QUARTER = /(?:iv|i{1,3}|[1-4])(?![a-z0-9]|[.,]\d| ?%)/y;
const romans: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };

/** The further periods that a list or a range names behind its first: "T1, 2 và 3", "quý I, II", "T1 đến T3". */
export function readFurtherPeriods(
  line: Line,
  first: Found<PeriodReading>,
  context: PeriodContext,
): readonly Found<PeriodReading>[] {
  const kind = first.value.kind === "period" ? parsePeriod(first.value.code)?.kind : undefined;
  if (kind !== "month" && kind !== "quarter") return [];
  const periods: Found<PeriodReading>[] = [];
  for (let before = first; ; before = periods.at(-1)!) {
    const more = readNext(line, before, kind, context);
    if (more.length === 0) return periods;
    periods.push(...more);
  }
}

function readNext(
  line: Line,
  before: Found<PeriodReading>,
  kind: "month" | "quarter",
  context: PeriodContext,
): readonly Found<PeriodReading>[] {
  const to = matchAt(TO, line, before.end);
  if (to) {
    const at = before.end + to[0].length;
    const last = readPeriodAt(line, at, context) ?? readNumberAt(line, at, kind, context);
    return last ? between(before, last) : [];
  }
  const or = matchAt(OR, line, before.end);
  const other = or && readPeriodAt(line, before.end + or[0].length, context);
  if (other) return [other];
  const beside = matchAt(WITH, line, before.end);
  const joined = beside && readPeriodAt(line, before.end + beside[0].length, context);
  if (joined) return [joined];
  const spaced = kind === "month" ? readSpaced(line, before, context) : [];
  if (spaced.length > 0) return spaced;
  const and = matchAt(AND, line, before.end);
  const one = and && !/lan\s*$/.test(and[0]) && readNumberAt(line, before.end + and[0].length, kind, context);
  return one ? [one] : [];
}

/** "tháng 1 2 3 đều": months one after the other, of which something is said together; "T1 2 văn bản" counts what came of one. */
const SPACED = /((?: +\d{1,2}(?![a-z0-9]|[.,/]\d| ?%))+)(?= +(?:deu|cung)(?![a-z]))/y;

function readSpaced(
  line: Line,
  before: Found<PeriodReading>,
  { year }: PeriodContext,
): readonly Found<PeriodReading>[] {
  const first = before.value.kind === "period" ? parsePeriod(before.value.code) : null;
  const match = first && matchAt(SPACED, line, before.end);
  if (!match || first.year !== year || before.value.kind !== "period") return [];
  const numbers = match[1]!.trim().split(/ +/).map(Number);
  const { value } = before;
  if (!numbers.every((number, index) => number === first.number + index + 1 && number <= 12)) return [];
  const place = { start: before.end, end: before.end + match[0].length };
  return numbers.map((number) => ({
    value: { ...value, code: monthCode(year, number), weekdayLike: false },
    ...place,
  }));
}

/** A number alone is a period only where the list goes on, or something is said of it. */
function readNumberAt(
  line: Line,
  at: number,
  kind: "month" | "quarter",
  context: PeriodContext,
): Found<PeriodReading> | null {
  const run = matchAt(RUN, line, at);
  if (run && !readStatusAt(line, skipSeparators(line, at + run[0].length))) return null;
  const typed = run?.[1] ?? matchAt(kind === "month" ? MONTH : QUARTER, line, at)?.[0];
  if (typed === undefined) return null;
  const number = romans[typed] ?? Number(typed);
  const code = (year: number): PeriodCode | null => {
    if (kind === "quarter") return number >= 1 && number <= 4 ? quarterCode(year, number) : null;
    return number >= 1 && number <= 12 ? monthCode(year, number) : null;
  };
  const found = withYearAfter(line, at, typed.length, context, code);
  if (found.value.kind === "unknown") return null;
  const ahead = skipSeparators(line, found.end);
  const behind = ahead + matchAt(EVEN, line, ahead)![0].length;
  const and = matchAt(AND, line, found.end);
  const goesOn = and !== null && /\d|[iv]/.test(line.folded[found.end + and[0].length] ?? "");
  return run || goesOn || behind === line.text.length || readStatusAt(line, behind) ? found : null;
}

/** From behind the first to the last, of one year; what the last was chosen for, the others are. */
function between(first: Found<PeriodReading>, last: Found<PeriodReading>): readonly Found<PeriodReading>[] {
  if (first.value.kind !== "period" || last.value.kind !== "period") return [];
  const [from, to] = [parsePeriod(first.value.code)!, parsePeriod(last.value.code)!];
  const rising = from.kind === to.kind && from.year === to.year && from.number < to.number;
  if (!rising) return [];
  const { value, start, end } = last;
  return Array.from({ length: to.number - from.number }, (_, index) => {
    const code = periodCode({ kind: to.kind as PeriodKind, year: to.year, number: from.number + index + 1 });
    return { value: { ...value, code, weekdayLike: false }, start, end };
  });
}
