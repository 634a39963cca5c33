/**
 * Every match of a global pattern, in order. As `matchAll`, which makes a copy of the pattern each time: for the many
 * patterns of which most lines have nothing that takes longer than looking.
 */
export function matchesOf(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  const first = matchFrom(pattern, text, 0);
  if (first === null) return NONE;
  const found: RegExpExecArray[] = [];
  for (let match: RegExpExecArray | null = first; match; match = matchFrom(pattern, text, endOf(match)))
    found.push(match);
  return found;
}

/** The same one by one from `from` on, for who may not want all: a text is looked at no further than that. */
export function* eachMatch(pattern: RegExp, text: string, from = 0): Generator<RegExpExecArray> {
  for (let match = matchFrom(pattern, text, from); match; match = matchFrom(pattern, text, endOf(match))) yield match;
}

const NONE: readonly RegExpExecArray[] = [];

function matchFrom(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function endOf(match: RegExpExecArray): number {
  return match.index + Math.max(1, match[0].length);
}
