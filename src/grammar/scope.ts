import { countRead } from "../text/effort.js";
import { type Found, type Line, partOf } from "../text/line.js";
import { eachMatch } from "../text/matches.js";
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

/** What stands in front of a place in its clause, and where that begins. */
function clauseBefore(line: Line, at: number): { readonly text: string; readonly from: number } {
  const from = Math.max(0, at - LONGEST);
  let begin = from;
  // A look ahead tells "còn 15%" from "còn xã em".
  for (const border of eachMatch(BORDER, line.folded.slice(from, at + 4))) {
    const end = from + border.index + border[0].length;
    if (end <= at) begin = end;
  }
  return { text: line.folded.slice(begin, at), from: begin };
}

/** From the first word on that is more than an address, a period or courtesy. */
function subjectOf(clause: string): string {
  let rest = clause;
  for (let count = 0; count < MOST_AHEAD; count += 1) {
    const ahead = AHEAD.exec(rest)?.[0].length ?? 0;
    if (ahead === 0) break;
    rest = rest.slice(ahead);
  }
  return rest.trimEnd();
}

function begins(subject: string, pattern: RegExp): boolean {
  return pattern.exec(subject)?.index === 0;
}

/** Whether somebody else is told of, or tells, in the clause of what is said. */
function isOthers(line: Line, { start }: Place): boolean {
  const { text, from } = clauseBefore(line, start);
  countRead(2);
  if (TOLD_BY.test(text) || ACCORDING_TO_AGENCY.test(text)) return true;
  return (
    (OTHERS_BESIDE.test(text) || begins(subjectOf(text), OTHERS)) && findPhrase(own, partOf(line, from, start)) === null
  );
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
  const place = { start, end };
  const { text, from } = clauseBefore(line, start);
  if (isOthers(line, place) || ACCORDING_TO.test(text)) return true;
  const behind = line.folded.slice(end, end + LONGEST);
  if (value === "blocked" && (FEARED.test(line.text.slice(from, start)) || NO_TROUBLE.test(behind))) return true;
  if (value !== "done" && value !== "nothing_arose")
    return EARLIER.test(text) || (value !== "in_progress" && LEFT_COUNT.test(text));
  if (hasArisen(line, { start, end, value })) return true;
  if (LAST_YEAR.test(text)) return true;
  const subject = subjectOf(text);
  if (begins(subject, PART_OF_WORK)) return true;
  if (value !== "done") return false;
  if (
    SHARE_IN_WORDS.test(text) ||
    SHARE_OF.test(text) ||
    NOT_QUITE.test(behind) ||
    SOME_PARTS.test(behind) ||
    (UNREAL.test(text) && UNREAL_BEHIND.test(behind))
  )
    return true;
  if (WITHDRAWN.test(behind) || WITHDRAWN.test(text)) return true;
  if (WAITING.test(behind) && !hasDocument()) return true;
  const isOver = OVER_ALREADY.test(line.folded.slice(start, end));
  if (NOT_REALLY_MARKED.test(line.text.slice(from, start))) return true;
  if (STEP.test(text) && /^(?:xong|hoan tat|hoan thanh)/.test(line.folded.slice(start, end))) return !hasDocument();
  return NOT_REALLY.test(text) || (!isOver && ONCE.test(text));
}

/** Whether something is counted behind what is said not to have arisen: "không có hồ sơ trễ, 1 hồ sơ quá hạn". */
export function hasArisen({ folded }: Line, { value, end }: Found<StatusWord>): boolean {
  return value === "nothing_arose" && YET_ARISEN.test(folded.slice(end, end + LONGEST));
}

/** The same of a figure; of a part of what is counted, or not certain yet. */
export function isFigureElsewhere(line: Line, place: Place): boolean {
  const { text, from } = clauseBefore(line, place.start);
  if (FIGURE_OF_LESS_MARKED.test(line.text.slice(from, place.start))) return true;
  if (isOthers(line, place) || ACCORDING_TO_PERSON.test(text) || FIGURE_OF_LESS.test(text)) return true;
  if (WERE_IT.test(text)) return true;
  const isShare = /(?:%|phan tram)/.test(line.folded.slice(place.start, place.end));
  if (isShare && LEFT_SHARE.test(text)) return true;
  return FIGURE_NOT_SURE.test(line.folded.slice(place.end, place.end + LONGEST));
}
