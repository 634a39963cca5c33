import type { Reading } from "./context.js";
import { fold } from "./fold.js";
import { type Found, isChosen, type Line, matchAt, textBefore } from "./line.js";

/** A section as typed: its number in small letters, and the letter that tells VIIa from VIIb. */
export interface SectionName {
  readonly roman: string;
  readonly suffix: string | undefined;
  /** Where its number stands, behind "mục". */
  readonly codeAt: number;
}

const NAMED =
  /(?:muc|phan|chuong|section)[ :]+\ue000?(?:([ivx]{1,5})|([1-9]))(?: ?([ab])(?![a-z0-9]))?(?![a-z0-9]|\.[a-z0-9]|\. \d)/y;
const BARE = /([ivx]{1,5})([ab])?(?![a-z0-9]|\.[a-z0-9]|\. \d)/y;
/** Behind these "VI" is no number but a half of a word: đơn vị, phạm vi, hành vi; so is "vi5", from a VNI keyboard. */
const WORD_BEGUN = /(?:^|[^a-z0-9])(?:d9?on7?|pham|hanh) +$/;
const ROMANS = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];

/** "mục V", "mục 5"; for the office, which asks about sections all the time, also a bare "VII". */
export function readSectionAt(line: Line, at: number, reading: Reading): Found<SectionName> | null {
  const named = matchAt(NAMED, line, at);
  if (named) {
    const [whole, roman, digit, suffix] = named;
    const codeAt = at + whole.search(/(?:[ivx]+|[1-9])(?: ?[ab])?$/);
    return found(roman ?? ROMANS[Number(digit) - 1]!, suffix, codeAt, whole.length);
  }
  const bare = reading.agency === "office" ? matchAt(BARE, line, at) : null;
  if (!bare || isHalfOfWord(line, at) || !isNumeral(line, at, bare[0], reading)) return null;
  return found(bare[1]!, bare[2], at, bare[0].length);

  function found(roman: string, suffix: string | undefined, codeAt: number, length: number): Found<SectionName> {
    return { value: { roman, suffix, codeAt }, start: at, end: at + length };
  }
}

export function isHalfOfWord(line: Line, at: number): boolean {
  return WORD_BEGUN.test(textBefore(line, at));
}

/** In small letters "vi" and "i" are words. */
function isNumeral(line: Line, at: number, number: string, { catalogue }: Reading): boolean {
  const typed = line.text.slice(at, at + number.length);
  if (!catalogue.sections.some(({ code, printedNumber }) => [fold(code), fold(printedNumber)].includes(number)))
    return /^vii[ab]$/.test(number) && /^[\x20-\x7e]+$/.test(typed);
  return isChosen(line, at) || /^[IVX]+[abAB]?$/.test(typed) || (/^[ivx]{2,}[ab]?$/.test(typed) && typed !== "vi");
}
