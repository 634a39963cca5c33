import { addDays, type Day, weekdayOf } from "../calendar/day.js";
import { fold } from "../text/fold.js";
import { normalise } from "../text/normalise.js";

/** From when on what came in is asked for: the beginning of today, of yesterday, of Monday. */
export type Since = "today" | "yesterday" | "week";

export const everySince: readonly Since[] = ["today", "yesterday", "week"];

const WORDS =
  /^(?:(?:co gi moi|bao cao moi|moi bao cao|bao cao|tong hop|xem|ke tu|tu) )*(ngay hom nay|hom nay|sang nay|hom qua|dau tuan|tuan nay)(?: den nay| toi nay| den gio)?(?: (?:co gi moi|co gi|co bao cao nao|ai bao cao))?[?.! ]*$/;

/** "hôm nay", "từ hôm qua có gì mới", "tuần này"; null for anything else. */
export function readSince(typed: string): Since | null {
  const text = fold(normalise(typed)).trim().replace(/^\//, "").replace(/\s+/g, " ");
  const named = WORDS.exec(text)?.[1];
  if (named === undefined) return null;
  if (named === "hom qua") return "yesterday";
  return named === "dau tuan" || named === "tuan nay" ? "week" : "today";
}

export function firstDayOf(since: Since, today: Day): Day {
  if (since === "today") return today;
  return since === "yesterday" ? addDays(today, -1) : addDays(today, 1 - weekdayOf(today));
}
