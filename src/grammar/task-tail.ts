import type { CatalogueTask } from "../text/catalogue.js";
import { fold } from "../text/fold.js";
import { onceAPlace } from "../text/kept-on-line.js";
import {
  type Found,
  isChosen,
  type Line,
  matchAt,
  partOf,
  skipSeparators,
  textBefore,
  withoutPart,
} from "../text/line.js";
import { eachMatch } from "../text/matches.js";
import { asPercent, numeralAt, type PercentReading, percentSignAt } from "../text/numbers.js";
import {
  isSamePeriodContext,
  type PeriodContext,
  type PeriodReading,
  readMonthOfYearAt,
  readPeriodAt,
  readShortMonthAt,
} from "../text/periods.js";
import { AS_BEFORE } from "../text/says-as-before.js";
import { namesWhatArose, readStatusAt, type StatusWord } from "../text/statuses.js";
import { readPhrase, vocabulary } from "../text/vocabulary.js";
import { isCited } from "./cited-documents.js";
import type { DateReading } from "./dates.js";
import { readDateAt } from "./dates.js";
import { type DocumentReading, findDocument, readDocumentAt, readIntroducedAt } from "./documents.js";
import { type Doubt, isTakenBack, readDoubt } from "./doubts.js";
import { findAt, wordStarts } from "./find-at.js";
import { noteOf, saysNothing } from "./notes.js";
import { readFurtherPeriods } from "./period-lists.js";
import { isOfOthers, isOfThings } from "./share-bounds.js";

/** What follows a task code, taken apart and not judged yet. */
export interface TaskTail {
  /** Several where one line names them together: "I.10 T1, T2 không phát sinh". */
  readonly periods: readonly Found<PeriodReading>[];
  readonly status: Found<StatusWord> | null;
  readonly percent: Found<PercentReading> | null;
  readonly document: Found<DocumentReading> | null;
  /** A date that stands without a document. */
  readonly date: Found<DateReading> | null;
  readonly note: string | null;
  /** What else is said that does not go with the status. */
  readonly doubt: Doubt | null;
  /** Whether anything but politeness stood there. */
  readonly empty: boolean;
}

type Part = "status" | "percent" | "document" | "date";
type Parts = { -readonly [P in Part]: TaskTail[P] } & { readonly periods: Found<PeriodReading>[] };

/** Words that may stand between the parts and say nothing by themselves. */
export const fillers = vocabulary<true>([
  [
    true,
    `
      thì | là | giờ | bây giờ | tới giờ | đến giờ | hiện | hiện nay | hiện tại | đến nay | tới nay | đã | đều | đều đã | cũng | cũng đã | cơ bản | trong | cho | của |
      kỳ | báo cáo | bc | kỳ báo cáo | tình hình | trạng thái | kết quả | tiến độ | mức | ở mức | đạt mức | tỷ lệ | tỉ lệ | đạt |
      được | dc | đc | khoảng | tầm | tầm khoảng | cỡ | chừng | tạm | ước | ước đạt | đạt khoảng | được khoảng | tại | theo | bằng | ngày | em | xin |
      dạ | và | vào | hôm | từ | làm được | thực hiện được | mới | mới được | mới đạt | bên em | bên tôi | đơn vị em | đơn vị tôi |
      cơ quan em | cơ quan tôi | đơn vị | xin phép | xin báo | phép | báo | xin phép báo
    `,
  ],
]);

/** "đang thực hiện, xong 60%": the second status only leads to the percentage. */
const percentLeads = vocabulary<true>([[true, "hoàn thành | hoàn thành được | hoàn thành khoảng | xong | xong được"]]);

/** Reads from `at` on: period, status, percentage, document and date in any order, then a note. */
export function readTaskTail(line: Line, at: number, task: CatalogueTask | null, context: PeriodContext): TaskTail {
  return tailFrom(line, skipTitle(line, at, task), context);
}

const tailFrom = onceAPlace((line: Line, from: number, context: PeriodContext): TaskTail => {
  const parts: Parts = { periods: [], status: null, percent: null, document: null, date: null };
  const pieces: string[] = [];
  let position = from;
  const begin = skipSeparators(line, position);
  for (;;) {
    position = skipSeparators(line, position);
    const next = readPart(line, position, parts, context) ?? readAfterFillers(line, position, parts, context);
    const before = next ? null : asBeforeAhead(line, position, parts, context);
    if (before !== null) {
      pieces.push(line.text.slice(position, before));
      position = before;
      continue;
    }
    if (!next) break;
    if (next.part === "period" && beginsClause(line, next.found, parts, context)) break;
    if (next.part === "period") {
      const further = readFurtherPeriods(line, next.found, context);
      parts.periods.push(next.found, ...further);
      position = parts.periods.at(-1)!.end;
      continue;
    }
    if (next.part === "status" && isNoted(line, next.found)) {
      pieces.push(line.text.slice(next.found.start, next.found.end));
    }
    if (next.part !== "status" || next.found.value !== "none") take(parts, next);
    position = next.found.end;
    // A status whose words go on ("đang trình ký") begins the note.
    if (next.found.end === next.found.start) break;
  }
  pieces.push(...readRest(line, position, parts, context));
  const doubt = parts.status && readDoubt(line, parts.status, context.today);
  const { periods, status, percent, document, date } = parts;
  const [note, empty] = [noteOf(pieces), saysNothing(line.text.slice(begin))];
  return { periods, status, percent, document, date, note, doubt, empty };
}, isSamePeriodContext);

