import { readIndicatorCodeAt, readTaskCodeAt } from "./codes.js";
import type { Reading } from "./context.js";
import { readDocumentAt } from "./documents.js";
import { readFigureTail } from "./figure-tail.js";
import { type Line, matchAt, skipSeparators } from "./line.js";
import { numeralAt } from "./numbers.js";
import { endOfOwner } from "./owner-part.js";
import { readPeriodAt } from "./periods.js";
import { readStatusAt } from "./statuses.js";
import { readTaskTail } from "./task-tail.js";

const FILLER = /(?:(?:dat|duoc|dc|la|co|khoang|uoc dat|uoc|hien|da|tien do|ket qua|so lieu)(?![a-z0-9])[\s:=]*)*/y;

/**
 * Whether right at `at` stands what a report says: a period with something behind it, a status, a document or a number;
 * behind a code, words like "đạt" may come first.
 */
export function beginsValue(line: Line, at: number, isBehindCode: boolean, reading: Reading): boolean {
  const { year } = reading.catalogue;
  const period = readPeriodAt(line, at, { year, today: reading.today, reckoning: "calendar" });
  const behind = skipSeparators(line, period?.end ?? at);
  const owner = isBehindCode ? endOfOwner(line, behind, reading) : null;
  const begin = owner === null ? behind : skipSeparators(line, owner);
  const position = begin + (isBehindCode ? matchAt(FILLER, line, begin)![0].length : 0);
  if (numeralAt(line.folded, position) || readDocumentAt(line, position, reading.today)) return true;
  return readStatusAt(line, position) !== null;
}

/** Whether a report is complete with its period and without words, so that a further period begins another one. */
export function saysAll(
  line: Line,
  { start, end }: { readonly start: number; readonly end: number },
  hasPeriodBefore: boolean,
  reading: Reading,
): boolean {
  const context = { year: reading.catalogue.year, today: reading.today, reckoning: "calendar" } as const;
  if (readTaskCodeAt(line, start, reading)) {
    const { periods, status, percent, document, note } = readTaskTail(line, end, null, context);
    const isSaid = status !== null || percent !== null || document !== null;
    return isSaid && note === null && (hasPeriodBefore || periods.length > 0);
  }
  const code = readIndicatorCodeAt(line, start, reading)?.value;
  const wholeUnits = code?.kind === "indicator" && code.indicator.wholeUnits;
  const { period, pair, percent, single, status, note } = readFigureTail(line, end, { ...context, wholeUnits });
  const isSaid = pair !== null || percent !== null || single !== null || status !== null;
  return isSaid && note === null && (hasPeriodBefore || period !== null);
}
