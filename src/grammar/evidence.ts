import { type Found, type Line, matchAt, textBefore, withoutParts } from "../text/line.js";
import { asPercent, type Numeral, numeralAt, type PercentReading, percentSignAt } from "../text/numbers.js";
import { type PeriodReading, readMonthOfYearAt, readPeriodAt } from "../text/periods.js";
import { readStatusAt, type StatusWord } from "../text/statuses.js";
import { readPhrase } from "../text/vocabulary.js";
import { isCited } from "./cited-documents.js";
import type { Reading } from "./context.js";
import { type DateReading, readDateAt, readRecentDayAt } from "./dates.js";
import { type DocumentReading, readIntroducedAt, readUnsignedAt } from "./documents.js";
import { readInnerPair } from "./figure-tail.js";
import { wordStarts } from "./find-at.js";
import { underway } from "./lexicon/underway.js";
import { readFurtherPeriods } from "./period-lists.js";
import { isOfOthers } from "./share-bounds.js";

/** Everything in a line that a report could be made of, wherever it stands, in the order in which it stands there. */
export interface Evidence {
  readonly periods: readonly Found<PeriodReading>[];
  /** Words that only begin to say how things stand ("đang soạn") end where they begin. */
  readonly statuses: readonly Found<StatusWord>[];
  readonly percents: readonly Found<PercentReading>[];
  readonly pairs: readonly Found<{ readonly first: Numeral; readonly second: Numeral }>[];
  readonly documents: readonly Found<DocumentReading>[];
  /** Numbers by themselves. */
  readonly counts: readonly Found<Numeral>[];
  /** Days that are said to be days. */
  readonly dates: readonly Found<DateReading>[];
  /** The line without all of it. */
  readonly rest: Line;
}

