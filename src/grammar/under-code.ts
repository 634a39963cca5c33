import { type Line, lineOf } from "../text/line.js";
import { readPeriodAt } from "../text/periods.js";
import { readStatusAt } from "../text/statuses.js";
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

function readHeadingCode(line: Line, next: Line | undefined, reading: Reading): string | null {
  if (!next || line.text.length > LONGEST || !/:\s*$/.test(line.text) || !tellsPeriod(next, reading)) return null;
  const found = findAt(line, (at) => readTaskCodeAt(line, at, reading));
  if (found?.value.kind !== "task") return null;
  const hasMore =
    findAt(line, (at) => readTaskCodeAt(line, at, reading), found.end) ??
    findAt<unknown>(line, (at) => readStatusAt(line, at), found.end);
  return hasMore === null ? found.value.task.code : null;
}

/** Whether a line begins with a period and names no task itself. */
function tellsPeriod(line: Line, reading: Reading): boolean {
  const { catalogue, today } = reading;
  if (readPeriodAt(line, skipBullet(line), { year: catalogue.year, today }) === null) return false;
  return findAt(line, (at) => readTaskCodeAt(line, at, reading)) === null;
}