/** "như kỳ trước đang làm 70%": how it stands is said behind words that say it otherwise; where they end, else null. */
function asBeforeAhead(line: Line, at: number, parts: Parts, context: PeriodContext): number | null {
  const words = parts.status || parts.percent ? null : matchAt(AS_BEFORE, line, at);
  if (!words) return null;
  const end = at + words[0].length;
  const next = skipSeparators(line, end);
  const found = readPart(line, next, parts, context) ?? readAfterFillers(line, next, parts, context);
  return found?.part === "status" || found?.part === "percent" ? end : null;
}

function take(parts: Parts, next: Exclude<Next, { readonly part: "period" }>): void {
  if (next.part === "status") parts.status = next.found;
  else if (next.part === "percent") parts.percent = next.found;
  else if (next.part === "document") parts.document = next.found;
  else parts.date = next.found;
}

/** "không có hồ sơ nào": without its first words the note would say the opposite. */
export function isNoted(line: Line, status: Found<StatusWord>): boolean {
  if (status.value === "none") return true;
  const goesOn = /^ +[a-z]/.test(line.folded.slice(status.end)) && !saysNothing(line.text.slice(status.end));
  return status.value === "nothing_arose" && goesOn && !isChosen(line, status.start) && !namesWhatArose(line, status);
}

type Next =
  | { readonly part: "period"; readonly found: Found<PeriodReading> }
  | { [P in Part]: { readonly part: P; readonly found: NonNullable<Parts[P]> } }[Part];

function readPart(line: Line, at: number, parts: Parts, context: PeriodContext): Next | null {
  if (!parts.document) {
    const found = readDocumentAt(line, at, context.today);
    if (found && !isCited(line, found.start, found.end)) return { part: "document", found };
  }
  const period = readPeriodAt(line, at, context) ?? readMonthOfYearAt(line, at) ?? readMonthBeforeStatus(line, at);
  if (period && joins(line, parts.periods.at(-1), at)) return { part: "period", found: period };
  const status = readStatusAt(line, at);
  if (status && !parts.status) return { part: "status", found: status };
  const more = status && parts.status && addedTo(parts.status, status, line);
  if (more) return { part: "status", found: more };
  if (!parts.percent) {
    const found = readPercentAt(line, at, parts.status?.value === "in_progress");
    if (found) return { part: "percent", found };
  }
  if (!parts.date && !parts.document?.value.date) {
    const found = readLoneDateAt(line, at, parts, context);
    if (found) return { part: "date", found };
  }
  return null;
}

/** "chưa xong, đang làm 60%" tells which of the unfinished it is; and what a person chose may stand there in words too. */
function addedTo(before: Found<StatusWord>, more: Found<StatusWord>, line: Line): Found<StatusWord> | null {
  if (more.end === more.start) return null;
  if (before.value === "unfinished") return /^(?:in_progress|blocked|not_started)$/.test(more.value) ? more : null;
  return isChosen(line, before.start) && more.value === before.value ? { ...before, end: more.end } : null;
}

function readMonthBeforeStatus(line: Line, at: number): Found<PeriodReading> | null {
  const month = readShortMonthAt(line, at);
  return month && readStatusAt(line, skipSeparators(line, month.end)) ? month : null;
}

/**
 * Behind a comma a period may be what the words that follow are about, and not what the report is of: "đang làm, T2 họp",
 * "đang làm, tháng 7 xong", "đang làm, quý I rà soát 12, quý II rà soát 15".
 */
function beginsClause(line: Line, period: Found<PeriodReading>, parts: Parts, context: PeriodContext): boolean {
  const isSaid = parts.status !== null || parts.percent !== null || parts.document !== null;
  if (!isSaid || !/[,;.(]\s*(?:[a-z]+ )?$/.test(textBefore(line, period.start))) return false;
  const at = readFurtherPeriods(line, period, context).at(-1)?.end ?? period.end;
  const next = skipSeparators(line, at);
  if (/[,;.:)]/.test(line.text.slice(at, next)) || saysNothing(line.text.slice(next))) return false;
  if (parts.status && readStatusAt(line, next)) return true;
  // "60% (quý trước 40%)"
  if (parts.percent && readPercentAt(line, next, false)) return true;
  if (readPart(line, next, parts, context) ?? readAfterFillers(line, next, parts, context)) return false;
  const isDay = period.value.kind === "period" && period.value.weekdayLike;
  return (
    isDay || findAt(partOf(line, next, line.text.length), (place) => readPeriodAt(line, next + place, context)) !== null
  );
}