/** Behind these nothing is said of the report itself: "chứ không phải 80%", "so với 60%", "chỉ tiêu 80%". */
const EXCLUDING =
  /(?:^|[^a-z0-9])(?:chu khong phai(?: la)?|khong phai(?: la)?|thay vi|so voi|(?:nam (?:20\d\d|truoc|ngoai) +)?cung ky(?: +(?:nam +)?(?:20\d\d|truoc|ngoai))?(?: +(?:la|dat|duoc|co|chi|moi|thi))*|(?:chi tieu|muc tieu|ke hoach|kh|yeu cau|duoc giao|giao)(?: +(?:la|dat|giao|nam|phai dat|20\d\d|(?:cho|cua) (?:[a-z]+ )?(?:huyen|xa|phuong|so|tinh|don vi|em|toi|minh)(?: (?:em|toi|minh|ta|nay))?))*|toi thieu|it nhat|(?:ky|quy|thang|nam|dot|lan|tuan|hom) truoc(?: (?:em|toi|minh))?(?: (?:la|dat|duoc|bao|bao cao|gui|ghi|nhap|co|chi|moi))*|truoc(?: (?:do|day|kia))?(?: (?:em|toi|minh))?(?: da)?(?: (?:bao|bao cao|gui|ghi|nhap))?|(?:nhu|so) (?:da|em|toi) (?:bao|gui|nhap)|tang(?: them| len)?|giam(?: con| xuong)?|vuot|thap hon|cao hon|hon|them|(?:chi )?con(?: thieu| lai)?|(?:phan dau|du kien|se)(?: (?:den|toi|cuoi|het|trong|quy|thang|nam|ky|dat|len|duoc|nay|sau|hoan thanh|[qt]?\d{1,2}|[ivx]{1,3}))*|thieu|(?:chua|khong|ko) (?:dat|du|toi|bang|qua|den)(?: (?:duoc|muc|nguong|chi tieu))*|(?:kinh phi|giai ngan|chi phi|tiet kiem|cat giam|don gian hoa|lai)(?: (?:duoc|dat|khoang|thoi gian))*)[\s:(]*$/;
/** "60-70%", "60 hay 70%": where the first of two begins, which are both said. */
const TO_PERCENT = / ?(?:-|–|~|den(?= )|toi(?= )|hay(?= )|hoac(?= )) ?\d[\d.,]* ?(?:%|phan tram)/y;
/** "so với quý I", "không thay đổi như quý I": what it is held against. */
const COMPARED = /(?:^|[^a-z])(?:so voi|so sanh voi|giong(?: nhu)?|tuong tu|khac(?: voi)?) *$/;
const OVER = / ?(?:\/|tren (?:tong )?(?:so )?|trong (?:tong )?(?:so )?) ?/y;

export function isExcluded(line: Line, at: number): boolean {
  return EXCLUDING.test(textBefore(line, at));
}

/** In one piece: one look at every word of the line by every reader; what one of them read is left to no other. */
export function findEvidence(line: Line, reading: Reading): Evidence {
  const { today, catalogue } = reading;
  const context = { year: catalogue.year, today };
  const periods: Found<PeriodReading>[] = [];
  const statuses: Found<StatusWord>[] = [];
  const percents: Found<PercentReading>[] = [];
  const pairs: Found<{ first: Numeral; second: Numeral }>[] = [];
  const documents: Found<DocumentReading>[] = [];
  const dates: Found<DateReading>[] = [];
  const counts: Found<Numeral>[] = [];
  const gone: { start: number; end: number }[] = [];
  let past = 0;
  const denied = deniedPart(line);
  const taken = ({ start, end }: { readonly start: number; readonly end: number }) => {
    past = end;
    gone.push({ start, end });
  };
  for (const at of wordStarts(line)) {
    if (at < past) continue;
    const document = readIntroducedAt(line, at, today) ?? readUnsignedAt(line, at, today);
    if (document) {
      taken(document);
      if (isCited(line, document.start, document.end)) continue;
      documents.push(document);
      gone.at(-1)!.start = endOfKind(line, document);
      continue;
    }
    const date = readDateAt(line, at, today) ?? readRecentDayAt(line, at, today);
    if (date && (date.value.kind !== "day" || date.value.certain) && isDay(line, date)) {
      dates.push(date);
      taken(date);
      continue;
    }
    const period = readPeriodAt(line, at, context) ?? readMonthOfYearAt(line, at);
    if (period && COMPARED.test(textBefore(line, at))) {
      taken(period);
      continue;
    }
    if (period) {
      const further = readFurtherPeriods(line, period, context);
      if (denied === null || at < denied.start || at >= denied.end) periods.push(period, ...further);
      taken({ start: period.start, end: further.at(-1)?.end ?? period.end });
      continue;
    }
    const numeral = numeralAt(line.folded, at);
    if (numeral) {
      const kept = keepNumeral(line, at, numeral, { percents, pairs, counts });
      if (kept.isTaken) taken({ start: at, end: kept.end });
      else past = kept.end;
      continue;
    }
    const status = readStatusAt(line, at) ?? readUnderwayAt(line, at);
    if (!status) continue;
    if (denied !== null && at < denied.end && at > denied.start) continue;
    statuses.push(status);
    if (status.end > status.start) taken(status);
    else {
      // Where it begins, a name ends.
      const word = /^[a-z]+/.exec(line.folded.slice(at, at + 12))?.[0].length ?? 1;
      taken({ start: at, end: at + word });
    }
  }
  return { periods, statuses, percents, pairs, documents, dates, counts, rest: withoutParts(line, gone) };
}

const KIND = /^(?:(?:da )?ban hanh )?(ke hoach|quyet dinh|quy trinh|danh muc|chuong trinh)(?= )/;

/**
 * Where the kind of a document ends, which stays when it is taken out: in "đã ban hành Kế hoạch số 41/KH-UBND về rà soát" it
 * is a word of the task's name.
 */
function endOfKind(line: Line, { start, end }: Found<DocumentReading>): number {
  return start + (KIND.exec(line.folded.slice(start, end))?.[0].length ?? 0);
}

function readUnderwayAt(line: Line, at: number): Found<StatusWord> | null {
  const found = readPhrase(underway, line, at);
  return found && { value: "in_progress", start: at, end: at };
}

/** "không phải tháng 3 mà là tháng 4": what is said not to be. */
export function deniedPart({ folded }: Line): { readonly start: number; readonly end: number } | null {
  const found = /(?:^|[^a-z])khong phai (?:la )?.{1,40}? ma (?:la )?/.exec(folded);
  return found && { start: found.index, end: found.index + found[0].length };
}

/** "từ 15/12 đến 14/3" */
function isDayOfRange(line: Line, { start, end }: Found<unknown>): boolean {
  const [date = 99, month = 99] = (line.folded.slice(start, end).match(/\d+/g) ?? []).map(Number);
  return date <= 31 && month <= 12 && /(?:^|[^a-z])(?:tu|den|toi|het|ngay|truoc)\s*$/.test(textBefore(line, start));
}

/** A fraction is no day unless something says so. */
function isDay(line: Line, { start, end, value }: Found<DateReading>): boolean {
  const typed = line.folded.slice(start, end);
  return value.kind !== "no_such_day" || /^n/.test(typed) || /\d{4}/.test(typed);
}

/** Keeps a number by what it is: with a sign, with another one, by itself. What is not taken stays in the rest of the line. */
function keepNumeral(
  line: Line,
  at: number,
  numeral: Numeral,
  {
    percents,
    pairs,
    counts,
  }: {
    readonly percents: Found<PercentReading>[];
    readonly pairs: Found<{ first: Numeral; second: Numeral }>[];
    readonly counts: Found<Numeral>[];
  },
): { readonly end: number; readonly isTaken: boolean } {
  const sign = percentSignAt(line.folded, numeral.end);
  if (sign !== null) {
    if (!isExcluded(line, at) && !isOfOthers(line, sign))
      percents.push({ value: asPercent(numeral, true), start: at, end: sign });
    return { end: sign, isTaken: true };
  }
  if (matchAt(TO_PERCENT, line, numeral.end) && !isExcluded(line, at)) {
    percents.push({ value: asPercent(numeral, true), start: at, end: numeral.end });
    return { end: numeral.end, isTaken: true };
  }
  const inner = readInnerPair(line, numeral);
  if (inner) {
    pairs.push({ value: { first: inner.numerator, second: numeral }, start: at, end: inner.end });
    return { end: inner.end, isTaken: false };
  }
  const over = matchAt(OVER, line, numeral.end);
  const second = over && numeralAt(line.folded, numeral.end + over[0].length);
  if (second) {
    const pair = { value: { first: numeral, second }, start: at, end: second.end };
    if (!isExcluded(line, at) && !isDayOfRange(line, pair)) pairs.push(pair);
    return { end: second.end, isTaken: true };
  }
  counts.push({ value: numeral, start: at, end: numeral.end });
  return { end: numeral.end, isTaken: false };
}
