import { addDays, type Day, daysBetween, weekdayOf } from "../calendar/day.js";
import { addWorkingDays, isWorkingDay } from "../calendar/working-days.js";
import { aroundLeave, leaveWords, leaveWriter } from "../text/leave-words.js";
import { type Line, lineOf, matchAt, skipSeparators } from "../text/line.js";
import { normalise } from "../text/normalise.js";
import { readPhrase } from "../text/vocabulary.js";
import { readDueDayAt, type Today } from "./due-day.js";

/** What somebody says of their own leave. Null where a day was not said; both days are of it. `instead`: who stands in, as typed. */
export type LeaveSaid =
  | { readonly kind: "away"; readonly from: Day | null; readonly to: Day | null; readonly instead?: string }
  | { readonly kind: "no_such_day" }
  | { readonly kind: "back" };

const numbers: Readonly<Record<string, number>> = {
  ...{ mot: 1, hai: 2, ba: 3, bon: 4, nam: 5, sau: 6, bay: 7, tam: 8, chin: 9, muoi: 10 },
};
const FOR = /(\d{1,3}|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi) (ngay(?: lam viec)?|hom|tuan|thang)(?![a-z0-9])/y;
const WEEK = /(?:ca )?tuan (nay|sau|toi)(?![a-z0-9])/y;
/** "12-15/3", "từ 12 đến 15/3", "12 đến ngày 15 tháng 3": the month is said once. */
const SPAN =
  /(\d{1,2}) ?(?:-|–|den(?: het)?|toi(?: het)?) ?(?:ngay )?(\d{1,2})(?:([/.]\d{1,2}(?:[/.]\d{4})?)| thang (\d{1,2}))(?![\d/])/y;
const longest = 160;

type Said = { readonly day: Day; readonly typed: string };

interface Scan {
  readonly days: { readonly role: "from" | "to" | null; readonly said: Said }[];
  /** Days or weeks for which it lasts; counted in working days where they are days. */
  lasts: { readonly days: number; readonly working: boolean } | null;
  noSuchDay: boolean;
  away: boolean;
  back: boolean;
  writer: boolean;
}

/**
 * "em nghỉ phép từ 12/3 đến 15/3", "mai em nghỉ", "hết nghỉ": a message that says this and nothing else; null for any
 * other, and for a question. `asked`: what answers "nghỉ từ ngày nào", or follows the command, need not say that it is leave.
 */
export function readLeave(message: string, today: Today, asked = false): LeaveSaid | null {
  const text = normalise(message).trim().replace(/\s+/g, " ");
  if (text === "" || text.length > longest || /[?\n]/.test(message.trim()) || text.startsWith("/")) return null;
  return readDays(text, today, asked) ?? readWithStandIn(text, today, asked);
}

/** What is said in front of a name: "nhờ", "giao". */
const HANDS = /^(?:(?:da|co|va|nen|thi|roi|em|toi|nho|giao|de|do|bao|gui|nguoi|se) )+/;
/** Behind it: "làm thay", "trực thay em". */
const INSTEAD =
  /(?: (?:se|lam|bao cao|truc|phu trach|nhan viec|xu ly|theo doi))* thay(?: the)?(?: (?:em|toi|minh|cho em|cho toi))?(?: (?:a|nhe|nha))?[.! ]*$/;
const NAMED_BEHIND =
  /[ ,;.:–-]+(?:(?:co )?nguoi (?:lam )?thay|thay(?: the)?)(?: la)?[ :]+((?:[a-z/]+ ){0,5}[a-z/]+)[.! ]*$/;
const mostWordsOfName = 6;

/** "nghỉ 28/2 đến 1/3, anh Hùng thay": the words of a name are those without which the rest says that somebody is away. */
function readWithStandIn(text: string, today: Today, asked: boolean): LeaveSaid | null {
  const { folded } = lineOf(text);
  const behind = NAMED_BEHIND.exec(folded);
  const before = behind && readDays(text.slice(0, behind.index), today, asked);
  if (behind && before) {
    const name = text.slice(folded.lastIndexOf(behind[1]!)).replace(/[.! ]+$/, "");
    return withStandIn(before, name);
  }
  const tail = INSTEAD.exec(folded);
  if (!tail) return null;
  const words = [...text.slice(0, tail.index).matchAll(/[^\s,;]+/g)];
  for (let count = 1; count <= Math.min(mostWordsOfName, words.length - 1); count++) {
    const start = words.at(-count)!.index;
    const said = readDays(text.slice(0, start), today, asked);
    if (said) return withStandIn(said, text.slice(start, tail.index));
  }
  return null;
}

function withStandIn(said: LeaveSaid, typed: string): LeaveSaid | null {
  if (said.kind !== "away") return null;
  const hands = HANDS.exec(lineOf(typed).folded)?.[0].length ?? 0;
  const instead = typed.slice(hands).trim();
  return /\p{L}{2}/u.test(instead) ? { instead, ...said } : null;
}

