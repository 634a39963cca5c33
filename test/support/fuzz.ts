import fc from "fast-check";

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** What a field may become: of another type, out of every range, unstorable, without end. */
const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    ...[null, true, false, 0, -1, 1.5, -0.1, 1e21, 1e308, 2 ** 31, 2 ** 53, -(2 ** 53), 2 ** 63, 2 ** 70],
    ...["", " ", "\0", "x\0\ud800y", "5000001", "/start", "constructor", "x".repeat(5_000), "́".repeat(300)],
    ...[[], {}, [null], [[]], [{}], { id: 1.5 }, { id: 2 ** 63, type: "private" }, { length: -1 }],
  ),
  fc.integer({ min: 1, max: 2_000 }).map(nested),
  fc.jsonValue({ noUnicodeString: false, maxDepth: 3 }),
);

/** Lists in one another. */
function nested(depth: number): unknown {
  let value: unknown = [];
  for (let at = 0; at < depth; at += 1) value = [value];
  return value;
}

/**
 * One of the bodies with up to three fields, however deep they lie, changed, taken away or added; sometimes not changed
 * at all, sometimes something else altogether.
 */
export function mutated(bodies: readonly object[]): fc.Arbitrary<unknown> {
  const change = fc.record({
    at: fc.nat(),
    how: fc.constantFrom("change", "change", "change", "take", "add"),
    name: fc.constantFrom("id", "text", "chat", "__proto__", "constructor", "x\0y", "entities", "reply_to_message"),
    value: odd,
  });
  const changed = fc.tuple(fc.constantFrom(...bodies), fc.array(change, { maxLength: 3 })).map(([body, changes]) => {
    const copy = structuredClone(body) as Json;
    for (const { at, how, name, value } of changes) {
      const places = placesIn(copy);
      const place = places[at % places.length] ?? { holder: copy as unknown as Record<string, unknown>, name };
      if (how === "change") put(place.holder, place.name, value);
      else if (how === "take") delete place.holder[place.name];
      else put(place.holder, name, value);
    }
    return copy as unknown;
  });
  return fc.oneof({ weight: 12, arbitrary: changed }, { weight: 1, arbitrary: odd });
}

interface Place {
  readonly holder: Record<string, unknown>;
  readonly name: string;
}

function placesIn(value: unknown, depth = 0): Place[] {
  if (typeof value !== "object" || value === null || depth > 12) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((name) => [{ holder, name }, ...placesIn(holder[name], depth + 1)]);
}

/** Also `__proto__` is a field like any other, as in JSON. */
function put(holder: object, name: string, value: unknown): void {
  Object.defineProperty(holder, name, { value, configurable: true, enumerable: true, writable: true });
}
