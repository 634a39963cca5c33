import { addDays, type Day, daysInMonth, makeDay, partsOf, weekdayOf } from "../calendar/day.js";
import { addWorkingDays, type HolidayTable } from "../calendar/working-days.js";
import { type Found, type Line, lineOf, matchAt } from "../text/line.js";
import { eachMatch } from "../text/matches.js";
import { occurs } from "../text/occurs.js";
import { readDateAt } from "./dates.js";

/** A day by which something is asked. `before`: "trước ngày 20/3", which may be the 19th or the 20th. */
export type DueDay =
  | { readonly kind: "day"; readonly day: Day; readonly hour?: string } // "16:00"
  | { readonly kind: "before"; readonly day: Day }
  | { readonly kind: "no_such_day" };

export interface Today {
  readonly today: Day;
  readonly holidays: HolidayTable;
}

/** A day without a year is this year's; one that has passed is next year's only where that is no further away. */
const HALF_A_YEAR = 182;

const WEEKDAY =
  /(?:thu (hai|ba|tu|nam|sau|bay|[2-7])|(chu nhat|cn))(?: (tuan nay|tuan sau|tuan toi|nay|toi))?(?![a-z0-9])/y;
const NEAR = /(?:(hom nay|chieu nay|trong ngay)|(ngay mai|sang mai|mai)|(ngay kia|ngay mot))(?![a-z0-9])/y;
const IN_DAYS = /(?:sau |trong )?(\d{1,2}) ngay( lam viec)?(?: nua| toi)?(?![a-z0-9])/y;
const END_OF_MONTH = /(?:cuoi|het) thang(?: (nay|\d{1,2}))?(?![a-z0-9]|\/)/y;
const weekdays = ["hai", "ba", "tu", "nam", "sau", "bay"];

/** "16h", "16h30", "16:00", "16 giờ", "4h chiều". */
const HOUR = /(\d{1,2}) ?(?:h|g|gio|:)(?:(\d{2})| (\d{2}) phut)?(?: (sang|trua|chieu|toi))?(?![a-z0-9]|\/)/y;
const TO_DAY = /,? ?(?:(?:cua|vao|trong) )?(?:ngay )?/y;
const TO_HOUR = /,? ?(?:(?:vao )?(?:luc|hoi)|truoc(?: luc)?|den|vao)? ?/y;

/** The time of day that stands at `at`; null where none does. `bare`: without the word that ends it ("4h chiều"). */
function readHourAt(
  line: Line,
  at: number,
): { readonly hour: string; readonly end: number; readonly bare: number } | null {
  const found = matchAt(HOUR, line, at);
  if (!found) return null;
  const [whole, hours, joined, apart, daypart] = found;
  const minutes = joined ?? apart ?? "00";
  const isAfternoon = (daypart === "chieu" || daypart === "toi" || daypart === "trua") && Number(hours) < 12;
  const hour = Number(hours) + (isAfternoon && !(daypart === "trua" && Number(hours) > 3) ? 12 : 0);
  if (hour > 24 || Number(minutes) > 59 || (hour === 24 && minutes !== "00")) return null;
  const bare = daypart === undefined ? whole.length : whole.length - daypart.length - 1;
  const said = hour === 24 ? "23:59" : `${String(hour).padStart(2, "0")}:${minutes}`;
  return { hour: said, end: at + whole.length, bare: at + bare };
}

/** The day that stands at `at`, with the hour in front of or behind it: "16h ngày 12/3", "12/3 lúc 16h". */
export function readDueDayAt(line: Line, at: number, today: Today): Found<DueDay> | null {
  const hour = readHourAt(line, at);
  if (!hour) return withHour(line, readPlainDayAt(line, at, today));
  // "4h chiều nay": the word belongs to the day as well.
  for (const from of new Set([hour.end, hour.bare])) {
    const gap = matchAt(TO_DAY, line, from)![0].length;
    const plain = gap === 0 && from < line.folded.length && line.folded[from] === " " ? 1 : gap;
    const day = readPlainDayAt(line, from + plain, today) ?? readPlainDayAt(line, from + 1, today);
    if (day?.value.kind === "day") return { ...day, start: at, value: { ...day.value, hour: hour.hour } };
    if (day) return { ...day, start: at };
  }
  return null;
}

function withHour(line: Line, day: Found<DueDay> | null): Found<DueDay> | null {
  if (day?.value.kind !== "day") return day;
  const gap = matchAt(TO_HOUR, line, day.end)![0].length;
  const hour = gap === 0 ? null : readHourAt(line, day.end + gap);
  return hour ? { ...day, end: hour.end, value: { ...day.value, hour: hour.hour } } : day;
}

/** The day that stands at `at`: a date, "thứ Sáu tuần sau", "ngày mai", "5 ngày làm việc", "cuối tháng". */
function readPlainDayAt(line: Line, at: number, { today, holidays }: Today): Found<DueDay> | null {
  const found = (day: Day | null, length: number): Found<DueDay> => ({
    value: day === null ? { kind: "no_such_day" } : { kind: "day", day },
    start: at,
    end: at + length,
  });
  const near = matchAt(NEAR, line, at);
  if (near) return found(addDays(today, near[1] ? 0 : near[2] ? 1 : 2), near[0].length);
  const weekday = matchAt(WEEKDAY, line, at);
  if (weekday) return found(onWeekday(weekday, today), weekday[0].length);
  const inDays = matchAt(IN_DAYS, line, at);
  if (inDays) {
    const count = Number(inDays[1]);
    return found(inDays[2] ? addWorkingDays(today, count, holidays) : addDays(today, count), inDays[0].length);
  }
  const month = matchAt(END_OF_MONTH, line, at);
  if (month) return found(endOfMonth(month[1], today), month[0].length);
  return readDate(line, at, today);
}

