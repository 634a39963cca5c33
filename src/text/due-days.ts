import { addDays, type Day, daysInMonth, makeDay, partsOf, weekdayOf } from "../calendar/day.js";
import { fold } from "./fold.js";
import { normalise } from "./normalise.js";

/** The days of which what is due is asked for. */
export const everyDueDays = ["today", "tomorrow", "thisWeek", "nextWeek", "thisMonth", "nextMonth"] as const;
export type DueDays = (typeof everyDueDays)[number];

const names: Readonly<Record<string, DueDays>> = {
  "hom nay": "today",
  "ngay hom nay": "today",
  "ngay mai": "tomorrow",
  mai: "tomorrow",
  "tuan nay": "thisWeek",
  "trong tuan": "thisWeek",
  "trong tuan nay": "thisWeek",
  "tuan sau": "nextWeek",
  "tuan toi": "nextWeek",
  "thang nay": "thisMonth",
  "trong thang": "thisMonth",
  "trong thang nay": "thisMonth",
  "thang sau": "nextMonth",
  "thang toi": "nextMonth",
};

const WORK =
  "(?:(?:da|vang|cho|xem|cho xem|em|toi|minh|xin|hoi)\\s+)*(?:cac |nhung )?(?:viec|cong viec|dau viec|nhiem vu|lich)(?: (?:cua (?:toi|em|minh|don vi)|can lam|phai lam|can bao cao|phai bao cao|den han|sap den han|gi|nao))*";
const BEHIND =
  "(?:,? (?:(?:toi|em|minh|don vi|co|con|phai|can) )*(?:(?:co |con )?(?:viec |nhung viec )?(?:gi|nao)|lam gi|phai lam gi|bao cao gi|viec gi|den han|den han gi|phai bao cao)(?: (?:den han|phai lam|can lam|khong|can bao cao|phai bao cao))*)?(?: (?:a|nhi|the|vay))*[?.! ]*";
const days = Object.keys(names).sort((a, b) => b.length - a.length);
const ASKED = new RegExp(`^(?:(${WORK})(?: (?:vao|trong|cho|cua|den han))? )?(${days.join("|")})${BEHIND}$`);

/**
 * "hôm nay", "việc ngày mai", "tuần sau có việc gì": the days that are asked for; null for anything else. "mai" alone is
 * a word of its own.
 */
export function readDueDays(typed: string): DueDays | null {
  if (typed.length > 80) return null;
  const text = fold(normalise(typed)).trim().replace(/^\//, "").replace(/\s+/g, " ");
  const found = ASKED.exec(text);
  if (!found || (found[2] === "mai" && found[1] === undefined)) return null;
  return names[found[2]!]!;
}

/** From today on: what was due before is overdue, and said apart. Both days belong to it; weeks begin on Monday. */
export function windowOfDueDays(asked: DueDays, today: Day): { readonly first: Day; readonly last: Day } {
  const monday = addDays(today, 1 - weekdayOf(today));
  switch (asked) {
    case "today":
      return { first: today, last: today };
    case "tomorrow":
      return { first: addDays(today, 1), last: addDays(today, 1) };
    case "thisWeek":
      return { first: today, last: addDays(monday, 6) };
    case "nextWeek":
      return { first: addDays(monday, 7), last: addDays(monday, 13) };
    case "thisMonth":
      return { first: today, last: lastOfMonth(today) };
    case "nextMonth": {
      const first = addDays(lastOfMonth(today), 1);
      return { first, last: lastOfMonth(first) };
    }
  }
}

function lastOfMonth(day: Day): Day {
  const { year, month } = partsOf(day);
  return makeDay(year, month, daysInMonth(year, month))!;
}
