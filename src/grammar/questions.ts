import { asksForOwnReceipts } from "../text/asks-own-receipts.js";
import { type Found, type Line, skipSeparators, textBefore, withoutPart } from "../text/line.js";
import { mayFind, occurs, occursTyped } from "../text/occurs.js";
import { readPeriodAt } from "../text/periods.js";
import { readStatusAt } from "../text/statuses.js";
import { findPhrase, mayFindPhrase, readPhrase } from "../text/vocabulary.js";
import { asksSomething, findAsking, LONGEST_ASKED } from "./asking.js";
import type { Reading } from "./context.js";
import {
  asAsked,
  asksAtEnd,
  asksFromStart,
  asksHowToSay,
  HELP_TO_USE,
  OF_REPORTING,
  WHO_DOES,
} from "./lexicon/asking-words.js";
import { own } from "./lexicon/own.js";
import { MERGING, times } from "./lexicon/qualifiers.js";
import {
  type Anywhere,
  ASKING,
  ASKS,
  anywhere,
  asksAsTyped,
  atStart,
  COUNTS,
  DOOR,
  DUE,
  FIGURES,
  FIGURES_LACKING,
  HOW,
  HOW_MUCH_DONE,
  IS_ASKED,
  IS_IT,
  IS_IT_SO,
  LIGHT,
  lacking,
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
  NUMBER_ALONE,
  OWN_WORK,
  PICTURE,
  polite,
  REPORT,
  RIGHT_WAY,
  SINCE_YET,
  THE_OTHERS,
  TROUBLE,
  WHAT_IS_DUE,
  WHO,
  WHO_HAS,
  WHOM_TO_ASK,
} from "./lexicon/question-words.js";
import { CANNOT_BE, TO_BE_TOLD } from "./lexicon/scope-words.js";
import { onceALine } from "./once-a-line.js";
import { namesOwnKind } from "./own-kind.js";
import { withoutBullet } from "./report-start.js";
import { readSlots, type SlotReading } from "./slots.js";
import type { Intent, Problem, Slots } from "./understanding.js";

/** "danh sách việc quá hạn của các sở" */
const OVERDUE = /(?:^|\s)(?:qua han|tre han|tre|cham)(?=\s|$|[?.!,])/;

/** A longer line of a focal point that says what has not come tells it. */
const LONGEST_OWN = 80;

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

function readIntent(whole: Line, read: SlotReading, reading: Reading): Intent | null {
  const { slots } = read;
  const line = asAsked(whole);
  const { folded } = line;
  const start = skipPolite(line);
  const command = readCommand(line, start);
  const word = findWord(read.named ? withoutPart(line, read.named.start, read.named.end) : line, command);
  const office = reading.agency === "office";
  const mine =
    !office &&
    (namesOwn(line) ||
      namesOwnKind(line, reading) ||
      occurs(MINE, line) ||
      occurs(WHAT_IS_DUE, line) ||
      /(?:^|\s)viec(?=\s)/.test(folded));
  const asked: Asked = { line, folded, read, slots, start, command, word, office, mine };
  if (!office && (occurs(DOOR, line, start) || tellsAhead(line))) return null;
  return doorOf(asked, reading) ?? listOf(asked, reading) ?? commandOf(asked) ?? ownOf(asked) ?? viewOf(asked, reading);
}

/** "100% kiểu gì khi …", "xong là em báo liền, chớ giấu làm gì" */
function tellsAhead(line: Line): boolean {
  return occurs(CANNOT_BE, line) || (occurs(TO_BE_TOLD, line) && !asksAtEnd(line));
}

function readCommand(line: Line, start: number) {
  return readPhrase(atStart, line, start);
}

