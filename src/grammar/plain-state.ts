import type { CatalogueTask } from "../text/catalogue.js";
import { countRead } from "../text/effort.js";
import { type Found, isChosen, type Line, matchAt, partOf, textBefore } from "../text/line.js";
import { eachMatch } from "../text/matches.js";
import { ENDS_AS_BEFORE } from "../text/says-as-before.js";
import { namesWhatArose, type StatusWord } from "../text/statuses.js";
import { readPhrase } from "../text/vocabulary.js";
import { wordFrom } from "../text/words-of-line.js";
import type { Reading } from "./context.js";
import { wordStarts } from "./find-at.js";
import { namesOwn, rareWordsOfNames, readThingAt } from "./known-things.js";
import { TOLD_IN } from "./lexicon/scope-words.js";
import { type Ahead, ahead, behind, undertaken } from "./lexicon/state-words.js";
import { beginsWork } from "./scanned-state.js";

/** Behind so many words nothing tells any more what an end is of. */
const LONGEST = 160;
const BORDER = /[,;:!()|"\n]|[.](?=\s)|\s[–—-]\s|(?<![a-z])(?:nhung|song|con|tuy nhien)(?![a-z])(?: ma(?![a-z]))?/g;
const NUMBER = /\d[\d.,]*(?:\/\d[\d.,]*)?(?: ?%)?/y;

/** More words tell more than what the work was about. */
const LONGEST_DETAIL = 4;
/** "số18/KH-STP" */
const STUCK = /(?:so|kh|qd|cv)(?=\d)/y;

/** Letters without one are short for something. */
const VOWEL = /[aeiouy]/;

/** "đã xong", "làm xong": who has done it or what stands in front. */
const TOLD_AS_PAST = /^(?:da|lam|thuc hien|trien khai) /;

type Token = Ahead | "unknown";

interface Place {
  readonly start: number;
  readonly end: number;
}

/**
 * Whether a state is told in words that leave it at that. Of the ways in which "xong" and "hoàn thành" say something else
 * there is no end ("tranh thủ hoàn thành", "ăn cơm xong", "hoàn thành trong mơ"), nor of those in which "đang" and "không phát
 * sinh" do ("đang họp", "không phát sinh kinh phí"), while states are told in few: what stands beside one is known, or it is
 * asked about. `address`: where the task's code or name stands; `isMeasured`: whether a share says how far it is.
 */
export function isPlainlyTold(
  line: Line,
  status: Found<StatusWord>,
  task: CatalogueTask,
  address: Place,
  reading: Reading,
  isMeasured = false,
): boolean {
  const { value, start, end } = status;
  if (isChosen(line, start) || value === "unfinished" || value === "none") return true;
  const words = wordsOfTask(task);
  if (end === start) return value !== "in_progress" || isUndertaken(line, start, words);
  if (isToldIn(line, status, address) || (value === "done" && isSoMany(line, start, end))) return false;
  if (!leavesAhead(line, status, words, address, reading)) return false;
  const isWhole = value === "nothing_arose" ? namesWhatArose(line, status) : value !== "blocked";
  if (!isWhole || (isMeasured && isCarriedOut(line, status))) return true;
  return leavesBehind(line, { ...status, value: value as keyof typeof behind }, words, address, reading);
}

const CARRIED_OUT = /^(?:(?:van|hien|da|cung) )*dang (?:trien khai|tien hanh|to chuc)(?: thuc hien)?$/;
const MEETING = /^ *(?:hop|an|nghi|hoc|cong tac|le|tiec|giao luu|bau cu|sinh nhat|dai hoi)(?![a-z])/;

/** "đang triển khai liên thông khai tử, 80%": beside how far it is, what is carried out may be called as it will. */
function isCarriedOut({ folded }: Line, { value, start, end }: Found<StatusWord>): boolean {
  return value === "in_progress" && CARRIED_OUT.test(folded.slice(start, end)) && !MEETING.test(folded.slice(end));
}

/** "đang chờ chị hướng dẫn cách báo", "đang soạn tin": of the report, and not of the work. */
const TALKING =
  /^(?:(?:cho|doi) (?:chi|anh|bot|vp|em|ban|co|chu)(?! (?:ky|duyet|phe duyet|cho y kien))(?![a-z])|(?:soan|viet|go|nhap) (?:tin|bao cao gui|cai)(?![a-z])|tong hop so gui)/;

/** "trong báo cáo của tỉnh ghi IX.1 hoàn thành": whoever says so names the task first. */
function isToldIn(line: Line, { start }: Place, address: Place): boolean {
  const isBeside = address.end <= start && !/[a-z0-9]/.test(line.folded.slice(address.end, start));
  return isBeside && TOLD_IN.test(textBefore(line, address.start));
}

const SO_MANY = /(?<![\d/])(\d{1,4}) (?:tren|trong)(?: tong(?: so)?)? (\d{1,4}) (?:[a-z]+ ){1,5}(?:da |deu )*$/;
const BY_THEN = /^ *(?:trong|truoc|vao|den|het|cham nhat)(?![a-z])/;

/** "3 trong 4 dịch vụ xong", and "(hoàn thành trong quý I)", which is a limit. */
function isSoMany(line: Line, start: number, end: number): boolean {
  const [, part, whole] = SO_MANY.exec(textBefore(line, start)) ?? [];
  return Number(part) < Number(whole) || (line.text[start - 1] === "(" && BY_THEN.test(line.folded.slice(end)));
}

/** "đang soạn", and not "đang họp"; what tells of work in numbers needs no such word. */
function isUndertaken(line: Line, start: number, words: ReadonlySet<string>): boolean {
  const going = /^(?:(?:van|hien|da) )?dang (?:(?:duoc|tiep tuc|tich cuc|khan truong) )*/.exec(
    line.folded.slice(start, start + 40),
  );
  if (!going) return true;
  const at = start + going[0].length;
  const behindIt = line.folded.slice(at);
  if (TALKING.test(behindIt)) return false;
  if (beginsWork(line, { value: "in_progress", start, end: start }) || words.has(wordFrom(line, at))) return true;
  return readPhrase(undertaken, line, at) !== null || /^\d/.test(behindIt);
}

const known = new WeakMap<CatalogueTask, ReadonlySet<string>>();

/** The words of the plan's text and names of a task, without those that any text has. */
export function wordsOfTask(task: CatalogueTask): ReadonlySet<string> {
  const before = known.get(task);
  if (before) return before;
  const parts = task.parts.flatMap(({ title, shortName, otherNames, text }) => [title, shortName, text, ...otherNames]);
  const texts = [task.text, task.shortName ?? "", ...task.otherNames, ...parts];
  const made = rareWordsOfNames(texts);
  known.set(task, made);
  return made;
}

function clauseBegin(line: Line, at: number): number {
  // Of "như kỳ trước đang làm" both halves say how it stands, and which of them is meant is asked.
  if (ENDS_AS_BEFORE.test(textBefore(line, at))) return at;
  let begin = Math.max(0, at - LONGEST);
  for (const border of eachMatch(BORDER, line.folded.slice(begin, at)))
    begin = Math.max(0, at - LONGEST) + border.index + border[0].length;
  return begin;
}

/** "giải trình do trễ hẹn … không phát sinh": what may arise, or not. */
const LATE =
  /(?:(?:do|vi|ve|viec) )?(?:(?:de|bi|xay ra) )*(?:(?:tre|qua|cham|muon) (?:hen|han)|cham tre|tre cham|cham muon|giai trinh|xin loi)(?![a-z])/y;

function leavesAhead(
  line: Line,
  { start, end, value }: Found<StatusWord>,
  words: ReadonlySet<string>,
  address: Place,
  reading: Reading,
): boolean {
  const isNamed = /[a-z] [a-z]/.test(line.folded.slice(address.start, address.end));
  const isCoded = !isNamed && address.end <= start;
  const begin = Math.max(clauseBegin(line, start), isCoded ? address.end : 0);
  const tokens: Token[] = [];
  let past = begin;
  for (const at of wordStarts(partOf(line, 0, start), begin)) {
    if (at < past) continue;
    const late = value === "nothing_arose" ? matchAt(LATE, line, at) : null;
    const token: Found<Token> = late
      ? { value: "work", start: at, end: at + late[0].length }
      : tokenAt(line, at, words, address, reading);
    const isLink = value !== "done" && wordFrom(line, at) === "la";
    tokens.push(isLink ? "idle" : token.value);
    if (isNamed && token.end === address.end) tokens.push("work");
    past = token.end;
  }
  let isPast = TOLD_AS_PAST.test(line.folded.slice(start, end));
  for (const [index, token] of tokens.reverse().entries()) {
    if (token === "unknown" && !isPast && !isDetail(tokens.slice(index), value === "done" ? 2 : 1)) return false;
    if (token === "less" || token === "urging") return false;
    if (token === "unknown" || token === "work") return isPast || !tokens.slice(index).includes("urging");
    isPast ||= token === "past";
  }
  return true;
}

/** "video hướng dẫn đổi GPLX hoàn thành": words behind those of the task, of which none urges or promises. */
function isDetail(tokens: readonly Token[], least: number): boolean {
  const said = tokens.filter((token) => token !== "idle");
  const known = said.findIndex((token) => token !== "unknown");
  return (
    known >= 0 &&
    known <= LONGEST_DETAIL &&
    said.slice(known, known + least).join() === Array(least).fill("work").join()
  );
}

function tokenAt(line: Line, at: number, words: ReadonlySet<string>, address: Place, reading: Reading): Found<Token> {
  countRead();
  const found = (value: Token, end: number) => ({ value, start: at, end });
  // A name may have the end of it among its words.
  if (at >= address.start && at < address.end) return found("work", address.end);
  const thing = readThingAt(line, at, reading);
  if (thing !== null) return found("idle", thing);
  const phrase = readPhrase(ahead, line, at);
  const word = wordFrom(line, at);
  if (words.has(word) && (phrase?.end ?? 0) <= at + word.length) return found("work", at + word.length);
  if (phrase) return found(phrase.value, phrase.end);
  if (!VOWEL.test(word) || namesOwn(word, reading)) return found("idle", at + Math.max(1, word.length));
  return found("unknown", at + Math.max(1, word.length));
}

/** "xong cái kế hoạch rồi": in front of what a task is called it says no more than "việc" does; "xong cái phần đầu" is a part. */
const OF_IT = /^cai (?!(?:phan|khau|buoc|doan|muc|giai|cong|khung|de cuong|du thao|ban|dot|vong)(?![a-z]))/;

function isWorkAt(line: Line, at: number, words: ReadonlySet<string>): boolean {
  return words.has(wordFrom(line, at)) || readPhrase(ahead, line, at)?.value === "work";
}

function leavesBehind(
  line: Line,
  { end, value }: Found<keyof typeof behind>,
  words: ReadonlySet<string>,
  address: Place,
  reading: Reading,
): boolean {
  const rest = line.folded.slice(end, end + LONGEST);
  const border = rest.search(/[,;:!()|"\n]|[.](?=\s|$)|\s[–—-]\s/);
  const clause = border < 0 ? line.text.length : end + border;
  let past = end;
  let isOver = /roi$/.test(line.folded.slice(0, end));
  for (const at of wordStarts(line, end)) {
    if (at >= clause) break;
    if (at < past) continue;
    countRead();
    if (OF_IT.test(line.folded.slice(at, at + LONGEST))) return isWorkAt(line, at + "cai ".length, words);
    if (isOver || (at >= address.start && at < address.end)) return true;
    if (matchAt(NUMBER, line, at) || matchAt(STUCK, line, at) || readThingAt(line, at, reading) !== null) return true;
    const phrase = readPhrase(behind[value], line, at);
    if (phrase?.value === "goes_on" || isWorkAt(line, at, words)) return true;
    if (!phrase) return false;
    isOver ||= /^(?:roi|r|rui)$/.test(line.folded.slice(phrase.start, phrase.end));
    past = phrase.end;
  }
  return true;
}
