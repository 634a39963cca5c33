import type { Context } from "./context.js";
import { noHeading } from "./headings.js";
import { linesOf } from "./line.js";
import { hasAccents, normalise } from "./normalise.js";
import { readStart } from "./report-start.js";

/** Whether a line of the message says itself what it is about ("V.2 xong 18/KH-STP", "b3 5/6"), so that it answers nothing else. */
export function isAddressed(message: string, context: Context): boolean {
  const text = normalise(message);
  const reading = { ...context, accented: hasAccents(text) };
  return linesOf(text).some((line) => readStart(line, reading, noHeading) !== null);
}
