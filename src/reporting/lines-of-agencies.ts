import { mayName, readAgencyAt } from "../grammar/agency-names.js";
import { skipLeads } from "../grammar/report-start.js";
import type { Catalogue } from "../text/catalogue.js";
import { type Line, lineOf } from "../text/line.js";
import { eachMatch } from "../text/matches.js";
import { normalise } from "../text/normalise.js";

/** What one of a person's agencies is told of in a message; null: that is not said. */
export interface LinesOfAgency {
  readonly agency: string | null;
  readonly text: string;
}

/** Behind one of these a name may begin what is another agency's. */
const BORDER = /\n\s*|[;,.|+]\s+|;|\s+(?:va|con|rieng|va con)\s+/g;

/**
 * The parts of a message that name one of these agencies where they begin ("di linh b3 5/6; stp v4 40%"), each to where
 * the next one begins, and those of one agency together. What stands in front of the first name is `first`'s. A name that
 * may mean two of the agencies is none.
 */
export function linesOfAgencies(
  typed: string,
  own: readonly string[],
  catalogue: Catalogue,
  first: string | null = null,
): readonly LinesOfAgency[] {
  const text = normalise(typed);
  const line = lineOf(text);
  const parts: { agency: string | null; text: string }[] = [];
  let from = 0;
  let open = first;
  const close = (to: number) => {
    const said = text.slice(from, to).trim();
    if (said === "") return;
    const before = parts.find(({ agency }) => agency === open);
    if (before) before.text += `\n${said}`;
    else parts.push({ agency: open, text: said });
  };
  const borders = [...eachMatch(BORDER, line.folded)].map(({ index, 0: { length } }) => ({
    end: index,
    start: index + length,
  }));
  for (const { end, start } of [{ end: 0, start: 0 }, ...borders]) {
    const agency = agencyAhead(line, start, own, catalogue);
    if (agency === null || agency === open) continue;
    close(end);
    from = start;
    open = agency;
  }
  close(text.length);
  return parts;
}

function agencyAhead(line: Line, start: number, own: readonly string[], catalogue: Catalogue): string | null {
  const named = readAgencyAt(line, skipLeads(line, start), catalogue);
  const meant = named ? own.filter((code) => mayName(named.value, code)) : [];
  return meant.length === 1 ? meant[0]! : null;
}
