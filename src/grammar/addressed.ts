import { withinReads } from "../text/effort.js";
import { linesOf } from "../text/line.js";
import { hasAccents, normalise } from "../text/normalise.js";
import type { Context } from "./context.js";
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
    return linesOf(text).some((line) => readStart(line, reading, noHeading) !== null);
  });
  return read?.value ?? false;
}
