import { type Line, textBefore } from "../text/line.js";

/** Where words leave something out of a question: them and what they leave out, and of that what is no longer read. */
export interface LeftOut {
  readonly start: number;
  readonly end: number;
  readonly taken: number;
}

const DENIED =
  /(?:^|[^a-z])(?:khong phai|khong hoi|khong tinh|khong ke|ngoai tru|ngoai|tru|loai|chu khong)(?: (?:la|cua|o))? *$/;

/** "bỏ phần cấp xã ra": with what stands behind what is named. */
const LEFT_OUT_AHEAD =
  /(?<!\p{L})(?:bỏ|bo|tách|tach|gạt|gat|loại|loai)(?: (?:phần|phan|khối|khoi|bớt|bot|các|cac|nhóm|nhom|mấy|may))* *$/iu;
const FURTHEST_LEFT_OUT = 40;
const LEFT_OUT_BEHIND = /^ (?:ra|di(?! (?:den|toi|dau|lam)(?![a-z])))(?![a-z])/;

/** "cấp huyện chứ không phải cấp xã", "ngoài Đam Rông ra", "bỏ phần cấp xã ra": with the words that leave out what is named. */
export function leftOutAt(line: Line, start: number, end: number): LeftOut | null {
  const before = textBefore(line, start);
  const left = LEFT_OUT_BEHIND.exec(line.folded.slice(end))?.[0] ?? "";
  const without = DENIED.exec(before);
  const denied =
    without ??
    (left === "" ? null : LEFT_OUT_AHEAD.exec(line.text.slice(Math.max(0, start - FURTHEST_LEFT_OUT), start)));
  if (!denied) return null;
  const begin = start - denied[0].replace(/^[^\p{L}]/u, "").length;
  // "bộ phận" may be read in "bo phan".
  return { start: begin, end: end + left.length, taken: without ? start : begin };
}
