import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isLessThanPart, judgeUnusual, type Reading } from "../../../src/reporting/guard/judge-unusual.js";

const rate = (percent: number): Reading => ({
  numerator: null,
  denominator: null,
  percent,
  value: null,
  sameLength: true,
});
const value = (of: number): Reading => ({
  numerator: null,
  denominator: null,
  percent: null,
  value: of,
  sameLength: true,
});
const pair = (numerator: number, denominator: number, sameLength = true): Reading => ({
  numerator,
  denominator,
  percent: denominator === 0 ? null : Math.round((numerator / denominator) * 10_000) / 100,
  value: null,
  sameLength,
});

describe("what is unusual against an agency's own history", () => {
  it.each([
    [
      "62,5 after 0,6: the unit of the one before",
      rate(62.5),
      [rate(0.6)],
      { kind: "times", times: 100, smaller: false },
    ],
    ["0,05 after 62,5", rate(0.05), [rate(62.5)], { kind: "times", times: 1000, smaller: true }],
    ["1.250 after 1,25 million", value(1_250), [value(1_250_000)], { kind: "times", times: 1000, smaller: true }],
    ["12 days after 3, 3, 2", value(30), [value(3), value(3), value(2)], { kind: "times", times: 10, smaller: false }],
    ["a third more points, of three periods", rate(91), [rate(60), rate(61), rate(62)], { kind: "points", points: 30 }],
    ["nothing, where there always was something", value(0), [value(4), value(5)], { kind: "zero" }],
    ["the same rate of a tenth", pair(125, 200), [pair(1_250, 2_000)], { kind: "times", of: "whole", times: 10 }],
  ])("%s", (_, now, history, expected) => {
    expect(judgeUnusual(now, history)).toMatchObject(expected);
  });

  it.each([
    ["the first figure", rate(0.05), []],
    ["nothing arose", pair(0, 0), [pair(1_250, 2_000)]],
    ["after nothing arose", pair(1_250, 2_000), [pair(0, 0)]],
    ["a third more points, after one period", rate(91), [rate(60)]],
    ["one slip among three periods decides nothing", rate(63), [rate(61), rate(0.6), rate(62)]],
    ["a series that jumps as far", value(50), [value(5), value(60), value(4)]],
    ["a rise that went on", rate(70), [rate(10), rate(30), rate(50)]],
    ["a month beside quarters", pair(420, 700), [pair(4_000, 7_000, false)]],
    ["two dossiers after one", pair(2, 2), [pair(1, 1)]],
  ])("not %s", (_, now, history) => {
    expect(judgeUnusual(now, history)).toBeNull();
  });

  const near = (middle: number, share: number) =>
    fc.double({ min: middle * (1 - share), max: middle * (1 + share), noNaN: true });
  const steady = fc
    .double({ min: 0.5, max: 1_000_000, noNaN: true })
    .chain((middle) => fc.tuple(near(middle, 0.3), fc.array(near(middle, 0.3), { minLength: 1, maxLength: 12 })));

  it("a steady series is never asked about", () => {
    fc.assert(
      fc.property(steady, ([now, history]) => {
        expect(judgeUnusual(value(now), history.map(value))).toBeNull();
      }),
    );
    const rates = fc.integer({ min: 10, max: 90 }).chain((middle) => {
      const one = fc.double({ min: middle - 5, max: middle + 5, noNaN: true });
      return fc.tuple(one, fc.array(one, { minLength: 1, maxLength: 12 }));
    });
    fc.assert(
      fc.property(rates, ([now, history]) => {
        expect(judgeUnusual(rate(now), history.map(rate))).toBeNull();
      }),
    );
    fc.assert(
      fc.property(steady, ([now, history]) => {
        const of = (denominator: number) => pair(Math.round(denominator * 100), Math.round(denominator * 100));
        expect(judgeUnusual(of(now), history.map(of))).toBeNull();
      }),
    );
  });

  it("a slip of the unit always is, unless the history itself jumps so", () => {
    const factor = fc.constantFrom(10, 100, 1_000, 0.1, 0.01, 0.001);
    fc.assert(
      fc.property(steady, factor, ([now, history], times) => {
        const spread = Math.max(...history, now) / Math.min(...history, now);
        expect(spread).toBeLessThan(10);
        expect(judgeUnusual(value(now * times), history.map(value))).toMatchObject({ kind: "times" });
      }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.001, max: 100, noNaN: true }), { minLength: 1, maxLength: 9 }),
        factor,
        (past, times) => {
          const sorted = [...past].sort((a, b) => a - b);
          const middle = (sorted[Math.floor((past.length - 1) / 2)]! + sorted[Math.floor(past.length / 2)]!) / 2;
          const jumps = Math.max(...past) / Math.min(...past) >= 9.99;
          const judged = judgeUnusual(value(middle * times), past.slice(-8).map(value));
          if (past.length <= 8 && !jumps) expect(judged).toMatchObject({ kind: "times" });
        },
      ),
    );
  });

  it("does not depend on the unit that a value is counted in", () => {
    fc.assert(
      fc.property(
        steady,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 1_000 }),
        ([, history], times, scale) => {
          const now = history[0]! * times;
          expect(
            judgeUnusual(
              value(now * scale),
              history.map((one) => value(one * scale)),
            ),
          ).toEqual(judgeUnusual(value(now), history.map(value)));
        },
      ),
    );
  });
});

it.each([
  ["both numbers", pair(1_031, 1_579), pair(4_888, 4_888), true],
  ["the whole alone", pair(4_000, 4_500), pair(3_883, 4_806), true],
  ["the part of it alone", pair(3_000, 6_000), pair(3_883, 4_806), true],
  ["as many", pair(3_883, 4_806), pair(3_883, 4_806), false],
  ["no numbers", rate(83.33), pair(3_883, 4_806), false],
])("a longer period with less than a quarter of it: %s", (_, now, part, is) => {
  expect(isLessThanPart(now, part)).toBe(is);
});