/** Whether nothing but a comma, "và" or "với" stands between a period and the one before it. */
function joins(line: Line, before: Found<PeriodReading> | undefined, at: number): boolean {
  return !before || /^[\s,;&+]*(?:(?:va|voi|cung voi|lan)\s*)?$/.test(line.folded.slice(before.end, at));
}

function readAfterFillers(line: Line, at: number, parts: Parts, context: PeriodContext): Next | null {
  let position = at;
  for (let filler = readPhrase(fillers, line, position); filler; filler = readPhrase(fillers, line, position)) {
    position = skipSeparators(line, filler.end);
    const next = readPart(line, position, parts, context);
    if (next?.part === "status" && isTakenBack(line, at, next.found, context.today)) break;
    if (next) return next;
  }
  if (!parts.document) {
    const found = readIntroducedAt(line, at, context.today);
    if (found && !isCited(line, found.start, found.end)) return { part: "document", found };
  }
  const lead = parts.status?.value === "in_progress" && !parts.percent && readPhrase(percentLeads, line, at);
  const percent = lead && readPercentAt(line, skipSeparators(line, lead.end), true);
  return percent ? { part: "percent", found: percent } : null;
}

function readPercentAt(line: Line, at: number, aloneToo: boolean): Found<PercentReading> | null {
  const numeral = numeralAt(line.folded, at);
  if (!numeral) return null;
  const sign = percentSignAt(line.folded, numeral.end);
  if (sign !== null && (isOfOthers(line, sign) || isOfThings(line, sign))) return null;
  if (sign !== null) return { value: asPercent(numeral, true), start: at, end: sign };
  const alone = aloneToo && skipSeparators(line, numeral.end) === line.text.length;
  return alone ? { value: asPercent(numeral, false), start: at, end: numeral.end } : null;
}

/** "5/10" before words may count something; as a date it ends the line, carries a year or the word "ngày". */
function readLoneDateAt(line: Line, at: number, parts: Parts, context: PeriodContext): Found<DateReading> | null {
  const found = readDateAt(line, at, context.today);
  if (!found) return null;
  const named = /^n/.test(line.folded.slice(at, found.end)) || /\d{4}/.test(line.text.slice(at, found.end));
  const next = parts.document ? null : readDocumentAt(line, skipSeparators(line, found.end), context.today);
  if (next?.value.date) return null;
  const isOfDocument = parts.document || next;
  if (!named && !isOfDocument) {
    // Half of the work is no day of February.
    if (parts.status !== null && parts.status.value !== "done") return null;
    if (mayCount(line, found)) return null;
    const ends = skipSeparators(line, found.end) === line.text.length || /[,;.)]/.test(line.text[found.end] ?? "");
    if (!ends) return null;
  }
  const possible = found.value.kind !== "no_such_day" || named || parts.document || isNearlyDay(line, found);
  return possible ? found : null;
}

/** "9/10" may be nine of ten. */
function mayCount(line: Line, found: Found<DateReading>): boolean {
  const [first, second] = line.folded.slice(found.start, found.end).match(/\d+/g)!.map(Number);
  return first! <= second!;
}

/** "31/02" was meant for a day; "12/20" was not. */
function isNearlyDay(line: Line, found: Found<DateReading>): boolean {
  const [date, month] = line.folded.slice(found.start, found.end).match(/\d+/g)!.map(Number);
  return date! <= 31 && month! <= 12;
}

/** The text of the task itself, pasted behind its code. */
function skipTitle(line: Line, at: number, task: CatalogueTask | null): number {
  const start = skipSeparators(line, at);
  const title = task && titleOf(task);
  return title && line.folded.startsWith(title, start) ? start + title.length : at;
}

const titles = new WeakMap<CatalogueTask, string>();

function titleOf(task: CatalogueTask): string {
  const known = titles.get(task);
  if (known !== undefined) return known;
  const title = fold(task.text);
  titles.set(task, title);
  return title;
}

