import { expect, it } from "vitest";
import { readNumberedLines } from "../../src/reporting/numbered-lines.js";

it.each([
  ["bỏ dòng 3", [3]],
  ["bo dong 2 va 3", [2, 3]],
  ["dạ xóa giúp em dòng 1 ạ", [1]],
  ["dòng 3 thì bỏ đi", [3]],
  ["không gửi dòng 2, 4", [2, 4]],
  ["bỏ mục 2 nhé", [2]],
] as const)("%j drops %j", (typed, numbers) => {
  expect(readNumberedLines(typed)).toEqual({ does: "drop", numbers });
});

it.each([
  ["dong 2 sai, 850/1000", 2, "850/1000"],
  ["dòng 2 là 850/1000", 2, "850/1000"],
  ["sửa dòng 1 thành đang thực hiện 60%", 1, "đang thực hiện 60%"],
  ["dòng 1: 12/KH-UBND 21/2", 1, "12/KH-UBND 21/2"],
] as const)("%j changes line %i to %j", (typed, number, text) => {
  expect(readNumberedLines(typed)).toEqual({ does: "change", number, text });
});

it.each([
  "mục 2 xong",
  "dòng tiền 850/1000",
  "V.1 xong",
  "bỏ",
  "bỏ qua",
  "dòng 2",
  "dòng 2.1 xong",
  "bỏ dòng 3\nV.1 xong",
])("%j says nothing of numbered lines", (typed) => expect(readNumberedLines(typed)).toBeNull());
