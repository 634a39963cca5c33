import { type Found, type Line, skipSeparators } from "../text/line.js";
import { occurs } from "../text/occurs.js";
import { TELLS_STATE } from "../text/tells-state.js";
import { findPhrase } from "../text/vocabulary.js";
import { asksBehind, asksSomething, findAsking, LONGEST_ASKED } from "./asking.js";
import type { Reading } from "./context.js";
import { asAsked, asksAtEnd } from "./lexicon/asking-words.js";
import {
  ARRIVED_YET,
  ASKING_LEAD,
  anywhere,
  asksAsTyped,
  CHECK_IT,
  DONE_SINCE,
  DONE_YET,
  DONE_YET_AHEAD,
  FIGURE_YET,
  GOOD_OR_BAD,
  HOW,
  IS_IT,
  IS_IT_SO,
  IS_THERE,
  MORE_THAN_BEFORE,
  NOT_DONE,
  NUMBER_ALONE,
  OTHERS_YET,
  RECEIVED_YET,
  RIGHT_WAY,
  SEE_AGAIN,
  SINCE_YET,
  TO_BE_WRITTEN,
  TOLD_YET,
  TROUBLE,
  UNKNOWN,
  WHAT_TO_DO,
  WHICH_TO_SAY,
  WHOM_TO_ASK,
  WHY,
  WHY_THEN,
  WONDERS,
  YET,
  YET_ASKED,
  YET_AT_END,
} from "./lexicon/question-words.js";

const ANYHOW = [ASKING_LEAD, SINCE_YET, MORE_THAN_BEFORE];

/**
 * Whether a line that begins like a report asks instead: "V.1 xong chưa?", "V.1 xã nào chưa báo cáo". `findStatus`: where a
 * status stands in it, looked for only where that tells; behind one, "ai" and "nào" are words of a note unless the line ends
 * with them.
 */
export function asksInstead(
  whole: Line,
  from: number,
  findStatus: () => Found<unknown> | null,
  { agency }: Reading,
): boolean {
  const line = asAsked(whole);
  const rest = line.folded.slice(from);
  // "chưa biết có phát sinh hay không" tells that somebody does not know.
  if (agency !== "office" && occurs(UNKNOWN, line, from) && !/\?\s*$/.test(rest)) return false;
  if (ANYHOW.some((one) => occurs(one, line))) return true;
  if (occurs(IS_IT, line, from) || occurs(WHAT_TO_DO, line, from)) return true;
  if (agency !== "office" && asksAtEnd(line, from)) return true;
  if (occurs(IS_IT_SO, line, from) || (agency !== "office" && occurs(CHECK_IT, line, from))) return true;
  if (agency !== "office" && occurs(WONDERS, line, from)) return true;
  if (agency !== "office" && (occurs(WHICH_TO_SAY, line, from) || occurs(WHOM_TO_ASK, line, from))) return true;
  if (agency !== "office" && occurs(NUMBER_ALONE, line, from) && !TELLS_STATE.test(line.folded)) return true;
  if (
    agency !== "office" &&
    (occurs(HOW, line, from) ||
      occurs(FIGURE_YET, line, from) ||
      occurs(TOLD_YET, line) ||
      occurs(YET_ASKED, line, from) ||
      occurs(ARRIVED_YET, line, from) ||
      occurs(SEE_AGAIN, line))
  )
    return true;
  if (
    agency !== "office" &&
    (occurs(RECEIVED_YET, line, from) ||
      occurs(RIGHT_WAY, line, from) ||
      occurs(GOOD_OR_BAD, line, from) ||
      occurs(TO_BE_WRITTEN, line, from) ||
      asksAsTyped(line))
  )
    return true;
  if (agency !== "office" && (occurs(WHY, line) || occurs(WHY_THEN, line))) return true;
  if (
    /\?\s*$/.test(rest) ||
    occurs(DONE_YET, line, from) ||
    occurs(DONE_YET_AHEAD, line, from) ||
    occurs(IS_THERE, line, from)
  )
    return true;
  if (agency === "office" && occurs(YET_AT_END, line, from)) return true;
  if (occurs(OTHERS_YET, line) || (occurs(DONE_SINCE, line, 0, from) && occurs(YET, line, from))) return true;
  if (
    agency === "office" &&
    (findPhrase(anywhere, line, from)?.value === "silent" ||
      occurs(NOT_DONE, line, from) ||
      occurs(TROUBLE, line, from))
  )
    return true;
  return asksWithWord(line, from, findStatus, agency === "office");
}

/** By a word that asks for something; behind a status it may be one of a note. */
function asksWithWord(line: Line, from: number, findStatus: () => Found<unknown> | null, office: boolean): boolean {
  const asking = findAsking(line, from);
  const isAsked = asksSomething(line, from);
  if (!office && asking === null && !isAsked) return false;
  const status = findStatus();
  if (status) {
    // Of the office words of a note are none.
    if (office && line.text.length < LONGEST_ASKED && asksBehind(line, status.end)) return true;
    return asking !== null && (asking.start < status.start || skipSeparators(line, asking.end) === line.text.length);
  }
  return isAsked;
}
