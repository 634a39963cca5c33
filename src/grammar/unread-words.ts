import { withinReads } from "../text/effort.js";
import { withoutKeystrokes } from "../text/fold.js";
import { type Line, lineOf, linesOf, withoutPart } from "../text/line.js";
import { matchesOf } from "../text/matches.js";
import { hasAccents, normalise } from "../text/normalise.js";
import { findAllIn, findIn, occurs } from "../text/occurs.js";
import { findPhrase, readPhrase } from "../text/vocabulary.js";
import { groupOfType } from "./agency-groups.js";
import { withoutEmptyBoxes } from "./boxes.js";
import type { Context, Reading } from "./context.js";
import {
  ALL_KINDS,
  ARE_WHICH,
  COMPARED_WITH,
  FALLS_SHORT,
  HOW_MANY_NOTHING,
  harmless,
  KIND_OF_LEVEL,
  MEASURE,
  qualifiers,
  WHO_ARE,
  WITHOUT_DOCUMENT,
} from "./lexicon/qualifiers.js";
import { anywhere, atStart, COMPARING, LIGHT, NOT_JOINED } from "./lexicon/question-words.js";
import { isLong, MOST_READS } from "./limits.js";
import { readQuestion, skipPolite } from "./questions.js";
import { repair } from "./repair.js";
import { withoutBullet } from "./report-start.js";
import { sentencesOf } from "./sentences.js";
import { readSlots } from "./slots.js";
import type { Intent } from "./understanding.js";

const COMPARED = new RegExp(COMPARING, "g");

/** What people add to a question that changes nothing about it. */
const ADDED = new Set(
  (
    "lam gap ngay luon lai them nhanh som sep lanh dao chu tich nha nua chung moi nhat thoi diem nay giai doan " +
    "nhom dong chi ban bang bieu bo phan van phong ubnd uy nhan dan tinh tren dia duoi theo tung cua cong viec vuong mac kho khan " +
    "ds roi vay nhi the nao a oi ah u um dc duoc nhe nhi giup gium gum ho coi thu lay day do kia ne ha nhen vs cung tien dua"
  ).split(" "),
);

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Words that add nothing each by itself, and do together. */
const WORD = /(?:ket noi|noi bo|thong bao)(?![a-z])|[a-z0-9]+/g;

/** More than a few is talk, not a name that was mistyped. */
const MOST = 4;

/**
 * Of a question the words that named nothing: "abc" of "tổng hợp abc"; null where all were read, or add nothing to it,
 * and of a long one, which is talk.
 */
export function unreadWords(message: string, context: Context): string | null {
  if (isLong(message)) return null;
  return withinReads(MOST_READS, () => findUnread(message, context))?.value ?? null;
}

function findUnread(message: string, context: Context): string | null {
  const asking = findQuestion(message, context);
  if (!asking) return null;
  const { line, reading } = asking;
  const { slots, rest: unread, beside } = readSlots(line, reading);
  // Of what is compared nothing is harmless.
  const rest = beside.length > 0 ? unread : withoutHarmless(unread);
  const { intent } = readQuestion(line, reading)!;
  // "các xã thuộc Đà Lạt": what lies where was read.
  const isInside = slots.agency !== null && slots.group !== null;
  const command = readPhrase(atStart, rest, skipPolite(rest));
  const ranks = command?.value === "ranking" ? command.end : 0;
  const isWhole = Object.values(slots).every((value) => value === null);
  const who = findWhoAre(line, intent, isWhole);
  const compared = findAllIn(COMPARED_WITH, line).map(({ 0: typed, index }) => ({
    start: index,
    end: index + typed.length,
  }));
  const joined = findIn(NOT_JOINED, line);
  if (beside.length > 0)
    for (const { 0: typed, index } of findAllIn(COMPARED, line)) {
      const place = { start: index + typed.length - typed.trimStart().length, end: index + typed.length };
      // "cao hơn quý II" is named as a whole.
      if (!beside.some(({ start, end }) => start <= place.start && place.end <= end)) compared.push(place);
    }
  const unjoined = joined ? [{ start: joined.index, end: joined.index + joined[0].length }] : [];
  const whole = [...who, ...compared, ...beside, ...unjoined, ...kindsOfLevel(line, slots.group)];
  const others = findQualifiers(rest).filter(
    (one) => one.start >= ranks && !whole.some(({ start, end }) => one.start < end && start < one.end),
  );
  const changing = [...whole, ...others]
    .sort((a, b) => a.start - b.start)
    .filter(({ start, end }) => !(isInside && rest.folded.slice(start, end).trim() === "thuoc"));
  const left = changing.reduce((one, { start, end }) => withoutPart(one, start, end), withoutCommand(rest));
  const words = matchesOf(WORD, left.folded).filter(
    ([word]) => !isEmpty(word) && !isEmpty(withoutKeystrokes(word)) && !(isInside && word === "thuoc"),
  );
  const [first, last] = [words[0], words.at(-1)];
  const named = changing.map(({ start, end }) => line.text.slice(start, end).trim());
  if (first && last && words.length <= MOST) named.push(line.text.slice(first.index, last.index + last[0].length));
  return named.length > 0 ? named.join(", ") : null;
}

