import { type Line, lineOf, skipSeparators } from "../text/line.js";
import { readStatusAt } from "../text/statuses.js";

/** What a line above a list says of the reports in it. */
export type ListHeading =
  /** "I. Đã hoàn thành": how those stand that do not say it themselves. */
  | { readonly kind: "state"; readonly said: string }
  /** "Tuần sau:": they are still to be done. */
  | { readonly kind: "to come" }
  /** "Tuần này:": they are told as ever. */
  | { readonly kind: "now" };

/** A longer line says more. */
const LONGEST = 60;
const MARK = /^[^a-z0-9]*(?:\(?(?:[ivx]{1,4}|\d{1,2}|[a-h])[.)/] *)?[^a-z0-9]*/;
const NUMBERED = /^[^a-z0-9]*\(?(?:[ivx]{1,4}|\d{1,2}|[a-h])[.)/] *[^0-9]/;
const LISTED =
  /^(?:(?:cac|nhung|danh sach|ds|mot so|phan|muc|nhiem vu|nv|viec|cong viec|dau viec|noi dung|ket qua|da lam) +)*/;
const WEEK = "(?:tuan|thang|quy|ky|ngay|thoi gian)";
const WHEN = `(?: *(?:trong )?${WEEK}(?: (?:nay|qua|vua qua|roi))?)?(?: *\\([^()]{1,30}\\))?`;
const END = new RegExp(`^${WHEN}(?: (?:gom|bao gom|la|nhu sau|co))? *[:.]? *$`);
const TO_COME = new RegExp(
  `^(?:(?:ke hoach|phuong huong|du kien|nhiem vu|nv|viec|cong viec|noi dung|trong tam|trien khai|se|lam|cac) *)*(?:${WEEK} (?:sau|toi|tiep theo|toi day)|sap toi|(?<=(?:du kien|se lam|phuong huong) ?))(?: *\\([^()]{1,30}\\))?(?: (?:lam|se lam|gom|du kien))? *:? *$`,
);
const NOW = new RegExp(
  `^(?:(?:ket qua|nhiem vu|nv|viec|cong viec|noi dung|cac|da lam|trong|thuc hien|tien do|tinh hinh) *)*${WEEK} (?:nay|qua|vua qua|roi)(?: *\\([^()]{1,30}\\))? *:? *$`,
);

/**
 * "I. Đã hoàn thành", "Các việc đang làm:", "Kế hoạch tuần tới:". Null for a line that says anything else. One that ends
 * with no colon and has no number may as well go on from the report above it: `isMarked` tells.
 */
export function readListHeading(line: Line): (ListHeading & { readonly isMarked: boolean }) | null {
  if (line.text.length > LONGEST) return null;
  const isMarked = mayHead(line);
  const from = MARK.exec(line.folded)![0].length;
  const said = line.folded.slice(from);
  if (TO_COME.test(said)) return { kind: "to come", isMarked };
  if (NOW.test(said)) return { kind: "now", isMarked };
  const at = skipSeparators(line, from + LISTED.exec(said)![0].length);
  const status = readStatusAt(line, at);
  if (!status || status.end === status.start || status.value === "none") return null;
  if (!END.test(line.folded.slice(status.end))) return null;
  return { kind: "state", said: line.text.slice(status.start, status.end), isMarked };
}

/** Whether a line may head something else: it has a number, or ends with a colon. */
export function mayHead({ text, folded }: Line): boolean {
  return /:\s*$/.test(text) || NUMBERED.test(folded);
}

/** A report of a list with what the heading says of it behind it: only for being read, for nobody typed it there. */
export function withSaid({ text, number, offset }: Line, said: string): Line {
  return lineOf(`${text}: ${said}`, number, offset);
}
