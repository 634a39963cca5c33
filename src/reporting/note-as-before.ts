import type { Item } from "../grammar/understanding.js";
import { fold } from "../text/fold.js";
import { saysAsBefore } from "../text/says-as-before.js";
import type { DialogueContext } from "./lookup.js";

const AHEAD =
  /^(?:van )?(?:y )?(?:nhu|giong(?: nhu)?|bang) (?:ky|quy|thang|lan|dot) truoc(?=[ ,;.]+(?:da|vua|moi|dang)(?![a-z]))/;

/**
 * The sentence that asks for one of two, where a line says "như kỳ trước" and how it stands now as well: either may be meant,
 * and as a note these words tell nothing to whoever reads the report. Null where it does not.
 */
export function refuseNoteAsBefore(item: Item, { t }: DialogueContext): string | null {
  const text = asBeforeIn(item.note);
  const code = item.kind === "task" ? item.task : item.indicator;
  return text === "" ? null : t("reporting.asBeforeAndNow", { code, text });
}

/** What its note says besides these words; null where it says no more. */
export function noteBesideAsBefore({ note }: Pick<Item, "note">): string | null {
  return note?.slice(asBeforeIn(note).length).replace(/^[ ,;.]+/, "") || null;
}

function asBeforeIn(note: string | null): string {
  if (note === null || saysAsBefore(note)) return note ?? "";
  return note.slice(0, AHEAD.exec(fold(note))?.[0].length ?? 0);
}
