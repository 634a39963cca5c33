import type { Day } from "../calendar/day.js";
import {
  monthCode,
  monthOf,
  nextPeriod,
  type PeriodCode,
  parsePeriod,
  previousPeriod,
  quarterCode,
  quarterOf,
} from "../calendar/windows.js";
import { withoutKeystrokes } from "./fold.js";
import { onceAPlace } from "./kept-on-line.js";
import { DIGITS, type Found, isChosen, isWordEnd, isWordStart, type Line, lineOf, matchAt, standsAt } from "./line.js";
import { hasAccents } from "./normalise.js";
import { onceAWord } from "./remembered-words.js";
import { readPhrase, vocabulary } from "./vocabulary.js";
import { wordFrom } from "./words-of-line.js";

export interface PeriodContext {
  /** The year of a period that names none: the plan's. */
  readonly year: number;
  /** "This quarter" is the calendar quarter of this day, whatever it is said of. */
  readonly today: Day;
  /** Whether "kỳ trước" is a quarter, as it is of figures; of tasks it is another length each. */
  readonly quarterly?: boolean;
}

export type PeriodReading =
  | {
      readonly kind: "period";
      readonly code: PeriodCode;
      /** T2 … T7, which standing alone may be a day of the week. */
      readonly weekdayLike: boolean;
      readonly chosen: boolean;
      /** What the words mean as well: "thang sau" without marks is next month and June. */
      readonly or: PeriodCode | null;
    }
  /** "quý V", "tháng 13", and the second half of a year, which is no reporting period. */
  | { readonly kind: "unknown" };

/** "quy1 2" and "thang1 2" are what a VNI keyboard leaves of quý 2 and tháng 2, "quy1" is quý 1. */
const QUARTER =
  /(?:qu[yi](?:[sfrxj]|1(?= (?:iv|i{1,3}|[1-4])(?![a-z0-9]| ?[/.,%])))?|q)(?: ?\. ?| *)([ivx]{1,5}|\d{1,2})(?![a-z0-9]|\.\d(?!\d{3}(?!\d)))/y;
const MONTH =
  /(?:thang(?:[sfrxj]|1(?= \d{1,2}(?![a-z0-9]| ?[/.,%])))?(?: ?\. ?| *)|thg(?: ?\. ?| *)|th\.?|t\.?)(\d{1,2})(?![a-z0-9]|\.\d(?!\d{3}(?!\d)))/y;
/** "bắt đầu" has no "ba t" in it. */
const MONTHS =
  /(3|6|9|(?:ba|sau|chin)(?= ))(?: *thang[sfrxj]?| *thg|th|t)(?![a-z0-9])(?: (dau|cuoi)(?: nam)?(?![a-z0-9]))?/y;
const CODE = /20\d\d-(?:q[1-4]|0[1-9]|1[0-2]|[69]m)(?![a-z0-9]|-\d)/y;
const YEAR_CODE = /20\d\d(?![a-z0-9]|[.,/-]\d)/y;
const YEAR = /(?:ca |trong |het )?nam (20\d\d)(?![a-z0-9]|[.,/-]\d)/y;
const MONTH_OF_YEAR = /(0?[1-9]|1[0-2]) ?[/-] ?(20\d\d)(?![a-z0-9]|[/.,-]\d)/y;
const SHORT_MONTH = /(0?[1-9]|1[0-2])\/(1[5-9]|2\d)(?![a-z0-9]|[/.,-]\d)/y;
const BARE_YEAR = /nam(?= *(?:$|[\d:;=-]))/y;
/**
 * "/2024", "/24", "-2024", ".2024", " 2024", " năm 2024", " của năm 2024", " năm ngoái"; not the beginning of "2024/3000", nor the end
 * of "T1-12". A comma before a digit ends it ("q1/24,85%").
 */
const YEAR_AFTER =
  / ?[/-] ?(20\d\d|1[5-9]|2\d)(?![a-z0-9]|[./-]\d)|\.(20\d\d)(?![a-z0-9]|[./-]\d)|(?: cua)? nam (20\d\d|nay|ngoai|truoc)(?![a-z0-9]|[./]\d)| (20\d\d)(?![a-z0-9]|[.,/-]\d| *(?:\/|tren |trong ))/y;

