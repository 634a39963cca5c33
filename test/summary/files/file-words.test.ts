import { expect, it } from "vitest";
import { readFileWords } from "../../../src/summary/files/file-words.js";

it.each([
  ["excel quý II cấp xã", "workbook", "quý II cấp xã"],
  ["xuat file excel quy I", "workbook", "xuat quy I"],
  ["word quý I", "document", "quý I"],
  ["gửi file word quý I cho anh", "document", "gửi quý I cho anh"],
  ["anh b3", "picture", "b3"],
  ["xuat anh b3", "picture", "xuat b3"],
  ["anh ơi xuất excel", "workbook", "anh ơi xuất"],
  ["biểu đồ tiến độ", "picture", ""],
  ["bieu do xu huong b3", "trend", "b3"],
  ["biểu đồ xếp hạng b3 quý I", "ranking", "b3 quý I"],
  ["quý I", null, "quý I"],
  ["", null, ""],
])("%j is %s of %j", (typed, form, words) => {
  expect(readFileWords(typed)).toMatchObject({ form, words });
});

it.each([
  ["xuất file excel danh sách chưa báo cáo quý III", "silent"],
  ["xuat excel cac don vi chua nop", "silent"],
  ["excel đơn vị quá hạn", "overdue"],
  ["xuat ds tre han quy 2", "overdue"],
  ["xuất excel quý II", null],
])("%j is for the list of %s", (typed, list) => {
  expect(readFileWords(typed).list).toBe(list);
});
