import fc from "fast-check";
import { expect, test } from "vitest";
import { storable } from "../../src/database/storable.js";

test("takes out what PostgreSQL refuses, of names as of values", () => {
  expect(
    storable({ "a\0b": ["x\0y\ud800z", 1, null, true, Number.POSITIVE_INFINITY, undefined], gone: undefined }),
  ).toEqual({
    ab: ["xy\ufffdz", 1, null, true, null, null],
  });
  expect(storable(JSON.parse('{"a": {"__proto__": null, "b": 1}}'))).toEqual({ a: { b: 1 } });
  expect(storable(new Date(0))).toBe("1970-01-01T00:00:00.000Z");
  expect(storable(undefined)).toBeUndefined();
});

test("ends in what nests without end", () => {
  const deep = JSON.parse(`${"[".repeat(200_000)}${"]".repeat(200_000)}`);
  expect(JSON.stringify(storable(deep))).toBe(`${"[".repeat(100)}null${"]".repeat(100)}`);
});

test("leaves every other JSON as it is", () => {
  const json = fc.jsonValue({ noUnicodeString: false, maxDepth: 3 });
  fc.assert(
    fc.property(json, (value) => {
      const text = JSON.stringify(value);
      fc.pre(!/\\u0000|\\ud[89a-f]|__proto__/i.test(text));
      expect(JSON.stringify(storable(value))).toBe(text);
    }),
  );
});
