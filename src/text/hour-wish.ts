import { fold } from "./fold.js";
import { readTime } from "./schedule-words.js";

const wish =
  /^(?:(?:xin|cho|hay|nho|lam on) )?(?:nhac(?: viec)?(?: (?:toi|em|minh|cho toi|cho em|cho minh))?(?: viec)? (?:vao )?luc|(?:toi |em )?(?:doi |dat |chon |sua )?gio nhac(?: viec)?(?: (?:thanh|sang|la|luc|vao|qua))*) ?:? ?(.+)$/;
const asThePlan = /^(?:theo )?(?:ke hoach|mac dinh)$/;

/** "nhắc lúc 14h", "đổi giờ nhắc sang 9 giờ", "giờ nhắc mặc định": what is said of the hour; null for any other wish. */
export function readHourWish(text: string): string | null {
  const folded = fold(text).trim().replace(/\s+/g, " ");
  return wish.exec(folded.replace(/[.! ]+(?:a|nhe|nha|voi)?[.! ]*$/, ""))?.[1] ?? null;
}

/** The hour, "plan" for that of the plan, null where it is none. */
export function readHour(words: string): string | null {
  const folded = fold(words).trim();
  return asThePlan.test(folded) ? "plan" : readTime(words);
}