/** The line of a message that asks, as `readSlots` reads it. */
export function findQuestion(
  message: string,
  context: Context,
): { readonly line: Line; readonly reading: Reading } | null {
  const text = repair(withoutEmptyBoxes(normalise(message)).replace(/ {2,}/g, " "), context.catalogue);
  const reading: Reading = { accented: hasAccents(text), ...context };
  const asking = linesOf(text)
    .flatMap((line) => sentencesOf(line, context.agency))
    .find((one) => readQuestion(one, reading) !== null);
  return asking ? { line: withoutBullet(asking), reading } : null;
}

/** "thị trấn nào chưa báo cáo": answered of the whole level. */
function kindsOfLevel(line: Line, group: string | null): readonly Place[] {
  if (group === null || groupOfType(group) !== group || occurs(ALL_KINDS, line)) return [];
  return findAllIn(KIND_OF_LEVEL, line).map(({ 0: typed, index }) => ({ start: index, end: index + typed.length }));
}

/** Their answers are about all, whoever has reported what. */
const COUNTED_ALL: ReadonlySet<string> = new Set(["summary", "task", "section", "indicator"]);

/**
 * `isWhole`: of everything, of which the answer says who has difficulties, and what falls short. A list of all indicators
 * is the same whatever of them is asked for.
 */
function findWhoAre({ folded }: Line, intent: Intent, isWhole: boolean): readonly Place[] {
  const found = (COUNTED_ALL.has(intent) ? tellsApart(folded) : null) ?? FALLS_SHORT.exec(folded);
  const isList = intent === "indicator" || intent === "agency";
  if (!found || (!isList && !COUNTED_ALL.has(intent))) return [];
  if (isWhole && !isList && /vuong|kho khan|(?:chua|khong|ko) dat/.test(found[1]!)) return [];
  const end = found.index + found[0].length;
  return [{ start: end - found[1]!.length, end }];
}

function tellsApart(folded: string): RegExpExecArray | null {
  return WHO_ARE.exec(folded) ?? ARE_WHICH.exec(folded) ?? HOW_MANY_NOTHING.exec(folded);
}

/** "trừ Sở Y tế" */
const LEFT_OUT = /^(?:tru|ngoai(?: tru)?|khong (?:ke|tinh)|loai(?: tru)?)(?: ra)? [a-z]/;

/** Whether what was not read are known words, by which no answer is narrowed or put in order. */
export function areQualifiers(unread: string): boolean {
  // What stands beside it is compared with, and was no name that was mistyped.
  if (COMPARING.test(lineOf(normalise(unread)).folded)) return true;
  return unread.split(", ").every((words) => {
    const line = lineOf(normalise(words));
    const left = findQualifiers(line).reduce((one, { start, end }) => withoutPart(one, start, end), line);
    return (
      !/[a-z0-9]/.test(left.folded) ||
      line.folded.replace(COMPARED_WITH, "") === "" ||
      line.folded.replace(KIND_OF_LEVEL, "") === "" ||
      WHO_ARE.test(`ai ${line.folded}`) ||
      FALLS_SHORT.test(`ai ${line.folded}`) ||
      occurs(LEFT_OUT, line)
    );
  });
}

/** Words that change what is asked, and that no answer takes account of. */
function findQualifiers(line: Line): readonly Place[] {
  const found: { start: number; end: number }[] = [];
  for (const pattern of [MEASURE, WITHOUT_DOCUMENT])
    for (const { 0: typed, index } of findAllIn(pattern, line)) found.push({ start: index, end: index + typed.length });
  for (let next = findPhrase(qualifiers, line); next; next = findPhrase(qualifiers, line, next.end)) {
    const { start, end } = next;
    if (!found.some((one) => start < one.end && one.start < end)) found.push({ start, end });
  }
  return found.sort((a, b) => a.start - b.start);
}

function withoutHarmless(line: Line): Line {
  const found = findPhrase(harmless, line);
  return found ? withoutPart(line, found.start, found.end) : line;
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
