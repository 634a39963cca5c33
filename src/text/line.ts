import { joinAbbreviations } from "./abbreviations.js";
import { costOf, countRead } from "./effort.js";
import { fold } from "./fold.js";
import { type Traces, tracesOf } from "./traces.js";
import { keepWordsUpTo, keepWordsWithout } from "./words-of-line.js";

/** One line of a message, or a part of it, with its place in the whole. Readers take a line and a position in it. */
export interface Line {
  /** From 1, as in the message that was sent. */
  readonly number: number;
  /** Where `text` begins in the normalised message. */
  readonly offset: number;
  readonly text: string;
  /** `text` in lower case without marks, of the same length; "b/c" is "bc ". */
  readonly folded: string;
  /** What was typed, where parts of it have been taken out of `text`; of the rest of a line, undefined. */
  readonly typed: string | undefined;
  /** Where something was left out that stands in the message, and how much. */
  readonly gap: Gap | undefined;
  /** Of its words, and of those of the line that it is a part of. */
  readonly traces: Traces;
  /** What readers have found in it: see `keptOnLine`. */
  kept: unknown[] | null;
}

interface Gap {
  readonly at: number;
  readonly length: number;
}

/** Something that was found in a line. Ends are exclusive. */
export interface Found<Value> {
  readonly value: Value;
  readonly start: number;
  readonly end: number;
}

/**
 * Put in front of an answer that a person chose, so that reading the message again does not ask the same question
 * again. From Unicode's private use area: nobody types it.
 */
export const chosenMark = "\ue000";

/** All lines are of one shape, so that what is looked at most is found at once. */
class TextLine implements Line {
  /** The line that it is made of and has no other words than. */
  readonly #whole: TextLine;
  #traces: Traces | null = null;
  kept: unknown[] | null = null;

  constructor(
    readonly number: number,
    readonly offset: number,
    readonly text: string,
    readonly folded: string,
    readonly typed: string | undefined,
    readonly gap: Gap | undefined,
    of: Line | null,
  ) {
    this.#whole = of instanceof TextLine ? of.#whole : this;
  }

  get traces(): Traces {
    const whole = this.#whole;
    whole.#traces ??= tracesOf(whole.folded);
    return whole.#traces;
  }
}

export function lineOf(text: string, number = 1, offset = 0): Line {
  countRead(costOf(text.length));
  return new TextLine(number, offset, text, joinAbbreviations(fold(text)), undefined, undefined, null);
}

export function linesOf(text: string): readonly Line[] {
  let offset = 0;
  return text.split("\n").map((line, index) => {
    const found = lineOf(line, index + 1, offset);
    offset += line.length + 1;
    return found;
  });
}

/** A part of a line as a line. */
export function partOf(line: Line, start: number, end: number): Line {
  const { gap } = line;
  const part = new TextLine(
    line.number,
    placeOf(line, start),
    line.text.slice(start, end),
    line.folded.slice(start, end),
    undefined,
    gap && start < gap.at ? { at: gap.at - start, length: gap.length } : undefined,
    line,
  );
  if (start === 0) keepWordsUpTo(line, end, part);
  return part;
}

export function spanOf(line: Line, start: number, end: number): { readonly start: number; readonly end: number } {
  const begin = placeOf(line, start);
  return { start: begin, end: end > start ? placeOf(line, end - 1) + 1 : begin };
}

/** Where in the message stands what stands here in the line. */
function placeOf({ offset, gap }: Line, at: number): number {
  return offset + at + (gap && at >= gap.at ? gap.length : 0);
}

/** A line of which something was taken out and nothing added: `text` has no word that the line has not. */
export function fewerWords(
  line: Line,
  text: string,
  folded: string,
  typed: string | null = line.typed ?? line.text,
): Line {
  return new TextLine(line.number, line.offset, text, folded, typed ?? undefined, line.gap, line);
}

/** A line of which something was written otherwise, at the same places as far as it is the same. */
export function rewritten(line: Line, text: string, folded: string): Line {
  return new TextLine(line.number, line.offset, text, folded, line.typed ?? line.text, line.gap, null);
}

/** Two parts of a line as one, the second behind `blanks`; `apart`: how much is left out between them. */
export function joinedParts(first: Line, second: Line, blanks: string, apart: number): Line {
  const gap = { at: first.text.length + blanks.length, length: apart };
  const [text, folded] = [first.text + blanks + second.text, first.folded + blanks + second.folded];
  return new TextLine(first.number, first.offset, text, folded, undefined, gap, first);
}

