import type { Day } from "../calendar/day.js";
import { countRead } from "../text/effort.js";
import { keptOnLine } from "../text/kept-on-line.js";
import { type Found, type Line, matchAt, partOf, skipSeparators } from "../text/line.js";
import { eachMatch } from "../text/matches.js";
import { findTyped, occurs } from "../text/occurs.js";
import { readPhrase } from "../text/vocabulary.js";
import { clauseBegins } from "./clause-begins.js";
import { readDateAt } from "./dates.js";
import { readDocumentAt } from "./documents.js";
import { findHedge } from "./doubtful-words.js";
import { findAt, wordStarts } from "./find-at.js";
import { innocent, later, type Reach } from "./lexicon/doubt-words.js";
import {
  ANEW,
  besides,
  COURTESY,
  denying,
  LACKING,
  NOT_COUNTED,
  NOT_EARNEST,
  NOT_MEANT,
  ONLY_PART,
  planned,
  reserving,
  revoking,
  THEN_TOLD,
  TIME_LEFT,
  TOLD_AS_OVER,
  UNSIGNED,
} from "./lexicon/reservations.js";
import { TAKE_BACK } from "./lexicon/scope-words.js";
import { isFigureElsewhere } from "./scope.js";

type Told = "work" | "nothing" | "figure" | "going on";

/** Where something is said: a state, a document's number, a figure. */
interface Place {
  readonly start: number;
  readonly end: number;
}

/** "anh Nam nói V.1 xong"; without marks "bao" may be "báo". */
const TOLD =
  /(?<![\p{L}])(?:anh|chị|chi|ông|ong|bà|cô|chú|bác|sếp|sep|đ\/c|đồng chí)(?: (?!em |oi |ơi |ạ |tôi )[\p{L}]+)? (?:nói|noi|bảo|kêu|kể)(?: là| la| rằng)?(?![\p{L}])/iu;
/** "Sơn báo", "chi Lan bao": somebody who has a name; "chị ơi em báo" is the writer. */
const TOLD_BY_NAME =
  /(?<![\p{L}])(?:anh|chị|chi|ông|ong|bà|cô|chú|bác|sếp|sep|đ\/c|đồng chí) (?!(?:em|oi|ơi|ạ|a|tôi|toi|cho|xin|gửi|gui|đã|da|vừa|vua|mình|minh|chị|chi|anh|các|cac|nhé|nhe|giúp|giup|nhờ|nho|phải|phai|có|co|chưa|chua|không|khong|ko|thì|thi|là|la|này|nay|được|duoc|bảo|bao|báo)(?![\p{L}]))[\p{L}]+ (?:báo|bao)(?: là| la| rằng| lại| lai)?(?= +(?!cáo|cao)[\p{L}\d])/iu;
const CLAUSE = /[,;!()|\n]|[.](?=\s)|\s(?:nhung|song|ma|tuy nhien)(?=\s)/g;
const CONDITION = /(?:neu|gia su|mien la|mien sao|voi dieu kien|trong truong hop)(?![a-z])/y;
const WHEN = /(?:khi|sau khi|luc|bao gio)(?! (?:da|duoc|xong|het)(?![a-z])|[a-z])/y;
const PERCENT = /\d[\d.,]*(?: ?(?:%|phan tram)| ?\/ ?\d[\d.,]*)?/y;
/** As far behind what is said as it may still be denied. */
const FURTHEST = 300;
/** Behind "cuối tháng" what makes it a time that has passed, or may have. */
const PASSED = /^ (?:truoc|vua|(?:\d{1,2}|[ivx]+)(?![a-z\d/]))/;

/** A colon and what stands in brackets before it belong to a clause. */
const beginOf = clauseBegins(CLAUSE);

function reservingAt(line: Line, at: number): Found<Reach> | null {
  const found = readPhrase(reserving, line, at);
  return found && !readPhrase(innocent, line, at) ? found : null;
}

/** Looked for once a line: of one with many states each asks for all that stand in front of it. */
const reservingsOf = keptOnLine((line: Line) => {
  const all: Found<Reach>[] = [];
  for (const at of wordStarts(line)) {
    const found = reservingAt(line, at);
    if (found) all.push(found);
  }
  return all;
});

/** Those from `from` on, which may stand within a word. */
function reservingsFrom(line: Line, from: number): readonly Found<Reach>[] {
  const all = reservingsOf(line);
  if (from === 0) return all;
  const found = reservingAt(line, from);
  return [...(found ? [found] : []), ...all.filter(({ start }) => start > from)];
}

/** Words in front of a place, from `from` on, that make what stands there a supposition, a promise or hearsay. */
export function findReserving(line: Line, from: number, { start }: Place): Found<Reach> | null {
  const begin = beginOf(line, start, from);
  for (const found of reservingsFrom(line, from)) {
    countRead();
    if (found.end > start) continue;
    const isNext = /^[\s:]*(?:(?:la|dat|duoc|se)\s+)*$/.test(line.folded.slice(found.end, start));
    if (reaches(line, found, begin, isNext)) return found;
  }
  const told = findTyped(TOLD, line, begin, start + 1) ?? findTyped(TOLD_BY_NAME, line, begin, start + 1);
  const at = told && begin + told.index;
  return told && { value: "clause", start: at!, end: at! + told[0].length };
}

