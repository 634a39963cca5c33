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
  /^[^a-z0-9]*(?:(?:a|ah|ui|oi|o|y|ua|ay|da|xin loi|em|toi|minh)[ ,]+)*(?:(?:khong|ko|k|chua) (?:phai|dung)|(?<=(?:^|[^a-z])(?:a|ua|y|ay) )(?:khong|ko)|(?:ghi |go |bao |gui |bam )?(?:nham|lon|sai))(?: (?:dau|roi|vay|the|mat|ma|a|nhe|nha|anh|chi|bot))* *[,.;:!–-]+ */;
/** "hôm trước em báo b4 quý 1 sai, …": in front of the code of what was wrong. */
const EARLIER =
  /^[^a-z0-9]*(?:(?:(?:hom|lan|tuan|dot|bua) (?:truoc|no)|hom qua|hom bua|vua roi|luc nay|da|em|toi|minh|ben em|bao cao|bao|ghi|gui|nhap)[ ,:]+)*/;
/** "sai, sửa thành", "báo nhầm rồi, phải là": behind its code, and behind its period. */
const WRONG =
  /[ ,:–-]*(?:(?:em|toi|minh|ben em|la|bi|bao|ghi|gui|nhap|go|da) )*(?:\d[\d.,/]* ?%? (?:la |bi )?)?(?:sai|nham|lon|(?:chua|khong) dung)(?: (?:roi|mat|so|so lieu))*[ ,;.:–-]+(?:(?:nay|gio|xin|em|toi|cho|phai|can)[ ,]+)*(?:(?:sua|dinh chinh|chinh|doi)(?: lai)?(?: (?:thanh|la|sang|so|so lieu))*|dung (?:la|ra)(?: la)?|la)[ :]+/y;
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
  if (!ahead) return line;
  const at = skipLeads(line, ahead[0].length);
  const isOfCode = readTaskCodeAt(line, at, reading) ?? readIndicatorCodeAt(line, at, reading);
  return isOfCode ? withoutPart(line, 0, ahead[0].length) : line;
}

/** A line without the words that say that what was reported of its code is wrong, in front of what is right. */
export function withoutWrong(line: Line, reading: Reading): Line {
  if (line.text.length > LONGEST) return line;
  const at = findIn(EARLIER, line)![0].length;
  const code = readTaskCodeAt(line, at, reading) ?? readIndicatorCodeAt(line, at, reading);
  if (!code) return line;
  const { catalogue, today } = reading;
  const period = readPeriodAt(line, skipSeparators(line, code.end), { year: catalogue.year, today });
  const from = period?.end ?? code.end;
  const wrong = matchAt(WRONG, line, from);
  const right = from + (wrong?.[0].length ?? 0);
  if (!wrong || !(standsAt(DIGITS, line, right) || readStatusAt(line, right))) return line;
  return withoutPart(withoutPart(line, from, right), 0, at);
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
