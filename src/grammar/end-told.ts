import type { CatalogueTask } from "../text/catalogue.js";
import { countRead } from "../text/effort.js";
import { type Found, isChosen, type Line, matchAt, partOf, wordFrom } from "../text/line.js";
import type { StatusWord } from "../text/statuses.js";
import { readPhrase } from "../text/vocabulary.js";
import type { Reading } from "./context.js";
import { wordStarts } from "./find-at.js";
import { rareWordsOfNames, readThingAt } from "./known-things.js";
import { type Ahead, ahead, behind } from "./lexicon/end-words.js";

/** Behind so many words nothing tells any more what an end is of. */
const LONGEST = 160;
const BORDER = /[,;:!()|"\n]|[.](?=\s)|\s[–—-]\s|(?<![a-z])(?:nhung|song|con|tuy nhien)(?![a-z])(?: ma(?![a-z]))?/g;
const NUMBER = /\d[\d.,]*(?:\/\d[\d.,]*)?(?: ?%)?/y;

/** More words tell more than what the work was about. */
const LONGEST_DETAIL = 4;
/** "số18/KH-STP" */
const STUCK = /(?:so|kh|qd|cv)(?=\d)/y;

/** "đã xong", "làm xong": who has done it or what stands in front. */
const TOLD_AS_PAST = /^(?:da|lam|thuc hien|trien khai) /;

type Token = Ahead | "unknown";

interface Place {
  readonly start: number;
  readonly end: number;
}

/**
 * Whether the end of some work is told in words that leave it at that. Of the ways in which "xong" and "hoàn thành" say
 * something else there is no end ("tranh thủ hoàn thành", "ăn cơm xong", "hoàn thành trong mơ"), while an end is told in
 * few: what stands beside it is known, or it is asked about. `address`: where the task's code or name stands.
 */
export function isPlainlyDone(
  line: Line,
  status: Found<StatusWord>,
  task: CatalogueTask,
  address: Place,
  reading: Reading,
): boolean {
  if (status.value !== "done" || status.end === status.start || isChosen(line, status.start)) return true;
  const words = wordsOfTask(task);
  return leavesAhead(line, status, words, address, reading) && leavesBehind(line, status, words, address, reading);
}

const known = new WeakMap<CatalogueTask, ReadonlySet<string>>();

/** The words of the plan's text and names of a task, without those that any text has. */
function wordsOfTask(task: CatalogueTask): ReadonlySet<string> {
  const before = known.get(task);
  if (before) return before;
  const parts = task.parts.flatMap(({ title, shortName, otherNames, text }) => [title, shortName, text, ...otherNames]);
  const texts = [task.text, task.shortName ?? "", ...task.otherNames, ...parts];
  const made = rareWordsOfNames(texts);
  known.set(task, made);
  return made;
}

function clauseBegin(line: Line, at: number): number {
  let begin = Math.max(0, at - LONGEST);
  for (const border of line.folded.slice(begin, at).matchAll(BORDER))
    begin = Math.max(0, at - LONGEST) + border.index + border[0].length;
  return begin;
}

function leavesAhead(
  line: Line,
  { start, end }: Place,
  words: ReadonlySet<string>,
  address: Place,
  reading: Reading,
): boolean {
  const begin = clauseBegin(line, start);
  const isNamed = /[a-z] [a-z]/.test(line.folded.slice(address.start, address.end));
  const tokens: Token[] = [];
  let past = begin;
  for (const at of wordStarts(partOf(line, 0, start), begin)) {
    if (at < past) continue;
    const token = tokenAt(line, at, words, address, reading);
    tokens.push(token.value);
    if (isNamed && token.end === address.end) tokens.push("work");
    past = token.end;
  }
  let isPast = TOLD_AS_PAST.test(line.folded.slice(start, end));
  for (const [index, token] of tokens.reverse().entries()) {
    if (token === "unknown" && !isPast && !isDetail(tokens.slice(index))) return false;
    if (token === "less" || token === "urging") return false;
    if (token === "unknown" || token === "work") return isPast || !tokens.slice(index).includes("urging");
    isPast ||= token === "past";
  }
  return true;
}

/** "video hướng dẫn đổi GPLX hoàn thành": words behind those of the task, of which none urges or promises. */
function isDetail(tokens: readonly Token[]): boolean {
  const known = tokens.findIndex((token) => token !== "unknown");
  return known >= 0 && known <= LONGEST_DETAIL && tokens[known] === "work" && tokens[known + 1] === "work";
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
  return found("unknown", at + Math.max(1, word.length));
}

function leavesBehind(
  line: Line,
  { end }: Place,
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
    if (isOver || (at >= address.start && at < address.end)) return true;
    if (matchAt(NUMBER, line, at) || matchAt(STUCK, line, at) || readThingAt(line, at, reading) !== null) return true;
    const phrase = readPhrase(behind, line, at);
    if (phrase?.value === "goes_on" || words.has(wordFrom(line, at)) || readPhrase(ahead, line, at)?.value === "work")
      return true;
    if (!phrase) return false;
    isOver ||= /^(?:roi|r|rui)$/.test(line.folded.slice(phrase.start, phrase.end));
    past = phrase.end;
  }
  return true;
}
