import { costOf, countRead } from "../text/effort.js";
import { fold } from "../text/fold.js";
import { chosenMark } from "../text/line.js";
import { singleSpaced } from "../text/normalise.js";
import { onceAWord } from "../text/remembered-words.js";

/** Each ends with its word, so that a text can be made of them in one way only: trying all ways would never end. */
const PARTICLES =
  /^(?:(?:a|ah|ak|c|e|ac|ad|admin|oi|nhe|nha|roi|r|rui|em|anh|chi|vang|da|luon|thoi|het|ok|oke|day|do|ban|sep|co|chu|bac|bot|tran trong|cam on|tks|thanks|va)(?![a-z0-9])[\s.,!]*)+$/;
/** What only says that it is told, or once more that there was none: "rồi, em báo chị biết", "trường hợp nào". */
const TELLING =
  /^(?:roi[ ,]*)?(?:(?:em|toi|minh|tui|xin)(?: xin)? (?:bao cao|bao|bc|gui kem|gui)(?: (?:anh|chi|vp|co|chu|sep|bac|bot))*(?: (?:biet|a|nhe|nha))*|(?:(?:truong hop|ho so|hs|phan anh|kien nghi|vu viec|su viec|don thu|phieu|cai|viec) )?nao(?: het)?(?: ca)?)$/;
const mayBePolite = onceAWord((word) => PARTICLES.test(fold(word)) || /^(?:tran|cam)$/.test(fold(word)));
/** What the state in front of it ended with: "xong rồi ạ, đã rà soát". A bare "a" may be a letter. */
const LEADING = /^(?:(?:rồi|roi|ạ|nhé|nhe|nha|nhá|luôn)(?![\p{L}\p{N}])\s*)+[,;.]\s*/iu;
/** What pointed at a name that was taken out. */
const POINTING = /^(?:cái|cai)$/iu;
const TRAILING = /[\s,;:([{=_*#–—+|-]/;

/** The second half of a pair of brackets whose first was taken for punctuation, and the other way round. */
function withoutBracket(piece: string): string {
  if (!piece.includes("(")) return piece.replace(/\)([.!]*)$/, "$1");
  return piece.includes(")") ? piece : piece.replace(/^\(/, "");
}

function withoutTrailing(piece: string): string {
  let end = piece.length;
  while (end > 0 && TRAILING.test(piece[end - 1]!)) end -= 1;
  return piece.slice(0, end);
}

/** What led to a figure that was understood, and nothing else of its clause: "mới soạn dự thảo, ước đạt". */
const LEADING_AWAY =
  /[,;:(]\s*(?:(?:hiện|hien|được|duoc|đc|dc|mới|moi|đạt|dat)\s+)*(?:ước|uoc|khoảng|khoang|tầm|tạm|tam|chừng|chung|cỡ)(?:\s+(?:đạt|dat|tính|tinh|được|duoc|khoảng|khoang))*$/iu;

/** As far from its end as courtesy begins. */
const POLITE_TAIL = 24;
const POLITE = /(?:,\s*(?:em|anh|chị|vp|bot))?(?:[\s,]+(?:ạ|nhé|nhá))+[\s.!]*$/u;
const BARE_POLITE = /(?<!(?:nhom|loai|mau|muc|khoan|diem|phan|phong|to|khu|bieu|lop|cap|hang))[\s,]+(?:a|nhe)[\s.!]*$/;

/** Without "ạ" at its end; a bare "a" says it only where nothing is typed with marks, and where it is no letter. */
function withoutPolite(note: string): string {
  const tail = note.slice(-POLITE_TAIL);
  const found = POLITE.exec(tail) ?? (/^[\x20-\x7e]*$/.test(note) ? BARE_POLITE.exec(tail) : null);
  return found ? note.slice(0, note.length - (tail.length - found.index)) : note;
}

const LEADING_SIGNS = /^[\s,;:.=>*•·–—+|)\]}_#→⇒!-]+/;
const FIRST_WORD = /[\p{L}\p{N}]+/u;

/** Whether a text is no note: nothing but punctuation or politeness. */
export function saysNothing(text: string): boolean {
  countRead();
  // Most texts tell by their first word.
  const first = FIRST_WORD.exec(text)?.[0];
  if (first === undefined) return true;
  return mayBePolite(first) && leftOf([text]) === null;
}

/**
 * What is left of a line once everything that was understood is taken out, as the person wrote it; null where that is
 * only punctuation or politeness.
 */
export function noteOf(pieces: readonly string[]): string | null {
  const left = leftOf(pieces);
  return left === null || TELLING.test(fold(left)) || /^báo$/iu.test(left) ? null : left;
}

function leftOf(pieces: readonly string[]): string | null {
  countRead(costOf(pieces.reduce((sum, { length }) => sum + length, 0)));
  let note = "";
  let isCutOff = false;
  for (const typed of pieces) {
    const spaced = singleSpaced(typed.replaceAll(chosenMark, " "));
    const begun = spaced.replace(LEADING_SIGNS, "").replace(LEADING, "");
    const piece = withoutBracket(withoutTrailing(begun).replace(LEADING_AWAY, ""));
    const isWords = /[\p{L}\p{N}]/u.test(piece) && !POINTING.test(piece);
    isCutOff ||= /^\s*[,;]/.test(spaced);
    if (isWords) {
      note += note === "" ? piece : `${isCutOff ? "," : ""} ${piece}`;
      isCutOff = false;
    }
    isCutOff ||= /[,;]\s*$/.test(spaced);
  }
  return note === "" || PARTICLES.test(fold(note)) ? null : withoutPolite(note);
}
