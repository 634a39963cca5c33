import { type Found, type Line, skipSeparators, textBefore, withoutPart } from "../text/line.js";
import { readPeriodAt } from "../text/periods.js";
import { readStatusAt } from "../text/statuses.js";
import { findPhrase, readPhrase } from "../text/vocabulary.js";
import { asksSomething, findAsking } from "./asking.js";
import type { Reading } from "./context.js";
import { asAsked, asksAtEnd, asksFromStart, asksHowToSay } from "./lexicon/asking-words.js";
import { own } from "./lexicon/own.js";
import { MERGING, times } from "./lexicon/qualifiers.js";
import {
  type Anywhere,
  ARRIVED_YET,
  ASKED_OF_ALL,
  ASKING_LEAD,
  ASKS,
  ASKS_AS_TYPED,
  anywhere,
  atStart,
  CHECK_IT,
  COMPARING,
  DONE_SINCE,
  DONE_YET,
  DONE_YET_AHEAD,
  DOOR,
  DUE,
  FIGURE_YET,
  GOOD_OR_BAD,
  HOW,
  IS_ASKED,
  IS_IT,
  IS_IT_SO,
  IS_THERE,
  LIGHT,
  MINE,
  MINE_TO_DO,
  NOT_DONE,
  NOT_DONE_YET,
  NOT_JOINED,
  NOT_LATE,
  NOT_TO_NUDGE,
  NOT_YET,
  NUDGED,
  NUDGING,
  OTHERS_YET,
  OWN_WORK,
  polite,
  RECEIVED_YET,
  RIGHT_WAY,
  SEE_AGAIN,
  SINCE_YET,
  THE_OTHERS,
  TO_BE_WRITTEN,
  TOLD_YET,
  TROUBLE,
  UNKNOWN,
  WHAT_TO_DO,
  WHICH_TO_SAY,
  WHO,
  WHO_HAS,
  WHOM_TO_ASK,
  WHY,
  WHY_THEN,
  WONDERS,
  YET,
  YET_ASKED,
  YET_AT_END,
} from "./lexicon/question-words.js";
import { onceALine } from "./once-a-line.js";
import { namesOwnKind } from "./own-kind.js";
import { withoutBullet } from "./report-start.js";
import { readSlots, type SlotReading } from "./slots.js";
import type { Intent, Problem, Slots } from "./understanding.js";

/** The office tells nothing; what is longer is a text that somebody passed on. */
const LONGEST_ASKED = 200;

export interface Question {
  readonly intent: Intent;
  readonly slots: Slots;
  readonly problem: Problem | null;
}

/** A line that wants to know or do something; null where it does not. */
export const readQuestion = onceALine((whole, reading): Question | null => {
  if (!/[a-z0-9]/.test(whole.folded)) return null;
  const line = withoutBullet(whole);
  return questionOf(line, reading) ?? questionOf(withoutTimes(line), reading);
});

function questionOf(line: Line, reading: Reading): Question | null {
  const slots = readSlots(line, reading);
  const intent = readIntent(line, slots, reading);
  // Whom to ask does not hang on what it is about.
  const problem = intent === "help" || intent === "other" ? null : slots.problem;
  return intent && { intent, slots: slots.slots, problem };
}

/** "mai có việc gì": a day of which no answer takes account hides no question. */
function withoutTimes(line: Line): Line {
  if (line.text.length > LONGEST_ASKED) return line;
  let left = line;
  for (let time = findPhrase(times, left); time; time = findPhrase(times, left, time.end))
    left = withoutPart(left, time.start, time.end);
  return left;
}

/**
 * Whether a line that begins like a report asks instead: "V.1 xong chưa?", "V.1 xã nào chưa báo cáo". `status`: where a
 * status stands in it; behind one, "ai" and "nào" are words of a note unless the line ends with them.
 */
