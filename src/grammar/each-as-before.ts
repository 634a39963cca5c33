import { lineOf, matchAt } from "../text/line.js";
import { AS_BEFORE } from "../text/says-as-before.js";
import type { Reading } from "./context.js";
import { wordStarts } from "./find-at.js";
import { codesAt } from "./shared-values.js";

/** Behind a list of codes, with or without a period; what goes on behind it says more than that. */
const BEHIND = new RegExp(
  ` *,? *(?:(?:ca|quy|thang|ky|q|t|nam|[ivx]+|\\d{1,4}|nay) *[,/]? *){0,4}(?:deu )?${AS_BEFORE.source}(?=(?: (?:a|nhe|nha|em|anh|chi|roi|luon))* *(?:$|[,;.]))`,
  "y",
);
const MAY_BE = new RegExp(AS_BEFORE.source);
/** A longer line is words. */
const LONGEST = 200;

/**
 * "b1, b3 tháng 5 như kỳ trước" as "b1 tháng 5 như kỳ trước; b3 tháng 5 như kỳ trước": where one of them is not known from
 * before, the number that is typed for it is no other's.
 */
export function withEachAsBefore(text: string, reading: Reading): string {
  return text
    .split("\n")
    .map((row) => (row.length > LONGEST ? row : apart(row, reading)))
    .join("\n");
}

function apart(row: string, reading: Reading): string {
  const line = lineOf(row);
  if (!MAY_BE.test(line.folded) || line.text.length !== row.length) return row;
  for (const at of wordStarts(line)) {
    const codes = codesAt(line, at, reading);
    const [first, second] = codes;
    if (!first || !second) continue;
    const last = codes.at(-1)!;
    const behind = matchAt(BEHIND, line, last.end);
    if (!behind) return row;
    const end = last.end + behind[0].length;
    const each = codes.map((code) => row.slice(code.start, code.end) + row.slice(last.end, end));
    return row.slice(0, first.start) + each.join("; ") + row.slice(end);
  }
  return row;
}
