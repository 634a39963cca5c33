import { describe, expect, test } from "vitest";
import { valueOfAll } from "../../src/reporting/predecessor-figures.js";
import { oneAnAgency, withFormer } from "../../src/summary/predecessors.js";
import { testCatalogue } from "../support/catalogue.js";

const catalogue = await testCatalogue();
const flow = catalogue.indicators.find(({ addsUp }) => addsUp === "flow")!;
const nothing = { numerator: null, denominator: null, percent: null, value: null };

describe("what several agencies gave that became one", () => {
  test.each([
    ["one alone", [{ ...nothing, percent: 80 }], {}, { percent: 80 }],
    [
      "numerators over denominators",
      [
        { ...nothing, numerator: 30, denominator: 60, percent: 50 },
        { ...nothing, numerator: 10, denominator: 40, percent: 25 },
      ],
      {},
      { numerator: 40, denominator: 100, percent: 40 },
    ],
    [
      "done where all have done it",
      [
        { ...nothing, numerator: 1, denominator: 1, percent: 100 },
        { ...nothing, numerator: 0, denominator: 1, percent: 0 },
      ],
      { addsUp: "yes-no" as const },
      { numerator: 0, denominator: 1, percent: 0 },
    ],
    [
      "counts added up",
      [
        { ...nothing, value: 12 },
        { ...nothing, value: 30 },
      ],
      { denominator: "" },
      { value: 42, percent: null },
    ],
    [
      "the mean of what cannot be added",
      [
        { ...nothing, percent: 80 },
        { ...nothing, percent: 91 },
      ],
      {},
      { percent: 85.5 },
    ],
  ])("%s", (_, given, of, expected) => {
    expect(valueOfAll(given, { addsUp: "flow", denominator: "hồ sơ", ...of })).toMatchObject(expected);
  });

  const figure = (numerator: number, own: boolean) => ({
    ...{
      indicator: flow.code,
      agency: "H682B",
      period: "2024-Q3",
      own,
      formerAgency: own ? null : `Huyện ${numerator}`,
    },
    ...{ numerator, denominator: 100, value: numerator },
  });

  test("an own figure wins over what predecessors gave", () => {
    expect(oneAnAgency([figure(10, false), figure(70, true), figure(20, false)], catalogue)).toMatchObject([
      { numerator: 70, value: 70 },
    ]);
    expect(oneAnAgency([figure(10, false), figure(70, true)], catalogue)[0]!.formers).toBeUndefined();
    expect(oneAnAgency([figure(10, false), figure(20, false)], catalogue)).toMatchObject([
      { numerator: 30, denominator: 200, value: 15, formers: ["Huyện 10", "Huyện 20"] },
    ]);
    expect(oneAnAgency([figure(10, false)], catalogue)).toMatchObject([{ numerator: 10, formers: ["Huyện 10"] }]);
  });

  test("who is no more counts where a figure was given, and is not missing where none was", () => {
    const ended = { ...catalogue.agencies.find(({ level }) => level === "huyen")!, code: "H1", ended: true };
    const agencies = [...catalogue.agencies, ended];
    const gave = [{ indicator: flow.code, agency: "H1" }];
    expect(withFormer(flow, gave, { agencies }).agencies).toEqual([...flow.agencies, "H1"]);
    expect(withFormer(flow, [], { agencies })).toBe(flow);
  });
});
