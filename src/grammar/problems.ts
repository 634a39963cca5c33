import { countRead } from "../text/effort.js";
import { chosenMark, type Line, spanOf } from "../text/line.js";
import { singleSpaced } from "../text/normalise.js";
import type { Context } from "./context.js";
import type { Problem } from "./understanding.js";

export interface Choice {
  readonly value: string;
  readonly label: string;
}

const LONGEST_QUOTE = 60;
const LONGEST_LABEL = 36;
/** To write a sentence takes as long as to read so many places. */
const SENTENCE = 16;
const CHOICE = 4;

/** A question about the part of the line from `start` to `end`, which the chosen value takes the place of. */
export function ask(line: Line, start: number, end: number, sentence: string, choices: readonly Choice[]): Problem {
  countRead(SENTENCE + CHOICE * choices.length);
  const span = spanOf(line, start, end);
  return { line: line.number, outcome: "ask", choices, sentence: withoutMarks(sentence), span, said: wholeOf(line) };
}

/** What cannot be taken as it is; the sentence follows the words it is about. */
export function refuse(line: Line, sentence: string, { t }: Pick<Context, "t">): Problem {
  countRead(2 * SENTENCE);
  const quoted = t("understanding.quoted", { quote: quote(line.typed ?? line.text), sentence });
  const said = wholeOf(line);
  return { line: line.number, outcome: "refuse", choices: [], sentence: withoutMarks(quoted), span: null, said };
}

/** All words of a line, or of a part of it among whose like it stands blanked out. */
export function wholeOf(line: Line): { readonly start: number; readonly end: number } {
  const { text } = line;
  return spanOf(line, text.length - text.trimStart().length, text.trimEnd().length);
}

function withoutMarks(sentence: string): string {
  return sentence.replaceAll(chosenMark, "");
}

/** A value that is not asked about again when the message is read with it in place. */
export function settled(value: string): string {
  return chosenMark + value;
}

/** The same for a value that is put between words instead of in the place of some. */
export function inserted(value: string): string {
  return `${chosenMark}${value} `;
}

/** A person's own words, short enough to stand in an answer. */
export function quote(text: string): string {
  return shorten(singleSpaced(text.replaceAll(chosenMark, "")).trim(), LONGEST_QUOTE);
}

/** The beginning of a text of the plan, cut at a word. */
export function label(code: string, text: string): string {
  return shorten(`${code} ${singleSpaced(text)}`, LONGEST_LABEL);
}

function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  const space = cut.lastIndexOf(" ");
  return `${(space > longest / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.]+$/, "").replace(/[\ud800-\udbff]$/, "")}…`;
}
