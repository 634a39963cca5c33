import { addDays, type Day, weekdayOf } from "../calendar/day.js";
import { fold } from "../text/fold.js";
import { normalise } from "../text/normalise.js";

/** From when on what came in is asked for: the beginning of today, of yesterday, of Monday. */
export type Since = "today" | "yesterday" | "week";

export const everySince: readonly Since[] = ["today", "yesterday", "week"];

const WHO =
  "(?:co )?(?:ai|nhung ai|don vi nao|nhung don vi nao) (?:da |moi |vua )?(?:bao cao|bc|nop|gui)(?: them| moi| gi)?";
const DAYS = "(ngay hom nay|hom nay|sang nay|hom qua|dau tuan|tuan nay)";
/** "ai báo cáo hôm nay", "hôm nay có ai báo cáo không"; "báo cáo mới nhất" are those of today. */
const WHO_CAME = new RegExp(
  `^(?:(?:cho |xem |tu )*${WHO} ${DAYS}|${DAYS} ${WHO})(?: khong| ko| chua| roi| vay| a)*[?.! ]*$`,
);
const NEWEST = /^(?:(?:cho |xem |cac |nhung )*)bao cao (?:moi nhat|moi gui|gan nhat|vua gui|moi)(?: khong)?[?.! ]*$/;
const WORDS =
  /^(?:(?:co gi moi|bao cao moi|moi bao cao|bao cao|tong hop|xem|ke tu|tu) )*(ngay hom nay|hom nay|sang nay|hom qua|dau tuan|tuan nay)(?: den nay| toi nay| den gio)?(?: (?:co gi moi|co gi|co bao cao nao|ai bao cao))?[?.! ]*$/;

/** "hôm nay", "từ hôm qua có gì mới", "tuần này"; null for anything else. */
export function readSince(typed: string): Since | null {
  const text = fold(normalise(typed)).trim().replace(/^\//, "").replace(/\s+/g, " ");
  if (NEWEST.test(text)) return "today";
  const who = WHO_CAME.exec(text);
  const named = who ? (who[1] ?? who[2]) : WORDS.exec(text)?.[1];
  if (named === undefined) return null;
  if (named === "hom qua") return "yesterday";
  return named === "dau tuan" || named === "tuan nay" ? "week" : "today";
}

export function firstDayOf(since: Since, today: Day): Day {
  if (since === "today") return today;
  return since === "yesterday" ? addDays(today, -1) : addDays(today, 1 - weekdayOf(today));
}
