import { type Day, makeDay, partsOf } from "../calendar/day.js";
import { countRead } from "../text/effort.js";
import { keptOnLine } from "../text/kept-on-line.js";
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
import { matchesOf } from "../text/matches.js";
import { findIn, occurs } from "../text/occurs.js";
import { readStatusAt, type StatusWord } from "../text/statuses.js";
import { mayBeginPhrase, readPhrase, type Vocabulary } from "../text/vocabulary.js";
import { wordsOf } from "../text/words-of-line.js";
import { clauseBegins } from "./clause-begins.js";
import { readDocumentAt } from "./documents.js";
import { findHedge } from "./doubtful-words.js";
import { findAt, wordStarts } from "./find-at.js";
import { beforePart, connecting, innocent, inPart, later, solved, takingBack } from "./lexicon/doubt-words.js";
import { saysNothing } from "./notes.js";
import { findReserving, isRevoked, reaches, readLater } from "./reservations.js";
import { isStateElsewhere } from "./scope.js";

/** What a line says beside its status that does not go with it: `partly`, that it is so in part only, or later. */
export type Doubt = { readonly kind: "partly" } | { readonly kind: "several"; readonly other: StatusWord };

const PART_OF_MANY =
  /(?:buoc|giai doan|dot|muc|phan|noi dung|chuong) (?:\d|[ivx]+(?![a-z])|dau(?![a-z])|mot(?![a-z]))/y;
const FRACTION = /(\d{1,6}) ?(?:\/|tren|trong)(?: tong(?: so)?)? ?(\d{1,6})(?![a-z0-9/]|[.-]\d|,\d)/y;
const COUNTED =
  /(?:^|\s)(\d{1,6}) ?(?:\/|tren|trong)(?: tong(?: so)?)? ?(\d{1,6}) (?:tthc|thu tuc|ho so|hs|noi dung|nhiem vu|viec|cong viec|chi tieu|don vi|xa|phuong|huyen|truong hop|van ban)(?![a-z0-9])/;
/** Not where a number stands before words that were read as something else and are gone. */
const SHARE = /[1-9]\d(?= ?(?:$|[,;](?!\d)))/y;
const DEADLINE = /(?:(?:truoc|sau|vao|trong|den|toi|het|han) )?(?:ngay )?(\d{1,2})[/.-](\d{1,2})(?![a-z0-9]|[/.-]\d)/y;
/** "xong rồi, à chưa" */
const TAKEN_BACK =
  /(?:^|[\s,;.])(?:a|ah|o|y|oi) (?:chua|nham|quen|khong)(?![a-z])|(?:^|[\s,;.])(?:nham roi|sai roi|noi nham)(?![a-z])/;
