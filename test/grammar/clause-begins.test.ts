import fc from "fast-check";
import { expect, it } from "vitest";
import { clauseBegins } from "../../src/grammar/clause-begins.js";
import { lineOf } from "../../src/text/line.js";

it("a clause begins behind the last border that stands between two places", () => {
  const border = /[,;]|\s(?:nhung)(?=\s)/g;
  const begin = clauseBegins(border);
  const text = fc
    .array(fc.constantFrom("xong", "chưa", ",", ";", " ", " nhưng ", "V.1"), { maxLength: 12 })
    .map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(text, fc.nat(40), fc.nat(40), (typed, one, other) => {
      const line = lineOf(typed);
      const [from, at] = [Math.min(one, other), Math.max(one, other)];
      const between = [...line.folded.matchAll(border)].filter(
        ({ index, 0: found }) => index >= from && index + found.length <= at,
      );
      const last = between.at(-1);
      expect(begin(line, at, from)).toBe(last ? last.index + last[0].length : from);
    }),
  );
});
