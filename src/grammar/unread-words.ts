import { withinReads } from "../text/effort.js";
import { withoutKeystrokes } from "../text/fold.js";
import { type Line, linesOf, withoutPart } from "../text/line.js";
import { hasAccents, normalise } from "../text/normalise.js";
import { findPhrase, readPhrase } from "../text/vocabulary.js";
import type { Context, Reading } from "./context.js";
import { anywhere, atStart, LIGHT } from "./lexicon/question-words.js";
import { MOST_READS, refuseUnread } from "./limits.js";
import { readQuestion, skipPolite } from "./questions.js";
import { withoutBullet } from "./report-start.js";
import { readSlots } from "./slots.js";

/** What people add to a question that changes nothing about it. */
const ADDED = new Set(
  (
    "gap ngay luon lai them nhanh som sep lanh dao chu tich nha lan nua chung hom qua tuan vua moi nhat thoi diem nay giai doan " +
    "dong chi ban bang bieu so sanh bo phan van phong ubnd uy nhan dan tinh lam dong tren dia duoi theo tung moi cua cong viec vuong mac kho khan"
  ).split(" "),
);

/** More than a few is talk, not a name that was mistyped. */
const MOST = 4;

/** Of a question the words that named nothing: "abc" of "tổng hợp abc"; null where all were read, or add nothing to it. */
export function unreadWords(message: string, context: Context): string | null {
  if (refuseUnread(message, context.t) !== null) return null;
  return withinReads(MOST_READS, () => findUnread(message, context))?.value ?? null;
}

function findUnread(message: string, context: Context): string | null {
  const text = normalise(message).replace(/ {2,}/g, " ");
  const reading: Reading = { ...context, accented: hasAccents(text) };
  const asking = linesOf(text).find((one) => readQuestion(one, reading) !== null);
  if (!asking) return null;
  const line = withoutBullet(asking);
  const { rest } = readSlots(line, reading);
  const words = [...withoutCommand(rest).folded.matchAll(/[a-z0-9]+/g)].filter(
    ([word]) => !isEmpty(word) && !isEmpty(withoutKeystrokes(word)),
  );
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last || words.length > MOST) return null;
  return line.text.slice(first.index, last.index + last[0].length);
}

function isEmpty(word: string): boolean {
  return LIGHT.has(word) || ADDED.has(word);
}

function withoutCommand(line: Line): Line {
  const start = skipPolite(line);
  const command = readPhrase(atStart, line, start);
  const rest = withoutPart(line, 0, command?.end ?? start);
  const word = findPhrase(anywhere, rest);
  return word ? withoutPart(rest, word.start, word.end) : rest;
}
