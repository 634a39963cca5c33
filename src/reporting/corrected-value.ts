import { fold } from "../text/fold.js";
import { beginsWithStatus } from "./begins-with-status.js";

const MANNERS = "(?:(?:da(?= *[,.!]| (?:khong|ko|em|nham|sai))|vang|a|ah|o|oi|ui|xin loi|em|toi|minh|ben em)[ ,.!]+)*";
const FIGURE = "\\d[\\d.,]*(?: ?%| ?\\/ ?\\d[\\d.,]*)?";
/** "không", "sai rồi", "em ghi nhầm": alone they would decline. */
const DENIES =
  "(?:(?:khong|ko|k|kg|chua)(?: (?:phai|dung|chinh xac))?|(?:(?:em|toi|minh|bao|ghi|go|gui|bam|nhap) )*(?:nham|lon|sai)(?: (?:so|so lieu))?)(?: (?:roi|dau|mat|the|vay|ma|a|nhe|nha|anh|chi|bot))*";
/** "sửa thành", "đúng ra là": what is so stands right behind them. */
const CORRECTS =
  "(?:(?:xin |cho |em )*(?:sua|doi|chinh|dinh chinh)(?: lai)? (?:thanh|la|sang)|sua lai(?= *[,:])|(?:dung|phai|chinh xac|thuc ra|thuc te|so dung)(?: (?:ra|thi|phai))* la|dung ra|ma la|la)";
/**
 * What denies is cut off from what is so by a sign or by words that correct: "không phải 36/40", and "nhầm là 36/40", say the
 * opposite of "không phải, 36/40". What is denied may be named.
 */
const AHEAD = new RegExp(
  `^${MANNERS}((?:${DENIES}(?: ${FIGURE}(?=[ ,;]))?(?: *[,.;!–-]+ *| (?!la |(?<=(?:khong|ko|k|kg|chua) )(?:phai|dung|chinh xac) )(?=${CORRECTS} )))*(?:${CORRECTS}[ :,]+)*)`,
);
const DENIES_ALONE = new RegExp(`^${MANNERS}${DENIES} *[,.;!:–-]`);
/** "… mới đúng" */
const BEHIND = /[ ,]+(?:thi )?(?:moi(?: la)?|la) (?:dung|phai|chinh xac)(?: (?:a|nhe|nha|chu|anh|chi|em|bot))*[ .!]*$/;
const LEADS_TO_NUMBER =
  /^(?:(?:so|(?:tu|mau) so|mau|van ban|vb|cong van|cv|bao cao|bc|ke hoach|kh|ngay|dat|duoc|moi|chi|co|la)[ .:]+)*\d/;
/** A longer text is words. */
const LONGEST = 200;
/** What denies on a line of its own is cut off from what is so by that. */
const LINE_END = /[ ,;.!]*\n\s*/g;

/**
 * "không, 70%", "sửa thành 13/BC-STP", "36/40 mới đúng" from where they say what is so; null where no word denies or
 * corrects, or no value stands beside it: then it may be content, or an answer of its own.
 */
export function correctedValue(typed: string): string | null {
  if (typed.length > LONGEST) return null;
  const text = typed.replace(LINE_END, ", ");
  const folded = fold(text);
  const ahead = AHEAD.exec(folded);
  const behind = BEHIND.exec(folded);
  if (!ahead?.[1] && !behind) return null;
  const value = text.slice(ahead?.[0].length, behind?.index);
  return LEADS_TO_NUMBER.test(fold(value)) || beginsWithStatus(value) ? value : null;
}

/** Whether a text begins with what only denies: "không, 2 tháng mất mạng", and not "không còn mạng". */
export function deniesAhead(typed: string): boolean {
  return DENIES_ALONE.test(fold(typed.slice(0, LONGEST).replace(LINE_END, ", ")));
}
