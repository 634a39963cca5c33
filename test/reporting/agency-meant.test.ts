import { expect, it } from "vitest";
import { agencyMeant } from "../../src/reporting/agency-meant.js";
import { testCatalogue } from "../support/catalogue.js";

const catalogue = await testCatalogue();
const all = catalogue.agencies.filter(({ code }) => ["STP", "H679", "PTP679"].includes(code));

it.each([
  ["stp", "STP"],
  ["sở tư pháp", "STP"],
  ["cho So tu phap a", "STP"],
  ["Phòng Tư pháp huyện Di Linh", "PTP679"],
  ["UBND huyện Di Linh", "H679"],
  ["di linh", "H679"],
  ["huyện di linh nhé", "H679"],
  ["Sở Y tế", undefined],
  ["stp v1 xong", undefined],
  ["ok", undefined],
  ["b3 12/20", undefined],
])("%s means %s", (typed, code) => expect(agencyMeant(typed, all, catalogue)?.code).toBe(code));

it("takes a part of the only name that has it", () => {
  const two = all.filter(({ code }) => code !== "H679");
  expect(agencyMeant("di linh", two, catalogue)?.code).toBe("PTP679");
});