/** Whom to ask, how it is done, a file, a nudge. */
function doorOf({ line, folded, read, slots, command, word, office }: Asked, { agency }: Reading): Intent | null {
  if (!office && [WHOM_TO_ASK, NUMBER_ALONE, RIGHT_WAY].some((one) => occurs(one, line))) return "help";
  if (office && occurs(NOT_JOINED, line) && !slots.task && !slots.indicator) return "other";
  if (office && occurs(THE_OTHERS, line)) return "silent";
  // What is left of units that were merged: who reports it, and not who has not.
  if (occurs(MERGING, line) && occurs(WHO_DOES, line)) return narrowed(slots, "other");
  const isHelp = command?.value === "help" && !/\d/.test(read.rest.text);
  if (isHelp && (isBrief(line, command.end, read) || occurs(HELP_TO_USE, line))) return "help";
  if (word?.value === "export" || command?.value === "export" || (office && namesFile(line))) return "export";
  // "ảnh V.1 của Sở Y tế" is what proves a report.
  const ofOneReport = slots.task !== null && slots.agency !== null;
  if (office && !ofOneReport && occursTyped(PICTURE, line)) return "export";
  const isOwn = slots.agency === null || slots.agency === agency;
  if (!office && isOwn && !slots.group && occurs(HOW, line))
    return /(?:^|[^a-z])nhap so lieu(?![a-z])/.test(folded) ? "figures" : "help";
  const isNudge = command?.value === "nudge" || word?.value === "nudge" || (office && occurs(NUDGED, line));
  return (isNudge || (office && occurs(NUDGING, line))) && !occurs(NOT_TO_NUDGE, line) ? "nudge" : null;
}

/** By what else the office asks who is silent or late. */
const LACKING = [THE_OTHERS, OVERDUE, NOT_YET, NOT_DONE, NOT_DONE_YET];

/**
 * Whether `readQuestion` may find that the office asks who is silent or late, told by the words of the line: it takes as long
 * as the rest of a report, of which most have none of them. Of words behind a digit ("V.1chưa") nothing is said.
 */
export function mayAskWhoLacks(line: Line): boolean {
  return (
    LACKING.some((pattern) => mayFind(pattern, line.traces)) ||
    mayFindPhrase(lacking, line) ||
    /[0-9][a-z]/.test(line.folded)
  );
}

/** Who is silent or late, of the office; what is left to do, of a focal point. */
function listOf(asked: Asked, { agency }: Reading): Intent | null {
  const { line, folded, read, slots, start, command, word, office, mine } = asked;
  const asksOwn = slots.agency === agency && !slots.task && !slots.indicator && !slots.group;
  if (!office && asksOwn && occurs(FIGURES, line)) return "figures";
  if (!office && word?.value === "silent" && occurs(FIGURES_LACKING, line) && !isNarrowed(slots)) return "figures";
  if (!office && asksOwn && (occurs(ASKS, line) || findAsking(line))) return "duties";
  const isOfOne = slots.task !== null || slots.indicator !== null;
  if (slots.agency === agency && !slots.group && isOfOne && word?.value === "silent") return narrowed(slots, null);
  // "không có hồ sơ trễ thì ghi không phát sinh đúng không ạ"
  const isSoSaid = () => occurs(IS_IT_SO, line) || asksAtEnd(line) || asksFromStart(line);
  if (!office && word?.value === "late" && slots.task && isSoSaid()) return "task";
  // "ở đây chưa nhận được gì" in a longer message tells.
  const tells = folded.length > LONGEST_OWN && !occurs(ASKS, line) && !asksAtEnd(line);
  if (mine && !tells && (word?.value === "silent" || word?.value === "late") && !slots.group && !slots.agency)
    return "duties";
  if (office && slots.agency && occurs(HOW_MUCH_DONE, line)) return narrowed(slots, "summary");
  if (office && word?.value === "late" && !hasSlots(slots) && !NOT_LATE.test(textBefore(line, word.start)))
    return "late";
  const isListed = command?.value === "duties" && isBrief(line, command.end, read);
  if (isListed && office && occurs(OVERDUE, line) && slots.agency === null) return "late";
  if (isListed) return narrowed(slots, "duties");
  if (!office && tells && !hasSlots(slots)) return null;
  if (word?.value === "silent" || command?.value === "silent" || (office && occurs(NOT_YET, line))) return "silent";
  if (office && occurs(NOT_DONE, line) && (occurs(WHO, line) || hasSlots(slots) || folded.startsWith("chua", start)))
    return "late";
  if (office && occurs(NOT_DONE_YET, line)) return "silent";
  if (word?.value === "late" && NOT_LATE.test(textBefore(line, word.start))) return narrowed(slots, "summary");
  // What is late somebody tells who asks nothing: "tháng 4 công khai 5 cán bộ trễ hạn".
  const isNamed = hasSlots(slots) && (office || !/\d ?(?:%|phan tram|can bo|ho so|hs|truong hop)/.test(folded));
  const isAsked = occurs(WHO, line) || occurs(ASKS, line) || isNamed;
  return word?.value === "late" && (word.start === start || isAsked) ? "late" : null;
}

