import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { definitionNow } from "../../src/reporting/definition.js";
import { combineFigures, countFigures, figureFor, figurePeriodsOf } from "../../src/summary/combine-figures.js";
import type { LatestFigure } from "../../src/summary/queries.js";
import { figureRows } from "../../src/summary/rows/figure-rows.js";
import type { CatalogueIndicator } from "../../src/text/catalogue.js";

const indicator: CatalogueIndicator = {
  code: "CT-b3",
  name: "",
  shortName: "",
  otherNames: [],
  unit: "%",
  direction: "at-least",
  addsUp: "flow",
  target: 60,
  numerator: "",
  denominator: "",
  wholeUnits: false,
  agencies: ["A", "B", "C"],
};

const figure = (agency: string, period: string, numerator: number | null, denominator: number | null, value?: number) =>
  ({
    indicator: "CT-b3",
    agency,
    period,
    numerator,
    denominator,
    value: value ?? (denominator ? (numerator! / denominator) * 100 : null),
  }) satisfies LatestFigure;

describe("figures of a quarter", () => {
  it("are weighted: numerators over denominators, not the mean of percentages", () => {
    const state = combineFigures(
      indicator,
      "2024-Q1",
      [figure("A", "2024-Q1", 90, 100), figure("B", "2024-Q1", 100, 900)],
      null,
    );
    expect(state).toMatchObject({ numerator: 190, denominator: 1000, value: 19, missing: ["C"] });
  });

  it("are the quarter's own, else its months together, and say over which", () => {
    const months = [figure("A", "2024-01", 1, 10), figure("A", "2024-02", 5, 10), figure("B", "2024-03", 7, 10)];
    const state = combineFigures(indicator, "2024-Q1", [...months, figure("B", "2024-Q1", 20, 40)], null);
    expect(state.values.map((v) => [v.agency, v.numerator, v.denominator])).toEqual([
      ["A", 6, 20],
      ["B", 20, 40],
    ]);
    expect(state).toMatchObject({ numerator: 26, denominator: 60, value: 43.33 });
    expect(state.values.map(({ over }) => over)).toEqual([
      {
        given: [
          { period: "2024-01", over: null },
          { period: "2024-02", over: null },
        ],
        missing: ["2024-03"],
        alone: [],
      },
      null,
    ]);
  });

  it("are held against what they had to reach under a definition that is not in use any more, in files too", () => {
    const then = { ...definitionNow({ ...indicator, denominator: "Hồ sơ", target: 50 }, 2024), until: "2024-03-12" };
    const earlier = (agency: string, reachedFor: number) => ({
      ...figure(agency, "2024-Q1", 55, 100),
      ...{ earlier: then, reachedFor },
    });
    const given = [earlier("A", 50), earlier("B", 58)];
    const state = combineFigures(indicator, "2024-Q1", given, null);
    expect(state).toMatchObject({ value: 55, earlier: then, indicator: { denominator: "Hồ sơ", target: 50 } });
    const agencies = indicator.agencies.map((code) => ({ code }));
    const rows = figureRows([state], new Map([["CT-b3|A", 88.5]]), [], { period: "2024-Q1", agencies });
    expect(rows.map(({ agency, target, reach }) => [agency, target, reach])).toEqual([
      ["A", 50, "reached"],
      ["B", 58, "short"],
      ["C", 50, "missing"],
    ]);
    const mixed = combineFigures(indicator, "2024-Q1", [...given, figure("C", "2024-Q1", 1, 10)], null);
    expect(mixed).toMatchObject({ earlier: then, indicator: { target: 60 } });
    expect(mixed.values.map(({ target }) => target)).toEqual([50, 58, undefined]);
  });

  it("count nothing that arose as given, with no percentage", () => {
    const state = combineFigures(indicator, "2024-Q1", [figure("A", "2024-Q1", 0, 0)], null);
    expect(state).toMatchObject({ value: null, missing: ["B", "C"] });
    expect(state.values.length).toBe(1);
  });

  it("fall back to the mean where nobody gave counts", () => {
    const state = combineFigures(
      indicator,
      "2024-Q1",
      [figure("A", "2024-Q1", null, null, 85.5), figure("B", "2024-Q1", null, null, 50)],
      null,
    );
    expect(state).toMatchObject({ value: 67.75, numerator: null, alone: [{ agency: "A" }, { agency: "B" }] });
  });

  it("are those of the agencies asked about, and only of who is asked for them", () => {
    const figures = [figure("A", "2024-Q1", 1, 2), figure("X", "2024-Q1", 1, 2)];
    expect(combineFigures(indicator, "2024-Q1", figures, ["A", "X"]).values.map((v) => v.agency)).toEqual(["A"]);
    expect(combineFigures(indicator, "2024-Q1", figures, ["B"]).missing).toEqual(["B"]);
  });

  it("of other indicators do not count", () => {
    const other = { ...figure("A", "2024-Q1", 1, 2), indicator: "CT-b1" };
    expect(combineFigures(indicator, "2024-Q1", [other], null).values).toEqual([]);
  });
});

