import type { Catalogue } from "../text/catalogue.js";
import { codeReaderOf } from "../text/code-reader.js";
import { costOfCopy, countRead } from "../text/effort.js";
import {
  type Found,
  fewerWords,
  isChosen,
  joinedParts,
  type Line,
  matchAt,
  partOf,
  skipSeparators,
  textBefore,
} from "../text/line.js";
import { mayBeginPeriod, readPeriodAt } from "../text/periods.js";
import { onceAWordOf } from "../text/remembered-words.js";
import { ENDS_AS_BEFORE } from "../text/says-as-before.js";
import { mayBeginStatus, readStatusAt, type StatusWord } from "../text/statuses.js";
import { wordFrom } from "../text/words-of-line.js";
import { endOfCodes } from "./code-lists.js";
import { readIndicatorCodeAt, readTaskCodeAt } from "./codes.js";
import type { Reading } from "./context.js";
import { findAt } from "./find-at.js";
import {
  saysAll,
  saysAsBeforeAt,
  saysNothingArose,
  saysOfSeveral,
  saysSomething,
  saysState,
  tellsOfPeriod,
  tellsWhatWasDone,
} from "./line-values.js";
import type { Before } from "./tasks.js";

/** One of several reports in a line: the line with the others blanked out, so that every place stays its place. */
export interface Segment {
  readonly line: Line;
  /** Where its code or name stands. */
  readonly at: number;
  /** What stands in front of its code: what stood in front of the whole line, or "đang làm" of "xong V.1, đang làm V.2". */
  readonly before: Before;
}

interface Cut {
  readonly start: number;
  end: number;
  /** The code or name that it reports on, which may stand in an earlier cut. */
  readonly address: { readonly start: number; readonly end: number };
  readonly status: Found<StatusWord> | null;
}

