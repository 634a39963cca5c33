import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "../../src/text/fold.js";
import { withNumbersTyped } from "../../src/text/spoken-numbers.js";

const UNITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

/** As it is said in school: 105 "một trăm linh năm", 21 "hai mươi mốt", 15 "mười lăm". */
function said(number: number): string {
  if (number >= 100) {
    const rest = number % 100;
    const hundreds = `${UNITS[Math.floor(number / 100)]} trăm`;
    return rest === 0 ? hundreds : `${hundreds} ${rest < 10 ? `linh ${UNITS[rest]}` : said(rest)}`;
  }
  if (number < 10) return UNITS[number]!;
  const [tens, unit] = [Math.floor(number / 10), number % 10];
  const begin = tens === 1 ? "mười" : `${UNITS[tens]} mươi`;
  if (unit === 0) return begin;
  const last = unit === 5 ? "lăm" : unit === 1 && tens > 1 ? "mốt" : unit === 4 && tens > 1 ? "tư" : UNITS[unit]!;
  return `${begin} ${last}`;
}

const numbers = fc.integer({ min: 0, max: 999 });

describe("numbers as they are dictated", () => {
  it("are shares in front of phần trăm, with marks and without", () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const line = `V.2 đang làm được ${said(number)} phần trăm`;
        expect(withNumbersTyped(line)).toBe(`V.2 đang làm được ${number} phần trăm`);
        expect(withNumbersTyped(fold(line))).toBe(`v.2 dang lam duoc ${number} phan tram`);
      }),
    );
  });

  it("are a figure where trên stands between two", () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 999 }), fc.integer({ min: 20, max: 999 }), (part, whole) => {
        expect(withNumbersTyped(`b3 quý một ${said(part)} trên ${said(whole)}`)).toBe(`b3 quý một ${part}/${whole}`);
      }),
    );
  });

  it.each([
    ["mục năm chấm hai xong", "mục V.2 xong"],
    ["viec bay cham sau xong", "viec VII.6 xong"],
    ["nhiệm vụ 5 chấm 2 xong", "nhiệm vụ V.2 xong"],
    ["mục bảy bê chấm một", "mục VIIb.1"],
    ["tám mươi lăm phẩy năm phần trăm", "85,5 phần trăm"],
    ["đạt trăm phần trăm", "đạt 100 phần trăm"],
    ["quý một năm mươi phần trăm", "quý một 50 phần trăm"],
  ])("%s is %s", (line, typed) => {
    expect(withNumbersTyped(line)).toBe(typed);
  });

  it.each([
    "b3 một nghìn hai trăm trên hai nghìn",
    "b3 hai trăm trên ba trăm nghìn",
    "ba trăm triệu trên bốn trăm triệu",
    "việc ba trên bốn",
    "mục chấm hai",
    "đứng trên năm đơn vị",
  ])("%s stays as it was said", (line) => {
    expect(withNumbersTyped(line)).toBe(line);
  });
});
