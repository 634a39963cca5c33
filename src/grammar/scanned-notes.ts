import { countRead } from "../text/effort.js";
import { type Line, partOf, skipSeparators, textBefore, withoutPart } from "../text/line.js";
import { readPhrase } from "../text/vocabulary.js";
import { findAgency, mayName } from "./agency-names.js";
import type { Reading } from "./context.js";
import { withoutManner } from "./manners.js";
import { noteOf, saysNothing } from "./notes.js";
import { withoutOwn } from "./own-words.js";
import { skipBullet, skipLeads } from "./report-start.js";
import { fillers } from "./task-tail.js";

/** Names of agencies are no names of work, and the writer's own says nothing at all. */
export function withoutAgencies(rest: Line, reading: Reading): Line {
  let left = withoutManner(withoutOwn(rest));
  for (let from = 0; ; ) {
    const found = findAgency(left, reading.catalogue, from);
    if (!found) return left;
    from = found.end;
    if (mayName(found.value, reading.agency)) left = withoutPart(left, found.start, found.end);
  }
}

const OF = /(?:^|[^a-z])((?:cua|ben|phia|tai|o) )$/;

/** Without the writer's own name and the word that leads to it: "quý I bên y tế: 96,8%". */
export function withoutOwner(line: Line, reading: Reading): Line {
  const own = findOwner(line, reading);
  return own ? withoutPart(line, own.start - own.lead, own.end) : line;
}

/** The same only where such a word leads to it: "Bộ Tư pháp" is not the department of that name. */
export function withoutOwnBeside(line: Line, reading: Reading): Line {
  const own = findOwner(line, reading);
  return own && own.lead > 0 ? withoutPart(line, own.start - own.lead, own.end) : line;
}

function findOwner(line: Line, { catalogue, agency }: Reading) {
  for (let found = findAgency(line, catalogue); found; found = findAgency(line, catalogue, found.end)) {
    if (!mayName(found.value, agency)) continue;
    const lead = OF.exec(textBefore(line, found.start))?.[1]?.length ?? 0;
    return { start: found.start, end: found.end, lead };
  }
  return null;
}

/** The words that are left: without what was used, without courtesy in front and the writer's own name. */
export function noteAround(
  line: Line,
  used: readonly { readonly start: number; readonly end: number }[],
  reading: Reading,
): string | null {
  countRead(used.length);
  const left = withoutOwn(withoutOwner(line, reading));
  const parts = used.filter(({ start, end }) => end > start).toSorted((a, b) => a.start - b.start);
  const pieces: string[] = [];
  let from = skipLeads(left, skipBullet(left));
  for (const { start, end } of [...parts, { start: left.text.length, end: left.text.length }]) {
    if (start > from) {
      const begin = skipFillers(left, from, start);
      if (begin < start) pieces.push(left.text.slice(begin, start));
    }
    from = Math.max(from, end);
  }
  return noteOf(pieces);
}

/** Past words that only join what was understood; the end where there are no others. */
function skipFillers(line: Line, from: number, end: number): number {
  const clause = partOf(line, from, end);
  let at = skipSeparators(clause, 0);
  for (;;) {
    const filler = readPhrase(fillers, clause, at);
    const next = filler ? skipSeparators(clause, filler.end) : skipLeads(clause, at);
    if (next <= at) break;
    at = next;
  }
  return saysNothing(clause.text.slice(at)) ? end : from;
}
