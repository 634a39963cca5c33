/**
 * The same JSON without what PostgreSQL refuses in it: neither text nor JSON takes NUL or half a surrogate pair. One such
 * character must not keep a message, and every one behind it, from being stored.
 */
export function storable<Value>(value: Value): Value {
  const text = JSON.stringify(value, (_, one: unknown) =>
    typeof one === "string" ? Buffer.from(one.replaceAll("\0", "")).toString() : one,
  );
  return text === undefined ? value : (JSON.parse(text) as Value);
}