export function asksInstead(line: Line, from: number, status: Found<unknown> | null, { agency }: Reading): boolean {
  const rest = asAsked(line.folded.slice(from));
  // "chưa biết có phát sinh hay không" tells that somebody does not know.
  if (agency !== "office" && UNKNOWN.test(rest) && !/\?\s*$/.test(rest)) return false;
  if (ASKING_LEAD.test(line.folded) || IS_IT.test(rest) || WHAT_TO_DO.test(rest) || SINCE_YET.test(line.folded))
    return true;
  if (agency !== "office" && asksAtEnd(rest)) return true;
  if (IS_IT_SO.test(rest) || (agency !== "office" && CHECK_IT.test(rest))) return true;
  if (agency !== "office" && WONDERS.test(rest)) return true;
  if (agency !== "office" && (WHICH_TO_SAY.test(rest) || WHOM_TO_ASK.test(rest))) return true;
  if (
    agency !== "office" &&
    (HOW.test(rest) ||
      FIGURE_YET.test(rest) ||
      TOLD_YET.test(line.folded) ||
      YET_ASKED.test(rest) ||
      ARRIVED_YET.test(rest) ||
      SEE_AGAIN.test(line.folded))
  )
    return true;
  if (
    agency !== "office" &&
    (RECEIVED_YET.test(rest) ||
      RIGHT_WAY.test(rest) ||
      GOOD_OR_BAD.test(rest) ||
      TO_BE_WRITTEN.test(rest) ||
      ASKS_AS_TYPED.test(line.text))
  )
    return true;
  if (agency !== "office" && (WHY.test(line.folded) || WHY_THEN.test(line.folded))) return true;
  if (/\?\s*$/.test(rest) || DONE_YET.test(rest) || DONE_YET_AHEAD.test(rest) || IS_THERE.test(rest)) return true;
  if (agency === "office" && YET_AT_END.test(rest)) return true;
  if (OTHERS_YET.test(line.folded) || (DONE_SINCE.test(line.folded.slice(0, from)) && YET.test(rest))) return true;
  if (
    agency === "office" &&
    (findPhrase(anywhere, line, from)?.value === "silent" || NOT_DONE.test(rest) || TROUBLE.test(rest))
  )
    return true;
  if (status) {
    const asking = findAsking(line, from);
    return asking !== null && (asking.start < status.start || skipSeparators(line, asking.end) === line.text.length);
  }
  return asksSomething(line, from);
}

/** A line, taken apart for what it wants. */
interface Asked {
  readonly line: Line;
  readonly folded: string;
  readonly read: SlotReading;
  readonly slots: Slots;
  /** Where it begins behind courtesy. */
  readonly start: number;
  readonly command: ReturnType<typeof readCommand>;
  readonly word: Found<Anywhere> | null;
  readonly office: boolean;
  /** Whether it speaks of the writer's own work. */
  readonly mine: boolean;
}

function readIntent(line: Line, read: SlotReading, reading: Reading): Intent | null {
  const { slots } = read;
  const folded = asAsked(line.folded);
  const start = skipPolite(line);
  const command = readCommand(line, start);
  const word = findWord(read.named ? withoutPart(line, read.named.start, read.named.end) : line, command);
  const office = reading.agency === "office";
  const mine =
    !office &&
    (namesOwn(line) || namesOwnKind(line, reading) || MINE.test(folded) || /(?:^|\s)viec(?=\s)/.test(folded));
  const asked: Asked = { line, folded, read, slots, start, command, word, office, mine };
  if (!office && DOOR.test(folded.slice(start))) return null;
  return doorOf(asked, reading) ?? listOf(asked, reading) ?? commandOf(asked) ?? ownOf(asked) ?? viewOf(asked, reading);
}

function readCommand(line: Line, start: number) {
  return readPhrase(atStart, line, start);
}

/** Whom to ask, how it is done, a file, a nudge. */
function doorOf({ line, folded, read, slots, command, word, office }: Asked, { agency }: Reading): Intent | null {
  if (!office && (WHOM_TO_ASK.test(folded) || RIGHT_WAY.test(folded))) return "help";
  if (office && NOT_JOINED.test(folded) && !slots.task && !slots.indicator) return "other";
  if (office && THE_OTHERS.test(folded)) return "silent";
  // What is left of units that were merged: who reports it, and not who has not.
  if (MERGING.test(folded) && WHO_DOES.test(folded)) return narrowed(slots, "other");
  if (command?.value === "help" && isBrief(line, command.end, read) && !/\d/.test(read.rest.text)) return "help";
  if (word?.value === "export" || command?.value === "export" || (office && namesFile(line))) return "export";
  const isOwn = slots.agency === null || slots.agency === agency;
  if (!office && isOwn && !slots.group && HOW.test(folded))
    return /(?:^|[^a-z])nhap so lieu(?![a-z])/.test(folded) ? "figures" : "help";
  const isNudge = command?.value === "nudge" || word?.value === "nudge" || (office && NUDGED.test(folded));
  return (isNudge || (office && NUDGING.test(folded))) && !NOT_TO_NUDGE.test(folded) ? "nudge" : null;
}