type Relative =
  | "this_quarter"
  | "last_quarter"
  | "next_quarter"
  | "this_month"
  | "last_month"
  | "next_month"
  | "this_year"
  | "last_year"
  | "next_year"
  | "half_year";

const relatives = vocabulary<Relative>([
  ["this_quarter", "quý này | quý hiện tại | this quarter"],
  ["last_quarter", "quý trước | quý vừa rồi | quý vừa qua | last quarter"],
  ["next_quarter", "quý sau | quý tới | quý kế tiếp | quý tiếp theo | next quarter"],
  ["this_month", "tháng này | tháng hiện tại | this month"],
  ["last_month", "tháng trước | tháng vừa rồi | tháng vừa qua | last month"],
  ["next_month", "tháng sau | tháng tới | tháng kế tiếp | tháng tiếp theo | next month"],
  ["this_year", "năm nay | cả năm | cả năm nay | this year"],
  ["last_year", "năm ngoái | năm trước | last year"],
  ["next_year", "năm sau | năm tới | sang năm | next year"],
  ["half_year", "nửa đầu năm | nửa năm đầu | nửa năm | 1/2 năm"],
]);

const terms = vocabulary<Relative>([
  ["this_quarter", "kỳ này | kỳ hiện tại"],
  ["last_quarter", "kỳ trước | kỳ vừa rồi | kỳ vừa qua"],
  ["next_quarter", "kỳ sau | kỳ tới"],
]);

const ordinals = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"];
const englishMonths = [
  "january",
  "february",
  "march",
  "april",
  "",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
const englishOrdinals = ["first", "second", "third", "fourth"];
const named = vocabulary<{ readonly kind: "month" | "quarter"; readonly number: number }>([
  ...ordinals.map((word, index) => [{ kind: "month", number: index + 1 }, `tháng ${word}`] as const),
  [{ kind: "month", number: 1 }, "tháng giêng"],
  [{ kind: "month", number: 4 }, "tháng tư"],
  [{ kind: "month", number: 12 }, "tháng chạp"],
  ...ordinals.slice(0, 4).map((word, index) => [{ kind: "quarter", number: index + 1 }, `quý ${word}`] as const),
  // "may" is a Vietnamese word as well.
  ...englishMonths.flatMap((name, index) => (name ? [[{ kind: "month", number: index + 1 }, name] as const] : [])),
  ...["I", "II", "III", "IV"].map(
    (roman, index) =>
      [
        { kind: "quarter", number: index + 1 },
        `quarter ${index + 1} | quarter ${roman} | ${englishOrdinals[index]!} quarter`,
      ] as const,
  ),
  [{ kind: "quarter", number: 1 }, "quý nhất | quý đầu | quý đầu năm"],
  [{ kind: "quarter", number: 4 }, "quý tư | quý cuối | quý cuối năm"],
]);

const romans: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };

/** What a period begins with that is no phrase: each alternative belongs to one of the patterns above. */
const BEGINNING =
  /^(?:q(?:u[yi])?[sfrxj]?(?:$|[\divx])|t(?:h(?:ang[sfrxj]?|g)?)?(?:$|\d)|[369](?:$|t)|(?:ba|sau|chin|ca|trong|het|nam)$|20\d\d)/;
const phrases = [relatives, terms, named].map(({ root }) => root.next);
/** Whether a folded word may begin a period: most begin none. */
export const mayBeginPeriod = onceAWord(
  (word) => BEGINNING.test(word) || phrases.some((next) => next.has(word) || next.has(withoutKeystrokes(word))),
);

/** The period that stands at `at`. */
export function readPeriodAt(line: Line, at: number, context: PeriodContext): Found<PeriodReading> | null {
  if (!isWordStart(line, at) || !mayBeginPeriod(wordFrom(line, at))) return null;
  return once(line, at, context);
}

const once = onceAPlace(
  (line: Line, at: number, context: PeriodContext): Found<PeriodReading> | null =>
    readCode(line, at) ?? readRelative(line, at, context) ?? readNumbered(line, at, context),
  isSamePeriodContext,
);

/** Most ask with an object of their own. */
export function isSamePeriodContext(one: PeriodContext, other: PeriodContext): boolean {
  return one.year === other.year && one.today === other.today && one.quarterly === other.quarterly;
}

