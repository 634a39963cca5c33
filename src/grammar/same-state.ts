import { type Line, partOf, rewritten } from "../text/line.js";
import { findIn } from "../text/occurs.js";
import { readStatusAt, type StatusWord } from "../text/statuses.js";
import { findAt } from "./find-at.js";

/** A longer line is words. */
const LONGEST = 300;
/** "…, T2 cũng vậy": behind a code or a period that has nothing else. */
const SAME =
  /[,;.] *(?:(?:con|va|thi|rieng|ca) )*[a-z]{0,5}[. ]?[a-z0-9.]{1,9}(?: (?:thang|quy|t|q) ?[0-9iv]{1,3})?(?: thi)? (cung (?:vay|the))(?= *(?:$|[,;.!]|(?:con|va|luon|a|nhe|nha|em|anh|chi|roi)(?![a-z])))/;
/** As long as "cũng vậy", so that every place stays its place. */
const SAID: Partial<Readonly<Record<StatusWord, string>>> = {
  done: "xong roi",
  nothing_arose: "k ps roi",
  in_progress: "dang lam",
};

/** A line in which "cũng vậy" is the state that stands before it; where none is told plainly the words stay, and are asked about. */
export function withSameState(line: Line): Line {
  if (line.text.length > LONGEST) return line;
  const same = findIn(SAME, line);
  if (!same) return line;
  const at = same.index + same[0].length - same[1]!.length;
  const ahead = partOf(line, 0, same.index);
  let state: StatusWord | null = null;
  for (let from = 0; ; ) {
    const found = findAt(ahead, (place) => readStatusAt(ahead, place), from);
    if (!found) break;
    if (found.end > found.start) state = found.value;
    from = Math.max(found.end, found.start + 1);
  }
  const said = state && SAID[state];
  if (!said) return line;
  const put = (text: string) => text.slice(0, at) + said + text.slice(at + same[1]!.length);
  return withSameState(rewritten(line, put(line.text), put(line.folded)));
}