/** What the words of a command want. */
function commandOf({ line, folded, read, slots, command, word, office }: Asked): Intent | null {
  if (word?.value === "summary" || command?.value === "summary") return narrowed(slots, "summary");
  if (office && command?.value === "ranking") return narrowed(slots, "indicator");
  if (word?.value === "state" && isBrief(line, word.end, read)) return narrowed(slots, "summary");
  if (!command || !isBrief(line, command.end, read)) return null;
  if (command.value === "figures") {
    const isAbout = occurs(ASKS, line) || /(?:chua|khong|ko) dat/.test(folded);
    return narrowed(slots, office && isAbout ? "indicator" : "figures");
  }
  if (command.value !== "report") return null;
  if (office && hasSlots(slots)) return narrowed(slots, "summary");
  return slots.indicator ? "figures" : "report";
}

/** What a focal point asks of their own work. */
function ownOf({ line, slots, office, mine }: Asked): Intent | null {
  if (!office && asksForOwnReceipts(line.text)) return "duties";
  const list = occurs(FIGURES, line) ? "figures" : "duties";
  // "VII.5 nghĩa là phải làm gì"
  const isOfOne = slots.task !== null || slots.indicator !== null;
  if (!office && occurs(MINE_TO_DO, line)) return isOfOne ? narrowed(slots, list) : list;
  if (!mine || hasSlots(slots)) return null;
  if (occurs(WHAT_IS_DUE, line)) return "duties";
  if (occurs(OWN_WORK, line) && (asksSomething(line, 0) || findAsking(line))) return list;
  const isAsked = occurs(IS_IT, line) || occurs(SINCE_YET, line) || asksAtEnd(line);
  return occurs(REPORT, line) && isAsked && !asksHowToSay(line) ? "duties" : null;
}

/** The view of what is named. */
function viewOf({ line, read, slots, start, office, mine }: Asked, reading: Reading): Intent | null {
  if (occurs(WHO_HAS, line) || (office && occurs(TROUBLE, line))) return narrowed(slots, "summary");
  const isDue = office || hasSlots(slots) || (mine && (occurs(ASKS, line) || findAsking(line) !== null));
  if (occurs(DUE, line) && isDue) return narrowed(slots, office ? "summary" : "duties");
  if (!hasSlots(slots) && !read.problem) {
    if (office) return occurs(IS_ASKED, line) ? "summary" : null;
    const isOfReporting = occurs(OF_REPORTING, line) && (occurs(IS_IT, line) || asksAtEnd(line));
    return isOfReporting || asksHowToSay(line) ? "help" : null;
  }
  if (office && line.text.length < LONGEST_ASKED) return narrowed(slots, "summary");
  const counts = () => line.text.length < LONGEST_ASKED && occurs(COUNTS, line) && !asksAtEnd(line);
  if (!office && (tellsOfPeriod(line, start, reading) || counts())) return null;
  if (
    !ASKING.some((one) => occurs(one, line)) &&
    !asksAsTyped(line) &&
    !asksAtEnd(line) &&
    !asksFromStart(line) &&
    !isBrief(line, 0, read) &&
    !findAsking(line)
  )
    return null;
  const own = occurs(FIGURES, line) ? "figures" : "duties";
  const periodOnly = office || slots.group ? "summary" : own;
  return narrowed(slots, slots.period || slots.group || read.problem ? periodOnly : null);
}

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

function isNarrowed({ period: _, ...slots }: Slots): boolean {
  return Object.values(slots).some((value) => value !== null);
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
