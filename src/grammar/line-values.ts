import { type Line, matchAt, skipSeparators } from "../text/line.js";
import { numeralAt, percentSignAt } from "../text/numbers.js";
import { readPeriodAt } from "../text/periods.js";
import { AS_BEFORE } from "../text/says-as-before.js";
import { readStatusAt } from "../text/statuses.js";
import { readIndicatorCodeAt, readTaskCodeAt } from "./codes.js";
import type { Reading } from "./context.js";
import { readDocumentAt } from "./documents.js";
import { readFigureTail, unitOf } from "./figure-tail.js";
import { findAt } from "./find-at.js";
import { endOfOwner } from "./owner-part.js";
import { readTaskTail } from "./task-tail.js";

const FILLER =
  /(?:(?:dat|duoc|dc|moi|la|co|khoang|uoc dat|uoc|hien|da|tien do|ket qua|so lieu|thi|cung|deu|hien nay|hien tai)(?![a-z0-9])[\s:=]*)*/y;

/** Whether right at `at` stands a status, a document or a number; a period, an agency and words like "đạt" may come first. */
export function saysSomething(line: Line, at: number, reading: Reading): boolean {
  const position = skipAhead(line, at, reading);
  return numeralAt(line.folded, position) !== null || saysState(line, position, reading);
}

/**
 * The same without numbers that may count anything: how a task stands. `inFull`: without words that only begin to say it
 * ("chưa có văn bản").
 */
export function saysState(line: Line, at: number, reading: Reading, inFull = false): boolean {
  const position = skipAhead(line, at, reading);
  const numeral = numeralAt(line.folded, position);
  if (numeral && percentSignAt(line.folded, numeral.end) !== null) return true;
  if (readDocumentAt(line, position, reading.today)) return true;
  const status = readStatusAt(line, position);
  return status !== null && (!inFull || status.end > status.start);
}

/** "b6 T1 như kỳ trước": a figure that is to be the one before it. */
export function saysAsBeforeAt(line: Line, at: number, reading: Reading): boolean {
  return matchAt(AS_BEFORE, line, skipAhead(line, at, reading)) !== null;
}

function skipAhead(line: Line, at: number, reading: Reading): number {
  const { year } = reading.catalogue;
  const period = readPeriodAt(line, at, { year, today: reading.today });
  const behind = skipSeparators(line, period?.end ?? at);
  const owner = endOfOwner(line, behind, reading);
  const begin = owner === null ? behind : skipSeparators(line, owner);
  return begin + matchAt(FILLER, line, begin)![0].length;
}

/** Whether a report is complete with its period and without words, so that a further period begins another one. */
export function saysAll(
  line: Line,
  { start, end }: { readonly start: number; readonly end: number },
  hasPeriodBefore: boolean,
  reading: Reading,
): boolean {
  const context = { year: reading.catalogue.year, today: reading.today };
  if (readTaskCodeAt(line, start, reading)) {
    const { periods, status, percent, document, note } = readTaskTail(line, end, null, context);
    const isSaid = status !== null || percent !== null || document !== null;
    return isSaid && note === null && (hasPeriodBefore || periods.length > 0);
  }
  const code = readIndicatorCodeAt(line, start, reading)?.value;
  const indicator = code?.kind === "indicator" ? code.indicator : null;
  const wholeUnits = indicator?.wholeUnits ?? false;
  const unit = indicator && unitOf(indicator);
  const { period, pair, percent, single, status, note } = readFigureTail(line, end, { wholeUnits, unit, ...context });
  const isSaid = pair !== null || percent !== null || single !== null || status !== null;
  return isSaid && note === null && (hasPeriodBefore || period !== null);
}

/** Whether behind its code a report begins with a period and says, after whatever words, how that one stands. */
export function tellsOfPeriod(line: Line, from: number, reading: Reading): boolean {
  const period = periodBehind(line, from, reading);
  if (!period) return false;
  const status = findAt(line, (at) => readStatusAt(line, at), period.end);
  return status !== null && status.end > status.start && status.value !== "none";
}

/** "T1 đã công khai": what was done in a period says how it stands, without a state. */
export function tellsWhatWasDone(line: Line, from: number, reading: Reading): boolean {
  const period = periodBehind(line, from, reading);
  return period !== null && /^ *(?:thi )?da [a-z]/.test(line.folded.slice(period.end));
}

function periodBehind(line: Line, from: number, reading: Reading) {
  const { catalogue, today } = reading;
  const begin = skipSeparators(line, from);
  const owner = endOfOwner(line, begin, reading);
  return readPeriodAt(line, owner === null ? begin : skipSeparators(line, owner), { year: catalogue.year, today });
}

/** What stands behind the code of a task; null where there is none. */
function taskTailAt(line: Line, { start, end }: { readonly start: number; readonly end: number }, reading: Reading) {
  if (!readTaskCodeAt(line, start, reading)) return null;
  return readTaskTail(line, end, null, { year: reading.catalogue.year, today: reading.today });
}

/** Whether a report on a task says that nothing arose. */
export function saysNothingArose(
  line: Line,
  place: { readonly start: number; readonly end: number },
  reading: Reading,
): boolean {
  return taskTailAt(line, place, reading)?.status?.value === "nothing_arose";
}

/** Whether a report on a task is on several periods at once. */
export function saysOfSeveral(
  line: Line,
  place: { readonly start: number; readonly end: number },
  reading: Reading,
): boolean {
  return (taskTailAt(line, place, reading)?.periods.length ?? 0) > 1;
}
