import { fold } from "./fold.js";

const COURTESY = "(?:(?:da|vang|a|oi|xin|cho|nho|hay|lam on|giup|anh|chi|bot)[ ,]+)*";
const TOMORROW = "(?:(?:vao )?(?:sang |chieu |trua )?(?:ngay )?mai|(?:ngay )?hom sau)";
const OTHER_DAY =
  "(?:sau(?: (?:it|vai|may|\\d{1,3}|mot|hai|ba|bon|nam) (?:ngay|hom|tuan)(?: nua)?)?|(?:vao )?(?:dau |cuoi |giua )?(?:tuan|thang) (?:sau|toi)|(?:vao )?(?:thu (?:\\d|hai|ba|tu|nam|sau|bay)|t\\d)(?: tuan (?:sau|toi))?|(?:vao )?(?:ngay )?\\d{1,2}[/.-]\\d{1,2}(?:[/.-]\\d{4})?|(?:hom|ngay) (?:kia|mot)|lat nua|chieu nay|toi nay|sau \\d{1,2} (?:gio|tieng|phut)(?: nua)?|\\d{1,2} (?:gio|tieng|phut) nua)";
const REMIND = "nhac(?: (?:lai|viec|cho|em|toi|minh|giup))*";
/** "nhắc lại V.1 thứ năm": a reminder is put off as a whole. Without "lại" the office has others reminded. */
const REMIND_ONE = "nhac(?: (?:lai|cho|em|toi|minh|giup))+ (?:viec |cai )?(?:ct-?)?[a-z]{1,5}[. -]?\\d{1,2}[a-z]?";
const END = "(?:[ ,]+(?:a|nhe|nha|voi|di|giup|em|toi|anh|chi|bot))*[ .!]*$";
const tomorrow = new RegExp(`^${COURTESY}(?:${REMIND} ${TOMORROW}|(?:de )?${TOMORROW} ${REMIND})${END}`);
const otherDay = new RegExp(
  `^${COURTESY}(?:(?:${REMIND} |${REMIND_ONE} )${OTHER_DAY}|(?:de )?${OTHER_DAY} ${REMIND})${END}`,
);

/** "nhắc lại ngày mai", "nhắc em sau 3 ngày": to which day somebody wants a reminder put off; null for any other wish. */
export function readRemindWish(text: string): "tomorrow" | "otherDay" | null {
  const folded = fold(text).trim().replace(/\s+/g, " ");
  if (folded.length > 80) return null;
  if (tomorrow.test(folded)) return "tomorrow";
  return otherDay.test(folded) ? "otherDay" : null;
}
