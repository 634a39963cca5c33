import { expect, it } from "vitest";
import { labelSides } from "../../../src/summary/chart/trend.js";

const sidesOf = (...lines: (number | null)[][]) =>
  labelSides(
    lines.map((values) => ({ values })),
    null,
  );

it.each([
  ["the upper line above, the lower below", [60, 47.9], [20, 49.6], ["top", "bottom"], ["bottom", "top"]],
  ["the first above where both are equal", [50], [50], ["top"], ["bottom"]],
  ["a point alone above", [50, null], [null, 20], ["top", "top"], ["top", "top"]],
])("puts the number of %s", (_, first, second, ofFirst, ofSecond) => {
  expect(sidesOf(first, second)).toEqual([ofFirst, ofSecond]);
});

it("puts the numbers of a line alone away from the target", () => {
  expect(labelSides([{ values: [50, 70, null] }], { value: 60 })).toEqual([["bottom", "top", "top"]]);
});
