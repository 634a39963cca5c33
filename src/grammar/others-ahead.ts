import type { Found, Line } from "../text/line.js";
import { matchAt, partOf, skipSeparators, textBefore, withoutPart, withoutParts } from "../text/line.js";
import { findAllIn, occurs } from "../text/occurs.js";
import { readPeriodAt } from "../text/periods.js";
import { readStatusAt } from "../text/statuses.js";
import { mayName, readAgencyAt } from "./agency-names.js";
import { asksInstead } from "./asks-instead.js";
import { readIndicatorCodeAt, readTaskCodeAt } from "./codes.js";
import type { Reading } from "./context.js";
import { findEvidence } from "./evidence.js";
import { findAt } from "./find-at.js";
import { DOING, KIND_AHEAD, NAMED_LAST, OTHERS, SELF, SENT_TO, SPEAKS_OF_SELF, TURN } from "./lexicon/scope-words.js";
import { isOtherKind, isOwnKind } from "./own-kind.js";
import { refuse } from "./problems.js";
import { startOfSubject } from "./scope.js";
import { agencyName } from "./task-sentences.js";
import type { Problem } from "./understanding.js";

/** A longer line is a text. */
const LONGEST = 300;
/** "huyện xong V.1 chưa" */
const MAY_ASK = /(?<![a-z])(?:chua|khong|ko|k)(?: (?:vay|a|nhi|the|anh|chi|em|oi|ha))*\s*[?.!]*$/;

interface Place {
  readonly start: number;
  readonly end: number;
}

/**
 * "huyện xong iv.3 rồi nhưng xã em thì iv.3 đang làm": a line without what it says of others before it turns to the
 * writer's own. A code and a period that are named there alone stay.
 */
export function withoutOthersAhead(line: Line, reading: Reading): Line {
  if (line.text.length > LONGEST || reading.agency === "office") return line;
  const turn = findTurn(line, reading);
  const from = turn && startOfOthers(line, turn.start, reading);
  if (turn === null || from === null || occurs(SPEAKS_OF_SELF, line, from, turn.start)) return line;
  const others = withoutPart(line, turn.start, line.text.length);
  if (!tells(others, reading, true) || !tells(withoutPart(line, 0, turn.end), reading)) return line;
  const kept = [codeAt, periodAt].flatMap((named) => {
    const isNamedAgain = findAt(line, (at) => named(line, at, reading), turn.end) !== null;
    const found = isNamedAgain ? null : findAt(others, (at) => named(others, at, reading), from);
    return found ? [found] : [];
  });
  kept.sort((a, b) => a.start - b.start);
  const ahead = findAt(line, (at) => codeAt(line, at, reading));
  const isOfOthers = ahead !== null && ahead.start < from && findAt(line, (at) => codeAt(line, at, reading), turn.end);
  const left = isOfOthers ? withoutPart(line, ahead.start, ahead.end) : line;
  const gaps = [...kept, { start: turn.end, end: turn.end }].map(({ start }, index) => ({
    start: kept[index - 1]?.end ?? from,
    end: start,
  }));
  return withoutParts(left, gaps);
}

/** Where a line turns to the writer's own, and where what leads to it ends. */
function findTurn(line: Line, reading: Reading): Place | null {
  for (const { 0: lead, index } of findAllIn(TURN, line)) {
    const at = index + lead.length;
    const self = matchAt(SELF, line, at);
    if (self) return { start: index, end: at + self[0].length };
    if (isOwnKind(line, at, reading))
      return { start: index, end: at + /^[a-z]+/.exec(line.folded.slice(at))![0].length };
  }
  return null;
}

/** Where others begin to be told of whom a line begins with, or whom it names last in front of `end`. */
function startOfOthers(line: Line, end: number, reading: Reading): number | null {
  const ahead = line.folded.slice(0, end);
  const from = startOfSubject(ahead);
  const subject = ahead.slice(from);
  const agency = readAgencyAt(line, from, reading.catalogue);
  const isAgency = agency !== null && !mayName(agency.value, reading.agency);
  if (isAgency || OTHERS.exec(subject)?.index === 0) return from;
  const kind =
    (SENT_TO.test(ahead.slice(0, from)) ? null : KIND_AHEAD.exec(subject)?.[1]) ?? NAMED_LAST.exec(subject)?.[1];
  return kind !== undefined && isOtherKind(kind, reading) ? from : null;
}

/** `deniesToo`: "huyện không vướng gì" tells, too. */
function tells(line: Line, reading: Reading, deniesToo = false): boolean {
  const { statuses, pairs, percents } = findEvidence(line, reading);
  return pairs.length + percents.length > 0 || statuses.some(({ value }) => deniesToo || value !== "none");
}

function codeAt(line: Line, at: number, reading: Reading): Found<unknown> | null {
  return readTaskCodeAt(line, at, reading) ?? readIndicatorCodeAt(line, at, reading);
}

function periodAt(line: Line, at: number, { catalogue, today }: Reading): Found<unknown> | null {
  return readPeriodAt(line, at, { year: catalogue.year, today });
}

/** "huyện xong iv.3 rồi", written by a commune: whose state stands in front of its code. */
export function refuseOthersAhead(line: Line, reading: Reading): Problem | null {
  if (line.text.length > LONGEST || reading.agency === "office") return null;
  const from = startOfSubject(line.folded);
  const found = KIND_AHEAD.exec(line.folded.slice(from));
  if (!found || !isOtherKind(found[1]!, reading) || SENT_TO.test(textBefore(line, from))) return null;
  const kindEnd = from + found[0].length;
  const at = skipSeparators(line, kindEnd + matchAt(DOING, line, kindEnd)![0].length);
  const state = readStatusAt(line, at);
  const isSaid = codeAt(line, at, reading) ?? (state && state.end > state.start && state.value !== "none");
  if (!isSaid || findAt(line, (place) => codeAt(line, place, reading), at) === null) return null;
  if (asksInstead(line, 0, () => null, reading) || MAY_ASK.test(line.folded)) return null;
  return onlyOwn(line, reading);
}

function onlyOwn(line: Line, reading: Reading): Problem {
  const { t, agency } = reading;
  return refuse(line, t("understanding.agency.onlyOwn", { agency: agencyName(agency, reading) }), reading);
}

/** What is passed on begins behind a colon or in quotation marks. */
const PASSED_ON = /[:"“«] *["“«]?(?=[a-z])/g;

/** "em forward nè: Sở Tư pháp đã hoàn thành VII.4": what is told is another agency's. */
export function refusePassedOn(line: Line, reading: Reading): Problem | null {
  if (line.text.length > LONGEST || reading.agency === "office") return null;
  for (const { 0: border, index } of findAllIn(PASSED_ON, line)) {
    // "V.1 vướng: Sở Tài chính chưa xong V.2" tells why.
    if (findAt(partOf(line, 0, index), (place) => codeAt(line, place, reading)) !== null) return null;
    const agency = readAgencyAt(line, index + border.length, reading.catalogue);
    if (!agency || mayName(agency.value, reading.agency)) continue;
    const from = skipSeparators(line, agency.end);
    const state = readStatusAt(line, skipSeparators(line, from + matchAt(DOING, line, from)![0].length));
    if (!state || state.end === state.start || state.value === "none") continue;
    if (findAt(line, (place) => codeAt(line, place, reading), state.end) !== null) return onlyOwn(line, reading);
  }
  return null;
}
