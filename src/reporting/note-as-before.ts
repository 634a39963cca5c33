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
  const { note } = item;
  if (note === null) return null;
  const text = saysAsBefore(note) ? note : note.slice(0, AHEAD.exec(fold(note))?.[0].length ?? 0);
  const code = item.kind === "task" ? item.task : item.indicator;
  return text === "" ? null : t("reporting.asBeforeAndNow", { code, text });
}
