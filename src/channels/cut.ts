/**
 * Cuts a text into pieces of at most `limit` UTF-16 units of its NFC form: on line borders where it can, else on a space,
 * else anywhere but inside a character. A text that fits comes back whole; blank lines at a border are dropped.
 */
export function cutText(text: string, limit: number): string[] {
  const pieces: string[] = [];
  let rest = text.normalize("NFC");
  while (rest.length > limit) {
    const at = borderOf(rest, limit);
    const piece = rest.slice(0, at).trimEnd();
    if (piece) pieces.push(piece);
    rest = rest.slice(at).replace(/^[ \t]*\n+|^[ \t]+/, "");
  }
  if (rest.trim() || pieces.length === 0) pieces.push(rest);
  return pieces;
}

function borderOf(text: string, limit: number): number {
  const line = text.lastIndexOf("\n", limit);
  if (line > 0) return line;
  const space = text.lastIndexOf(" ", limit);
  if (space > 0) return space;
  return characterBorder(text, limit);
}

/** The last border of a character as people see it; in a run that is one character, of a code point. */
function characterBorder(text: string, limit: number): number {
  const segments = new Intl.Segmenter("vi", { granularity: "grapheme" }).segment(text.slice(0, limit + 64));
  const start = segments.containing(limit)?.index ?? 0;
  if (start > 0) return start;
  const splitsPair = /[\uD800-\uDBFF]/.test(text[limit - 1] ?? "");
  return splitsPair && limit > 1 ? limit - 1 : limit;
}