describe("figures of longer and shorter periods", () => {
  it("of six months are both quarters together, unless six months were given", () => {
    const quarters = [figure("A", "2024-Q1", 10, 100), figure("A", "2024-Q2", 30, 100)];
    expect(combineFigures(indicator, "2024-6M", quarters, null).value).toBe(20);
    const given = [...quarters, figure("A", "2024-6M", 50, 100)];
    expect(combineFigures(indicator, "2024-6M", given, null).value).toBe(50);
  });

  it("of a month are that month's alone", () => {
    const figures = [figure("A", "2024-02", 1, 2), figure("B", "2024-Q1", 1, 2)];
    expect(combineFigures(indicator, "2024-02", figures, null).missing).toEqual(["B", "C"]);
  });

  it("are looked for in the period, its quarters and their months", () => {
    expect(figurePeriodsOf("2024-Q2")).toEqual(["2024-Q2", "2024-04", "2024-05", "2024-06"]);
    expect(figurePeriodsOf("2024-02")).toEqual(["2024-02"]);
    expect(figurePeriodsOf("2024-6M").length).toBe(1 + 2 + 6);
    expect(figurePeriodsOf("2024").length).toBe(1 + 4 + 12);
  });
});

const one = (of: typeof indicator, period: string, ...figures: LatestFigure[]) =>
  figureFor(period, new Map(figures.map((given) => [given.period, given])), of);

describe("what is given for shorter periods", () => {
  it("of a stock counts once: the latest, with what is missing after it", () => {
    const stock = { ...indicator, addsUp: "stock" as const };
    const months = [figure("A", "2024-01", 90, 100), figure("A", "2024-02", 95, 100)];
    expect(one(stock, "2024-Q1", ...months)).toMatchObject({
      numerator: 95,
      denominator: 100,
      over: { given: [{ period: "2024-02" }], missing: ["2024-03"] },
    });
    expect(one(stock, "2024", ...months, figure("A", "2024-Q3", 80, 100))).toMatchObject({
      value: 80,
      over: { given: [{ period: "2024-Q3", over: null }], missing: ["2024-Q4"] },
    });
  });

  it("of what is done or not is the latest", () => {
    const yesNo = { ...indicator, addsUp: "yes-no" as const, wholeUnits: true };
    const given = [figure("A", "2024-Q1", 0, 1), figure("A", "2024-Q2", 1, 1)];
    expect(one(yesNo, "2024-6M", ...given)).toMatchObject({ numerator: 1, denominator: 1, value: 100 });
  });

  it("goes over quarters for longer periods, each by its own figure or its months", () => {
    const given = [
      figure("A", "2024-Q1", 10, 100),
      figure("A", "2024-01", 99, 100),
      figure("A", "2024-04", 5, 10),
      figure("A", "2024-06", 1, 10),
    ];
    expect(one(indicator, "2024", ...given)).toMatchObject({
      numerator: 16,
      denominator: 120,
      over: {
        given: [
          { period: "2024-Q1", over: null },
          { period: "2024-Q2", over: { missing: ["2024-05"] } },
        ],
        missing: ["2024-Q3", "2024-Q4"],
      },
    });
  });

  it("keeps a percentage that was given alone apart from counts", () => {
    const given = [figure("A", "2024-01", 90, 100), figure("A", "2024-02", null, null, 20)];
    expect(one(indicator, "2024-Q1", ...given)).toMatchObject({
      value: 90,
      over: { alone: ["2024-02"], missing: ["2024-03"] },
    });
  });

  it("of a count is added, of days by files divided", () => {
    const count = { ...indicator, unit: "lượt", denominator: "" };
    const times = [figure("A", "2024-01", null, null, 200), figure("A", "2024-02", null, null, 40)];
    expect(one(count, "2024-Q1", ...times)).toMatchObject({ value: 240, over: { alone: [] } });
    const days = { ...indicator, unit: "ngày", denominator: "files" };
    const given = [figure("A", "2024-01", 30, 10, 3), figure("A", "2024-02", 10, 10, 1)];
    expect(one(days, "2024-Q1", ...given)).toMatchObject({ numerator: 40, denominator: 20, value: 2 });
  });
});

