import { describe, expect, it } from "vitest";
import { correctedValue, deniesAhead } from "../../src/reporting/corrected-value.js";

describe("what is so, where words deny or correct what was said before", () => {
  it.each([
    ["không, 70%", "70%"],
    ["Ko, 70%", "70%"],
    ["dạ không ạ, đang làm 70%", "đang làm 70%"],
    ["sai rồi, đang làm 55%", "đang làm 55%"],
    ["em ghi nhầm, 60%", "60%"],
    ["khong phai, xong roi", "xong roi"],
    ["không phải, 13/BC-UBND", "13/BC-UBND"],
    ["không phải 45%, 70% mới đúng", "70%"],
    ["không phải, số 13/BC-UBND ngày 19/4", "số 13/BC-UBND ngày 19/4"],
    ["đổi thành 14/BC-UBND ngày 19/4", "14/BC-UBND ngày 19/4"],
    ["sửa lại thành 65%", "65%"],
    ["nhầm, sửa thành 65%", "65%"],
    ["nhầm rồi phải là 36/40", "36/40"],
    ["à nhầm, đúng ra là 36/40", "36/40"],
    ["đúng là 35/40", "35/40"],
    ["36/40 mới đúng ạ", "36/40"],
    ["36/40, là đúng", "36/40"],
    ["38/40 mới là đúng", "38/40"],
    ["không phải, là 37/40", "37/40"],
    ["không\n60%\nsố 15/KH-STP ngày 21/2", "60%, số 15/KH-STP ngày 21/2"],
    ["sai rồi.\n82%", "82%"],
  ])("%s", (text, value) => {
    expect(correctedValue(text)).toBe(value);
  });

  it.each([
    "không",
    "không phải",
    "không phải là xong",
    "chưa phải là xong",
    "nhầm là xong",
    "không đúng là 70%",
    "ghi sai: 70%",
    "không phải là 37/40",
    "chưa đúng: 35/40",
    "nhầm là 36/40",
    "em ghi nhầm là 30/40",
    "không phải: xong",
    "sai rồi",
    "70%",
    "dạ, 70%",
    "không phải 36/40",
    "không phát sinh",
    "không, thiếu người",
    "sửa 5 thủ tục",
    "đổi mới 3 quy trình",
    "sai 3 hồ sơ, đang làm 70%",
    "không đang làm",
    "đang làm 70%",
    "đã sửa thành 5 mục",
    "họp lại mới đúng",
    "không\nthiếu người",
    "60%\n70%",
  ])("none in: %s", (text) => {
    expect(correctedValue(text)).toBeNull();
  });
});

it("begins as it does, however much is written behind it", () => {
  const began = performance.now();
  expect(deniesAhead(`không, thiếu người${" ".repeat(100_000)}x`)).toBe(true);
  expect(deniesAhead(`không phải${" ".repeat(100_000)}`)).toBe(false);
  expect(correctedValue(`không${" ,".repeat(90)}`)).toBeNull();
  expect(performance.now() - began).toBeLessThan(1_000);
});
