import { type Found, isChosen, type Line, textBefore } from "../text/line.js";
import type { PercentReading } from "../text/numbers.js";
import type { Context } from "./context.js";
import { ask, settled } from "./problems.js";
import type { Problem } from "./understanding.js";

/** More or less than it says: "dưới 60%", "chưa tới 60%". About so much is how people say how far work is. */
const BOUND =
  /(?:^|[^a-z])(?:duoi|gan|tren|hon|chua (?:toi|den|duoc)|toi thieu|toi da|khong qua|it nhat|nhieu nhat|cung lam|xap xi)(?: (?:muc|la|den|duoc))* *$|[<>≤≥] ?$/;
const BOUND_BEHIND = /^ *(?:la cung|thoi ha|tro (?:len|xuong)|la (?:it|nhieu|cao) nhat)(?![a-z])/;
/** Of whom or what a percentage is that says nothing of how far the work is: "80% cán bộ đã tập huấn". */
const OF_OTHERS =
  /^ *(?:so |cac |tong (?:so )?)?(?:can bo|cong chuc|vien chuc|nguoi(?: dan)?|don vi|dv|xa|phuong|huyen|phong|kinh phi|ngan sach|von)(?![a-z])/;

/** Of what a percentage says what was done with it: "100% thủ tục có phí đã mở thanh toán". */
const OF_THINGS =
  /^ *(?:so |cac |tong (?:so )?)?(?:thu tuc|tthc|ho so|hs|giao dich|van ban|ket qua|dich vu cong|dvc|quy trinh|phan anh|kien nghi)(?![a-z])[^,;.]{0,60}? (?:da|duoc|chua|deu) [a-z]/;

/** A percentage of a task that tells of things, not how far the work is. */
export function isOfThings(line: Line, end: number): boolean {
  return OF_THINGS.test(line.folded.slice(end, end + 100));
}

export function isOfOthers(line: Line, end: number): boolean {
  return OF_OTHERS.test(line.folded.slice(end, end + 40));
}

/** A share of the work that is none exactly is asked for; null where it is exact, or was chosen. */
export function askBound(line: Line, { start, end }: Found<PercentReading>, { t }: Context): Problem | null {
  if (isChosen(line, start)) return null;
  const bound = BOUND.exec(textBefore(line, start));
  if (!bound && !BOUND_BEHIND.test(line.folded.slice(end, end + 24))) return null;
  const number = line.text.slice(start, end).trim();
  const from = bound ? start - bound[0].length + (/^[a-z<>≤≥]/.test(bound[0]) ? 0 : 1) : start;
  const typed = line.text.slice(from, end).trim();
  return ask(line, from, end, t("understanding.figure.notExact", { typed, number }), [
    { value: settled(number), label: number },
  ]);
}
