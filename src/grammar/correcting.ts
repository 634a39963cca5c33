import { fold } from "../text/fold.js";
import { DIGITS, type Line, matchAt, skipSeparators, standsAt, withoutPart } from "../text/line.js";
import { findIn } from "../text/occurs.js";
import { readPeriodAt } from "../text/periods.js";
import { readStatusAt } from "../text/statuses.js";
import { readIndicatorCodeAt, readTaskCodeAt } from "./codes.js";
import type { Reading } from "./context.js";
import { skipLeads } from "./report-start.js";

/** A longer line is words. */
const LONGEST = 200;
const OF_WHAT =
  "(?: (?:bao cao|so van ban|van ban|so hieu|so lieu|so bao cao|so|ngay|bien nhan|ket qua|nhiem vu|viec|chi tieu|cua|hom qua|hom nay|vua roi|luc nay|truoc do))*";
/** "sửa số văn bản của V.1", "số văn bản V.1 là": in front of a code. */
const AHEAD = new RegExp(
  `^[^a-z0-9]*(?:(?:da|em|toi|minh|cho|xin|anh|chi|bot|vang|nho)[ ,]+)*(?:(?:sua(?: lai| giup| gium)?|dinh chinh(?: lai)?|(?:doi|thay)(?: doi)?(?: lai)?(?=.* (?:thanh|sang) ))${OF_WHAT}|(?:so van ban|so hieu|so bao cao|van ban|so lieu)(?: cua)?)[ :,]+`,
);
/** "không phải, V.3 xong rồi", "à nhầm, b3 …": what was said before is not so. */
const DENYING =
  /^[^a-z0-9]*(?:(?:a|ah|ui|oi|o|y|ua|ay|da|xin loi|em|toi|minh)[ ,]+)*(?:(?:khong|ko|k|chua) (?:phai|dung)|(?<=(?:^|[^a-z])(?:a|ua|y|ay) )(?:khong|ko)|(?:ghi |go )?(?:nham|lon|sai))(?: (?:dau|roi|vay|the|mat|ma|a|nhe|nha|anh|chi|bot))* *[,.;!–-]+ */;
/** "…, đúng ra đang làm": what stands in front of it is what was wrong. */
const RATHER = /[,;.–-] *(?:dung (?:ra|la)|thuc ra|le ra|phai la)(?![a-z])/;
/** "hôm trước em báo b4 quý 1 sai, …": in front of the code of what was wrong. */
const EARLIER =
  /^[^a-z0-9]*(?:(?:(?:hom|lan|tuan|dot|bua) (?:truoc|no)|hom qua|hom bua|vua roi|luc nay|da|em|toi|minh|ben em|bao cao|bao|ghi|gui|nhap)[ ,:]+)*/;
/** "báo 57/100 sai rồi", "ghi nhầm là 12/400": behind its code, and behind its period. */
const wrongly = (old: string) =>
  `[ ,:–-]*(?:(?:em|toi|minh|ben em|la|bi|bao|ghi|gui|nhap|go|da) )*(?:${old} (?:la |bi )?)?(?:sai|nham|lon|(?:chua|khong) dung)(?: (?:roi|mat|so|so lieu))*(?: (?:(?:la|thanh) )?${old})?`;
const MARK = " *[,;.:–-]+ *";
const NOW = "(?:(?:nay|gio|xin|em|toi|cho|phai|can)[ ,]+)*";
const MENDS = "(?:sua|dinh chinh|doi|chinh(?= lai))";
const RIGHTLY = "(?:phai la|dung (?:la|ra)(?: la)?)";
/** "sai, sửa thành": in front of a state. "nhầm là xong" tells what was wrong, "12 sai, sửa xong" what was done. */
const WRONG_STATE = new RegExp(
  `${wrongly("\\d[\\d.,]* ?(?:%|\\/ ?\\d+)")}(?:[ ,;.:–-]+${NOW}${MENDS}(?: lai)?(?: (?:thanh|la|sang|so))+|${MARK}(?:${NOW}${MENDS} lai|${NOW}${RIGHTLY}))[ :]+`,
  "y",
);
/** "sai là", by itself. "báo sai là", "bị sai số là" and "nhầm là" tell what was wrong. */
const WRONG_IS = "[ ,:–-]*(?<!bi )sai(?: roi)? la[ :]+";
/** "sai rồi, phải là", "sai, là", "sai là": in front of a number of an indicator. */
const WRONG_NUMBER = new RegExp(
  `${wrongly("\\d[\\d.,/]* ?%?")}(?:[ ,;.:–-]+${NOW}(?:${MENDS}(?: lai)?(?: (?:thanh|la|sang|so|so lieu))*|${RIGHTLY})|${MARK}${NOW}la)[ :]+|${WRONG_IS}`,
  "y",
);
/** "… 40%": no number of what was done. */
const SHARE = /\d[\d.,]* ?%/y;
const DOCUMENT = /\d{1,5} ?\/ ?[a-z]/y;
/** "đợi" is another word. */
const WAITING = /đợi|dợi/iu;
/** "V.1 sửa số 45/KH-UBND": behind one. */
const BEHIND =
  /^[ :,-]*(?:sua(?: lai)?|dinh chinh)(?: (?:so van ban|van ban|so hieu|so lieu|so|ngay|thanh|sang|la))*(?= (?:so )?\d{1,5}(?:[.,]\d+)? ?(?:\/|%))/;
