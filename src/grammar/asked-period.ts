import { formatPeriod } from "../calendar/formats.js";
import { type PeriodCode, parsePeriod, periodCode, quartersOfYear, windowOf } from "../calendar/windows.js";
import { type Found, type Line, textBefore, withoutPart } from "../text/line.js";
import { occurs } from "../text/occurs.js";
import { type PeriodReading, readMonthOfYearAt, readPeriodAt } from "../text/periods.js";
import type { Reading } from "./context.js";
import { findAt } from "./find-at.js";
import { refuseUnknown } from "./judge-period.js";
import { COMPARING, PERIODS_COMPARED } from "./lexicon/question-words.js";
import { readFurtherPeriods } from "./period-lists.js";
import { ask } from "./problems.js";
import type { Problem } from "./understanding.js";

export interface AskedPeriod {
  readonly period: PeriodCode | null;
  readonly problem: Problem | null;
  /** The line without its periods. */
  readonly rest: Line;
  /** Further periods, with which a question compares the first, or that no answer is about. */
  readonly beside: readonly { readonly start: number; readonly end: number }[];
}

/** Behind these stands what the period that is asked about is compared with. */
const COMPARED = /(?:^|[^a-z])(?:so voi|so sanh voi|hon|thua|kem|cung ky)(?: (?:ky|cua|ca|cung ky))* *$/;

/** "cao hơn quý II" */
const THAN = /(?:^|[^a-z])(?:(?:cao|thap|nhieu|it|tot|nhanh|cham) )?(?:hon|thua|kem) *$/;

function withWhatIsMore(before: string, { start, end }: Found<unknown>): readonly { start: number; end: number }[] {
  const than = THAN.exec(before);
  return than ? [{ start: start - than[0].trimStart().length, end }] : [];
}

function comparesPeriods(line: Line): boolean {
  return occurs(COMPARING, line) || occurs(PERIODS_COMPARED, line);
}

const TO = /^\s*(?:-|–|—|den|toi)/;

const WHICH_IS_MORE = /(?:^|[^a-z])(?:ben|don vi|dv|xa|phuong|huyen|so) nao(?: [a-z]+){0,8} hon *$/;

/** The period that a question is about. An answer has one: of several, which is asked; one that is none is refused. */
export function readAskedPeriod(line: Line, reading: Reading): AskedPeriod {
  const { year } = reading.catalogue;
  const context = { year, today: reading.today };
  const found: Found<PeriodReading>[] = [];
  const beside: { readonly start: number; readonly end: number }[] = [];
  let rest = line;
  for (let from = 0; ; ) {
    const next = findAt(rest, (at) => readPeriodAt(rest, at, context) ?? readMonthOfYearAt(rest, at), from);
    if (!next) break;
    const before = textBefore(rest, next.start);
    // "bên nào cao hơn quý II": when, and not than what.
    if (COMPARED.test(before) && !WHICH_IS_MORE.test(before)) {
      beside.push(...withWhatIsMore(before, next));
      from = next.end;
      rest = withoutPart(rest, next.start, next.end);
      continue;
    }
    const listed = readFurtherPeriods(rest, next, context);
    const isRange = reading.agency === "office";
    const range = isRange ? readRange(rest, next, listed.length > 0 ? listed : readBareEnd(rest, next)) : null;
    if (range) {
      found.push(range.period);
      beside.push(...range.beside);
      from = range.period.end;
      rest = withoutPart(rest, range.period.start, from);
      continue;
    }
    // Of a range the ends are asked: what lies between them was not named.
    const further = listed.filter((one, index, all) => one.start !== all[index + 1]?.start);
    found.push(next, ...further);
    from = further.at(-1)?.end ?? next.end;
    rest = withoutPart(rest, next.start, from);
  }
  const bare = found.length === 0 && reading.agency === "office" ? readBareYear(rest, year) : null;
  if (bare) {
    found.push(bare);
    rest = withoutPart(rest, bare.start, bare.end);
  }
  beside.push(...takeOtherYears(found, year));
  const unknown = found.find(({ value }) => value.kind === "unknown");
  const codes = [
    ...new Set(
      found.flatMap(({ value }) => (value.kind === "unknown" ? [] : value.or ? [value.code, value.or] : [value.code])),
    ),
  ];
  const compares = codes.length > 1 && found.length > 1 && comparesPeriods(line);
  const isAsked = codes.length > 1 && !compares;
  const problem = unknown
    ? refuseUnknown(line, unknown, reading)
    : isAsked
      ? askWhich(line, codes, found, reading)
      : null;
  const others = compares ? found.slice(1).map((one) => withWhatJoins(line, one)) : [];
  return { period: codes[0] ?? null, problem, rest, beside: [...beside, ...others] };
}

