import { type Line, lineOf } from "../text/line.js";
import { occurs } from "../text/occurs.js";

/** What the line of a form begins with that names the work; what is said of it is on the next. */
const WORK =
  /^[^a-z0-9]*(?:(?:\d{1,2}|[a-h])[.)] *)?(?:ten )?(?:nhiem vu|cong viec|dau viec|chi tieu|noi dung(?: (?:nhiem vu|cong viec))?)(?: (?:duoc giao|thuc hien|bao cao))? *: *[a-z]/;
/** What of a form's fields is part of a report; what it leaves to words ("Ghi chú", "Kiến nghị") goes on by itself. */
const FIELD =
  /^[^a-z0-9]*(?:(?:\d{1,2}|[a-h])[.)] *)?(?:tinh trang|trang thai|tien do|(?:ket qua|tinh hinh)(?: (?:thuc hien|dat duoc))?|muc do(?: hoan thanh)?|ky(?: bao cao| so lieu)?|thang|quy|so(?: hieu)?(?: van ban| vb)?|van ban(?: (?:so|ban hanh))?|ngay(?: (?:van ban|vb|ban hanh|ky|thang))?|(?:ty|ti) le(?: (?:hoan thanh|dat))?|so lieu|tu so|mau so) *:/;

/** "Tổng số hồ sơ tiếp nhận: 3.300": so many of what an indicator counts. */
const COUNT = /^[^a-z0-9]*(?:(?:\d{1,2}|[a-h])[.)] *)?(?:so|tong(?: so)?)(?: [a-z]+){1,12} *: *\d[\d.]*\s*$/;

/** The number of a field within its form. */
const NUMBER = /^[^\p{L}\p{N}]*(?:\d{1,2}|[a-h])[.)](?= *\p{L})/u;

/**
 * "Nhiệm vụ: …" and, right below it, "Kỳ: …", "Kết quả: …" as one line: a form tells in several what others do in one.
 */
export function withFormsJoined(lines: readonly Line[]): readonly Line[] {
  const joined: Line[] = [];
  for (const [place, line] of lines.entries()) {
    const before = joined.at(-1);
    const gap = before ? line.offset - before.offset - before.text.length : 0;
    const isSecond = before !== undefined && isCount(line) && COUNT.test(lastLineOf(before));
    const isFirst = isCount(line) && isCount(lines[place + 1]);
    if (before && gap === 1 && occurs(WORK, before) && (isFirst || isSecond || FIELD.test(line.folded))) {
      // Two counts side by side are read as in a sentence.
      const text = `${before.text}${isSecond ? "," : "\n"}${withoutNumber(line.text)}`;
      joined[joined.length - 1] = lineOf(text, before.number, before.offset);
    } else joined.push(line);
  }
  return joined;
}

/** One alone may be of anything. */
function isCount(line: Line | undefined): boolean {
  return line !== undefined && COUNT.test(line.folded);
}

function lastLineOf({ folded }: Line): string {
  return folded.slice(folded.lastIndexOf("\n") + 1);
}

function withoutNumber(field: string): string {
  return field.replace(NUMBER, (typed) => " ".repeat(typed.length));
}