/** Who is silent or late, of the office; what is left to do, of a focal point. */
function listOf(asked: Asked, { agency }: Reading): Intent | null {
  const { line, folded, read, slots, start, command, word, office, mine } = asked;
  const asksOwn = slots.agency === agency && !slots.task && !slots.indicator && !slots.group;
  if (!office && asksOwn && FIGURES.test(folded)) return "figures";
  if (!office && asksOwn && (ASKS.test(folded) || findAsking(line))) return "duties";
  const isOfOne = slots.task !== null || slots.indicator !== null;
  if (slots.agency === agency && !slots.group && isOfOne && word?.value === "silent") return narrowed(slots, null);
  if (mine && (word?.value === "silent" || word?.value === "late") && !slots.group && !slots.agency) return "duties";
  // "không có hồ sơ trễ thì ghi không phát sinh đúng không ạ"
  const isSoSaid = IS_IT_SO.test(folded) || asksHowToSay(folded);
  if (!office && word?.value === "late" && slots.task && isSoSaid) return "task";
  if (office && slots.agency && HOW_MUCH_DONE.test(folded)) return narrowed(slots, "summary");
  if (office && word?.value === "late" && !hasSlots(slots) && !NOT_LATE.test(textBefore(line, word.start)))
    return "late";
  if (command?.value === "duties" && isBrief(line, command.end, read)) return narrowed(slots, "duties");
  if (word?.value === "silent" || command?.value === "silent" || (office && NOT_YET.test(folded))) return "silent";
  if (office && NOT_DONE.test(folded) && (WHO.test(folded) || hasSlots(slots) || folded.startsWith("chua", start)))
    return "late";
  if (office && NOT_DONE_YET.test(folded)) return "silent";
  if (word?.value === "late" && NOT_LATE.test(textBefore(line, word.start))) return narrowed(slots, "summary");
  // What is late somebody tells who asks nothing: "tháng 4 công khai 5 cán bộ trễ hạn".
  const isNamed = hasSlots(slots) && (office || !/\d ?(?:%|phan tram|can bo|ho so|hs|truong hop)/.test(folded));
  const isAsked = WHO.test(folded) || ASKS.test(folded) || isNamed;
  return word?.value === "late" && (word.start === start || isAsked) ? "late" : null;
}

/** What the words of a command want. */
function commandOf({ line, folded, read, slots, command, word, office }: Asked): Intent | null {
  if (word?.value === "summary" || command?.value === "summary") return narrowed(slots, "summary");
  if (office && command?.value === "ranking") return narrowed(slots, "indicator");
  if (word?.value === "state" && isBrief(line, word.end, read)) return narrowed(slots, "summary");
  if (!command || !isBrief(line, command.end, read)) return null;
  if (command.value === "figures") {
    const isAbout = ASKS.test(folded) || /(?:chua|khong|ko) dat/.test(folded);
    return narrowed(slots, office && isAbout ? "indicator" : "figures");
  }
  if (command.value !== "report") return null;
  if (office && hasSlots(slots)) return narrowed(slots, "summary");
  return slots.indicator ? "figures" : "report";
}

const WHO_DOES = /(?:^|\s)ai (?:se |phai |la nguoi )?(?:bao cao|bao|nop|gui|lam|nhap|chiu trach nhiem)(?![a-z])/;
const HOW_MUCH_DONE =
  /(?:^|[^a-z])(?:lam|xong|hoan thanh|bao cao|thuc hien)(?: [a-z]+)? (?:bao nhieu|may|duoc gi)(?: (?:viec|nhiem vu|dau viec|muc))?(?![a-z])/;
const FIGURES = /(?:^|[^a-z])(?:chi tieu|so lieu)(?![a-z])/;
const REPORT = /(?:^|\s)(?:bao cao|bao|bc|nop|gui)(?=\s)/;

/** What a focal point asks of their own work. */
function ownOf({ line, folded, slots, office, mine }: Asked): Intent | null {
  const list = FIGURES.test(folded) ? "figures" : "duties";
  if (!office && MINE_TO_DO.test(folded)) return list;
  if (!mine || hasSlots(slots)) return null;
  if (OWN_WORK.test(folded) && (asksSomething(line, 0) || findAsking(line))) return list;
  const isAsked = IS_IT.test(folded) || SINCE_YET.test(folded) || asksAtEnd(folded);
  return REPORT.test(folded) && isAsked && !asksHowToSay(folded) ? "duties" : null;
}

/** One of these, and a line wants to know something of what it names. */
const ASKING: readonly RegExp[] = [
  ASKING_LEAD,
  IS_IT,
  IS_IT_SO,
  CHECK_IT,
  SEE_AGAIN,
  WHY,
  WHY_THEN,
  ARRIVED_YET,
  RECEIVED_YET,
  TO_BE_WRITTEN,
  ASKED_OF_ALL,
  GOOD_OR_BAD,
  FIGURE_YET,
  TOLD_YET,
  YET_ASKED,
  WHAT_TO_DO,
  WHICH_TO_SAY,
  COMPARING,
  DONE_YET_AHEAD,
  OTHERS_YET,
  WONDERS,
  SINCE_YET,
  ASKS,
  DONE_YET,
];

