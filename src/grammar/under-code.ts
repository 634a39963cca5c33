import { parsePeriod } from "../calendar/windows.js";
import { type Found, type Line, lineOf, skipSeparators } from "../text/line.js";
import { type PeriodReading, readPeriodAt } from "../text/periods.js";
import { mayName, readAgencyAt } from "./agency-names.js";
import { readTaskCodeAt } from "./codes.js";
import type { Reading } from "./context.js";
import { findAt } from "./find-at.js";
import { skipBullet } from "./report-start.js";

/** A longer line says more. */
const LONGEST = 80;

/**
 * "I.10 quý 2:", and below it "- Tháng 4: không phát sinh", "- Tháng 5: …": the lines with the code that heads them, which
 * then is no report without a state.
 */
export function withCodeAbove(lines: readonly Line[], reading: Reading): readonly Line[] {
  let code: string | null = null;
  return lines.flatMap((line, index) => {
    const headed = readHeadingCode(line, lines[index + 1], reading);
    if (headed !== null) {
      code = headed;
      return [];
    }
    if (code === null || !tellsPeriod(line, reading)) {
      code = null;
      return [line];
    }
    // What is found behind the code keeps its place in the message.
    return [lineOf(`${code} ${line.text}`, line.number, line.offset - code.length - 1)];
  });
}

/** Words in front of the code that say nothing beside it. */
const AHEAD = /^(?: *(?:bao cao|bao|bc|gui|em|xin|da|toi|ket qua|so lieu|tinh hinh|viec|nhiem vu|nv|ve|thuc hien))* *$/;

function readHeadingCode(line: Line, next: Line | undefined, reading: Reading): string | null {
  if (!next || line.text.length > LONGEST || !/:\s*$/.test(line.text)) return null;
  const begin = skipBullet(line);
  const owner = readAgencyAt(line, begin, reading.catalogue);
  if (owner && !mayName(owner.value, reading.agency)) return null;
  const from = owner?.end ?? begin;
  const found = findAt(line, (at) => readTaskCodeAt(line, at, reading), from);
  if (found?.value.kind !== "task" || !AHEAD.test(line.folded.slice(from, found.start))) return null;
  const { code } = found.value.task;
  const period = periodAt(line, skipSeparators(line, found.end), reading);
  const below = periodAt(next, skipBullet(next), reading);
  if (/[a-z0-9]/.test(line.folded.slice(period?.end ?? found.end)) || below === null) return null;
  if (period !== null && !isWithin(below.value, period.value, reading)) return null;
  return tellsPeriod(next, reading) ? code : null;
}

function periodAt(line: Line, at: number, { catalogue, today }: Reading): Found<PeriodReading> | null {
  return readPeriodAt(line, at, { year: catalogue.year, today });
}

/** Whether a period is a month of a quarter of the plan's year. */
function isWithin(month: PeriodReading, quarter: PeriodReading, { catalogue }: Reading): boolean {
  const [part, whole] = [month, quarter].map((one) => (one.kind === "period" ? parsePeriod(one.code) : null));
  return (
    part?.kind === "month" &&
    whole?.kind === "quarter" &&
    whole.year === catalogue.year &&
    part.year === whole.year &&
    Math.ceil(part.number / 3) === whole.number
  );
}

/** Whether a line begins with a period and names no task itself. */
function tellsPeriod(line: Line, reading: Reading): boolean {
  if (periodAt(line, skipBullet(line), reading) === null) return false;
  return findAt(line, (at) => readTaskCodeAt(line, at, reading)) === null;
}
