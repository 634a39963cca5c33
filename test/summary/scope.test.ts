import { expect, test } from "vitest";
import { toCatalogue } from "../../src/plan/catalogue.js";
import { readPlan } from "../../src/plan/read-plan.js";
import { provinceOfficeOf } from "../../src/summary/scope.js";
import type { Catalogue } from "../../src/text/catalogue.js";
import { testCatalogue } from "../support/catalogue.js";
import { secondPlanFolder } from "../support/second-plan.js";

test("the office that speaks for the whole province is found in any province's plan", async () => {
  const second = await readPlan(secondPlanFolder);
  if (!second.ok) throw new Error("unreadable");
  for (const catalogue of [await testCatalogue(), toCatalogue(second.value)])
    expect(provinceOfficeOf(catalogue)).toBe("VPUBND");
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
  expect(provinceOfficeOf({ ...(await testCatalogue()), agencies })).toBe(code);
});