/** A year named by the one word "năm", which in other places is the number five or a part of a name. */
export function readBareYearAt(line: Line, at: number, context: PeriodContext): Found<PeriodReading> | null {
  const match = standsAt("n", line, at) ? matchAt(BARE_YEAR, line, at) : null;
  // "đầu năm" is no year.
  if (match && /(?:dau|giua|cuoi) $/.test(line.folded.slice(Math.max(0, at - 5), at))) return null;
  if (!match || !/^n(?:ă|a)m$/i.test(line.text.slice(at, at + 3))) return null;
  return period(String(context.year), line, at, at + match[0].length);
}

function readCode(line: Line, at: number): Found<PeriodReading> | null {
  const code = matchAt(CODE, line, at) ?? (isChosen(line, at) ? matchAt(YEAR_CODE, line, at) : null);
  return code && period(code[0].toUpperCase(), line, at, at + code[0].length);
}

function readNumbered(line: Line, at: number, context: PeriodContext): Found<PeriodReading> | null {
  const quarter = matchAt(QUARTER, line, at);
  if (quarter && isNumeral(line, at + quarter[0].length, quarter[1]!)) {
    const number = romans[quarter[1]!] ?? Number(quarter[1]);
    return withYearAfter(line, at, quarter[0].length, context, (year) =>
      number >= 1 && number <= 4 ? quarterCode(year, number) : null,
    );
  }
  const month = matchAt(MONTH, line, at);
  if (month) {
    const number = Number(month[1]);
    const code = (year: number) => (number >= 1 && number <= 12 ? monthCode(year, number) : null);
    return withYearAfter(line, at, month[0].length, context, code, /^t\.?[2-7]$/.test(month[0]));
  }
  const months = matchAt(MONTHS, line, at);
  if (months && !isAfter(line, at, months) && !isAnyThree(months)) {
    return withYearAfter(line, at, months[0].length, context, (year) => monthsOf(months, year));
  }
  const year = matchAt(YEAR, line, at);
  if (year) return period(year[1]!, line, at, at + year[0].length);
  const words = readPhrase(named, line, at);
  if (words) {
    const { kind, number } = words.value;
    const code = (y: number) => (kind === "month" ? monthCode(y, number) : quarterCode(y, number));
    return withYearAfter(line, at, words.end - at, context, code);
  }
  return null;
}

/** Three months are a quarter where it is said which: "3 tháng đầu năm". */
function isAnyThree([, count, half]: RegExpExecArray): boolean {
  return (count === "3" || count === "ba") && half === undefined;
}

/** Null for the second half of a year, and its last nine months. */
function monthsOf([, count, half]: RegExpExecArray, year: number): PeriodCode | null {
  if (count === "3" || count === "ba") return quarterCode(year, half === "cuoi" ? 4 : 1);
  if (half === "cuoi") return null;
  return `${year}-${count === "6" || count === "sau" ? 6 : 9}M`;
}

/** "sau tháng 6": after it, not six of them; "sáu tháng" and "sau thang 45/50" are six. */
function isAfter(line: Line, at: number, { 0: typed, 1: number, 2: half }: RegExpExecArray): boolean {
  const text = line.text.slice(at, at + typed.length);
  if (number !== "sau" || !/^sau/i.test(text)) return false;
  const isMonth = !half && /^ ?\d{1,2}(?!\d| ?[/.,%]|k)/.test(line.folded.slice(at + typed.length));
  return hasAccents(text) || isMonth;
}

/** "quý vị" is how an office addresses people. */
function isNumeral(line: Line, end: number, number: string): boolean {
  return !/[^\x20-\x7e]|^vi$/.test(line.text.slice(end - number.length, end));
}

/** "tháng 1 vừa qua", "quý I vừa rồi" */
const JUST_OVER =
  / vua (?:qua(?! (?:han|hen|nhieu|tai|ban|gap|trinh|muc|lau|it|dong|kho|ngan)(?![a-z]))|roi)(?![a-z])/y;

