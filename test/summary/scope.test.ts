import { expect, test } from "vitest";
import { toCatalogue } from "../../src/plan/catalogue.js";
import { readPlan } from "../../src/plan/read-plan.js";
import { formatQuery, parseQuery, query } from "../../src/summary/query.js";
import { groupWithin, isKnown, membersOf, officeGroups, provinceOfficeOf, titleOf } from "../../src/summary/scope.js";
import type { Catalogue } from "../../src/text/catalogue.js";
import { translator } from "../../src/text/language.js";
import { testCatalogue } from "../support/catalogue.js";
import { secondPlanFolder } from "../support/second-plan.js";

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

test("the office that speaks for the whole province is found in any province's plan", async () => {
  const second = await readPlan(secondPlanFolder);
  if (!second.ok) throw new Error("unreadable");
  for (const one of [catalogue, toCatalogue(second.value)]) expect(provinceOfficeOf(one)).toBe("VPUBND");
});

test.each([
  ["Văn phòng Ủy ban nhân dân thành phố", "so-ban-nganh", "A"],
  ["Văn phòng Đoàn ĐBQH, HĐND và UBND tỉnh", "so-ban-nganh", "A"],
  ["UBND tỉnh An Bình", "tinh", "A"],
  ["Văn phòng Đoàn ĐBQH và HĐND tỉnh", "so-ban-nganh", null],
  ["Văn phòng HĐND và UBND huyện", "huyen", null],
  ["Sở Nội vụ", "so-ban-nganh", null],
])("%s (%s): %s", async (name, level, code) => {
  const agencies = [{ code: "A", name, level }] as unknown as Catalogue["agencies"];
  expect(provinceOfficeOf({ ...catalogue, agencies })).toBe(code);
});

test("the members of a group that lie in one unit are a group too, also in a button", () => {
  const code = groupWithin("@cap-xa", "H672");
  expect(membersOf(code, catalogue)).toHaveLength(16);
  expect(membersOf(groupWithin("@cap-huyen", "H672"), catalogue)).toEqual([]);
  const asked = query({ whose: { of: "group", code }, period: "2024-Q1" });
  expect(parseQuery(formatQuery(asked))).toEqual(asked);
  expect(isKnown(asked, catalogue)).toBe(true);
  expect(isKnown(query({ whose: { of: "group", code: "@cap-xa/X" }, period: "2024-Q1" }), catalogue)).toBe(false);
});
