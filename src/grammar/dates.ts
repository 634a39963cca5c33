import { addDays, type Day, makeDay, partsOf } from "../calendar/day.js";
import { type Found, isChosen, type Line, lineOf, matchAt, standsAt } from "../text/line.js";

export type DateReading =
  /** `certain`: with a year, or with "ngày" in front, so that it is no fraction. */
  | { readonly kind: "day"; readonly day: Day; readonly certain: boolean }
  | { readonly kind: "future"; readonly day: Day; readonly past: Day | null }
  | { readonly kind: "no_such_day" };

/** What any of these begins with: a number, "ngày", "hôm", "mùng". */
const BEGINNING = "0123456789nhm";
const ISO = /(20\d\d|19\d\d)-(\d\d)-(\d\d)(?![a-z0-9])/y;
const NUMERIC =
  /(ng(?:ay|\.)? ?(?:m[uo]ng )?|hom (?:m[uo]ng )?|m[uo]ng |n(?=\d))?(\d{1,2})( ?[/.-] ?)(\d{1,2})(?:\3(\d{4}|\d{2})|,? nam (\d{4}|nay|ngoai|truoc))?(?![a-z0-9]|[/.-]\d|,\d+(?!\d| ?\/))/y;
const SPACED = /(?:ngay |ng )?(\d{1,2}) (\d{1,2}) (20\d\d)(?![a-z0-9]|[/.,-]\d)/y;
const WORDED = /(?:ngay |ng )?(\d{1,2}) thang (\d{1,2})(?:,? nam (\d{4}|nay|ngoai|truoc))?(?![a-z0-9]|[.,]\d| ?[/%])/y;
/** With words behind it, it is when something else was done: "hôm qua gửi"; by its part a day is named where it was signed. */
const RECENT =
  /(?:ngay )?(?:(?:hom|(?<=(?:ky|ban hanh|phat hanh) (?:ngay )?)(?:sang|trua|chieu|bua)(?: hom)?) (nay|qua)|(?:hom|bua) (kia))(?=(?: roi)?(?: (?:a|nhe|nha|day))*\s*(?:$|[,;.!)])| a(?![a-z]))/y;
/** 29/02 comes every four years, with one gap of eight around a century. */
const YEARS_BACK = 8;

/**
 * The date that stands at `at`: 29/2, 29-02, 29.2.24, "ngày 29 tháng 2 năm 2024". Without a year it is the latest such
 * day that is not in the future.
 */
export function readDateAt(line: Line, at: number, today: Day): Found<DateReading> | null {
  if (!standsAt(BEGINNING, line, at) || (at > 0 && /[a-z0-9]/.test(line.folded[at - 1]!))) return null;
  const iso = matchAt(ISO, line, at);
  if (iso) return found(Number(iso[3]), Number(iso[2]), iso[1]!, iso[0]);
  const numeric = matchAt(NUMERIC, line, at);
  if (numeric) {
    const [text, lead, date, , month, year, named] = numeric;
    return found(Number(date), Number(month), year ?? named, text, lead !== undefined);
  }
  const worded = matchAt(WORDED, line, at) ?? matchAt(SPACED, line, at);
  if (worded) return found(Number(worded[1]), Number(worded[2]), worded[3], worded[0], true);
  return null;

  function found(date: number, month: number, year: string | undefined, text: string, named = false) {
    const reading = settle(date, month, year, today, isChosen(line, at));
    const value = reading.kind === "day" ? { ...reading, certain: named || year !== undefined } : reading;
    return { value, start: at, end: at + text.length };
  }
}

/** "hôm nay", "hôm qua", "hôm kia", "ký sáng nay" */
export function readRecentDayAt(line: Line, at: number, today: Day): Found<DateReading> | null {
  const match = standsAt("nhstcb", line, at) ? matchAt(RECENT, line, at) : null;
  // "hôm kìa" is a day before that.
  if (
    !match ||
    line.text
      .slice(at, at + match[0].length)
      .normalize("NFC")
      .includes("kìa")
  )
    return null;
  const day = addDays(today, match[2] ? -2 : match[1] === "nay" ? 0 : -1);
  return { value: { kind: "day", day, certain: true }, start: at, end: at + match[0].length };
}

function settle(date: number, month: number, year: string | undefined, today: Day, chosen: boolean): DateReading {
  if (year === undefined) {
    const day = latest(date, month, today);
    return day ? { kind: "day", day, certain: false } : { kind: "no_such_day" };
  }
  const day = makeDay(numberOf(year, today), month, date);
  if (!day || day < "1945") return { kind: "no_such_day" };
  if (day <= today || chosen) return { kind: "day", day, certain: true };
  return { kind: "future", day, past: latest(date, month, today) };
}

function numberOf(year: string, today: Day): number {
  if (/^\d/.test(year)) return Number(year.length === 2 ? `20${year}` : year);
  return partsOf(today).year - (year === "nay" ? 0 : 1);
}

function latest(date: number, month: number, today: Day): Day | null {
  const { year } = partsOf(today);
  for (let back = 0; back <= YEARS_BACK; back += 1) {
    const day = makeDay(year - back, month, date);
    if (day && day <= today) return day;
  }
  return null;
}

/** A whole text as a date; null where it is none at all. */
export function readDate(text: string, today: Day): DateReading | null {
  const line = lineOf(text.trim());
  const found = readDateAt(line, 0, today);
  return found && found.end === line.text.length ? found.value : null;
}
