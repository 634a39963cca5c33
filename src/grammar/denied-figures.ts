import { type Line, partOf, withoutPart } from "../text/line.js";
import { findAllIn, occurs } from "../text/occurs.js";
import { unitsEnd } from "./figure-counted.js";

/** A share, so many of so many, or a number by itself; no document's number. */
const FIGURE =
  "\\d(?:[\\d.,]*\\d)?(?: ?(?:%|phan tram)| ?(?:\\/|tren) ?\\d(?:[\\d.,]*\\d)?)?(?![\\d%]|[.,/]\\d| ?\\/ ?[a-z])";
const NOT =
  "(?:(?:(?:chu|cho|va|ma|la) )*(?:khong|ko|k|hong|hok|chang|cha|dau)(?: (?:he|con))? phai|(?:chu|cho) (?:khong|ko|k)|thay (?:vi|cho))(?: (?:la|so|con so|muc|chi|toi|den))*[ :]+";
/** "như lần trước em báo" */
const AS_BEFORE =
  "(?: (?:nhu|o|hoi|cua|trong)(?: (?:lan|hom|tin|ban|ky|luc|dot|truoc|qua|nay|em|toi|minh|da|bao|cao|ghi|gui|go|nhap|tren|kia|cu|dau|sang|chieu|nham|roi|lo))+)?";
const POLITE = "(?: (?:dau|nhe|nha|nghe|ha|a|em|anh|chi|roi|vp))*";
const SENTENCE_GOES_ON = "(?= *(?:$|[,;.)\\n–-]))";

const DENIED_AT_ALL = new RegExp(`(?<![a-z])${NOT}\\d`);
/** "(không phải 120/1.850)", ", chứ không phải 6% như lần trước nhé" */
const DENIED = new RegExp(`[ ,;:(–-]{0,4}(?<![a-z])${NOT}${FIGURE}${AS_BEFORE}${POLITE}${SENTENCE_GOES_ON} ?\\)?`, "g");
const FIGURE_AHEAD = new RegExp(`(?<![a-z0-9.,/])${FIGURE}`, "g");
/** "không phải 120/1.850 đâu, 1.200/1.850 mới đúng", "thay vì 6% là 60%" */
const DENIED_FIRST = new RegExp(
  `\\(?(?<![a-z])${NOT}${FIGURE}${AS_BEFORE}${POLITE}[ ,;:.)–-]+(?:(?:ma|nhung|thi|la|phai|dung|ra|chinh|moi|so|thanh|nay|sua|lai)[ :]+)*(?=${FIGURE}(?! *(?:thang|ngay)(?![a-z])))`,
  "g",
);
const THE_RIGHT_ONE = new RegExp(
  `^(${FIGURE})[ ,]*(?:moi (?:dung|phai)|(?:moi )?la dung|chu)(?: (?:a|em|nhe|nha))*(?![a-z])`,
);

/**
 * A line without the figures that are named only to be excluded, in front of the right one or behind it: "1.200/1.850
 * (không phải 120/1.850)". What is denied without another beside it stays, and is asked about.
 */
export function withoutDeniedFigures(line: Line): Line {
  if (!occurs(DENIED_AT_ALL, line)) return line;
  let left = line;
  for (const { 0: typed, index } of findAllIn(DENIED_FIRST, line)) {
    const next = index + typed.length;
    const right = THE_RIGHT_ONE.exec(line.folded.slice(next));
    left = withoutPart(left, index, next);
    if (right) left = withoutPart(left, next + right[1]!.length, next + right[0].length);
  }
  for (const { 0: typed, index } of findAllIn(DENIED, left))
    if (endsInFigure(left, index)) left = withoutPart(left, index, index + typed.length);
  return left;
}

/** Whether right in front of `at` a figure ends, with nothing but what it counts behind it. */
function endsInFigure(line: Line, at: number): boolean {
  const before = partOf(line, 0, at);
  const last = findAllIn(FIGURE_AHEAD, before).at(-1);
  if (!last || !/[%/]|phan tram|tren/.test(last[0])) return false;
  return /^ *(?:(?:roi|thoi|a|nhe|nha|moi dung) *)*$/.test(
    before.folded.slice(unitsEnd(before, last.index + last[0].length)),
  );
}
