import { languages, translator } from "../../text/language.js";
import type { ChoiceMenu, Option } from "./choices.js";
import { isOnward } from "./choices.js";

const yes = new Set(["co", "vang", "ok", "oke", "okay", "dong y", "xac nhan", "gui", "yes", "y", "confirm"]);
const onwardWords = new Set(["them", "xem them", "tiep", "xem tiep", "tiep theo", "more", "next"]);
const longestAnswer = 60;

/**
 * The choice that a typed text means: its key ("2", "2.", "số 2", "b"), its label or the beginning of it, with or without
 * accents, "có" for the one that begins with "Xác nhận", "thêm" for the one that leads onward. Null where it is no answer,
 * or could be two. Where keys are letters a number is a figure and never a choice.
 */
export function findAnswer(text: string, menu: ChoiceMenu): Option | null {
  if (text.length > longestAnswer || /\n|^\s*\//.test(text.trim())) return null;
  const typed = fold(text);
  if (typed === "") return null;
  const key = /^(?:chon )?(?:(?:so|chu|y) |so(?=\d))?\(?(\d{1,2}|[a-z])[.)]?$/.exec(typed)?.[1];
  const byKey =
    key === undefined ? undefined : menu.options.find((option) => option.key === String(Number(key) || key));
  if (byKey) return byKey;
  if (!/\p{L}/u.test(typed)) return null;

  const labels = menu.options.map((option) => ({ option, label: fold(option.label) }));
  const equal = labels.filter(({ label }) => label === typed);
  if (equal.length > 0) return only(equal);
  if (yes.has(typed)) return only(labels.filter(({ option }) => confirms(option)));
  if (onwardWords.has(typed)) return only(labels.filter(({ option }) => isOnward(option.label)));
  const beginning = labels.filter(
    ({ label }) => label.startsWith(typed) && !/^[\p{L}\p{N}]/u.test(label.slice(typed.length)),
  );
  return typed.length >= 2 ? only(beginning) : null;
}

function only(found: readonly { readonly option: Option }[]): Option | null {
  return found.length === 1 ? found[0]!.option : null;
}

function confirms({ label }: Option): boolean {
  return languages.some((language) => label.startsWith(translator(language)("common.confirm")));
}

/** Without accents, case, quotes and closing punctuation. */
function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\p{M}\u200b-\u200d\ufeff]/gu, "")
    .toLowerCase()
    .replace(/đ/g, "d")
    .replace(/["'“”‘’]/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/(?<=[\p{L}\s])[.!,?…]+$/u, "")
    .trim();
}
