import { countRead } from "../text/effort.js";
import { type Found, type Line, partOf } from "../text/line.js";
import { eachMatch } from "../text/matches.js";
import { hasAccents } from "../text/normalise.js";
import { findIn, occurs, occursTyped } from "../text/occurs.js";
import type { StatusWord } from "../text/statuses.js";
import { findPhrase } from "../text/vocabulary.js";
import { own } from "./lexicon/own.js";
import {
  ACCORDING_TO,
  ACCORDING_TO_AGENCY,
  ACCORDING_TO_PERSON,
  AHEAD,
  EARLIER,
  FEARED,
  FIGURE_NOT_SURE,
  FIGURE_OF_LESS,
  FIGURE_OF_LESS_MARKED,
  LAST_YEAR,
  LEFT_COUNT,
  LEFT_SHARE,
  NO_TROUBLE,
  NOT_QUITE,
  NOT_REALLY,
  NOT_REALLY_MARKED,
  ONCE,
  OTHERS,
  OTHERS_BESIDE,
  PART_OF_WORK,
  SHARE_IN_WORDS,
  SHARE_OF,
  SOME_PARTS,
  SPOILED,
  STEP,
  TOLD_BY,
  UNREAL,
  UNREAL_BEHIND,
  WAITING,
  WERE_IT,
  WITHDRAWN,
  YET_ARISEN,
} from "./lexicon/scope-words.js";

/** A clause that is longer tells more than who did what. */
const LONGEST = 160;
const BORDER =
  /[,;!|\n]|[.](?=\s)|\s(?:nhung|song|tuy nhien|con(?! (?:lau|chua|thieu|lai|dang|phai|cho|doi|\d))|nen|ma(?= (?:so|xa|huyen|em|ben|don vi|moi|chi|phong) ))(?=\s)/g;
/** As many words in front of who does something. */
const MOST_AHEAD = 12;
const OVER_ALREADY = /^(?:da|da dc|da duoc) |(?:^| )(?:roi|xong roi)$/;

interface Place {
  readonly start: number;
  readonly end: number;
}

/** What stands in front of a place in its clause. */
interface Clause {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

function clauseBefore(line: Line, at: number): Clause {
  const from = Math.max(0, at - LONGEST);
  let begin = from;
  // A look ahead tells "còn 15%" from "còn xã em".
  for (const border of eachMatch(BORDER, line.folded.slice(from, at + 4))) {
    const end = from + border.index + border[0].length;
    if (end <= at) begin = end;
  }
  return { text: line.folded.slice(begin, at), from: begin, to: at };
}

/** Where the first word stands that is more than an address, a period or courtesy. */
export function startOfSubject(clause: string): number {
  let at = 0;
  for (let count = 0; count < MOST_AHEAD; count += 1) {
    const ahead = AHEAD.exec(clause.slice(at))?.[0].length ?? 0;
    if (ahead === 0) break;
    at += ahead;
  }
  return at;
}

function subjectOf(clause: string): string {
  return clause.slice(startOfSubject(clause)).trimEnd();
}

function begins(subject: string, pattern: RegExp): boolean {
  return pattern.exec(subject)?.index === 0;
}

/** Whether somebody else is told of, or tells, in the clause of what is said. */
function isOthers(line: Line, { text, from, to }: Clause): boolean {
  countRead(2);
  const said = (pattern: RegExp) => occurs(pattern, line, from, to);
  if (said(TOLD_BY) || said(ACCORDING_TO_AGENCY)) return true;
  return (said(OTHERS_BESIDE) || begins(subjectOf(text), OTHERS)) && findPhrase(own, partOf(line, from, to)) === null;
}

/**
 * Whether words beside a state say it of others than the writer's agency, by somebody else's word, of a part of the work,
 * of an earlier time, or have it wait for something.
 */
export function isStateElsewhere(
  line: Line,
  { start, end, value }: Found<StatusWord>,
  hasDocument: () => boolean,
): boolean {
  const clause = clauseBefore(line, start);
  const { text, from } = clause;
  const ahead = (pattern: RegExp) => occurs(pattern, line, from, start);
  const behind = (pattern: RegExp) => occurs(pattern, line, end, end + LONGEST);
  if (isOthers(line, clause) || ahead(ACCORDING_TO)) return true;
  if (value === "blocked" && (occursTyped(FEARED, line, from, start) || behind(NO_TROUBLE))) return true;
  if (value !== "done" && value !== "nothing_arose")
    return ahead(EARLIER) || (value !== "in_progress" && ahead(LEFT_COUNT));
  if (hasArisen(line, { start, end, value })) return true;
  if (ahead(LAST_YEAR)) return true;
  const subject = subjectOf(text);
  if (begins(subject, PART_OF_WORK)) return true;
  if (value !== "done") return false;
  if (
    ahead(SHARE_IN_WORDS) ||
    ahead(SHARE_OF) ||
    behind(NOT_QUITE) ||
    behind(SOME_PARTS) ||
    (ahead(UNREAL) && behind(UNREAL_BEHIND))
  )
    return true;
  if (behind(WITHDRAWN) || ahead(WITHDRAWN)) return true;
  if (behind(WAITING) && !hasDocument()) return true;
  const isOver = OVER_ALREADY.test(line.folded.slice(start, end));
  if (occursTyped(NOT_REALLY_MARKED, line, from, start)) return true;
  if (ahead(STEP) && /^(?:xong|hoan tat|hoan thanh)/.test(line.folded.slice(start, end))) return !hasDocument();
  return ahead(NOT_REALLY) || (!isOver && ahead(ONCE));
}

/** Where the text has its marks, "Ban" is who speaks, and nobody who was busy. */
function isSpoiled(line: Line, end: number): boolean {
  const found = findIn(SPOILED, line, end, end + LONGEST);
  if (!found) return false;
  const last = line.text.slice(end + found.index, end + found.index + found[0].length).normalize("NFC");
  return !(/(?<![\p{L}])ban$/iu.test(last) && hasAccents(line.text));
}

/**
 * Whether something is counted behind what is said not to have arisen ("không có hồ sơ trễ, 1 hồ sơ quá hạn"), or nobody
 * could tell ("vì hệ thống lỗi").
 */
export function hasArisen(line: Line, { value, end }: Found<StatusWord>): boolean {
  const behind = (pattern: RegExp) => occurs(pattern, line, end, end + LONGEST);
  return value === "nothing_arose" && (behind(YET_ARISEN) || isSpoiled(line, end));
}

/** The same of a figure; of a part of what is counted, or not certain yet. */
export function isFigureElsewhere(line: Line, place: Place): boolean {
  const clause = clauseBefore(line, place.start);
  const { from } = clause;
  const ahead = (pattern: RegExp) => occurs(pattern, line, from, place.start);
  if (occursTyped(FIGURE_OF_LESS_MARKED, line, from, place.start)) return true;
  if (isOthers(line, clause) || ahead(ACCORDING_TO_PERSON) || ahead(FIGURE_OF_LESS)) return true;
  if (ahead(WERE_IT)) return true;
  const isShare = /(?:%|phan tram)/.test(line.folded.slice(place.start, place.end));
  if (isShare && ahead(LEFT_SHARE)) return true;
  return FIGURE_NOT_SURE.test(line.folded.slice(place.end, place.end + LONGEST));
}