/** A period of `length` characters at `at`, with the year that may stand behind it; unknown where that makes no period. */
export function withYearAfter(
  line: Line,
  at: number,
  length: number,
  context: PeriodContext,
  code: (year: number) => PeriodCode | null,
  weekdayLike = false,
): Found<PeriodReading> {
  const after = matchAt(YEAR_AFTER, line, at + length);
  const typed = after?.slice(1).find((year) => year !== undefined);
  const named = at + length + (after?.[0].length ?? 0);
  const end = named + (matchAt(JUST_OVER, line, named)?.[0].length ?? 0);
  const found = code(yearNamed(typed, context));
  if (found === null) return { value: { kind: "unknown" }, start: at, end };
  return period(found, line, at, end, weekdayLike && !after);
}

function yearNamed(typed: string | undefined, { year }: PeriodContext): number {
  if (typed === undefined || typed === "nay") return year;
  if (/^\d/.test(typed)) return Number(typed.length === 2 ? `20${typed}` : typed);
  return year - 1;
}

function beginsMonth(line: Line, at: number): boolean {
  return standsAt(DIGITS, line, at) && !/[a-z0-9/.,-]/.test(line.folded[at - 1] ?? " ");
}

/** "5/24", which is no day; a month only where the caller knows that it counts nothing. */
export function readShortMonthAt(line: Line, at: number): Found<PeriodReading> | null {
  const match = beginsMonth(line, at) ? matchAt(SHORT_MONTH, line, at) : null;
  return match && period(monthCode(2000 + Number(match[2]), Number(match[1])), line, at, at + match[0].length);
}

/** "2/2024": a month by its number, where no pair of numbers can stand. */
export function readMonthOfYearAt(line: Line, at: number): Found<PeriodReading> | null {
  const match = beginsMonth(line, at) ? matchAt(MONTH_OF_YEAR, line, at) : null;
  return match && period(monthCode(Number(match[2]), Number(match[1])), line, at, at + match[0].length);
}

function readRelative(line: Line, at: number, context: PeriodContext): Found<PeriodReading> | null {
  // "cả năm 2024" names its year.
  if (matchAt(YEAR, line, at)) return null;
  const found = readPhrase(relatives, line, at) ?? (context.quarterly ? readPhrase(terms, line, at) : null);
  if (!found || !isWordEnd(line, found.end)) return null;
  const relative = period(resolve(found.value, context), line, at, found.end);
  const other = hasAccents(line.text.slice(at, found.end)) ? null : readNumbered(line, at, context);
  if (other?.value.kind !== "period" || relative.value.kind !== "period") return relative;
  if (other.value.code === relative.value.code) return other;
  return { ...relative, value: { ...relative.value, or: other.value.code }, end: Math.max(relative.end, other.end) };
}

function resolve(relative: Relative, { year, today }: PeriodContext): PeriodCode {
  switch (relative) {
    case "this_quarter":
      return quarterOf(today, "calendar");
    case "last_quarter":
      return previousPeriod(quarterOf(today, "calendar"));
    case "next_quarter":
      return nextPeriod(quarterOf(today, "calendar"));
    case "this_month":
      return monthOf(today, "calendar");
    case "last_month":
      return previousPeriod(monthOf(today, "calendar"));
    case "next_month":
      return nextPeriod(monthOf(today, "calendar"));
    case "this_year":
      return String(year);
    case "last_year":
      return String(year - 1);
    case "next_year":
      return String(year + 1);
    case "half_year":
      return `${year}-6M`;
  }
}

function period(code: PeriodCode, line: Line, start: number, end: number, weekdayLike = false): Found<PeriodReading> {
  return { value: { kind: "period", code, weekdayLike, chosen: isChosen(line, start), or: null }, start, end };
}

export type WholePeriodReading =
  | { readonly outcome: "value"; readonly period: PeriodCode }
  | { readonly outcome: "ask"; readonly period: PeriodCode } // T2 … T7: that month, or a day of the week
  | { readonly outcome: "refuse" };

/** A whole text as a period: "quý I", "q3/24", "T1", "6 tháng". */
export function readPeriod(text: string, context: PeriodContext): WholePeriodReading {
  const line = lineOf(text.trim());
  const found = readPeriodAt(line, 0, context) ?? readBareYearAt(line, 0, context);
  const code = /^20\d\d$/.test(line.folded) ? line.folded : null;
  if (code && parsePeriod(code)) return { outcome: "value", period: code };
  if (!found || found.value.kind === "unknown" || found.end !== line.folded.length) return { outcome: "refuse" };
  return { outcome: found.value.weekdayLike || found.value.or ? "ask" : "value", period: found.value.code };
}
