import { type Line, partOf, rewritten, skipSeparators } from "../text/line.js";
import { findIn } from "../text/occurs.js";
import { readPeriodAt } from "../text/periods.js";
import { readStatusAt, type StatusWord } from "../text/statuses.js";
import { readTaskCodeAt } from "./codes.js";
import type { Reading } from "./context.js";
import { findAt } from "./find-at.js";

/** A longer line is words. */
const LONGEST = 300;
/** "…, T2 cũng vậy": behind a code or a period that has nothing else. */
const SAME =
  /[,;.] *(?:(?:con|va|thi|rieng|ca) )*[a-z]{0,5}[. ]?[a-z0-9.]{1,9}(?: (?:thang|quy|t|q) ?[0-9iv]{1,3})?(?: thi)? (cung (?:vay|the))(?= *(?:$|[,;.!]|(?:con|va|luon|a|nhe|nha|em|anh|chi|roi)(?![a-z])))/;
const LEAD = /^[,;. ]*(?:(?:con|va|thi|rieng|ca) )*/;
const PERCENT = /%|phan tram|\d\/\d/;
/** As long as "cũng vậy", so that every place stays its place. */
const SAID: Partial<Readonly<Record<StatusWord, string>>> = {
  done: "xong roi",
  nothing_arose: "k ps roi",
  in_progress: "dang lam",
};

/**
 * A line in which "cũng vậy" is the state that stands before it. Where that is not one and the same, or measured, or where
 * neither a code nor a period stands in front, the words stay, and are asked about.
 */
export function withSameState(line: Line, reading: Reading): Line {
  if (line.text.length > LONGEST) return line;
  const same = findIn(SAME, line);
  if (!same || !isAddressed(line, same.index, reading)) return line;
  const ahead = partOf(line, 0, same.index);
  const said = PERCENT.test(ahead.folded) ? undefined : SAID[onlyStateOf(ahead) ?? "none"];
  if (!said) return line;
  const at = same.index + same[0].length - same[1]!.length;
  const put = (text: string) => text.slice(0, at) + said + text.slice(at + same[1]!.length);
  return withSameState(rewritten(line, put(line.text), put(line.folded)), reading);
}

function isAddressed(line: Line, from: number, reading: Reading): boolean {
  const at = skipSeparators(line, from + LEAD.exec(line.folded.slice(from))![0].length);
  const { catalogue, today } = reading;
  return readTaskCodeAt(line, at, reading) !== null || readPeriodAt(line, at, { year: catalogue.year, today }) !== null;
}

function onlyStateOf(line: Line): StatusWord | null {
  const states = new Set<StatusWord>();
  for (let from = 0; ; ) {
    const found = findAt(line, (place) => readStatusAt(line, place), from);
    if (!found) break;
    if (found.end > found.start) states.add(found.value);
    from = Math.max(found.end, found.start + 1);
  }
  const [state] = states;
  return states.size === 1 ? state! : null;
}