/** "… thành 73/100", "… sang đang làm 70%" */
const INTO =
  /(?<= )(?<!hoan )(?:thanh|sang|la|xuong con)(?= (?:\d|dang |hoan thanh|xong|chua |vuong|khong phat sinh|so ?\d))/;
const FURTHEST = 40;
const CORRECTS = /(?<![a-z])(?:sua|dinh chinh|doi|thay)(?![a-z])/;

/** Whether words that corrected something were taken out of a line: what they leave unsaid stays as it was reported. */
export function isCorrection({ typed, folded }: Line): boolean {
  return typed !== undefined && CORRECTS.test(fold(typed)) && !CORRECTS.test(folded);
}

/** A line without the words in front of its code by which its writer denies what was said before. */
export function withoutDenial(line: Line, reading: Reading): Line {
  const ahead = line.text.length > LONGEST ? null : findIn(DENYING, line);
  if (!ahead || findIn(RATHER, line)) return line;
  const at = skipLeads(line, ahead[0].length);
  const isOfCode = readTaskCodeAt(line, at, reading) ?? readIndicatorCodeAt(line, at, reading);
  return isOfCode ? withoutPart(line, 0, ahead[0].length) : line;
}

/** A line without the words that say that what was reported of its code is wrong, in front of what is right. */
export function withoutWrong(line: Line, reading: Reading): Line {
  if (line.text.length > LONGEST) return line;
  const at = findIn(EARLIER, line)![0].length;
  const task = readTaskCodeAt(line, at, reading);
  const code = task ?? readIndicatorCodeAt(line, at, reading);
  if (!code) return line;
  const { catalogue, today } = reading;
  const period = readPeriodAt(line, skipSeparators(line, code.end), { year: catalogue.year, today });
  const from = period?.end ?? code.end;
  const wrong = matchAt(task ? WRONG_STATE : WRONG_NUMBER, line, from);
  if (!wrong) return line;
  const right = from + wrong[0].length;
  const isTold = task ? saysHow(line, right, wrong[0]) : standsAt(DIGITS, line, right);
  return isTold ? withoutPart(withoutPart(line, from, right), 0, at) : line;
}

/** Whether there stands how a task is, or the document of one of which the rest is said to stay as it was. */
function saysHow(line: Line, at: number, words: string): boolean {
  if (matchAt(SHARE, line, at) || readStatusAt(line, at)) return true;
  return CORRECTS.test(words) && matchAt(DOCUMENT, line, at) !== null;
}

/** A line without the words that only say that it corrects; what it corrects, and into what, stays in its place. */
export function withoutCorrecting(line: Line, reading: Reading): Line {
  if (line.text.length > LONGEST || WAITING.test(line.text)) return line;
  const ahead = findIn(AHEAD, line);
  const at = ahead?.[0].length ?? /^[^a-z0-9]*/.exec(line.folded)![0].length;
  const code = readTaskCodeAt(line, at, reading) ?? readIndicatorCodeAt(line, at, reading);
  if (!code) return line;
  const behind = BEHIND.exec(line.folded.slice(code.end));
  if (!ahead && !behind) return line;
  const told = behind ? withoutPart(line, code.end, code.end + behind[0].length) : line;
  const corrected = ahead ? withoutPart(told, 0, at) : told;
  const into = INTO.exec(corrected.folded.slice(code.end, code.end + FURTHEST));
  if (!into) return corrected;
  const from = code.end + into.index;
  return withoutPart(corrected, from, from + into[0].length);
}
