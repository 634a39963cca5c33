import { describe, expect, it } from "vitest";
import { readMost, withoutMost } from "../../src/text/asks-most.js";

describe("who has the most", () => {
  it.each<[string, number]>([
    ["5 đơn vị quá hạn nhiều nhất", 5],
    ["3 xã trễ nhiều nhất", 3],
    ["đơn vị nào quá hạn nhiều nhất", 5],
    ["sở nào nhiều việc quá hạn nhất", 5],
    ["xếp theo số việc quá hạn", 5],
    ["top 10 chưa báo cáo", 10],
    ["don vi tre han, sap xep tu nhieu den it", 5],
  ])("%s: the first %i", (text, first) => {
    expect(readMost(text)).toBe(first);
  });

  it.each([
    "đơn vị nào quá hạn",
    "xếp hạng b3",
    "b3 thấp nhất",
    "5 đơn vị quá hạn",
    "quá hạn lâu nhất",
    "xếp theo tên",
  ])("%s asks for no such order", (text) => {
    expect(readMost(text)).toBeNull();
  });

  it("leaves what else was not read", () => {
    expect(withoutMost("5 đơn vị, nhiều nhất")).toBeNull();
    expect(withoutMost("nhiều nhất, Mars")).toBe("Mars");
  });
});
