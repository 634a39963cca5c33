import { onceAWord } from "./remembered-words.js";

/** By UTF-16 unit, what it folds to; 0 where that was not asked yet. */
const known = new Uint16Array(0x10000);
/** As many units are made a string at once. */
const PIECE = 512;
const units = new Array<number>(PIECE);

/** Whether a text has only letters without marks, digits and signs of ASCII. */
export function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x20 || unit > 0x7e) return false;
  }
  return true;
}

/**
 * Lower case without marks, of exactly the length of the (NFC) text, so that what is found in one has its place in the
 * other.
 */
export function fold(text: string): string {
  if (isPlain(text)) return text.toLowerCase();
  let out = "";
  for (let from = 0; from < text.length; from += PIECE) {
    const length = Math.min(PIECE, text.length - from);
    units.length = length;
    for (let at = 0; at < length; at += 1) {
      const unit = text.charCodeAt(from + at);
      units[at] = known[unit] || foldUnit(unit);
    }
    out += String.fromCharCode(...units);
  }
  return out;
}

function foldUnit(code: number): number {
  const unit = String.fromCharCode(code);
  const base = unit === "đ" || unit === "Đ" ? "d" : unit.normalize("NFD")[0]!.toLowerCase();
  known[code] = base.length === 1 ? base.charCodeAt(0) : code;
  return known[code]!;
}

interface Marks {
  /** By letter: horn, breve, circumflex, the stroke of đ. */
  readonly letters: readonly string[];
  /** Grave, acute, hook, tilde, dot: counted for the whole word, since hòa and hoà are one. */
  readonly tone: string;
}

/**
 * Whether a word that was typed may be meant for `word`: all its marks are marks of `word`. Missing ones are forgiven
 * ("thưc hien"), other ones are another word ("đăng" is not "đang"). Both fold to the same letters.
 */
export function accentsAllow(typed: string, word: string): boolean {
  if (isPlain(typed) || typed === word) return true;
  const mine = marksOf(typed);
  const theirs = marksOf(word);
  if (mine.tone !== "" && mine.tone !== theirs.tone) return false;
  return mine.letters.every((mark, index) => mark === "" || mark === theirs.letters[index]);
}

const marksOf = onceAWord((word): Marks => {
  const letters: string[] = [];
  let tone = "";
  for (const char of word.toLowerCase().normalize("NFC")) {
    let mark = char === "đ" ? "-" : "";
    for (const piece of char.normalize("NFD").slice(1)) {
      if (/[\u0300\u0301\u0303\u0309\u0323]/.test(piece)) tone += piece;
      else mark += piece;
    }
    letters.push(mark);
  }
  return { letters, tone };
});

/**
 * A word with the keystrokes that an input method should have turned into marks taken out: Telex "hoanf", "ddang",
 * "thuwcj", VNI "hoan2", "d9ang". Only for a word typed without marks. No Vietnamese syllable has s, f, r, x or j after
 * its vowel, so these are tones there.
 */
export const withoutKeystrokes = onceAWord((word): string => {
  const letters = word.replace(/(?<=[a-z])[0-9]+/g, "").replace(/dd/g, "d");
  const vowel = letters.search(/[aeiouyw]/);
  if (vowel < 0) return letters;
  const rest = letters
    .slice(vowel)
    .replace(/[sfrxjz]/g, "")
    .replace(/^w/, "u")
    .replace(/w/g, "")
    .replace(/([aeo])\1/g, "$1");
  return letters.slice(0, vowel) + rest;
});
