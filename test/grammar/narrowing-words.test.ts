import { expect, it } from "vitest";
import { partAsked } from "../../src/grammar/part-asked.js";
import { unreadWords } from "../../src/grammar/unread-words.js";
import { bundledCatalogue } from "../../src/plan/catalogue.js";
import { translator } from "../../src/text/language.js";

const catalogue = await bundledCatalogue();
const office = { catalogue, agency: "office", today: "2024-07-18", t: translator("vi") };

it.each([
  ["thị trấn nào chưa báo cáo V.1", null],
  ["V.1 phường nào chưa nộp", null],
  ["phuong nao o Da Lat chua bao cao V.1", null],
  ["thành phố nào chưa báo cáo V.1", null],
  ["phường, thị trấn nào chưa báo cáo V.1", "thị trấn"],
  ["sở nào nhiều việc quá hạn nhất", "nhiều việc quá hạn nhất"],
  ["đơn vị nào chưa báo cáo gì cả", "gì cả"],
  ["đơn vị nào được gia hạn V.1", "được gia hạn"],
  ["xã, phường, thị trấn nào chưa báo cáo V.1", null],
  ["xã nào chưa báo cáo V.1", null],
  ["thành phố Bảo Lộc còn việc nào quá hạn", null],
  ["phường 1 Đà Lạt chưa báo cáo gì", null],
])("of %j %j is named", (message, words) => {
  expect(unreadWords(message, office)).toBe(words);
});

it.each([
  ["đơn vị nào chưa báo cáo VII.4 kết nối", "VII.4/ket-noi"],
  ["vii4 ket noi don vi nao chua xong", "VII.4/ket-noi"],
  ["đơn vị nào chưa báo cáo VII.4", null],
])("%j is about %j", (message, part) => {
  expect(partAsked(message, "VII.4", office)).toBe(part);
});
