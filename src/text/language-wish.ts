import { fold } from "./fold.js";
import type { Language } from "./language.js";
import { normalise } from "./normalise.js";

const NAMES: Readonly<Record<string, Language>> = {
  ...{ vi: "vi", viet: "vi", "viet nam": "vi", "tieng viet": "vi", vietnamese: "vi" },
  ...{ en: "en", anh: "en", "tieng anh": "en", english: "en" },
};
const WISH = /^(?:(?:ngon ngu|doi|chuyen|sang|dung|qua|language|switch|change|to|use|in) )*/;

/** The language that is named and nothing else: "en" behind a command, "English", "đổi sang tiếng Việt" alone. */
export function readLanguageWish(typed: string, asked: boolean): Language | null {
  if (typed.length > 40) return null;
  const text = fold(normalise(typed))
    .trim()
    .replace(/[.!?]+$/, "")
    .replace(/\s+/g, " ");
  const name = text.replace(WISH, "");
  if (!Object.hasOwn(NAMES, name)) return null;
  // "vi", "anh" and "viet" alone say something else, or nothing.
  return asked || name !== text || name.length > 4 ? NAMES[name]! : null;
}