function readDate(line: Line, at: number, today: Day): Found<DueDay> | null {
  const thisYears = readDateAt(line, at, `${partsOf(today).year}-12-31`);
  if (!thisYears) return null;
  const { start, end, value } = thisYears;
  if (value.kind === "no_such_day") return { start, end, value };
  // A year that is said, "năm nay" too, is no other.
  const isPast = value.day < today && !/\d{4}|nam (?:nay|ngoai|truoc)$/.test(line.folded.slice(at, end));
  const next = isPast ? readDateAt(line, at, addDays(today, HALF_A_YEAR))!.value : value;
  return { start, end, value: { kind: "day", day: next.kind === "day" ? next.day : value.day } };
}

/** "thứ Sáu" is the next one from today on, today among them; "thứ Sáu tuần sau" that of the week after. */
function onWeekday([, name, sunday, which]: RegExpExecArray, today: Day): Day {
  const wanted = sunday ? 7 : /\d/.test(name!) ? Number(name) - 1 : weekdays.indexOf(name!) + 1;
  const now = weekdayOf(today);
  if (which === "tuan sau" || which === "tuan toi") return addDays(today, wanted - now + 7);
  if (which === "tuan nay") return addDays(today, wanted - now);
  return addDays(today, (wanted - now + 7) % 7);
}

function endOfMonth(typed: string | undefined, today: Day): Day | null {
  const { year, month } = partsOf(today);
  const wanted = typed === undefined || typed === "nay" ? month : Number(typed);
  if (wanted < 1 || wanted > 12) return null;
  const of = wanted < month - 6 ? year + 1 : year;
  return makeDay(of, wanted, daysInMonth(of, wanted));
}

const LEAD =
  /(?<![a-z0-9])(?:(?:thoi )?han(?: (?:chot|cuoi|cuoi cung|bao cao|tra loi|nop|gui|hoan thanh|xong))?|cham nhat|muon nhat|deadline)[ :]+(?:(?:la|vao|den het|den|het|cham nhat|trong)[ :]+)*(truoc(?: het)? )?(?:ngay )?/g;
/** "… trước 16h ngày 12/3" is a deadline also without its word. */
const BEFORE_HOUR = /(?<![a-z0-9])(?:cham nhat )?truoc (?=\d{1,2} ?(?:h|g|gio|:))/g;
/** In front of it "hạn" is another word: quá hạn, gia hạn, giới hạn, đúng hạn. */
const OTHER_WORD = /(?:qua|gia|gioi|dung|vo|tre|co|ngan|dai|trung) $/;

/** The deadline that a sentence names with its word ("…, hạn 20/3"), the last of several, and where it stands. */
export function findDeadline(text: string, context: Today): Found<DueDay> | null {
  const line = lineOf(text);
  let last: Found<DueDay> | null = null;
  for (const lead of eachMatch(LEAD, line.folded)) {
    if (occurs(OTHER_WORD, line, 0, lead.index)) continue;
    const found = readBehind(line, lead.index + lead[0].length, lead[0], context);
    if (found) last = { ...found, start: lead.index, value: beforeOr(found.value, lead[1] !== undefined) };
  }
  return last ?? findHour(line, context);
}

function findHour(line: Line, context: Today): Found<DueDay> | null {
  let last: Found<DueDay> | null = null;
  for (const lead of eachMatch(BEFORE_HOUR, line.folded)) {
    const found = readDueDayAt(line, lead.index + lead[0].length, context);
    if (found) last = { ...found, start: lead.index };
  }
  return last;
}

/** "ngày mai" begins with what also leads to a date. */
function readBehind(line: Line, at: number, lead: string, context: Today): Found<DueDay> | null {
  const whole = lead.endsWith("ngay ") ? readDueDayAt(line, at - "ngay ".length, context) : null;
  return whole ?? readDueDayAt(line, at, context);
}

function beforeOr(value: DueDay, isBefore: boolean): DueDay {
  return isBefore && value.kind === "day" && value.hour === undefined ? { kind: "before", day: value.day } : value;
}

const AROUND = /^(?:(?:han|la|vao|den het|den|het|ngay|cham nhat|muon nhat|chot|trong|truoc|thoi)[ :,]+)*/;
const BEHIND = /^[ .,!;]*(?:(?:a|nhe|nha)[ .!]*)*$/;

/** An answer that is a day and nothing else; null where it says anything besides. */
export function readDueDay(text: string, context: Today): DueDay | null {
  const line = lineOf(text.trim());
  const lead = AROUND.exec(line.folded)![0];
  for (const at of [0, lead.length]) {
    const found = at === 0 ? readDueDayAt(line, 0, context) : readBehind(line, at, lead, context);
    if (found && BEHIND.test(line.folded.slice(found.end))) return beforeOr(found.value, /truoc/.test(lead));
  }
  return null;
}
