import { dayInVietnam } from "../calendar/day.js";
import { formatDayShort } from "../calendar/formats.js";
import type { Translate } from "../text/language.js";
import type { HelperNote } from "./duty-facts.js";
import { shorten } from "./labels.js";

const shown = 2;
const longest = 200;

/** What those who help with a duty say of it, the latest of it; nothing where they say nothing. */
export function noteLines(notes: readonly HelperNote[], t: Translate): string[] {
  return notes.slice(-shown).map(({ agency, text, at }) => {
    const day = formatDayShort(dayInVietnam(new Date(at)));
    return t("helping.noteLine", { agency, note: shorten(text, longest), day });
  });
}
