import { addDays, type Day, makeDay } from "../../calendar/day.js";
import { addWorkingDays, type HolidayTable } from "../../calendar/working-days.js";
import type { Context } from "../../grammar/context.js";
import { MOST_READS, refuseUnread } from "../../grammar/limits.js";
import { readSlots } from "../../grammar/slots.js";
import { withinReads } from "../../text/effort.js";
import { lineOf } from "../../text/line.js";
import { hasAccents, normalise } from "../../text/normalise.js";
import { laterOf } from "./rules.js";

/** So much more time: "thêm 3 ngày", "thêm 5 ngày làm việc". */
export interface MoreTime {
  readonly count: number;
  readonly working: boolean;
}

/** What is said of the new day. */
export type DaySaid = { readonly day: Day } | { readonly more: MoreTime };

/** A wish for more time, as far as it was said. */
export interface ExtensionSaid {
  readonly task: string | null;
  readonly indicator: string | null;
  readonly period: string | null;
  readonly until: DaySaid | null;
  readonly reason: string | null;
}

const wants =
  /(?:^|[^a-z])(gia han|(?:lui|doi|keo dai|hoan)(?: lai)?(?: thoi)? han|xin hoan|xin khat|(?:xin|cho|can|de nghi)(?: \w+){0,3}? them (?:thoi gian|(?:\d{1,2}|mot|hai|ba|bon|nam|sau|bay|muoi|vai) (?:ngay|hom|tuan)))(?=$|[^a-z])/;
const granted =
  /(?<![a-z])da (?:duoc |xin (?:phep |duoc )?|de nghi |co van ban |lam don )*(?:gia han|(?:lui|doi|keo dai|hoan)(?: lai)?(?: thoi)? han|hoan|khat|them)(?![a-z])/;
const numbers: Readonly<Record<string, number>> = { mot: 1, hai: 2, ba: 3, bon: 4, nam: 5, sau: 6, bay: 7, muoi: 10 };
const longestMessage = 400;

/** "xin gia hạn V.1 đến 15/3 vì chờ ý kiến", "mai làm không kịp, xin thêm 3 ngày"; null for what asks for no more time. */
export function readExtension(message: string, context: Context): ExtensionSaid | null {
  if (refuseUnread(message, context.t) !== null) return null;
  const text = normalise(message).trim().replace(/\s+/g, " ");
  if (text.startsWith("/") || text.length > longestMessage) return null;
  const line = lineOf(text);
  const wanted = wants.exec(line.folded);
  if (!wanted) return null;
  const said = findUntil(line.folded, context.today);
  const reason = findReason(text, line.folded, said?.end ?? 0);
  const kept = blanked(text, [...(said ? [said] : []), ...(reason ? [{ start: reason.start, end: text.length }] : [])]);
  const read = withinReads(MOST_READS, () => readSlots(lineOf(kept), { accented: hasAccents(text), ...context }));
  if (!read) return null;
  const { slots, rest } = read.value;
  if ((slots.agency !== null && slots.agency !== context.agency) || slots.group !== null) return null;
  const before = wanted.index > 0 ? reasonBefore(rest.text.slice(0, wanted.index)) : null;
  const { task, indicator, period } = slots;
  return { task, indicator, period, until: said?.until ?? null, reason: reason?.words ?? before };
}

/** "đã xin gia hạn": who tells it beside a report wishes for nothing more. */
export function tellsOfExtension(message: string): boolean {
  return granted.test(lineOf(normalise(message).replace(/\s+/g, " ")).folded);
}

/**
 * A day or so much time, as typed in answer to "đến ngày nào?", with the reason that may stand behind it: "đến 15/3 vì chờ ý
 * kiến"; null where there is none.
 */
export function readUntilAndWhy(
  message: string,
  today: Day,
): { readonly until: DaySaid; readonly reason: string | null } | null {
  const text = normalise(message).trim().replace(/\s+/g, " ");
  const { folded } = lineOf(text);
  const said = findUntil(folded, today);
  return said && { until: said.until, reason: findReason(text, folded, said.end)?.words ?? null };
}

