import type { CatalogueIndicator } from "../text/catalogue.js";
import { fold } from "../text/fold.js";
import {
  type Found,
  isChosen,
  isWordStart,
  type Line,
  matchAt,
  skipSeparators,
  skipSpaces,
  textBefore,
} from "../text/line.js";
import { eachMatch } from "../text/matches.js";
import { type Numeral, numeralAt, percentSignAt } from "../text/numbers.js";
import {
  type PeriodContext,
  type PeriodReading,
  readBareYearAt,
  readMonthOfYearAt,
  readPeriodAt,
} from "../text/periods.js";
import { readStatusAt, type StatusWord } from "../text/statuses.js";
import { readPhrase, vocabulary } from "../text/vocabulary.js";
import { countsOther, measuresTimeOrMoney, unitsEnd } from "./figure-counted.js";
import { type CountedWords, roleOf } from "./figure-roles.js";
import { wordStarts } from "./find-at.js";
import { nearly } from "./lexicon/hedges.js";
import { noteOf } from "./notes.js";
import { findFigureDoubt } from "./reservations.js";

export interface Pair {
  readonly numerator: Numeral;
  readonly denominator: Numeral;
}

/** What follows the name of an indicator, taken apart and not judged yet. */
export interface FigureTail {
  readonly period: Found<PeriodReading> | null;
  readonly pair: Found<Pair> | null;
  readonly percent: Found<Numeral> | null;
  /** A number by itself, which may be a percentage. */
  readonly single: Found<Numeral> | null;
  /** Whether what that number counts stands behind it, so that it is no percentage: "45 hồ sơ". */
  readonly counts: boolean;
  /** Where "dưới 60%" or "~85%" begins: such a figure is none exactly. */
  readonly boundAt: number | null;
  /** Words that say that the writer is not certain, or that it is no figure yet. */
  readonly hedge: Found<unknown> | null;
  /** "chỉ tiêu 60%", "60% kế hoạch": what was to be reached. It is no figure, and stands in the note. */
  readonly target: Found<true> | null;
  /** "không phát sinh"; where whole units are counted also "đã thực hiện", "chưa". */
  readonly status: Found<StatusWord> | null;
  readonly note: string | null;
  /** Whether numbers stand there that make no figure: "5/6/7", "1250 2000". */
  readonly garbled: boolean;
  /** Where a figure that is missing would stand. */
  readonly valueAt: number;
}

export interface FigureContext extends PeriodContext {
  /** Of indicators that count whole units (CT-b5), "đã thực hiện" and "chưa" are figures. */
  readonly wholeUnits: boolean;
  /** What the indicator is counted in, where that is no percentage: "ngày". */
  readonly unit?: string | null;
  /** Names of the indicator: words of them between what was recognised and the figure are no note. */
  readonly names?: readonly string[];
  /** Folded, the words for its numerator, with its name, and for its denominator. */
  readonly parts?: CountedWords;
}

/** What an indicator is counted in; null for a percentage. */
export function unitOf({ unit, wholeUnits }: CatalogueIndicator): string | null {
  return unit === "%" || wholeUnits ? null : unit;
}

type Parts = { -readonly [P in "period" | "pair" | "percent" | "single" | "status"]: FigureTail[P] };

const fillers = vocabulary<true>([
  [
    true,
    `
      là | đạt | được | dc | đc | đạt được | có | hiện | hiện có | khoảng | ước | ước đạt | bằng | tổng |
      tỷ lệ | tỉ lệ | số liệu | kết quả | số | trong | của | kỳ | kỳ báo cáo | thực hiện | tương ứng | tức |
      với | đã | em | xin | báo cáo | nhập | mức | tới | xong | hoàn thành | đã hoàn thành | thực hiện được |
      tử | tử số | lũy kế | luỹ kế | ạ | nha | nhé | nhá
    `,
  ],
]);

