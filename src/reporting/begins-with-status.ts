import { saysNothing } from "../grammar/notes.js";
import { readAssent } from "../text/assent.js";
import { lineOf } from "../text/line.js";
import { normalise } from "../text/normalise.js";
import { readStatusAt } from "../text/statuses.js";

/** "dạ bên em xong rồi ạ" */
const MANNERS = /^(?:(?:da|vang|ok|oke|u|thua|anh|chi|em|toi|a|ben em|ben toi|don vi em|don vi toi)[\s,.!]+)+/;

/** "xong 18/KH-STP 23/2", "khong phat sinh": says how something stands, but not what. */
export function beginsWithStatus(text: string): boolean {
  return behindStatus(text) !== null;
}

/** "xong rồi ạ": how something stands, and no more. */
export function saysOnlyStatus(text: string): boolean {
  const behind = behindStatus(text);
  return behind !== null && saysNothing(behind);
}

/** What follows the status that a text begins with; null where it begins with none. */
function behindStatus(text: string): string | null {
  // "không", "chưa" alone answer what was asked, and say nothing of a duty.
  if (readAssent(text) !== null) return null;
  const line = lineOf(normalise(text).trim());
  const status = readStatusAt(line, 0) ?? readStatusAt(line, MANNERS.exec(line.folded)?.[0].length ?? 0);
  return status === null || status.value === "none" ? null : line.text.slice(status.end);
}
