import { fold } from "./fold.js";
import { chosenMark } from "./line.js";

const PARTICLES =
  /^(?:(?:a|ah|ak|nhe|nha|nhé|roi|r|rui|em|anh|chi|vang|da|luon|thoi|het|ok|oke|day|do|ban|sep|co|chu|bac|bot|tran trong|cam on|cam on anh|cam on chi|tks|thanks|va)[\s.,!]*)+$/;

/** The second half of a pair of brackets whose first was taken for punctuation, and the other way round. */
function withoutBracket(piece: string): string {
  if (!piece.includes("(")) return piece.replace(/\)([.!]*)$/, "$1");
  return piece.includes(")") ? piece : piece.replace(/^\(/, "");
}

/**
 * What is left of a line once everything that was understood is taken out, as the person wrote it; null where that is
 * only punctuation or politeness.
 */
export function noteOf(pieces: readonly string[]): string | null {
  const note = pieces
    .map((piece) =>
      piece
        .replaceAll(chosenMark, " ")
        .replace(/\s+/g, " ")
        .replace(/^[\s,;:.=>*•·–—+|)\]}_#→⇒!-]+/, "")
        .replace(/[\s,;:([{=_*#–—+|-]+$/, ""),
    )
    .map(withoutBracket)
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece))
    .join(" ");
  return note === "" || PARTICLES.test(fold(note)) ? null : note;
}
