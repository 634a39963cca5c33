/** A text with gaps, cut at them: text, name of a value, text, name, text. */
type Pattern = readonly string[];

const GAP = /\{\{(\w+)\}\}/;

/**
 * The texts of a language by their keys, for `fillIn`. i18next looks at a text as a whole for each of its features, which
 * for the many sentences of one message that is read takes as long as a good part of the reading. Null for a text that
 * needs one of them: it is made of others, or has a form by number.
 */
export function patternsOf(texts: object): (key: string) => Pattern | null {
  const known = new Map<string, Pattern | null>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const pattern = patternOf(texts, key);
    known.set(key, pattern);
    return pattern;
  };
}

function patternOf(texts: object, key: string): Pattern | null {
  const path = key.split(".");
  const last = path.pop()!;
  let at: unknown = texts;
  for (const name of path) at = isRecord(at) ? at[name] : undefined;
  if (!isRecord(at) || Object.keys(at).some((name) => name.startsWith(`${last}_`))) return null;
  const text = at[last];
  if (typeof text !== "string" || text.includes("$t(")) return null;
  const pattern = text.split(GAP);
  return pattern.some((piece, place) => place % 2 === 0 && /\{\{|\}\}/.test(piece)) ? null : pattern;
}

/** The text with its values; null where it is no pattern, or a value is neither a text nor a number. */
export function fillIn(pattern: Pattern | null, always: object, values: object): string | null {
  if (pattern === null) return null;
  let out = pattern[0]!;
  for (let place = 1; place < pattern.length; place += 2) {
    const name = pattern[place]!;
    const value = (values as Values)[name] ?? (always as Values)[name];
    if (typeof value !== "string" && typeof value !== "number") return null;
    out += value + pattern[place + 1]!;
  }
  return out;
}

type Values = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Values {
  return typeof value === "object" && value !== null;
}