/** "đã công khai hay chưa em chưa nắm" */
const WHETHER = /(?:^|[\s,;])(?:hay|hoac) (?:la )?(?:chua|khong|ko)(?![a-z])/;
/** Nearly done may be done or not. */
const ALMOST = /^(?:gan|sap) /;
/** "không phát sinh, trừ 2 hồ sơ" */
const EXCEPT = /(?:^|[\s,;])(?:nhung|tuy nhien|tru|ngoai tru)(?![a-z0-9])/;
/** "hoàn thành kế hoạch tháng này, cả quý thì mới được 2/3": how far the whole has got, behind a comma. */
const ONLY_SO_FAR =
  /[,;.(] *(?:(?!va )[a-z]+ ){0,4}moi (?:duoc|dc|dat|xong|lam duoc|dat duoc|dat khoang|khoang) (\d{1,5})(?: ?(?:\/|tren) ?(\d{1,5})(?![\d/])| ?%)/;
const BEFORE_WHOLE = /(?<![a-z])(?:ca|toan|tong|chung)(?![a-z])/;
/** "chưa có báo cáo chính thức nhưng số liệu xong hết": what is not there yet stands first. */
const NOT_YET_BUT =
  /(?<![a-z])chua (?:co (?!gi |vuong|kho khan)|duoc (?:ky|duyet|phe duyet|thong qua)|ky|ban hanh|phe duyet|nghiem thu|chinh thuc|thong qua|dong dau)[^,;.]{0,40}[ ,]+(?:nhung|song|tuy)(?: ma)? /;
const BORDERS = /[,;!()|\n]\s*|[.](?=\s)\s*|\s[–—-]\s+|\s(?=(?:nhung|tuy nhien|song|ma|con|nen)\s)/g;
const CLAUSE = /[,;:!()|\n]|[.](?=\s)|\s(?:nhung|nen|song|ma|tuy nhien)(?=\s)/g;

const beginOf = clauseBegins(CLAUSE);

/** Where words begin that may deny something, or only seem to. Looked for once a line, as the borders are. */
const placesOfDenial = keptOnLine((line: Line) =>
  wordsOf(line)
    .filter((word) => mayBeginPhrase(innocent, word) || mayBeginPhrase(takingBack, word))
    .map(({ start }) => start),
);

/** Whether words between `from` and the status say that it is not so, or not yet. */
export function isTakenBack(line: Line, from: number, status: Found<StatusWord>, today: Day): boolean {
  if (isChosen(line, status.start)) return false;
  const before = partOf(line, from, status.start);
  const begin = beginOf(line, status.start, from) - from;
  let past = 0;
  for (const at of [from, ...placesOfDenial(line).filter((place) => place > from)]) {
    if (at >= status.start) break;
    past = readPhrase(innocent, before, at - from)?.end ?? past;
    const found = at - from < past ? null : readPhrase(takingBack, before, at - from);
    if (found && reaches(before, found, begin, isNextTo(before, found))) return true;
  }
  if (findReserving(line, from, status)) return true;
  if (status.value === "blocked") return holds(solved, before, begin);
  const isPast = /^(?:da|ddax|d9a4) /.test(line.folded.slice(status.start));
  return status.value === "done" && !isPast && (holdsLater(before, begin) || namesDayToCome(before, begin, today));
}

/** Whether words stand right in front of the status. */
function isNextTo(before: Line, { end }: Found<unknown>): boolean {
  return /^\s*(?:moi\s+)?$/.test(before.folded.slice(end));
}

function holds(known: Vocabulary<true>, line: Line, from: number): boolean {
  return findAt(line, (at) => readPhrase(known, line, at), from) !== null;
}

/** "mai" may be a person, where it does not stand right in front. */
function holdsLater(before: Line, begin: number): boolean {
  const found = findAt(
    before,
    (at) => {
      const time = readLater(before, at);
      const isMeant = time && (/ /.test(before.folded.slice(time.start, time.end)) || isNextTo(before, time));
      return isMeant ? time : null;
    },
    begin,
  );
  return found !== null;
}

function namesDayToCome(before: Line, begin: number, today: Day): boolean {
  for (const at of wordStarts(before, begin)) if (isDayToCome(before, at, today)) return true;
  return false;
}

/** Whether a day without a year is, in this year, still to come. */
function isDayToCome(line: Line, at: number, today: Day): boolean {
  const match = matchAt(DEADLINE, line, at);
  const day = match && makeDay(partsOf(today).year, Number(match[2]), Number(match[1]));
  return Boolean(day && day > today);
}

/** "đã trình nhưng chưa ký": what denies that a work with its document is over. */
const NOT_OVER =
  /(?:^|[\s,;.(])(?:nhung|nhung ma|tuy nhien|song|ma|con|thi)(?: (?!chua )[a-z]+){0,7} chua (?!biet |ro |tung |thay |nhan |phat sinh|gap |(?:co |con )?(?:vuong|kho khan|phan hoi|y kien))[a-z]{2,}/;
const WILL_BE = /(?:^|[^a-z])(?:se|du kien)(?: (?:la|co|lay|mang|ra|ban hanh))*(?: so)?[\s:]*$/;

/** Whether a line says that what it names is still to come, or not over yet. */
export function isNotOver(line: Line, at: number | null): boolean {
  countRead();
  return occurs(NOT_OVER, line) || (at !== null && WILL_BE.test(textBefore(line, at)));
}

/**
 * "Còn 4 xã chưa ban hành, huyện đang đôn đốc": what others have to issue or send, each for itself. What is not yet done with
 * them ("còn 4 huyện chưa kiểm tra") is the writer's.
 */
const OTHERS_LEFT =
  /[,;.] *(?:(?:hien|nhung|rieng) )*con (?:lai )?(?:khoang )?(?:\d{1,3}|may|vai|mot so|cac) (?:xa|phuong|thi tran|huyen|so)(?: (?!em|minh|toi|ta)[a-z]+){0,3} (?:chua|dang|cho|doi) (?:ban hanh|gui|nop|bao cao|ky|trinh|soan|du thao|co (?:ke hoach|kh|van ban))(?![a-z])[^,;.]*/;

/** What is said of the writer's own: of what has a document of its own, nothing that others lack. */
function withoutOthersLeft(line: Line, { value, end }: Found<StatusWord>, today: Day): Line {
  const left = value === "done" ? findIn(OTHERS_LEFT, line, end) : null;
  if (!left || !hasDocumentBehind(partOf(line, 0, end + left.index), end, today)) return line;
  return withoutPart(line, end + left.index, end + left.index + left[0].length);
}

/** What is said behind a status. None of one that the person chose. */
export function readDoubt(whole: Line, status: Found<StatusWord>, today: Day): Doubt | null {
  if (isChosen(whole, status.start)) return null;
  const line = withoutOthersLeft(whole, status, today);
  if (
    ALMOST.test(line.folded.slice(status.start, status.end)) ||
    findHedge(line) ||
    occurs(TAKEN_BACK, line, status.end) ||
    occurs(WHETHER, line, status.end)
  )
    return { kind: "partly" };
  if (isStateElsewhere(line, status, () => hasDocumentBehind(line, status.end, today))) return { kind: "partly" };
  const said = status.value === "done" ? "work" : status.value === "nothing_arose" ? "nothing" : "going on";
  if (isRevoked(line, status, said, today)) return { kind: "partly" };
  if (status.value === "done" && (isShareOfMany(line, status) || occurs(TO_FINISH, line, status.end)))
    return { kind: "partly" };
  if (status.value === "done" && (isOnlySoFar(line, status.end) || occurs(NOT_YET_BUT, line, 0, status.start)))
    return { kind: "partly" };
  if (status.value === "done" && saysLess(line, status.end, today)) return { kind: "partly" };
  if (status.value === "done" && occurs(NOT_OVER, line, status.end) && !isIssued(line, status, today))
    return { kind: "partly" };
  if (status.value === "nothing_arose" && occurs(EXCEPT, line, status.end)) return { kind: "partly" };
  const other = readOther(line, status, today);
  return other && { kind: "several", other };
}

/** "họp xong, ngày mai trình ký kế hoạch": what is over is a step; "xong, mai gửi" sends what is done. */
const TO_FINISH =
  /[,;.] *(?:(?:roi|va|nhung|con|em|ben em) )*(?:(?:ngay|sang|chieu) mai|mai|tuan (?:sau|toi)|sang tuan|thang (?:sau|toi)|thu (?:hai|ba|tu|nam|sau|bay|\d)|dau tuan|cuoi tuan)(?: (?!gui |nop |bao )[a-z]+){0,3} (?:trinh|ky|ban hanh|duyet|phe duyet|phat hanh|hoan thien|chinh sua|trien khai|lam tiep|cong khai)(?![a-z])/;
const SOME_OF = /(?:^|[\s,;:(])\d{1,5} [a-z]+(?: [a-z]+)? (?:da |deu |thi |la )*$/;
const OTHERS_OF =
  /[,;.] *(?:con |va |rieng )?(?:lai )?\d{1,5} (?:[a-z]+ ){1,3}(?:con|chua|dang|cho|doi|thi|phai)(?![a-z])/;

/** "3 cái xong, 1 cái còn chờ": so many of some, and the others are not. */
function isShareOfMany(line: Line, { start, end }: Found<StatusWord>): boolean {
  return SOME_OF.test(textBefore(line, start)) && occurs(OTHERS_OF, line, end);
}

function isOnlySoFar(line: Line, from: number): boolean {
  const found = findIn(ONLY_SO_FAR, line, from);
  // A share by itself is asked about with what it would be.
  return (
    found !== null &&
    (found[2] !== undefined || BEFORE_WHOLE.test(found[0])) &&
    Number(found[1]) < Number(found[2] ?? 100)
  );
}

function saysLess(line: Line, end: number, today: Day): boolean {
  let at = skipSeparators(line, end);
  if (
    /^(?:truoc|sau|vao|trong|den|toi|het|han)(?: ngay)? \d/.test(line.folded.slice(at)) &&
    isDayToCome(line, at, today)
  )
    return true;
  for (let lead = readPhrase(beforePart, line, at); lead; lead = readPhrase(beforePart, line, at)) {
    if (readPhrase(inPart, line, at) || matchAt(PART_OF_MANY, line, at)) break;
    at = skipSeparators(line, lead.end);
  }
  if (readPhrase(inPart, line, at) || matchAt(PART_OF_MANY, line, at) || matchAt(SHARE, line, at)) return true;
  const time = readPhrase(later, line, at);
  // "xong, mai gửi" sends later what is done.
  if (time && saysNothing(clauseAt(line, time.end)) && !/[,;]/.test(line.text.slice(end, at))) return true;
  return countsLess(line, at, today);
}

/** "45/50", "rà soát 45/50 TTHC", but not the day in front of a document. */
function countsLess(line: Line, at: number, today: Day): boolean {
  const counted = COUNTED.exec(line.folded.slice(at, at + clauseAt(line, at).length));
  const fraction = matchAt(FRACTION, line, at) ?? counted;
  if (!fraction || Number(fraction[1]) >= Number(fraction[2])) return false;
  return fraction === counted || !readDocumentAt(line, skipSeparators(line, at + fraction[0].length), today);
}

/** What is left of a clause. */
function clauseAt(line: Line, at: number): string {
  const rest = line.folded.slice(at);
  return line.text.slice(at, at + (/[,;:!()|\n]|[.](?=\s)/.exec(rest)?.index ?? rest.length));
}

/** The first further status that begins a clause and contradicts. */
function readOther(line: Line, status: Found<StatusWord>, today: Day): StatusWord | null {
  const starts = [status.end, ...matchesOf(BORDERS, line.folded).map((border) => border.index + border[0].length)];
  let end = status.end;
  let issued: boolean | null = null;
  for (const start of starts) {
    if (start < end) continue;
    let at = skipSeparators(line, start);
    for (let word = readPhrase(connecting, line, at); word; word = readPhrase(connecting, line, at)) {
      at = skipSeparators(line, word.end);
    }
    const other = readStatusAt(line, at);
    if (other && contradict(status.value, other, line)) {
      issued ??= isIssued(line, status, today);
      if (!issued) return other.value;
    }
    // "không có khó khăn, vướng mắc" is one denial.
    end = Math.max(end, other?.end ?? at);
  }
  return null;
}

/** "hoàn thành 18/KH-STP, đang triển khai": what has a number is done, and what comes of it goes on. */
function isIssued(line: Line, { value, end }: Found<StatusWord>, today: Day): boolean {
  return value === "done" && hasDocumentBehind(line, end, today);
}

function hasDocumentBehind(line: Line, end: number, today: Day): boolean {
  return findAt(line, (at) => readDocumentAt(line, at, today), end) !== null;
}

const SO_FAR =
  /^(?: (?:được|duoc|dc|khoảng|khoang|tầm|tam|cỡ|co|chừng|chung))* \d{1,2}(?:[.,]\d+)? ?(?:%|phần trăm|phan tram)/iu;

/** "đang thực hiện, đã xong 5 TTHC" goes together, "đang thực hiện, xong rồi" does not. */
function contradict(one: StatusWord, { value, start, end }: Found<StatusWord>, line: Line): boolean {
  const said = clauseAt(line, end);
  // "hoàn thành, đang làm 60%"
  const isWhole = end > start && saysNothing(value === "in_progress" ? said.replace(SO_FAR, "") : said);
  switch (one) {
    case "done":
      return (
        value === "unfinished" ||
        value === "blocked" ||
        (isWhole && (value === "in_progress" || value === "not_started"))
      );
    case "in_progress":
      return value === "blocked" || (isWhole && (value === "done" || value === "not_started"));
    case "not_started":
      return value === "blocked" || (isWhole && (value === "done" || value === "in_progress"));
    case "blocked":
      return isWhole && (value === "done" || value === "nothing_arose");
    case "nothing_arose":
      return (
        value === "blocked" || (isWhole && (value === "done" || value === "in_progress" || value === "not_started"))
      );
    default:
      return false;
  }
}
