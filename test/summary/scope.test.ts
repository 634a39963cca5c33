import { expect, test } from "vitest";
import { officeGroups, titleOf } from "../../src/summary/scope.js";
import { translator } from "../../src/text/language.js";
import { testCatalogue } from "../support/catalogue.js";

const catalogue = await testCatalogue();

test("a group is called by the plan's word; in English with what its members are", () => {
  const titles = (language: "vi" | "en") =>
    officeGroups(catalogue).map((group) => titleOf(group, catalogue, translator(language)));
  expect(titles("vi")).toEqual(["Sở, ban, ngành", "UBND cấp huyện", "UBND cấp xã"]);
  expect(titles("en")).toEqual([
    "Departments · Sở, ban, ngành",
    "Districts · UBND cấp huyện",
    "Communes · UBND cấp xã",
  ]);
});

test("of members of several levels only the plan's word tells", () => {
  const mixed = { code: "@mixed", name: "Các đơn vị thí điểm", otherNames: [] };
  const groups = { ...catalogue.groups, "@mixed": ["STP", "H679"] };
  expect(titleOf(mixed, { ...catalogue, groups }, translator("en"))).toBe("Đơn vị thí điểm");
});