/** The view of what is named. */
function viewOf({ line, folded, read, slots, start, office, mine }: Asked, reading: Reading): Intent | null {
  if (WHO_HAS.test(folded) || (office && TROUBLE.test(folded))) return narrowed(slots, "summary");
  const isDue = office || hasSlots(slots) || (mine && (ASKS.test(folded) || findAsking(line) !== null));
  if (DUE.test(folded) && isDue) return narrowed(slots, office ? "summary" : "duties");
  if (!hasSlots(slots) && !read.problem) {
    if (office) return IS_ASKED.test(folded) ? "summary" : null;
    return asksHowToSay(folded) ? "help" : null;
  }
  if (office && line.text.length < LONGEST_ASKED) return narrowed(slots, "summary");
  if (
    !office &&
    (tellsOfPeriod(line, start, reading) ||
      (line.text.length < LONGEST_ASKED && COUNTS.test(folded) && !asksAtEnd(folded)))
  )
    return null;
  if (
    !ASKING.some((one) => one.test(folded)) &&
    !ASKS_AS_TYPED.test(line.text) &&
    !asksAtEnd(folded) &&
    !asksFromStart(folded) &&
    !isBrief(line, 0, read) &&
    !findAsking(line)
  )
    return null;
  const own = FIGURES.test(folded) ? "figures" : "duties";
  const periodOnly = office || slots.group ? "summary" : own;
  return narrowed(slots, slots.period || slots.group || read.problem ? periodOnly : null);
}

/** Two counts, and nothing that asks: who says so tells something. */
const COUNTS =
  /(?<![a-z0-9./])\d{2,}(?:\.\d{3})*(?: (?:ho so|hs|tthc|phieu|truong hop|giao dich|luot))(?![a-z]).*(?<![a-z0-9./])\d+(?![a-z0-9./])(?!.*(?:\?|(?<![a-z])(?:chua|khong|ko|nao|may|sao|bao nhieu)(?![a-z])))/;

/** "ra file excel", whatever is asked for in front of it. */
function namesFile(line: Line): boolean {
  for (let word = findPhrase(anywhere, line); word; word = findPhrase(anywhere, line, word.end))
    if (word.value === "export") return true;
  return false;
}

function namesOwn(line: Line): boolean {
  return findPhrase(own, line) !== null;
}

/** "tôi muốn báo cáo" has no "muộn" in it: what stands within a command belongs to it. */
function findWord(line: Line, command: Found<unknown> | null): Found<Anywhere> | null {
  const word = findPhrase(anywhere, line);
  const isWithin = word && command && word.start >= command.start && word.end <= command.end;
  return isWithin ? findPhrase(anywhere, line, command.end) : word;
}

/** The view of the one thing that is named, else the general one. */
function narrowed(slots: Slots, general: Intent): Intent;
function narrowed(slots: Slots, general: Intent | null): Intent | null;
function narrowed(slots: Slots, general: Intent | null): Intent | null {
  if (slots.indicator) return "indicator";
  if (slots.task) return "task";
  if (slots.section) return "section";
  if (slots.agency) return "agency";
  return general;
}

/** "T5 xong": a report whose code is missing. */
function tellsOfPeriod(line: Line, at: number, { catalogue, today }: Reading): boolean {
  const period = readPeriodAt(line, at, { year: catalogue.year, today });
  const status = period && readStatusAt(line, skipSeparators(line, period.end));
  return status !== null && status.end > status.start && skipSeparators(line, status.end) === line.text.length;
}

function hasSlots(slots: Slots): boolean {
  return Object.values(slots).some((value) => value !== null);
}

/** Whether nothing of weight is left beside what was taken. */
export function isBrief(line: Line, from: number, { rest }: SlotReading): boolean {
  const words = rest.folded.slice(from).match(/[a-z0-9]+/g) ?? [];
  return words.filter((word) => !LIGHT.has(word)).length <= (from > 0 ? 1 : 0) && line.text.length < 300;
}

export function skipPolite(line: Line): number {
  let position = skipSeparators(line, line.folded.search(/[^\s/]|$/));
  for (let found = readPhrase(polite, line, position); found; found = readPhrase(polite, line, position)) {
    // "cần báo cáo gì", "tôi còn việc gì" are wishes themselves.
    if (readPhrase(atStart, line, position)) break;
    position = skipSeparators(line, found.end);
  }
  return position;
}
