import { type Line, lineOf } from "../text/line.js";

/** What the line of a form begins with that names the work; how it stands is on the next. */
const WORK =
  /^[^a-z0-9]*(?:(?:\d{1,2}|[a-h])[.)] *)?(?:ten )?(?:nhiem vu|cong viec|dau viec|noi dung(?: (?:nhiem vu|cong viec))?)(?: (?:duoc giao|thuc hien|bao cao))? *: *[a-z]/;
const STANDS =
  /^[^a-z0-9]*(?:tinh trang|trang thai|tien do|(?:ket qua|tinh hinh)(?: thuc hien)?|muc do(?: hoan thanh)?) *:/;

/** "Nhiệm vụ: …" and, right below it, "Kết quả: …" as one line: a form tells in two what others do in one. */
export function withFormsJoined(lines: readonly Line[]): readonly Line[] {
  const joined: Line[] = [];
  for (const line of lines) {
    const before = joined.at(-1);
    const gap = before ? line.offset - before.offset - before.text.length : 0;
    if (before && gap === 1 && WORK.test(before.folded) && !before.text.includes("\n") && STANDS.test(line.folded))
      joined[joined.length - 1] = lineOf(`${before.text}\n${line.text}`, before.number, before.offset);
    else joined.push(line);
  }
  return joined;
}