/** The line with a part of it taken out; everything else stays in its place. */
export function withoutPart(line: Line, start: number, end: number): Line {
  countRead();
  const gap = " ".repeat(end - start);
  const without = fewerWords(
    line,
    line.text.slice(0, start) + gap + line.text.slice(end),
    line.folded.slice(0, start) + gap + line.folded.slice(end),
  );
  keepWordsWithout(line, start, end, without);
  return without;
}

/** The line with several parts taken out of it, which follow one another; everything else stays in its place. */
export function withoutParts(line: Line, parts: readonly { readonly start: number; readonly end: number }[]): Line {
  const [first] = parts;
  if (!first) return line;
  countRead(parts.length);
  let [text, folded, past] = ["", "", 0];
  for (const { start, end } of parts) {
    const gap = " ".repeat(end - start);
    text += line.text.slice(past, start) + gap;
    folded += line.folded.slice(past, start) + gap;
    past = end;
  }
  const without = fewerWords(line, text + line.text.slice(past), folded + line.folded.slice(past));
  keepWordsWithout(line, first.start, past, without);
  return without;
}

/** Matches a sticky pattern in the folded text. */
export function matchAt(pattern: RegExp, line: Line, at: number): RegExpExecArray | null {
  countRead();
  pattern.lastIndex = at;
  return pattern.exec(line.folded);
}

/** Whether one of these signs stands there: what a pattern begins with, which is not tried anywhere else. */
export function standsAt(signs: string, { folded }: Line, at: number): boolean {
  return at < folded.length && signs.includes(folded[at]!);
}

export const DIGITS = "0123456789";

/** As far back as anything is looked for that leads to a place. */
const LONGEST_LEAD = 64;

/** The folded text in front of `at`, as far back as a reader has to look, and not beyond `from`. */
export function textBefore(line: Line, at: number, from = 0): string {
  countRead();
  return line.folded.slice(Math.max(from, at - LONGEST_LEAD), at);
}

/** Which of the first signs of Unicode a pattern of one sign finds; of the others it is asked each time. */
function signs(pattern: RegExp): (folded: string, at: number) => boolean {
  const first = Uint8Array.from({ length: 128 }, (_, code) => (pattern.test(String.fromCharCode(code)) ? 1 : 0));
  return (folded, at) => {
    const code = folded.charCodeAt(at);
    return code < 128 ? first[code] === 1 : code >= 128 && pattern.test(folded[at]!);
  };
}

const isSeparator = signs(/[\s,;:.=>*•·–—+|"()[\]{}_#→⇒~≈\ue000-]/);
const isSpace = signs(/[\s\ue000]/);

let lastRun: { readonly line: Line; readonly start: number; readonly end: number } | null = null;

/** Where separators end that stand at `at`; from place to place of a long run of them it is not looked for again. */
function endOfSeparators(line: Line, at: number): number {
  if (lastRun?.line === line && at >= lastRun.start && at < lastRun.end) return lastRun.end;
  countRead();
  let end = at;
  while (isSeparator(line.folded, end)) end += 1;
  if (end - at > 8) lastRun = { line, start: at, end };
  return end;
}

/** Past punctuation between the parts of a report. A minus stays: "b3 -5/20", but not "b3-5/20" or "b3 - 5/20". */
export function skipSeparators(line: Line, at: number): number {
  const end = endOfSeparators(line, at);
  const isMinus = line.folded[end - 1] === "-" && /[\s:=(]/.test(line.folded[end - 2] ?? " ");
  return end > at && isMinus && /\d/.test(line.folded[end] ?? "") ? end - 1 : end;
}

export function skipSpaces(line: Line, at: number): number {
  countRead();
  let end = at;
  while (isSpace(line.folded, end)) end += 1;
  return end;
}

/** Whether the person chose what stands here, instead of typing it. */
export function isChosen(line: Line, at: number): boolean {
  return at > 0 && line.text[at - 1] === chosenMark;
}

/** Whether a folded letter stands there; not in front of the text, nor behind it. */
function isLetter(folded: string, at: number): boolean {
  const code = folded.charCodeAt(at);
  return code >= 97 && code <= 122;
}

function isDigit(folded: string, at: number): boolean {
  const code = folded.charCodeAt(at);
  return code >= 48 && code <= 57;
}

/** The letters from `at` on, up to where they end. */
export function lettersFrom({ folded }: Line, at: number): string {
  let end = at;
  while (isLetter(folded, end)) end += 1;
  return folded.slice(at, end);
}

/** Whether a word may begin here: behind no letter, and behind a digit only with a letter ("v1xong"). */
export function isWordStart({ folded }: Line, at: number): boolean {
  return !isLetter(folded, at - 1) && (!isDigit(folded, at - 1) || isLetter(folded, at));
}

/** Whether a word ends here. */
export function isWordEnd({ folded }: Line, at: number): boolean {
  return !isLetter(folded, at) && !isDigit(folded, at);
}
