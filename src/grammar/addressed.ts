import { withinReads } from "../text/effort.js";
import { type Line, linesOf, withoutPart } from "../text/line.js";
import { hasAccents, normalise } from "../text/normalise.js";
import { readIndicatorCodeAt, readTaskCodeAt } from "./codes.js";
import type { Context } from "./context.js";
import { withoutCorrecting, withoutDenial } from "./correcting.js";
import { wordStarts } from "./find-at.js";
import { noHeading } from "./headings.js";
import { MOST_READS, refuseUnread } from "./limits.js";
import { repair } from "./repair.js";
import { readStart } from "./report-start.js";

/**
 * Whether a line of the message says itself what it is about ("V.2 xong 18/KH-STP", "b3 5/6"), so that it answers nothing
 * else. Of one that takes too long to tell, not.
 */
export function isAddressed(message: string, context: Context): boolean {
  if (refuseUnread(message, context.t) !== null) return false;
  const read = withinReads(MOST_READS / 4, () => {
    const text = repair(normalise(message), context.catalogue);
    const reading = { accented: hasAccents(text), ...context };
    const isSaid = (line: Line) => {
      const told = withoutCorrecting(withoutDenial(withoutNotYet(line), reading), reading);
      return readStart(told, reading, noHeading) !== null;
    };
    return linesOf(text).some(isSaid);
  });
  return read?.value ?? false;
}

/** Whether a message holds a code; other words of the plan may stand in any sentence. */
export function holdsCode(message: string, context: Context): boolean {
  const reading = { accented: hasAccents(message), ...context };
  const isCode = (line: Line, at: number) =>
    readTaskCodeAt(line, at, reading) !== null || readIndicatorCodeAt(line, at, reading) !== null;
  const holds = (line: Line) => [...wordStarts(line)].some((at) => isCode(line, at));
  return withinReads(MOST_READS / 4, () => linesOf(normalise(message)).some(holds))?.value ?? false;
}

/** "chưa báo cáo V.1": what has not come is said of V.1, too. */
function withoutNotYet(line: Line): Line {
  const said = /^\s*chua (?:(?:bao cao|bc|nop|gui)(?![a-z])\s*)+/.exec(line.folded);
  return said ? withoutPart(line, 0, said[0].length) : line;
}