/** The day that is meant: more time runs from the due day, from today where that has passed. */
export function dayOfUntil(until: DaySaid, dueOn: Day, today: Day, holidays: HolidayTable): Day {
  if ("day" in until) return until.day;
  const from = laterOf(dueOn, today);
  const { count, working } = until.more;
  return working ? addWorkingDays(from, count, holidays) : addDays(from, count);
}

interface Found {
  readonly until: DaySaid;
  readonly start: number;
  readonly end: number;
}

function findUntil(folded: string, today: Day): Found | null {
  const date = /(?:(?:den|toi|sang|het|ngay)\s+)*(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?(?![\d/])/.exec(
    folded,
  );
  if (date) {
    const [typed, date1, month, year] = date;
    const day = dayTyped(Number(date1), Number(month), year === undefined ? null : Number(year), today);
    if (day) return { until: { day }, start: date.index, end: date.index + typed.length };
  }
  const more =
    /(?:them|\+)\s*(\d{1,2}|mot|hai|ba|bon|nam|sau|bay|muoi)\s+(ngay lam viec|ngay|hom|tuan)(?=$|[^a-z])/.exec(folded);
  if (!more) return null;
  const [typed, count = "", unit] = more;
  const many = numbers[count] ?? Number(count);
  if (many < 1) return null;
  const time =
    unit === "tuan" ? { count: 7 * many, working: false } : { count: many, working: unit === "ngay lam viec" };
  return { until: { more: time }, start: more.index, end: more.index + typed.length };
}

/** Without a year the next such day. */
function dayTyped(date: number, month: number, year: number | null, today: Day): Day | null {
  const thisYear = Number(today.slice(0, 4));
  if (year !== null) return makeDay(year, month, date);
  const day = makeDay(thisYear, month, date);
  return day !== null && day < addDays(today, -31) ? makeDay(thisYear + 1, month, date) : day;
}

function findReason(
  text: string,
  folded: string,
  after: number,
): { readonly words: string; readonly start: number } | null {
  const because =
    /(?<=^|[\s,;.])(?:ly do(?: la)?|li do(?: la)?|(?<!don )vi|(?<!tien |viec |muc |che |trinh )do|tai vi|boi vi)(?=\s*:\s*|\s)[\s:]*/g;
  for (const match of folded.matchAll(because)) {
    const typed = text.slice(match.index, match.index + match[0].length).toLowerCase();
    // "việc đó", "tiến độ" give no reason.
    if (/^[đv]\p{L}*/u.test(typed) && !/^v[iì](?![\p{L}])/u.test(typed)) continue;
    if (/^d\p{L}+/u.test(typed) && !/^do(?![\p{L}])/u.test(typed)) continue;
    const words = text.slice(match.index + match[0].length).trim();
    if (/\p{L}.*\p{L}/u.test(words)) return { words, start: match.index };
  }
  const colon = /[:;,]\s*(.+)$/.exec(text.slice(after));
  if (after > 0 && colon && /\p{L}.*\s.*\p{L}/u.test(colon[1]!)) {
    return { words: colon[1]!.trim(), start: after + colon.index };
  }
  return null;
}

/** "mai làm không kịp," in front of the wish. */
function reasonBefore(text: string): string | null {
  const words = text
    .replace(/\s+/g, " ")
    .replace(/[\s,;.:–-]+$/, "")
    .trim();
  return words.split(" ").length >= 3 && /[,;.:]\s*$/.test(text.trimEnd()) ? words : null;
}

function blanked(text: string, spans: readonly { readonly start: number; readonly end: number }[]): string {
  let kept = text;
  for (const { start, end } of spans) kept = kept.slice(0, start) + " ".repeat(end - start) + kept.slice(end);
  return kept;
}
