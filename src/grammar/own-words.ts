import { type Line, withoutPart } from "../text/line.js";
import { readPhrase } from "../text/vocabulary.js";
import { wordStarts } from "./find-at.js";
import { own } from "./lexicon/own.js";

/** The line without the words for the writer's own agency, "xã em", "của sở", which are no group and no name. */
export function withoutOwn(line: Line): Line {
  let left = line;
  let past = 0;
  for (const at of wordStarts(line)) {
    if (at < past) continue;
    const found = readPhrase(own, line, at);
    if (!found) continue;
    left = withoutPart(left, found.start, found.end);
    past = found.end;
  }
  return left;
}
