import { readAssent } from "./assent.js";
import { matchesOf } from "./matches.js";
import { normalise, searchKey } from "./normalise.js";

/** `key` is the number or letter in front of an option where there is one, else "". */
export interface Option {
  readonly key: string;
  readonly label: string;
}

/** Longer than any label, also with marks that stand apart. */
const LONGEST_ANSWER = 600;
const PARTICLES = / +(?:ạ|a|nhé|nhe|nha|em|anh|chị)$/i;

/** "chưa" answers how something stands. */
const YET = /^chua(?![a-z])/i;

/**
 * The option that a typed answer means: its number or letter, its label or the beginning of it, with or without
 * accents. Null where none or several fit, and for what only agrees or refuses ("có", "ok", "không"): what that is said
 * to, the label of an option does not tell.
 */
export function matchChoice<T extends Option>(typed: string, options: readonly T[]): T | null {
  if (typed.length > LONGEST_ANSWER) return null;
  const answer = normalise(typed).trim();
  const keyed = answer.replace(/[.)\]]+$/, "").toLowerCase();
  if (keyed === "") return null;
  const byKey =
    only(options.filter((option) => option.key.toLowerCase() === keyed)) ??
    only(options.filter((option) => option.key !== "" && searchKey(option.key) === searchKey(keyed)));
  if (byKey) return byKey;
  const assent = readAssent(answer);
  if (assent === "yes" || (assent === "no" && !YET.test(plainKey(answer)))) return null;
  return byLabel(answer, options) ?? byLabel(answer.replace(PARTICLES, ""), options);
}

function byLabel<T extends Option>(answer: string, options: readonly T[]): T | null {
  const plain = plainKey(answer);
  const accented = accentedKey(answer);
  for (const matches of [
    options.filter(({ label }) => accentedKey(label) === accented),
    options.filter(({ label }) => plainKey(label) === plain),
  ]) {
    if (matches.length > 0) return only(matches);
  }
  // A number is an answer to a question about numbers, and one letter says too little.
  if (plain.length < 2 || /^\d+$/.test(plain)) return null;
  return (
    only(options.filter(({ label }) => begins(label, accented, accentedKey))) ??
    only(options.filter(({ label }) => begins(label, plain, plainKey)))
  );
}

/** "tháng 1" begins "tháng 01/2024", and not "tháng 10/2024". */
function begins(label: string, answer: string, keyOf: (text: string) => string): boolean {
  if (!keyOf(label).startsWith(answer)) return false;
  const ends = matchesOf(/\d+/g, label).map(({ index, 0: number }) => keyOf(label.slice(0, index + number.length)));
  return !/\d$/.test(answer) || ends.includes(answer);
}

function only<T>(matches: readonly T[]): T | null {
  return matches.length === 1 ? matches[0]! : null;
}

function plainKey(text: string): string {
  return searchKey(withoutZeros(text)).replace(/[^a-z0-9]/g, "");
}

function accentedKey(text: string): string {
  return withoutZeros(text)
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** "tháng 02" is "tháng 2"; "0,05" stays what it is. */
function withoutZeros(text: string): string {
  return text.replace(/(?<![\d.,])0+(?=\d)/g, "");
}