const MORE_COUNTS =
  / (?!(?:quy|thang|nam|ky|q|t)[ .]?\d)[a-z]+[ :]+\d+(?![\d,.]* ?%|[/\d]|\d)|^ (?!(?:quy|thang|nam|ky|q|t|a|nhe|nha|em|anh|chi|roi|thoi|vay|ngay|phan|con|chua)(?![a-z]))[a-z]+(?: [a-z]+){0,2} *[,;] *\d+ (?!(?:thang|ngay)(?![a-z]))[a-z]/;
const LENGTH_OF_TIME = / *(ngay|hom|tuan|thang(?! ?\d)|gio|phut|buoi)(?![a-z0-9])/y;
/** Behind "không có hồ sơ trực tuyến": of how many. */
const TOTAL = /(?: nao)? *[,;(]? *(?:(?:tren|trong)(?: tong(?: so)?)?|tong(?: so)?)(?: ho so)?(?![a-z])[ :]*(?=\d)/y;
const OVER =
  / *,? *(?:\/(?: *tong(?: so)?(?![a-z]))?|(?:tree?n6?|trong|mau)(?: (?:tong(?: so)?|so))?(?![a-z])[ :]*) */y;
/** "tổng 2000 hồ sơ, trong đó trực tuyến 1250" */
const INNER = / *[,;(]? *trong (?:do|so do|so nay)(?: +[a-z]+){0,6}?[ :]+(?=\d)/y;
/** "tiếp nhận 12, đã xử lý 12", "320 hồ sơ, trực tuyến 290": words of the part behind its whole, or the other way round. */
const BESIDE =
  / *(?:[,;(] *|(?= ))(?:(?:da|duoc|dc|thi|va|co|trong do|con) +)*((?:[a-z]+ +){0,5}[a-z]+) *[:=]? *(?=\d)/y;
const NEXT = / *[,;(] *(?:(?:trong do|co|thi|da|duoc|dc) +)*(?=\d)/y;
const BEHIND = / +(?:[a-z]+ +){0,4}[a-z]+(?= *(?:$|[,;.)]))/y;
const ENDS = /^ *(?:$|[,;.)])/;
const PAIR_BEHIND = /[a-z)] *[,;:]? *(?:[a-z]+[ :]+)*\d[\d.]* ?(?:\/|tren (?:tong )?(?:so )?) ?\d/;
/** "mới thống kê 2 phòng được 85%" */
const PERCENT_BEHIND = /^\s*[a-z]+(?:[ ,;:]+[a-z]+){0,6}[ ,;:]+\d[\d.,]* ?(?:%|phan tram)/;
const NO_FIGURE =
  /(?:^|[^a-z])(?:chi tieu|ke hoach|muc tieu|giao|yeu cau|so voi|so|cung ky|truoc|tang|giam|hon|vuot|thieu|con|hay|hoac|kh|phan dau)(?![a-z])/;
/** The days that figures are of, as the prompt writes them: "(số liệu 15/12/2023–14/03/2024)", "tính đến 14/6". */
const DAYS =
  /(?:(?:tu (?:ngay )?\d{1,2}\/\d{1,2}(?:\/20\d\d)?|\d{1,2}\/\d{1,2}\/20\d\d) *(?:-|–|den|toi)|(?:tinh )?(?:den|toi)) *(?:het )?(?:ngay )?\d{1,2}\/\d{1,2}(?:\/20\d\d)?(?![\d/])/y;
/** What a figure is compared with is neither its period nor its value. */
const COMPARED = /(?:so (?:voi|sanh|quy|ky|thang|nam|cung)|cung ky)(?![a-z])/y;
/** "45/50, kỳ trước 40/50" */
const BEFORE = /(?:ky|quy|thang|nam) (?:truoc|ngoai)[ :]+(?=\d)/y;
const BOUND = /(?:tren|duoi|gan|it nhat|toi thieu|toi da|nhieu nhat|xap xi|[<≤≥])(?: (?:muc|la|den))? *(?=\d)/y;
/** Read backwards from a number; "->" and "=>" only lead to it. */
const BOUND_SIGN = /(?<![-=>–—])[>~≈] ?$/;
/** Up to the number that was to be reached. "chỉ tiêu số hóa đạt 85%" says what was. */
const TARGET =
  /(?:chi tieu|muc tieu|ke hoach|phan dau(?: dat)?|(?:muon|can|phai|de)(?: (?:hoan thanh|dat|duoc))+(?= \d)|(?:(?:duoc|tinh) )?giao|yeu cau|kh(?=[ :]+\d))(?:[ :]+(?:nam(?: 20\d\d(?!\d)|(?! ?20\d\d(?!\d)))|(?!dat|thuc hien|ket qua|quy|thang|nam)[a-z]+)){0,4}[ :>≥]*(?=\d)/y;
const OF_TARGET = / *(?:so voi |cua )?(chi tieu|muc tieu|ke hoach)(?![a-z])/y;
const WORD = /[a-z]+(?:[ ,]+|: +(?=\d|(?:da|duoc|dat|co|la|moi) ))/y;
/** Behind these no figure is to be looked for: it is not there yet. */
const NOT_YET =
  /^(?:chua|khong|ko|du kien|se|khi|neu|de|phai|tu|den|ngay|tang(?! len)|giam(?! (?:con|xuong))|vuot|hon|thieu)\b/;
const LONGEST_SKIP = 6;
const LONGEST_BOUND = 40;
const EMPTY_CONTEXT: FigureContext = { year: 0, today: "", wholeUnits: false };

/** Reads from `at` on: period and figure in any order, then a note. A few words may stand in front of the figure. */
export function readFigureTail(line: Line, at: number, given: FigureContext): FigureTail {
  const context = { quarterly: true, ...given };
  const parts: Parts = { period: null, pair: null, percent: null, single: null, status: null };
  const skipped: string[] = [];
  let target: Found<true> | null = null;
  let position = at;
  let valueAt = at;
  for (;;) {
    const next = readNext(line, position, parts, context);
    if (!next) {
      const ahead = hasValue(parts) ? null : findAhead(line, position, parts, context);
      if (ahead === null) break;
      const words = line.text.slice(position, ahead);
      if (!context.names?.some((name) => name.includes(fold(words).trim()))) skipped.push(words);
      position = ahead;
      continue;
    }
    if (next.part === "target") {
      target = next.found;
      skipped.push(line.text.slice(position, target.end));
    } else if (next.part === "single" && hasFigureBehind(line, next.found)) {
      skipped.push(line.text.slice(position, next.found.end));
    } else Object.assign(parts, { [next.part]: next.found });
    position = next.found.end;
    if (!hasValue(parts)) valueAt = position;
  }
  const note = noteOf([...skipped, line.text.slice(position)]);
  const value = parts.percent ?? parts.single;
  const counts = parts.single !== null && isCount(line, parts.single);
  const boundAt = value && !parts.pair ? boundBefore(line, at, value.start) : null;
  const figure = parts.pair ?? value ?? parts.status;
  const hedge = figure && !isChosen(line, figure.start) ? findFigureDoubt(line, figure, context.today) : null;
  return { counts, boundAt, hedge, target, note, garbled: isGarbled(line, position, parts), valueAt, ...parts };
}

function isCount(line: Line, { value, end }: Found<Numeral>): boolean {
  if (/[a-z]/.test(line.folded.slice(value.end, end).replace(/ (?:la|co)(?![a-z])/g, ""))) return true;
  return countsOther(line, end) || /(?:^|[^a-z])tong(?: so| cong)?[ :]*$/.test(textBefore(line, value.start));
}

/** Where the words begin that make the number at `end` more or less than it says. */
function boundBefore(line: Line, from: number, end: number): number | null {
  const before = textBefore(line, end, from);
  const begin = end - before.length;
  const sign = BOUND_SIGN.exec(before);
  if (sign) return begin + sign.index;
  for (const word of eachMatch(/[a-z<≤≥]+/g, before)) {
    const bound = matchAt(BOUND, line, begin + word.index);
    if (bound && begin + word.index + bound[0].length === end) return begin + word.index;
  }
  return nearlyBefore(line, from, end);
}

/** "khoảng 85%", "ước đạt 85%" */
function nearlyBefore(line: Line, from: number, end: number): number | null {
  for (const at of wordStarts(line, Math.max(from, end - LONGEST_BOUND))) {
    if (at >= end) break;
    const found = readPhrase(nearly, line, at);
    if (found && /^[\s:]*(?:(?:dat|la|duoc|tren|hon)[\s:]*)*$/.test(line.folded.slice(found.end, end))) return at;
  }
  return null;
}

function isGarbled(line: Line, end: number, parts: Parts): boolean {
  // "nhận 12, trực tiếp 5": of two counts neither is a percentage.
  if (parts.single && !parts.pair && MORE_COUNTS.test(line.folded.slice(parts.single.end))) return true;
  // "1k25", "1'250": a number that goes on as something else.
  if (parts.single?.end === end && /^['"a-z\\^]/.test(line.folded.slice(end))) return true;
  const rest = line.folded.slice(skipSeparators(line, end));
  if (/^[/%÷]/.test(rest) || (parts.single !== null && /^(?:tren|trong|phay|chia)(?![a-z])/.test(rest))) return true;
  if (!/^[-−]?\d/.test(rest)) return false;
  // "80% 85%": two figures without a word that would tell them apart.
  return parts.single !== null || !hasValue(parts) || !/[a-z]/.test(rest);
}

function hasValue(parts: Parts): boolean {
  return parts.pair !== null || parts.percent !== null || parts.single !== null || parts.status !== null;
}

type Next =
  | { [P in keyof Parts]: { readonly part: P; readonly found: NonNullable<Parts[P]> } }[keyof Parts]
  | { readonly part: "target"; readonly found: Found<true> };

function readNext(line: Line, at: number, parts: Parts, context: FigureContext): Next | null {
  let position = skipSeparators(line, at);
  if (hasValue(parts) && matchAt(BEFORE, line, position)) return null;
  let next = readPart(line, position, parts, context);
  while (!next) {
    if (matchAt(COMPARED, line, position)) return null;
    const bound = hasValue(parts) ? null : matchAt(BOUND, line, position);
    const end = bound
      ? position + bound[0].length
      : (readPhrase(fillers, line, position)?.end ?? endOfDays(line, position, parts));
    if (end === null) return null;
    position = skipSeparators(line, end);
    next = readPart(line, position, parts, context);
  }
  return next;
}

function endOfDays(line: Line, at: number, parts: Parts): number | null {
  const days = hasValue(parts) ? null : matchAt(DAYS, line, at);
  return days && at + days[0].length;
}

/** Where, a few words on, a period or figure begins. */
function findAhead(line: Line, at: number, parts: Parts, context: FigureContext): number | null {
  let position = skipSeparators(line, at);
  for (let count = 0; count < LONGEST_SKIP; ) {
    // "giữ nguyên như quý 2": what counts a period is no figure.
    const other = parts.period && readPeriodAt(line, position, context);
    const word = other ? null : matchAt(WORD, line, position)?.[0];
    if (!other && (!word || NOT_YET.test(line.folded.slice(position, position + 12)))) return null;
    if (matchAt(COMPARED, line, position)) return null;
    position = other ? skipSeparators(line, other.end) : position + word!.length;
    // Words of its own name are no way to another figure.
    if (!word || !context.parts || !isOfName(word, context.parts)) count += 1;
    if (readNext(line, position, parts, context)) return position;
  }
  return null;
}

function isOfName(word: string, { part }: CountedWords): boolean {
  return part.includes(` ${word.replace(/[^a-z]/g, "")} `);
}

function readPart(line: Line, at: number, parts: Parts, context: FigureContext): Next | null {
  if (!parts.period) {
    const found =
      readPeriodAt(line, at, context) ?? readBareYearAt(line, at, context) ?? readMonthBeforeFigure(line, at);
    if (found) return { part: "period", found };
  }
  if (parts.status && !parts.pair) {
    // "không phát sinh 0/0", "đã thực hiện (1/1)": the same once more.
    const again = readFigureAt(line, at, parts, context);
    return again?.part === "pair" ? again : null;
  }
  if (parts.status || parts.single) return null;
  if (!hasValue(parts)) {
    const found = readStatusAt(line, at);
    const counts = found && (context.wholeUnits ? found.value !== "none" : found.value === "nothing_arose");
    if (counts && /[a-z]/.test(line.folded.slice(at, found.end))) {
      const end = unitsEnd(line, found.end);
      const none = context.wholeUnits ? null : readNoneOfAt(line, at, end);
      return none ?? { part: "status", found: { ...found, end } };
    }
    const target = readTargetAt(line, at, parts, context);
    if (target) return { part: "target", found: target };
  }
  const next = readFigureAt(line, at, parts, context);
  return next?.part === "percent" && hasValue(parts) && isOfTarget(line, next.found) ? null : next;
}

/** "không có hồ sơ trực tuyến trên tổng số 50" is 0 of 50, not nothing. */
function readNoneOfAt(line: Line, start: number, at: number): Next | null {
  const total = matchAt(TOTAL, line, at);
  const denominator = total && numeralAt(line.folded, at + total[0].length);
  if (!denominator) return null;
  const end = unitsEnd(line, denominator.end);
  if (end === denominator.end && skipSeparators(line, end) < line.text.length) return null;
  const numerator = { ...denominator, digits: 0n, scale: 0, negative: false, doubtful: false, grouped: null };
  return { part: "pair", found: { value: { numerator, denominator }, start, end } };
}

/** "chỉ tiêu giao 60%" in front of what was reached, and "60% kế hoạch". A pair of numbers is always a figure. */
function readTargetAt(line: Line, at: number, parts: Parts, context: FigureContext): Found<true> | null {
  const lead = isWordStart(line, at) ? matchAt(TARGET, line, at) : null;
  const next = readFigureAt(line, lead ? at + lead[0].length : at, parts, context);
  if (next?.part !== "percent" && next?.part !== "single") return null;
  if (!lead && !(next.part === "percent" && isOfTarget(line, next.found))) return null;
  const of = lead ? null : matchAt(OF_TARGET, line, next.found.end);
  return { value: true, start: at, end: next.found.end + (of?.[0].length ?? 0) };
}

function isOfTarget(line: Line, { end }: Found<Numeral>): boolean {
  const of = matchAt(OF_TARGET, line, end);
  return of !== null && !matchAt(TARGET, line, end + of[0].length - of[1]!.length);
}

/** "2/2024 5/6": two numbers with a year are a month where a figure follows, else a figure. */
function readMonthBeforeFigure(line: Line, at: number): Found<PeriodReading> | null {
  const month = readMonthOfYearAt(line, at);
  return month && numeralAt(line.folded, skipSeparators(line, month.end)) ? month : null;
}

/** "còn 3 ngày nữa", "trong 2 tuần": of what is not measured in such, it is no figure. */
function isLengthOfTime(line: Line, { end }: Numeral, unit: string | null | undefined): boolean {
  const length = matchAt(LENGTH_OF_TIME, line, end)?.[1];
  return length !== undefined && !(unit && fold(unit).startsWith(length));
}

function readFigureAt(line: Line, at: number, parts: Parts, context: FigureContext): Next | null {
  const { unit } = context;
  const numeral = numeralAt(line.folded, at);
  if (!numeral || isLengthOfTime(line, numeral, unit)) return null;
  const sign = percentSignAt(line.folded, numeral.end);
  if (sign !== null) return parts.percent ? null : { part: "percent", found: { value: numeral, start: at, end: sign } };
  if (parts.pair) return null;
  const counted = unitsEnd(line, numeral.end, unit);
  const over = matchAt(OVER, line, counted);
  const second = over && numeralAt(line.folded, skipSpaces(line, unitsEnd(line, counted + over[0].length, unit)));
  if (second) {
    const value: Pair = { numerator: numeral, denominator: second };
    return { part: "pair", found: { value, start: at, end: unitsEnd(line, second.end, unit) } };
  }
  const inner = readInnerAt(line, numeral, counted, context) ?? readCountedAt(line, numeral, counted, context);
  if (inner) return { part: "pair", found: { ...inner, start: at } };
  return parts.percent ? null : { part: "single", found: { value: numeral, start: at, end: counted } };
}

/** The part that stands behind a whole: "2000 hồ sơ, trong đó trực tuyến 1250". */
export function readInnerPair(
  line: Line,
  whole: Numeral,
): { readonly numerator: Numeral; readonly end: number } | null {
  const found = readInnerAt(line, whole, unitsEnd(line, whole.end), EMPTY_CONTEXT);
  return found && { numerator: found.value.numerator, end: found.end };
}

/** Behind a whole its part. */
function readInnerAt(
  line: Line,
  whole: Numeral,
  at: number,
  { unit, parts }: FigureContext,
): Omit<Found<Pair>, "start"> | null {
  const beside = matchAt(BESIDE, line, at);
  const role = beside && parts ? roleOf(beside[1]!, parts) : null;
  const inner = matchAt(INNER, line, at);
  const lead = inner ?? (role ? beside : null);
  const part = lead && numeralAt(line.folded, at + lead[0].length);
  if (!part || percentSignAt(line.folded, part.end) !== null || (!unit && measuresTimeOrMoney(line, part.end)))
    return null;
  if (matchAt(OVER, line, unitsEnd(line, part.end, unit)) && !/[,;]/.test(lead[0])) return null;
  const over = matchAt(OVER, line, part.end);
  if (over && numeralAt(line.folded, part.end + over[0].length)) return null;
  // "tiếp nhận 820, đã giải quyết 790, trong đó 765": of three numbers nobody can tell which two.
  if (/[a-z][ :]+\d/.test(line.folded.slice(unitsEnd(line, part.end, unit)))) return null;
  const isMore = part.digits > whole.digits;
  const isWhole = (role === "whole" || (role === "either" && isMore)) && !inner;
  const value = isWhole ? { numerator: whole, denominator: part } : { numerator: part, denominator: whole };
  if (value.numerator.digits > value.denominator.digits && role && !inner) return null;
  return { value, end: unitsEnd(line, part.end, unit) };
}

/** "60 phiếu, 58 phiếu hài lòng": behind the part stands what of the whole it is. */
function readCountedAt(line: Line, whole: Numeral, at: number, { unit, parts }: FigureContext) {
  const lead = parts ? matchAt(NEXT, line, at) : null;
  const part = lead && numeralAt(line.folded, at + lead[0].length);
  if (!part || percentSignAt(line.folded, part.end) !== null || part.digits > whole.digits) return null;
  const counted = unitsEnd(line, part.end, unit);
  const end = counted + (matchAt(BEHIND, line, counted)?.[0].length ?? 0);
  const words = [line.folded.slice(counted, end), line.folded.slice(part.end, end)].map((one) => one.trim());
  const tells = words.some((one) => one !== "" && roleOf(one, parts!) === "part");
  if (!tells || !ENDS.test(line.folded.slice(end)) || /\d/.test(line.folded.slice(end))) return null;
  return { value: { numerator: part, denominator: whole }, end };
}

/** Whether two numbers, or a percentage, stand somewhere behind one that only counts something. */
function hasFigureBehind(line: Line, { value, end }: Found<Numeral>): boolean {
  const rest = line.folded.slice(end);
  // "45 hồ sơ đạt 62,5%" counts what the percentage is of.
  const percent = value.end === end ? PERCENT_BEHIND.exec(rest) : null;
  if (percent && !NO_FIGURE.test(percent[0])) return true;
  const pair = PAIR_BEHIND.exec(rest);
  return pair !== null && !/(?:so (?:voi|sanh)|cung ky|(?:ky|quy|thang|nam) truoc)/.test(rest.slice(0, pair.index));
}
