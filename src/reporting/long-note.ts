import type { Translate } from "../text/language.js";
import { formatCount } from "../text/numbers.js";

/** Characters. With what stands around it, a note has to fit into one message of its read-back. */
const longest = 2000;

/** The sentence that refuses a note that is too long; null for any other. */
export function refuseLongNote(note: string | null, t: Translate): string | null {
  if (note === null || note.length <= longest) return null;
  return t("reporting.tooLong", { length: formatCount(note.length), longest: formatCount(longest) });
}
