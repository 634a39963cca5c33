import { type Line, lineOf } from "../text/line.js";
import { occurs } from "../text/occurs.js";

/** What the line of a form begins with that names the work; what is said of it is on the next. */
const WORK =
  /^[^a-z0-9]*(?:(?:\d{1,2}|[a-h])[.)] *)?(?:ten )?(?:nhiem vu|cong viec|dau viec|chi tieu|noi dung(?: (?:nhiem vu|cong viec))?)(?: (?:duoc giao|thuc hien|bao cao))? *: *[a-z]/;
/** What of a form's fields is part of a report; what it leaves to words ("Ghi chú", "Kiến nghị") goes on by itself. */
const FIELD =
  /^[^a-z0-9]*(?:(?:\d{1,2}|[a-h])[.)] *)?(?:tinh trang|trang thai|tien do|(?:ket qua|tinh hinh)(?: (?:thuc hien|dat duoc))?|muc do(?: hoan thanh)?|ky(?: bao cao| so lieu)?|thang|quy|so(?: hieu)?(?: van ban| vb)?|van ban(?: (?:so|ban hanh))?|ngay(?: (?:van ban|vb|ban hanh|ky|thang))?|(?:ty|ti) le(?: (?:hoan thanh|dat))?|so lieu|tu so|mau so) *:/;

/** The number of a field within its form. */
const NUMBER = /^[^\p{L}\p{N}]*(?:\d{1,2}|[a-h])[.)](?= *\p{L})/u;

/**
 * "Nhiệm vụ: …" and, right below it, "Kỳ: …", "Kết quả: …" as one line: a form tells in several what others do in one.
 */
export function withFormsJoined(lines: readonly Line[]): readonly Line[] {
  const joined: Line[] = [];
  for (const line of lines) {
    const before = joined.at(-1);
    const gap = before ? line.offset - before.offset - before.text.length : 0;
    if (before && gap === 1 && occurs(WORK, before) && FIELD.test(line.folded))
      joined[joined.length - 1] = lineOf(`${before.text}\n${withoutNumber(line.text)}`, before.number, before.offset);
    else joined.push(line);
  }
  return joined;
}

function withoutNumber(field: string): string {
  return field.replace(NUMBER, (typed) => " ".repeat(typed.length));
}