describe("figures over agencies", () => {
  it("leave percentages that were given alone out of the sum, and tell them", () => {
    const figures = [figure("A", "2024-Q1", 10, 100), figure("B", "2024-Q1", null, null, 90)];
    const state = combineFigures(indicator, "2024-Q1", figures, null);
    expect(state).toMatchObject({ numerator: 10, denominator: 100, value: 10, alone: [{ agency: "B", value: 90 }] });
  });

  it("are not added to the office's own for the whole province", () => {
    const figures = [figure("A", "2024-Q1", 10, 100), figure("B", "2024-Q1", 60, 100)];
    const state = combineFigures(indicator, "2024-Q1", figures, null, "B");
    expect(state).toMatchObject({ value: 10, province: { agency: "B", value: 60 }, missing: ["C"] });
    expect(countFigures(state)).toEqual({ given: 2, asked: 3 });
    expect(combineFigures(indicator, "2024-Q1", figures, ["B"], "B")).toMatchObject({ value: 60, province: null });
  });
});

describe("a flow, whatever was given", () => {
  const months = figurePeriodsOf("2024").filter((period) => /-\d\d$/.test(period));
  const pair = fc.tuple(fc.nat(1000), fc.nat(1000)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
  const some = fc.dictionary(fc.constantFrom(...months), pair);

  it("is of a year what its quarters and all months make, each counted once", () => {
    fc.assert(
      fc.property(fc.tuple(some, some, some), (agencies) => {
        const figures = agencies.flatMap((given, index) =>
          Object.entries(given).map(([period, [n, d]]) => figure(["A", "B", "C"][index]!, period, n, d)),
        );
        const state = combineFigures(indicator, "2024", figures, null);
        const quarters = ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"].map((quarter) =>
          combineFigures(indicator, quarter, figures, null),
        );
        const sum = (numbers: readonly (number | null)[]) => numbers.reduce<number>((a, b) => a + (b ?? 0), 0);
        expect(state.numerator ?? 0).toBe(sum(figures.map(({ numerator }) => numerator)));
        expect(state.denominator ?? 0).toBe(sum(quarters.map(({ denominator }) => denominator)));
        for (const { over } of state.values) {
          const told = over!.given.flatMap(({ period, over: within }) => [
            ...(within ? [...within.given.map((part) => part.period), ...within.missing] : [period]),
          ]);
          expect(new Set(told).size).toBe(told.length);
          expect(over!.given.length + over!.missing.length).toBe(4);
        }
        const reversed = combineFigures(indicator, "2024", [...figures].reverse(), null);
        expect(reversed).toEqual(state);
      }),
    );
  });

  it("is the figure of the period itself, where there is one", () => {
    fc.assert(
      fc.property(some, pair, fc.constantFrom("2024-Q2", "2024-6M", "2024"), (given, [n, d], period) => {
        const parts = Object.entries(given).map(([month, [a, b]]) => figure("A", month, a, b));
        expect(one(indicator, period, ...parts, figure("A", period, n, d))).toMatchObject({
          numerator: n,
          denominator: d,
          over: null,
        });
      }),
    );
  });
});
