import { expect, it } from "vitest";
import { asksForOwnWorkbook } from "../../src/text/asks-own-workbook.js";

it.each([
  "/baocao excel",
  "baocao excel",
  "bao cao bang excel",
  "Gửi em file excel báo cáo",
  "gửi em file excel báo cáo ạ",
  "cho em xin tệp báo cáo với",
  "em muốn báo cáo qua excel",
  "lấy biểu mẫu báo cáo ở đâu?",
  "gui file excel cho toi",
  "xin biểu mẫu ạ",
])("%j asks for it", (text) => expect(asksForOwnWorkbook(text)).toBe(true));

it.each([
  "/baocao",
  "báo cáo",
  "excel",
  "xuat excel quy I",
  "gửi file excel báo cáo quý II",
  "đã gửi file excel",
  "gửi file cho tôi",
  "V.1 hoàn thành, đã gửi file excel báo cáo",
  "đã gửi file báo cáo cho sở",
  "báo cáo V.1 xong\nfile excel",
])("%j says something else", (text) => expect(asksForOwnWorkbook(text)).toBe(false));