/** What stands between two reports; a space alone only where what comes next cannot be words of the first. */
const BORDER =
  /(?:\s*[;,.(]\s*|\s)(?:(?:nhung|con|va|co) +){0,2}(?:(?:rieng|chi|ngoai|tru|duy nhat) +){1,3}(?:co +)?(?=(?:thang|quy|t|q) ?(?:[\div]|mot|hai|ba|tu|nam|sau|bay|tam|chin|muoi))|\s+\((?=(?:thang|quy|t|q) ?[\div/]{1,8} +[a-z])|(?:\s*[;,.|+]\s*|\s)(?:va|con|nhung|rieng|luy ke|lk|cong don|trong do|tinh ca|sau do|dong thoi|ngoai ra)\s+|\s*[;,.|+]\s*|\s+[/–—-]\s+|\s+/g;
/** What leads to a period of which something else is said than of those before it. */
const EXCEPTING = /(?:rieng|chi|ngoai|tru|duy nhat) +(?:co +)?$/;
/** "V.1 xong với V.2 đang làm": behind a report that is complete it joins another. */
const WITH = /\s(?:cung )?(?:voi|cung)$/;
/** The number of a list in front of its first report. */
const NUMBERED = /(?:^|[^a-z0-9])(\d{1,2}|[a-h])[.)/][^a-z0-9]*(?:[a-z]+[ :]+)*$/;
/** "VII.2 (môi trường điện tử) - đang làm": what tells a code from its like. */
const TITLE = /(?: *\([^()]{2,60}\))?/y;
const LEAD = /(?:(?:nhiem vu|nv|dau viec|viec|chi tieu|muc|phan|ve|con|rieng)(?: so)?[ :]+)*/y;
/** The words of `LEAD`, and how codes begin that have none of the plan's letters. */
const LED_BY = /^(?:\d|yc|sk|(?:nhiem|nv|dau|viec|chi|muc|phan|ve|con|rieng)$)/;
/** "Nhiệm vụ V.3: đã rà soát 12 thủ tục": a sentence that begins with a code and a colon tells of that one, whatever it says. */
const SENTENCE = /[.;]\s*$/;
/** Behind these words a code is mentioned: "chờ V.1 xong", "thấp hơn b1 80%". */
export const MENTIONING =
  /(?:^|[^a-z0-9])(?:theo|giong|tuong tu|khac|cho|sau|truoc|khi|neu|nhu|cua|cung|voi|tai|o|ve|hon|so|gom|ca|trong|ngoai|thuoc|do|boi|tu|den|toi|vao|de|la|vi|nho|qua|bang|tren|duoi|gui|kem|xem|can cu|lien quan|noi dung|khong phai|thay vi|tru|ngoai tru|loai tru|khong ke|khong tinh) *$/;

const SLIP = /(?<![a-z])(?:nham|lon|quen|y (?:em|toi) la|sua lai|dinh chinh)(?![a-z])/;

/** A report that is complete without words, of which a further period may begin another, is no longer than this. */
const LONGEST_SAID = 200;

/** What it takes to see whether a report is complete, beside the looks at its text. */
const COMPLETING = 40;

/** A border in a line, with the report before it and what may be another behind it. */
interface Place {
  readonly line: Line;
  readonly from: number;
  readonly next: number;
  readonly before: Cut;
  /** Nothing but a space stands there. */
  readonly isTight: boolean;
  /** What stands there parts the members of a list. */
  readonly isListing: boolean;
  /** "riêng", "chỉ có", "trừ" */
  readonly isExcepting: boolean;
}

interface Beginning {
  readonly address: Cut["address"];
  readonly status: Found<StatusWord> | null;
  /** From where on something is said. */
  readonly said: number;
  /** Where the report before ends, if before the border. */
  readonly from?: number;
}

/**
 * "V.1 xong; V.2 đang làm, b3 quý I 5/6", "V1 xong V2 xong": a new report begins where a code is followed by what it
 * reports, and in "b1 T1 80%, T2 85%" where a further period is. `addressEnd`: where the code or name at `at` ends.
 */
export function segmentsOf(
  line: Line,
  at: number,
  addressEnd: number,
  stood: Before,
  reading: Reading,
): readonly Segment[] {
  const cuts: Cut[] = [{ start: 0, end: line.text.length, address: { start: at, end: addressEnd }, status: null }];
  // "Xong V.1" is complete with its code.
  let said = stood.status ? addressEnd - 1 : saidFrom(line, addressEnd, skipSeparators(line, addressEnd));
  const first = NUMBERED.exec(line.folded.slice(0, at))?.[1];
  BORDER.lastIndex = said;
  for (let border = BORDER.exec(line.folded); border; border = BORDER.exec(line.folded)) {
    countRead();
    const from = border.index;
    const behind = from + border[0].length;
    const next = skipNumber(line, behind, numberOf(first, cuts.length));
    // Between the codes of a report and the next report something has to be reported.
    if (from <= said || next >= line.text.length) continue;
    const begin = skipMark(line, next);
    if (!mayBeginReport(line, begin, reading.catalogue)) continue;
    const last = cuts.at(-1)!;
    const before = { ...last, end: from };
    const isTight = border[0].trim() === "" && next === behind;
    const place: Place = {
      line,
      from,
      next: begin,
      before,
      isTight,
      isListing: /[;,(]|[a-z]/.test(border[0]),
      isExcepting: EXCEPTING.test(border[0]),
    };
    const begins = readCodeBehind(place, reading) ?? readPeriodBehind(place, stood.period !== null, reading);
    if (!begins) continue;
    last.end = begins.from ?? from;
    cuts.push({ start: next, end: line.text.length, address: begins.address, status: begins.status });
    said = saidFrom(line, begins.address.end, begins.said);
    BORDER.lastIndex = Math.max(BORDER.lastIndex, said);
  }
  if (cuts.length === 1) return [{ line, at, before: stood }];
  return cuts.map((cut) => {
    const before = cut.status ? { ...stood, status: cut.status } : stood;
    // What stands in front of them all has its place in the whole line.
    if (before.status ?? before.period) return { line: only(line, cut), at: cut.address.start, before };
    return { before, ...short(line, cut) };
  });
}

/** Whether a report, or a further period of one, may begin where a word does: of most that is told by the word alone. */
function mayBeginReport(line: Line, at: number, catalogue: Catalogue): boolean {
  const word = wordFrom(line, at);
  return word === "" || line.folded[at + word.length] === "_" || wordMayBeginReport(word, catalogue, line, at);
}

const wordMayBeginReport = onceAWordOf((word, catalogue: Catalogue, line: Line, at: number) => {
  const { beginsTask, beginsIndicator } = codeReaderOf(catalogue);
  return (
    LED_BY.test(word) ||
    mayBeginPeriod(word) ||
    mayBeginStatus(word) ||
    beginsTask(line, at) ||
    beginsIndicator(line, at)
  );
});

/** "V.2: ; V.3: đang làm": of what was left empty nothing is said, and what follows is said of the next. */
function saidFrom({ folded }: Line, end: number, said: number): number {
  return /^\s*:\s*[;,.|]/.test(folded.slice(end, end + 8)) ? end - 1 : said;
}

function readCodeBehind(place: Place, reading: Reading): Beginning | null {
  const { line, from, next, isTight, isListing, before } = place;
  const status = readStatusBefore(line, next);
  const lead = status ? skipSeparators(line, status.end) : next;
  const start = lead + matchAt(LEAD, line, lead)![0].length;
  const task = readTaskCodeAt(line, start, reading);
  const code = task ?? readIndicatorCodeAt(line, start, reading);
  if (!code || task?.value.kind === "no_section") return null;
  const ahead = textBefore(line, from);
  const joining = WITH.exec(ahead);
  if (joining) return readJoined(place, from - joining[0].length, start, reading);
  if (MENTIONING.test(ahead) && !(isListing && ENDS_AS_BEFORE.test(ahead))) return null;
  // Within words, "I 2" and "b 3" are no codes.
  if (isTight && / \d/.test(line.text.slice(start, code.end).replace(/^.*[.:] /, ""))) return null;
  const address = { start, end: task ? endOfCodes(line, start, reading) : code.end };
  const said = skipSeparators(line, address.end + matchAt(TITLE, line, address.end)![0].length);
  // "V.1 xong, V.2": what is to be said of the last is asked.
  const isLast = isListing && said === line.text.length && isComplete(line, before, true, reading);
  if (status) {
    // "chờ làm xong V.1" mentions it, and of "làm xong b3 5/6" the figure counts.
    const isOver = said === line.text.length || /^[\s]*(?:[;,.|+]|va\s)/.test(line.folded.slice(address.end));
    return task && !isTight && isOver ? { address, said: address.end - 1, status } : null;
  }
  if (task && SENTENCE.test(line.folded.slice(from, next)) && /^ *:/.test(line.folded.slice(address.end)))
    return said < line.text.length ? { address, said, status: null } : null;
  const isSaid =
    isTight && task
      ? saysState(line, said, reading)
      : saysSomething(line, said, reading) || (!task && saysAsBeforeAt(line, said, reading));
  return isLast || isSaid ? { address, said, status: null } : null;
}

/** "V.1 xong với V.2 đang làm": two reports, where each says how it stands. */
function readJoined({ line, before }: Place, from: number, start: number, reading: Reading): Beginning | null {
  if (!readTaskCodeAt(line, start, reading)) return null;
  const address = { start, end: endOfCodes(line, start, reading) };
  const said = skipSeparators(line, address.end);
  const isWhole = isComplete(line, { ...before, end: from }, true, reading);
  return isWhole && saysState(line, said, reading, true) ? { address, said, status: null, from } : null;
}

/** "2" behind the first report of "1. V.1 xong 2. V.2 đang làm", "b" of a list by letters. */
function numberOf(first: string | undefined, count: number): string | null {
  if (!first) return null;
  return /\d/.test(first) ? String(Number(first) + count) : String.fromCharCode(first.charCodeAt(0) + count);
}

function skipNumber(line: Line, at: number, number: string | null): number {
  const begin = line.text[at] === "(" ? at + 1 : at;
  if (number === null || !line.folded.startsWith(number, begin)) return at;
  const end = begin + number.length;
  return /[.)/]/.test(line.folded[end] ?? "") ? skipSeparators(line, end + 1) : at;
}

function skipMark(line: Line, at: number): number {
  return isChosen(line, at + 1) ? at + 1 : at;
}

function readStatusBefore(line: Line, at: number): Found<StatusWord> | null {
  const status = readStatusAt(line, at);
  return status && status.end > status.start && status.value !== "none" ? status : null;
}

/** "T1, T2 không phát sinh" is one report on two periods, "T1 xong, T2 đang làm" are two. */
function readPeriodBehind(place: Place, hasPeriodBefore: boolean, reading: Reading): Beginning | null {
  const { line, next, before } = place;
  const isToldAhead = isToldInWords(place, reading);
  const tells =
    saysOfPeriod(place, reading) ||
    isOtherPeriod(place, reading) ||
    (isToldAhead && tellsOfPeriod(upToNext(line, next, reading), 0, reading));
  if (!tells) return null;
  const isFurther = isToldAhead || isComplete(line, before, hasPeriodBefore, reading);
  return isFurther ? { address: before.address, said: next, status: null } : null;
}

/**
 * "T5 có 02 hồ sơ trễ, đã công khai, hoàn thành; T6 không phát sinh": of one month how it stands is told with words, and
 * behind a comma the next begins.
 */
function isToldInWords({ line, next, isListing, before }: Place, reading: Reading): boolean {
  if (!isListing || !isShort(before) || !readTaskCodeAt(line, before.address.start, reading)) return false;
  const [own, address] = alone(line, before);
  // "T4 không phát sinh, à nhầm, T5 mới đúng" is one.
  if (SLIP.test(own.folded)) return false;
  if (tellsOfPeriod(own, address.end, reading)) return true;
  const context = { year: reading.catalogue.year, today: reading.today };
  return readPeriodAt(line, next, context) !== null && tellsWhatWasDone(own, address.end, reading);
}

/**
 * "T1 không phát sinh, T2 có 2 trường hợp", "T1 đến T5 hoàn thành, riêng T3 có 1 văn bản trễ": where nothing arose, and
 * behind a list, a further period is no word about it.
 */
function isOtherPeriod({ line, next, isListing, isExcepting, before }: Place, reading: Reading): boolean {
  const context = { year: reading.catalogue.year, today: reading.today };
  if (!isListing || !isShort(before) || readPeriodAt(line, next, context) === null) return false;
  const [own, address] = alone(line, before);
  return saysNothingArose(own, address, reading) || (isExcepting && saysOfSeveral(own, address, reading));
}

/** What stands from a period up to the next one. */
function upToNext(line: Line, from: number, { catalogue, today }: Reading): Line {
  const context = { year: catalogue.year, today };
  const own = readPeriodAt(line, from, context);
  const next = own && findAt(line, (at) => readPeriodAt(line, at, context), own.end);
  return partOf(line, from, next?.start ?? line.text.length);
}

/** "quý II đang làm", "đang làm quý II", "T2 85%" */
function saysOfPeriod({ line, next, isTight, isListing, before }: Place, reading: Reading): boolean {
  const isTask = readTaskCodeAt(line, before.address.start, reading) !== null;
  const pastPeriod = (position: number): number | null => {
    const context = { year: reading.catalogue.year, today: reading.today, quarterly: !isTask };
    const period = readPeriodAt(line, position, context);
    return period && skipSeparators(line, period.end);
  };
  const status = isTight ? null : readStatusBefore(line, next);
  if (status && pastPeriod(skipSeparators(line, status.end)) !== null) return true;
  const said = pastPeriod(next);
  // "quý này quý này xong" names one period twice.
  if (said === null || (isTight && pastPeriod(said) !== null)) return false;
  // "quý I xong, quý II đang chờ số"
  return isTask ? saysState(line, said, reading, !isListing) : saysSomething(line, said, reading);
}

function isComplete(line: Line, cut: Cut, hasPeriodBefore: boolean, reading: Reading): boolean {
  if (!isShort(cut)) return false;
  countRead(COMPLETING);
  const [own, address] = alone(line, cut);
  return saysAll(own, address, hasPeriodBefore, reading);
}

function isShort({ start, end, address }: Cut): boolean {
  return end - Math.max(start, address.end) <= LONGEST_SAID;
}

/** A report by itself, where nobody asks where in its line it stands, and its code there. */
function alone(line: Line, { start, end, address }: Cut): readonly [Line, Cut["address"]] {
  const own = partOf(line, start, end);
  if (address.start >= start) {
    return [own, { start: address.start - start, end: address.end - start }];
  }
  const code = partOf(line, address.start, address.end);
  const joined = fewerWords(own, `${code.text} ${own.text}`, `${code.folded} ${own.folded}`, null);
  return [joined, { start: 0, end: code.text.length }];
}

/** Blanks that show that something stood between a code and what is said of it. */
const GAP = 4;

/** A report by itself, without the blanks of what stands before it. */
function short(line: Line, { start, end, address }: Cut): Pick<Segment, "line" | "at"> {
  if (address.start >= start) return { line: partOf(line, start, end), at: address.start - start };
  const code = partOf(line, address.start, address.end);
  const own = partOf(line, start, end);
  const blanks = Math.min(GAP, start - address.end);
  return { line: joinedParts(code, own, " ".repeat(blanks), start - address.end - blanks), at: 0 };
}

function only(line: Line, { start, end, address }: Cut): Line {
  // It is copied, and patterns look over its blanks.
  countRead(2 * costOfCopy(line.text.length));
  const keep = (text: string) => {
    const own = text.slice(start, end);
    if (address.start >= start) return `${" ".repeat(start)}${own}`;
    const before = " ".repeat(address.start) + text.slice(address.start, address.end);
    return before.padEnd(start) + own;
  };
  return fewerWords(line, keep(line.text), keep(line.folded), null);
}
