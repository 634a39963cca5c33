import { expect, it } from "vitest";
import { linesOfAgencies } from "../../src/reporting/lines-of-agencies.js";
import { testCatalogue } from "../support/catalogue.js";

const catalogue = await testCatalogue();

const cases: readonly (readonly [typed: string, parts: readonly (readonly [string | null, string])[]])[] = [
  [
    "di linh vii8 60%; stp vii6 30%",
    [
      ["H679", "di linh vii8 60%"],
      ["STP", "stp vii6 30%"],
    ],
  ],
  [
    "v1 xong va UBND huyện Di Linh b3 5/6",
    [
      [null, "v1 xong"],
      ["H679", "UBND huyện Di Linh b3 5/6"],
    ],
  ],
  [
    "Sở Tư pháp:\nV.1 xong\nDi Linh: V.1 xong\nSTP b3 5/6",
    [
      ["STP", "Sở Tư pháp:\nV.1 xong\nSTP b3 5/6"],
      ["H679", "Di Linh: V.1 xong"],
    ],
  ],
  ["v1 xong, Sở Y tế đã góp ý", [[null, "v1 xong, Sở Y tế đã góp ý"]]],
  ["stp v1 xong; v4 40%", [["STP", "stp v1 xong; v4 40%"]]],
];

it.each(cases)("takes %j apart where another of the person's agencies is named", (typed, parts) => {
  const found = linesOfAgencies(typed, ["STP", "H679"], catalogue);
  expect(found.map(({ agency, text }) => [agency, text])).toEqual(parts);
});
