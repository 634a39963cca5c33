/** Levels of lists and objects in one another. The messengers' own have fewer than twenty. */
const deepest = 100;

/**
 * The same JSON without what PostgreSQL refuses in it: neither text nor JSON takes NUL or half a surrogate pair, and what
 * nests without end overflows whatever writes or reads it. One such part must not keep a message, and every one behind
 * it, from being stored. What is nested deeper than a hundred levels becomes null; a field named `__proto__` goes, for
 * whoever copies an object by assigning fields gives the copy another prototype.
 */
export function storable<Value>(value: Value): Value {
  return mend(value, 0) as Value;
}

function mend(value: unknown, depth: number): unknown {
  if (typeof value === "string") return mendText(value);
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "object" || value === null) return value;
  if (depth === deepest) return null;
  if (Array.isArray(value)) return value.map((one) => mend(one, depth + 1) ?? null);
  if (value instanceof Date) return value.toJSON();
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, one]) => one !== undefined && name !== "__proto__")
      .map(([name, one]) => [mendText(name), mend(one, depth + 1)]),
  );
}

const REFUSED = /[\0\p{Surrogate}]/u;

function mendText(text: string): string {
  return REFUSED.test(text) ? Buffer.from(text.replaceAll("\0", "")).toString() : text;
}
