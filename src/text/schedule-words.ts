import { failure, type Outcome, success } from "../outcome.js";
import { fold } from "./fold.js";
import { normalise } from "./normalise.js";

/** On which days of the week, and when. */
export interface WeeklyTime {
  /** 1 Monday … 7 Sunday, each once, in order. */
  readonly weekdays: readonly number[];
  readonly time: string; // '08:00'
}

/** What was typed: when to send, and the number in the list of what is to be changed; null for a new one. */
export interface ScheduleWords extends WeeklyTime {
  readonly number: number | null;
}

/** Hours of the office; nothing goes unasked outside them. */
const earliest = "07:30";
const latest = "17:00";
const usual = "08:00";

const named = [
  ["hai", "monday", "mon"],
  ["ba", "tuesday", "tue"],
  ["tu", "wednesday", "wed"],
  ["nam", "thursday", "thu"],
  ["sau", "friday", "fri"],
  ["bay", "saturday", "sat"],
  ["chu nhat", "cn", "sunday", "sun"],
] as const;
const day =
  "(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|t ?[2-7]|chu nhat|cn|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?![a-z0-9])";
const range = new RegExp(`^(${day}) ?(?:den|toi|to|-|–) ?(${day})`);
const single = new RegExp(`^(${day})`);
const everyDay =
  /^(?:(?:hang|moi|cac|tat ca cac) )?ngay(?: lam viec)?(?: trong tuan)?(?![a-z])|^every (?:working )?day/;
const hour =
  /^([01]?\d|2[0-3]) ?(?::|h|g|gio)(?![a-z])(?: ?([0-5]\d))?(?: ?(?:phut|p)(?![a-z]))?(?: (sang|trua|chieu))?|^([01]?\d|2[0-3]):([0-5]\d)/;
/** What is sent, and words that say no more than that it is. */
const light =
  /^(?:tong hop|summary|hang tuan|moi tuan|weekly|luc|vao|gui|cho toi|cho em|buoi sang|sang|va|and|at|on|xem|bao cao)(?![a-z0-9])/;

/**
 * "thứ Hai, thứ Năm 08:00 tổng hợp", "T2 đến T6 8h30", "2 thứ Ba 9 giờ" (the second of the list is to be changed).
 * Where no hour is said it is 08:00. A word that is none of these is named: it may have been meant to narrow it.
 */
export function readScheduleWords(text: string): Outcome<ScheduleWords, "no_day" | "bad_time" | "unread"> {
  const typed = normalise(text).trim();
  const numbered = /^(\d{1,2})[.)]?\s+(?=\D)(?!(?:h|g|giờ|gio)(?![a-z]))/iu.exec(typed);
  let rest = fold(numbered ? typed.slice(numbered[0].length) : typed).replace(/\s+/g, " ");
  const weekdays = new Set<number>();
  let time: string | null = null;
  while (rest !== "") {
    const many = range.exec(rest);
    const one = many ? null : single.exec(rest);
    const at = many || one || time !== null ? null : hour.exec(rest);
    const all = everyDay.exec(rest);
    if (many) addRange(weekdays, weekdayOf(many[1]!), weekdayOf(many[2]!));
    else if (one) weekdays.add(weekdayOf(one[1]!));
    else if (at) time = timeOf(at);
    else if (all) addRange(weekdays, 1, 5);
    const taken = many ?? one ?? at ?? all ?? light.exec(rest) ?? /^[\s,;.·&]+/.exec(rest);
    if (!taken) return failure("unread", (t) => t("schedules.unread", { words: wordsAt(rest, typed) }));
    rest = rest.slice(taken[0].length).replace(/^[\s,;]+/, "");
  }
  if (weekdays.size === 0) return failure("no_day", (t) => t("schedules.noDay"));
  const said = time ?? usual;
  if (said < earliest || said > latest)
    return failure("bad_time", (t) => t("schedules.badTime", { time: said, earliest, latest }));
  return success({
    weekdays: [...weekdays].sort((a, b) => a - b),
    time: said,
    number: numbered ? Number(numbered[1]) : null,
  });
}

function addRange(weekdays: Set<number>, from: number, to: number): void {
  for (let one = from; ; one = (one % 7) + 1) {
    weekdays.add(one);
    if (one === to) return;
  }
}

function weekdayOf(words: string): number {
  const digit = /[2-7]/.exec(words);
  if (digit) return Number(digit[0]) - 1;
  const name = words.replace(/^thu /, "");
  return named.findIndex((names) => names.some((one) => one === name)) + 1;
}

function timeOf([, hours, minutes, part, hours24, minutes24]: RegExpExecArray): string {
  const typed = Number(hours ?? hours24);
  const shown = part === "chieu" && typed < 12 ? typed + 12 : typed;
  return `${String(shown).padStart(2, "0")}:${minutes ?? minutes24 ?? "00"}`;
}

/** "14h", "8 giờ 30", "2 giờ chiều", "14:30" as "14:30"; null for anything else, whether the office works then or not. */
export function readTime(text: string): string | null {
  const typed = fold(normalise(text)).trim().replace(/\s+/g, " ");
  const found = hour.exec(typed);
  return found && found[0].length === typed.length ? timeOf(found) : null;
}

/** As they were typed, which folding kept in place but for repeated spaces. */
function wordsAt(rest: string, typed: string): string {
  const whole = typed.replace(/\s+/g, " ");
  return whole.slice(Math.max(0, whole.length - rest.length)).slice(0, 60);
}