/** "năm ngoái làm rồi thì năm nay tính sao": no plan of another year is asked about beside this one's. */
function takeOtherYears(found: Found<PeriodReading>[], year: number): readonly Found<PeriodReading>[] {
  const ofYear = found.filter(({ value }) => value.kind === "period" && parsePeriod(value.code)?.year === year);
  if (ofYear.length === 0 || found.some(({ value }) => value.kind !== "period")) return [];
  const others = found.filter((one) => !ofYear.includes(one));
  found.splice(0, found.length, ...ofYear);
  return others;
}

function askWhich(
  line: Line,
  codes: readonly PeriodCode[],
  found: readonly Found<PeriodReading>[],
  { t }: Reading,
): Problem {
  const choices = codes.map((code) => ({ value: code, label: formatPeriod(code, t) }));
  const start = Math.min(...found.map((period) => period.start));
  const end = Math.max(...found.map((period) => period.end));
  return ask(line, start, end, t("understanding.period.which"), choices);
}

const JOINING = /(?:^|[^a-z])(voi|cung voi|hay|hoac|hay la) *$/;

/** "với quý II" */
function withWhatJoins(line: Line, { start, end }: Found<unknown>): { readonly start: number; readonly end: number } {
  const joining = JOINING.exec(textBefore(line, start));
  return { start: joining ? start - joining[0].length + joining[0].indexOf(joining[1]!) : start, end };
}

/**
 * "từ tháng 1 đến tháng 6": the half year; of a range that has no name the shortest period with a name that holds it, and
 * beside it that no answer is about the range alone.
 */
function readRange(
  line: Line,
  first: Found<PeriodReading>,
  listed: readonly Found<PeriodReading>[],
): { readonly period: Found<PeriodReading>; readonly beside: readonly { start: number; end: number }[] } | null {
  const last = listed.at(-1);
  if (!last || first.value.kind !== "period" || last.value.kind !== "period") return null;
  if (!TO.test(line.folded.slice(first.end, last.start)) || listed.some(({ start }) => start !== last.start))
    return null;
  const from = windowOf(first.value.code, "calendar").first;
  const to = windowOf(last.value.code, "calendar").last;
  const year = parsePeriod(first.value.code)!.year;
  const holding = [...quartersOfYear(year), `${year}-6M`, `${year}-9M`, String(year)].find((code) => {
    const window = windowOf(code, "calendar");
    return window.first <= from && to <= window.last;
  });
  if (holding === undefined) return null;
  const { end } = last;
  const start =
    first.start - (/(?:^|[^a-z])tu (?:dau )?$/.exec(textBefore(line, first.start))?.[0].trimStart().length ?? 0);
  const window = windowOf(holding, "calendar");
  const isWhole = window.first === from && window.last === to;
  const value = { ...first.value, code: holding, weekdayLike: false, or: null };
  return { period: { value, start, end }, beside: isWhole ? [] : [{ start, end }] };
}

/** "quý I đến III": the end of a range by its number alone. */
function readBareEnd(line: Line, first: Found<PeriodReading>): readonly Found<PeriodReading>[] {
  const from = first.value.kind === "period" ? parsePeriod(first.value.code) : null;
  const match = /^\s*(?:den|toi)\s+(i{1,3}|iv|\d{1,2})(?![a-z0-9.,/])/.exec(line.folded.slice(first.end));
  if (!match || first.value.kind !== "period" || (from?.kind !== "quarter" && from?.kind !== "month")) return [];
  const number = ["", "i", "ii", "iii", "iv"].indexOf(match[1]!);
  const code = periodCode({ ...from, number: number > 0 ? number : Number(match[1]) });
  const to = parsePeriod(code);
  if (!to || to.number <= from.number) return [];
  const end = first.end + match[0].length;
  return [{ value: { ...first.value, code }, start: end - match[1]!.length, end }];
}

/** "tổng hợp 2024": the year of the plan alone. */
function readBareYear(line: Line, year: number): Found<PeriodReading> | null {
  const match = new RegExp(`(?<![a-z0-9.,/-])${year}(?![a-z0-9]|[.,/-]\\d)`).exec(line.folded);
  if (!match) return null;
  const code = String(year);
  return {
    value: { kind: "period", code, weekdayLike: false, chosen: false, or: null },
    start: match.index,
    end: match.index + code.length,
  };
}
