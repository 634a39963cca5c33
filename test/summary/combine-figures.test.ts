import { describe, expect, it } from "vitest";
import { combineFigures, figurePeriodsOf } from "../../src/summary/combine-figures.js";
import type { LatestFigure } from "../../src/summary/queries.js";
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

const figure = (
  agency: string,
  period: string,
  numerator: number | null,
  denominator: number | null,
  percent?: number,
) =>
  ({
    indicator: "CT-b3",
    agency,
    period,
    numerator,
    denominator,
    percent: percent ?? (denominator ? (numerator! / denominator) * 100 : null),
  }) satisfies LatestFigure;

describe("figures of a quarter", () => {
  it("are weighted: numerators over denominators, not the mean of percentages", () => {
    const state = combineFigures(
      indicator,
      "2024-Q1",
      [figure("A", "2024-Q1", 90, 100), figure("B", "2024-Q1", 100, 900)],
      null,
    );
    expect(state).toMatchObject({ numerator: 190, denominator: 1000, percent: 19, missing: ["C"] });
  });

  it("are the quarter's own, else those of its latest month", () => {
    const months = [figure("A", "2024-01", 1, 10), figure("A", "2024-02", 5, 10), figure("B", "2024-03", 7, 10)];
    const state = combineFigures(indicator, "2024-Q1", [...months, figure("B", "2024-Q1", 20, 40)], null);
    expect(state.values.map((v) => [v.agency, v.numerator, v.denominator])).toEqual([
      ["A", 5, 10],
      ["B", 20, 40],
    ]);
  });

  it("count nothing that arose as given, with no percentage", () => {
    const state = combineFigures(indicator, "2024-Q1", [figure("A", "2024-Q1", 0, 0)], null);
    expect(state).toMatchObject({ percent: null, missing: ["B", "C"] });
    expect(state.values.length).toBe(1);
  });

  it("fall back to the mean where nobody gave counts", () => {
    const state = combineFigures(
      indicator,
      "2024-Q1",
      [figure("A", "2024-Q1", null, null, 85.5), figure("B", "2024-Q1", null, null, 50)],
      null,
    );
    expect(state.percent).toBe(67.75);
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
    expect(combineFigures(indicator, "2024-6M", quarters, null).percent).toBe(20);
    const given = [...quarters, figure("A", "2024-6M", 50, 100)];
    expect(combineFigures(indicator, "2024-6M", given, null).percent).toBe(50);
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
