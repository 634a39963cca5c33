import { readIndicatorCodeAt, readTaskCodeAt } from "./codes.js";
import type { Reading } from "./context.js";
import { type Line, partOf, skipSeparators } from "./line.js";
import { numeralAt } from "./numbers.js";
import { readPeriodAt } from "./periods.js";
import { readStatusAt } from "./statuses.js";
import { endOfCodes } from "./tasks.js";

const BORDER = /[;,.]\s*|\sva\s+|\s\/\s/g;

/** "V.1 xong; V.2 đang làm, b3 quý I 5/6": a new report begins where a code is followed by what it reports. */
export function segmentsOf(line: Line, at: number, reading: Reading): readonly Line[] {
  const cuts = [0];
  let said = skipSeparators(line, endOfAddress(line, at, reading));
  BORDER.lastIndex = said;
  for (let border = BORDER.exec(line.folded); border; border = BORDER.exec(line.folded)) {
    const next = border.index + border[0].length;
    // Between the codes of a report and the next report something has to be reported.
    if (border.index <= said || !beginsReport(line, next, reading)) continue;
    cuts.push(next);
    said = skipSeparators(line, endOfAddress(line, next, reading));
  }
  if (cuts.length === 1) return [line];
  return cuts.map((start, index) => partOf(line, start, cuts[index + 1] ?? line.text.length));
}

function beginsReport(line: Line, at: number, reading: Reading): boolean {
  const task = readTaskCodeAt(line, at, reading);
  const indicator = task ? null : readIndicatorCodeAt(line, at, reading);
  const end = task
    ? task.value.kind === "no_section"
      ? null
      : endOfCodes(line, at, reading)
    : (indicator?.end ?? null);
  if (end === null) return false;
  const after = skipSeparators(line, end);
  const { year } = reading.catalogue;
  const context = { year, today: reading.today, reckoning: "calendar" } as const;
  return (
    readStatusAt(line, after) !== null ||
    readPeriodAt(line, after, context) !== null ||
    numeralAt(line.folded, after) !== null
  );
}

function endOfAddress(line: Line, at: number, reading: Reading): number {
  return readTaskCodeAt(line, at, reading) ? endOfCodes(line, at, reading) : at;
}