/** Whether words reach the place behind them whose clause begins at `begin`; `isNext`: they stand right in front of it. */
export function reaches(line: Line, found: Found<Reach>, begin: number, isNext: boolean): boolean {
  switch (found.value) {
    case "text":
      return true;
    case "clause":
      return found.start >= begin;
    case "marked":
      return isNext || (found.start >= begin && /[^\x20-\x7e]/.test(line.text.slice(found.start, found.end)));
    case "next":
      return isNext;
  }
}

/**
 * What behind a place takes back what it says, or has it not count yet. Of what goes on, a plan or a condition behind it
 * says nothing; of a figure nothing is lacking.
 */
export function isRevoked(line: Line, { start, end }: Place, said: Told, today: Day): boolean {
  if (line.text.indexOf("?", end) >= 0 || occurs(NOT_MEANT, line, end) || occurs(TAKE_BACK, line, end)) return true;
  const near = end + FURTHEST;
  if (occurs(NOT_EARNEST, line, end, near)) return true;
  const over = said !== "going on";
  if (said === "work" && (occurs(NOT_COUNTED, line, end, near) || occurs(ONLY_PART, line, end, near))) return true;
  if (said === "work" && (occurs(UNSIGNED, line, end) || occurs(ANEW, line, end))) return true;
  if (said === "work" && occurs(THEN_TOLD, line, end) && !occurs(TOLD_AS_OVER, line, beginOf(line, start, 0), end))
    return true;
  const first = skipSeparators(line, end);
  if (over && first - end <= 1 && matchAt(WHEN, line, first)) return true;
  return clausesBehind(line, end).some(({ start: from, end: border }) => {
    const clause = line.folded.slice(from, border);
    if (saysOnly(line, from, border, said, today)) return true;
    if (!over) return false;
    const begin = skipBesides(line, from, border, today);
    if (begin < border && matchAt(CONDITION, line, begin) && !occurs(COURTESY, line, from)) return true;
    return said !== "figure" && LACKING.test(clause.trim()) && !TIME_LEFT.test(clause);
  });
}

function clausesBehind(line: Line, from: number): readonly Place[] {
  const clauses: Place[] = [];
  let start = from;
  for (const border of eachMatch(CLAUSE, line.folded.slice(from))) {
    clauses.push({ start, end: from + border.index });
    start = from + border.index + (/[a-z]/.test(border[0]) ? 0 : border[0].length);
  }
  return [...clauses, { start, end: line.text.length }];
}

function skipBesides(line: Line, from: number, end: number, today: Day): number {
  let at = skipSeparators(line, from);
  while (at < end && !matchAt(CONDITION, line, at)) {
    const idle = readIdle(line, at, today);
    const percent = idle ? null : matchAt(PERCENT, line, at);
    if (!idle && !percent) break;
    at = skipSeparators(line, idle?.end ?? at + percent![0].length);
  }
  return at;
}

function readIdle(line: Line, at: number, today: Day): Found<unknown> | null {
  return longestOf([readPhrase(besides, line, at), readDocumentAt(line, at, today), readDateAt(line, at, today)]);
}

/** Whether a clause, beside documents, days and words that say nothing, only takes back, or names a time to come. */
function saysOnly(line: Line, from: number, end: number, told: Told, today: Day): boolean {
  const over = told !== "going on";
  let isSaid = false;
  for (let at = skipSeparators(line, from); at < end; ) {
    const word = longestOf([
      readPhrase(revoking, line, at),
      told === "nothing" ? null : readPhrase(denying, line, at),
      over ? readPhrase(planned, line, at) : null,
      over ? readLater(line, at) : null,
    ]);
    const idle = readIdle(line, at, today);
    const percent = matchAt(PERCENT, line, at);
    if (word && word.end >= (idle?.end ?? 0)) {
      isSaid = true;
      at = skipSeparators(line, word.end);
    } else if (idle) at = skipSeparators(line, idle.end);
    else if (percent && !isSaid) at = skipSeparators(line, at + percent[0].length);
    else return false;
  }
  return isSaid;
}

/** A time to come: "cuối tháng", not "cuối tháng trước" nor "cuối quý I". */
export function readLater(line: Line, at: number): Found<true> | null {
  const time = readPhrase(later, line, at);
  return time && !PASSED.test(line.folded.slice(time.end)) ? time : null;
}

function longestOf(all: readonly (Found<unknown> | null)[]): Found<unknown> | null {
  return all.reduce((best, one) => (one && (!best || one.end > best.end) ? one : best), null);
}

/** Words that say of a figure that its writer does not know it for certain, or that it is none yet. */
export function findFigureDoubt(line: Line, place: Place, today: Day): Found<unknown> | null {
  const found = findHedge(line) ?? findReserving(line, 0, place) ?? findTimeToCome(line, place);
  if (found) return found;
  if (isFigureElsewhere(line, place)) return { value: true, start: place.end, end: place.end };
  return isRevoked(line, place, "figure", today) ? { value: true, start: place.end, end: place.end } : null;
}

/** "tuần sau b1 85%" */
function findTimeToCome(line: Line, { start }: Place): Found<unknown> | null {
  const begin = beginOf(line, start, 0);
  return findAt(
    partOf(line, 0, start),
    (at) => {
      const time = readLater(line, at);
      return time && / /.test(line.folded.slice(at, time.end)) ? time : null;
    },
    begin,
  );
}
