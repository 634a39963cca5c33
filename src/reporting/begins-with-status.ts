import { lineOf } from "../text/line.js";
import { normalise } from "../text/normalise.js";
import { readStatusAt } from "../text/statuses.js";

/** "xong 18/KH-STP 23/2", "khong phat sinh": says how something stands, but not what. */
export function beginsWithStatus(text: string): boolean {
  const status = readStatusAt(lineOf(normalise(text).trim()), 0);
  return status !== null && status.value !== "none";
}
