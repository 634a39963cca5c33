import { readAssent } from "../../text/assent.js";
import { matchChoice } from "../../text/choices.js";
import { normalise, searchKey } from "../../text/normalise.js";
import { type ChoiceMenu, isOnward, leadsOut, type Option } from "./choices.js";

const onwardWords = new Set(["them", "xemthem", "tiep", "xemtiep", "tieptheo", "more", "next"]);
const stopWords = new Set(["dừng", "thôi", "thoi", "stop"]);
/** UTF-16 units, as it is read. */
export const longestAnswer = 60;
/** The same with marks that stand apart and characters that nobody sees; what is longer is not even looked at. */
const longestTyped = 10 * longestAnswer;

/**
 * The choice that a typed text means: its key ("2", "2.", "số 2", "b"), its label or the beginning of it, with or without
 * accents, "thêm" for the one that leads onward. Null where it is no answer,
 * or could be two. Where keys are letters, what has no letter is a figure and never a choice.
 */
export function findAnswer(text: string, menu: ChoiceMenu): Option | null {
  const typed = answerIn(text);
  if (typed === null) return null;
  const hasLetter = /\p{L}/u.test(typed);
  if (menu.style === "letters" && !hasLetter) return null;

  const key = keyIn(typed);
  const byKey = key === null ? undefined : menu.options.find((option) => option.key === key);
  if (byKey) return byKey;
  // A code may be a number: "2.1".
  if (!hasLetter) return menu.options.find(({ label }) => label === typed) ?? null;

  // What only agrees means what was said last, which need not be this menu.
  if (readAssent(typed) === "yes") return null;
  const word = typed.toLowerCase().replace(/[.!,"]+/g, "");
  if (stopWords.has(word)) return menu.options.find((option) => leadsOut(option.label)) ?? null;
  if (onwardWords.has(searchKey(word))) {
    const onward = menu.options.find((option) => isOnward(option.label));
    if (onward) return onward;
  }
  return matchChoice(typed.replace(/"/g, ""), menu.options);
}

/** What of a text is looked for among choices, whichever they are; null where it answers none. */
export function answerIn(text: string): string | null {
  if (text.length > longestTyped) return null;
  const typed = normalise(text).trim();
  return typed === "" || typed.length > longestAnswer || /\n|^\//.test(typed) ? null : typed;
}

/** "2", "02", "(2)", "2.", "số 2", "so2", "chọn 2", "chọn số 2", "chữ b", "B)". */
function keyIn(typed: string): string | null {
  const match = /^(?:(?:chon)?(?:so|chu|y)|chon)?\(?(\d{1,2}|[a-z])[.)\]]*$/.exec(searchKey(typed));
  if (!match) return null;
  // "sob" is a word, "số b" is an answer.
  if (/[a-z]/.test(match[1]!) && /^\p{L}{2,}[.)\]]*$/u.test(typed)) return null;
  return /\d/.test(match[1]!) ? String(Number(match[1])) : match[1]!;
}
