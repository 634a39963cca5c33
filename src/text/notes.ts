import { fold } from "./fold.js";
import { chosenMark } from "./line.js";

const PARTICLES =
  /^(?:(?:a|ah|ak|nhe|nha|nhé|roi|r|rui|em|anh|chi|vang|da|luon|thoi|het|ok|oke|day|do|ban|sep|co|chu|bac|cam on|cam on anh|cam on chi|tks|thanks|va)[\s.,!]*)+$/;

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
        .replace(/^[\s,;:.=>*•·–—+|)!-]+/, "")
        .replace(/[\s,;:(=–—+|-]+$/, ""),
    )
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece))
    .join(" ");
  return note === "" || PARTICLES.test(fold(note)) ? null : note;
}
