import type { Catalogue } from "../text/catalogue.js";
import { codeReaderOf, headKey } from "../text/code-reader.js";
import { type Found, isChosen, type Line, matchAt, standsAt, textBefore } from "../text/line.js";
import { onceAWord } from "../text/remembered-words.js";
import { wordFrom } from "../text/words-of-line.js";
import type { Reading } from "./context.js";

/** A section as typed: its number in small letters, and the letter that tells VIIa from VIIb. */
export interface SectionName {
  readonly head: string;
  readonly suffix: string | undefined;
  /** Where its number stands, behind "mục". */
  readonly codeAt: number;
}

interface Patterns {
  readonly named: RegExp;
  readonly bare: RegExp | null;
  /** Whether a word may be a bare number. */
  readonly isNumber: (word: string) => boolean;
  /** The numbers that sections print, each once, in the order of the plan. */
  readonly printed: readonly string[];
}

/** Behind these "VI" is no number but a half of a word: đơn vị, phạm vi, hành vi; so is "vi5", from a VNI keyboard. */
const WORD_BEGUN = /(?:^|[^a-z0-9])(?:d9?on7?|pham|hanh) +$/;
const END = "(?![a-z0-9]|\\.[a-z0-9]|\\. \\d)";

const known = new WeakMap<Catalogue, Patterns>();

/** "mục V", "mục 5"; for the office, which asks about sections all the time, also a bare "VII" where sections have numerals. */
export function readSectionAt(line: Line, at: number, reading: Reading): Found<SectionName> | null {
  const { named, bare, isNumber, printed } = patternsOf(reading.catalogue);
  const match = standsAt("mpcs", line, at) ? matchAt(named, line, at) : null;
  if (match) {
    const [whole, lead, typed, suffix] = match as unknown as [string, string, string, string | undefined];
    const counted = /^\d$/.test(typed) && !printed.includes(typed) ? (printed[Number(typed) - 1] ?? typed) : typed;
    return found(counted, suffix || undefined, at + lead.length, whole.length);
  }
  const alone = reading.agency === "office" && bare && isNumber(wordFrom(line, at)) ? matchAt(bare, line, at) : null;
  if (!alone || isHalfOfWord(line, at) || !isNumeral(line, at, alone, reading)) return null;
  return found(alone[1]!, alone[2] || undefined, at, alone[0].length);

  function found(typed: string, suffix: string | undefined, codeAt: number, length: number): Found<SectionName> {
    const raw = line.text.slice(codeAt, codeAt + typed.length);
    const head = raw.includes("đ") || raw.includes("Đ") ? headKey(raw) : typed;
    return { value: { head, suffix, codeAt }, start: at, end: at + length };
  }
}

function patternsOf(catalogue: Catalogue): Patterns {
  const before = known.get(catalogue);
  if (before) return before;
  const { numerals, suffixes, sections } = codeReaderOf(catalogue);
  const printed = [...sections.keys()];
  const words = printed
    .flatMap((head) => [head, head.replaceAll("dd", "d")])
    .sort((a, b) => b.length - a.length)
    .map((head) => head.replace(/[^a-z0-9]/g, "\\$&"));
  const letters = numerals ? [`[${numerals.letters}]{1,${numerals.longest - 1}}`] : [];
  const suffix = suffixes === "" ? "()" : `(?: ?([${suffixes}])(?![a-z0-9]))?`;
  const heads = [...words.filter((word) => !numerals || /[^a-z]/.test(word)), ...letters, "[1-9]"].join("|");
  const made: Patterns = {
    named: new RegExp(`((?:muc|phan|chuong|section)[ :]+\\ue000?)(${heads})${suffix}${END}`, "y"),
    bare: numerals ? new RegExp(`(${letters[0]})${suffixes === "" ? "()" : `([${suffixes}])?`}${END}`, "y") : null,
    isNumber: onceAWord((word) => new RegExp(`^${letters[0] ?? "[^]*"}`).test(word)),
    printed,
  };
  known.set(catalogue, made);
  return made;
}

export function isHalfOfWord(line: Line, at: number): boolean {
  return WORD_BEGUN.test(textBefore(line, at));
}

/** In small letters "vi" and "i" are words. */
function isNumeral(line: Line, at: number, [number, head, suffix]: RegExpExecArray, { catalogue }: Reading): boolean {
  const typed = line.text.slice(at, at + number.length);
  const { sections } = codeReaderOf(catalogue);
  const isPrinted = sections.has(number) || catalogue.sections.some(({ code }) => headKey(code) === number);
  if (!isPrinted) return Boolean(suffix) && (sections.get(head!)?.length ?? 0) > 1 && /^[\x20-\x7e]+$/.test(typed);
  return isChosen(line, at) || /^[A-Z]+[a-zA-Z]?$/.test(typed) || (/^[a-z]{2,}$/.test(typed) && typed !== "vi");
}