function readDays(text: string, today: Today, asked: boolean): LeaveSaid | null {
  const scan = scanLine(lineOf(text.trim()), today);
  if (!scan) return null;
  const { days, lasts, away, back, writer } = scan;
  if (scan.noSuchDay) return away || asked ? { kind: "no_such_day" } : null;
  const saysDay = days.length > 0 || lasts !== null;
  if (back) return saysDay ? null : { kind: "back" };
  if (asked ? !saysDay && !away : !away || !(saysDay || writer)) return null;
  return spanOf(scan, today);
}

function scanLine(line: Line, today: Today): Scan | null {
  const scan: Scan = { days: [], lasts: null, noSuchDay: false, away: false, back: false, writer: false };
  let role: "from" | "to" | null = null;
  let position = skipSeparators(line, 0);
  while (position < line.text.length) {
    const end = takeDays(scan, line, position, role, today);
    if (end !== null) {
      role = null;
      position = skipSeparators(line, end);
      continue;
    }
    const word = readPhrase(leaveWords, line, position);
    const filler = readPhrase(aroundLeave, line, position);
    const writer = readPhrase(leaveWriter, line, position);
    const longestEnd = Math.max(word?.end ?? 0, filler?.end ?? 0, writer?.end ?? 0);
    if (longestEnd === 0) {
      const sign = /^[^\p{L}\p{N}]+/u.exec(line.text.slice(position));
      if (!sign) return null;
      position += sign[0].length;
    } else {
      if (word?.end === longestEnd) {
        if (word.value === "from" || word.value === "to") role = word.value;
        else scan[word.value] = true;
      } else if (writer?.end === longestEnd) scan.writer = true;
      position = longestEnd;
    }
    position = skipSeparators(line, position);
  }
  // "toi" without its marks, and no day behind it, is who writes.
  if (role === "to") scan.writer = true;
  return scan.days.length > 2 ? null : scan;
}

/** Takes what names days at `at`; resolves with where it ends, null where there is nothing of the kind. */
function takeDays(scan: Scan, line: Line, at: number, role: "from" | "to" | null, today: Today): number | null {
  const add = (as: "from" | "to" | null, day: Day, typed: string) => scan.days.push({ role: as, said: { day, typed } });
  const span = matchAt(SPAN, line, at);
  if (span) {
    const month = span[3] ?? `/${span[4]}`;
    for (const [index, date] of [span[1]!, span[2]!].entries()) {
      const found = readDueDayAt(lineOf(`${date}${month}`), 0, today);
      if (found?.value.kind === "day") add(index === 0 ? "from" : "to", found.value.day, span[0]);
      else scan.noSuchDay = true;
    }
    return at + span[0].length;
  }
  const week = matchAt(WEEK, line, at);
  if (week) {
    const monday = addDays(today.today, 1 - weekdayOf(today.today));
    const first = week[1] === "nay" ? today.today : addDays(monday, 7);
    const friday = addDays(monday, week[1] === "nay" ? 4 : 11);
    if (role !== "to") add("from", first, week[0]);
    if (role !== "from") add("to", [first, friday].sort().at(-1)!, week[0]);
    return at + week[0].length;
  }
  const lasts = matchAt(FOR, line, at);
  if (lasts && scan.lasts === null) {
    const count = numbers[lasts[1]!] ?? Number(lasts[1]);
    const unit = lasts[2]!;
    const days = unit === "tuan" ? 7 * count : unit === "thang" ? 30 * count : count;
    scan.lasts = { days, working: unit.startsWith("ngay") || unit === "hom" };
    return at + lasts[0].length;
  }
  const found = readDueDayAt(line, at, today);
  if (!found) return null;
  if (found.value.kind === "no_such_day") scan.noSuchDay = true;
  else add(role, found.value.day, line.folded.slice(found.start, found.end));
  return found.end;
}

function spanOf({ days, lasts }: Scan, { today, holidays }: Today): LeaveSaid {
  const [one, other] = days;
  const first = days.find(({ role }) => role === "from") ?? (one?.role === "to" && !other ? undefined : one);
  const last = days.find((day) => day !== first);
  const from = first?.said.day ?? (last || lasts ? today : null);
  if (last) return { kind: "away", from, to: after(from!, last.said) };
  if (lasts && lasts.days > 0) {
    if (!lasts.working) return { kind: "away", from, to: addDays(from!, lasts.days - 1) };
    const begins = isWorkingDay(from!, holidays) ? lasts.days - 1 : lasts.days;
    return { kind: "away", from, to: begins === 0 ? from : addWorkingDays(from!, begins, holidays) };
  }
  return { kind: "away", from, to: first?.role === "from" ? null : (first?.said.day ?? null) };
}

/** "từ thứ Hai tuần sau đến thứ Sáu" ends in the week in which it begins. */
function after(from: Day, { day, typed }: Said): Day {
  if (day >= from || !/^(?:thu|chu nhat|cn)/.test(typed)) return day;
  return addDays(day, 7 * Math.ceil(daysBetween(day, from) / 7));
}