/** Free text: a document and, at its end, a status may still be in it. Gives back the rest as it was written. */
function readRest(line: Line, from: number, parts: Parts, context: PeriodContext): string[] {
  const pieces: string[] = [];
  let rest = partOf(line, from, line.text.length);
  let restAt = from;
  if (!parts.document) {
    const found = findDocument(rest, 0, context.today);
    if (found) {
      parts.document = { ...found, start: from + found.start, end: from + found.end, value: shift(found.value, from) };
      pieces.push(rest.text.slice(0, found.start));
      restAt = from + found.end;
      rest = partOf(line, restAt, line.text.length);
    }
  }
  const share = parts.percent ? null : findShare(rest);
  if (share) {
    parts.percent = moved(share.percent, restAt);
    rest = withoutPart(rest, share.start, skipSeparators(rest, share.end));
  }
  pieces.push(rest.text);
  if (!parts.status) {
    const last = saysNothing(rest.text) && pieces.length > 1 ? 0 : pieces.length - 1;
    const begin = last === 0 ? from : restAt;
    const end = readEnd(partOf(line, begin, begin + pieces[last]!.length), parts.percent !== null, context);
    if (end) {
      parts.status = moved(end.status, begin);
      parts.percent ??= end.percent && moved(end.percent, begin);
      const behind = isChosen(line, begin + end.status.start) ? pieces[last]!.slice(end.status.end) : "";
      pieces[last] = pieces[last]!.slice(0, end.status.start) + behind;
    }
  }
  return pieces;
}

interface Share {
  readonly start: number;
  readonly end: number;
  readonly percent: Found<PercentReading>;
}

/** "khối lượng ước 35%": how far all of it is. */
const ALL_WORK = /(?:ca )?(?:khoi luong(?: cong viec)?|cong viec|phan viec|tien do)(?![a-z]) */y;
/** "60% công việc": of all of it. */
const OF_ALL_WORK = /^ *(?:khoi luong(?: cong viec)?|cong viec|phan viec)(?![a-z])/;

/** "đã rà soát 12 TTHC, đạt 60%", "chưa đâu, đang làm tầm 60%": a percentage that is a clause by itself says how far the work is. */
function findShare(line: Line): Share | null {
  let at = 0;
  for (const border of eachMatch(/[,;]\s*|[.]\s+/g, line.folded)) {
    const start = border.index + border[0].length;
    // Within words that were passed over already.
    if (start < at) continue;
    const work = matchAt(ALL_WORK, line, start);
    at = skipFillersAt(line, work ? start + work[0].length : start);
    const state = readStatusAt(line, at);
    if (state?.value === "in_progress") at = skipFillersAt(line, skipSeparators(line, state.end));
    const percent = readPercentAt(line, at, false);
    if (!percent) continue;
    const end = percent.end + (OF_ALL_WORK.exec(line.folded.slice(percent.end))?.[0].length ?? 0);
    if (saysNothing(clauseOf(line, end))) return { start, end, percent };
  }
  return null;
}

function skipFillersAt(line: Line, from: number): number {
  let at = from;
  for (let word = readPhrase(fillers, line, at); word; word = readPhrase(fillers, line, at))
    at = skipSeparators(line, word.end);
  return at;
}

function clauseOf({ text }: Line, from: number): string {
  const border = /[,;]|[.](?=\s)/.exec(text.slice(from));
  return text.slice(from, border ? from + border.index : text.length);
}

function shift(document: DocumentReading, by: number): DocumentReading {
  const { date } = document;
  return { ...document, date: date && { ...date, start: date.start + by, end: date.end + by } };
}

function moved<Value>({ value, start, end }: Found<Value>, by: number): Found<Value> {
  return { value, start: start + by, end: end + by };
}

/** A state at the end of a clause, which is held against another at the end of the line. */
function endsClause({ folded }: Line, { value, end }: Found<StatusWord>): boolean {
  return (
    /^(?:in_progress|done|not_started|nothing_arose)$/.test(value) && /^ *[,;.](?= )/.test(folded.slice(end, end + 8))
  );
}

/** Behind words the status may come last, with a percentage: "đã phối hợp với Sở Y tế, đang thực hiện 60%". */
function readEnd(
  line: Line,
  hasPercent: boolean,
  { today }: PeriodContext,
): { readonly status: Found<StatusWord>; readonly percent: Found<PercentReading> | null } | null {
  let other: Found<StatusWord> | null = null;
  for (const at of wordStarts(line)) {
    const status = readStatusAt(line, at);
    if (!status || status.end === status.start) continue;
    if (isChosen(line, status.start)) return { status, percent: null };
    // "đang thực hiện, hồ sơ cũ chưa làm": the last is not what is said of the whole.
    if (endsClause(line, status)) other ??= status;
    const percent = hasPercent ? null : readPercentAt(line, skipSeparators(line, status.end), false);
    if (!saysNothing(line.text.slice(percent?.end ?? status.end))) continue;
    if (status.value === "none" || isTakenBack(line, 0, status, today)) return null;
    const isHeld = other && other.value !== status.value && !isTakenBack(line, 0, other, today);
    return isHeld ? null : { status, percent };
  }
  return null;
}
