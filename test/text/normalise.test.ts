import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accentsAllow, fold, withoutKeystrokes } from "../../src/text/fold.js";
import { hasAccents, normalise, searchKey } from "../../src/text/normalise.js";

describe("normalise", () => {
  it.each([
    ["Hoàn thành".normalize("NFD"), "Hoàn thành"],
    ["V\u200b.\ufeff1", "V.1"],
    ["a\u0309\u200b\u0301".normalize("NFC"), "a\u0309\u0301".normalize("NFC")],
    ["1\u00a0250", "1 250"],
    ["1\u202f250", "1 250"],
    ["“V.1” ‘x’", "\"V.1\" 'x'"],
    ["a\r\nb\rc\u2028d", "a\nb\nc\nd"],
    ["ｂ３", "b3"],
    ["Ⅶ.4", "VII.4"],
    ["QÐ-UBND", "QĐ-UBND"],
    ["a\tb\u0007c", "a bc"],
  ])("%j is %j", (text, expected) => {
    expect(normalise(text)).toBe(expected);
  });

  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const once = normalise(text);
        expect(normalise(once)).toBe(once);
      }),
    );
  });
});

describe("search keys", () => {
  it.each([
    ["Đạ M' Rong", "Đạ M’Rông"],
    ["B'lao", "B’Lao"],
    ["Hòa Ninh", "Hoà Ninh"],
    ["Phú Thủy", "Phú Thuỷ"],
    ["Đưng KNớ", "dung k-no"],
    ["Ma Đa Guôi", "Mađaguôi"],
  ])("%s and %s share one", (one, other) => {
    expect(searchKey(one)).toBe(searchKey(other));
  });

  it("knows whether marks were typed", () => {
    expect(hasAccents("d1 quy 1 10/20")).toBe(false);
    expect(hasAccents("d1 quý 1")).toBe(true);
    expect(hasAccents("đ1")).toBe(true);
    expect(hasAccents("d1 quý".normalize("NFD"))).toBe(true);
  });
});

describe("folding", () => {
  it("keeps every place", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(fold(text)).toHaveLength(text.length);
      }),
    );
    expect(fold("Đặng Thị Ứng")).toBe("dang thi ung");
  });

  it.each([
    ["dang", "đang", true],
    ["đang", "đang", true],
    ["đăng", "đang", false],
    ["dạng", "đang", false],
    ["thưc", "thực", true],
    ["chữa", "chưa", false],
    ["hoàn", "hòan", true],
    ["ĐANG", "đang", true],
  ])("%s may be %s: %s", (typed, word, allowed) => {
    expect(accentsAllow(typed, word)).toBe(allowed);
  });

  it.each([
    ["baos", "bao"],
    ["caos", "cao"],
    ["bao1", "bao"],
    ["hoanf", "hoan"],
    ["thanhf", "thanh"],
    ["ddang", "dang"],
    ["d9ang", "dang"],
    ["chuwa", "chua"],
    ["khoong", "khong"],
    ["thuwcj", "thuc"],
    ["hieenj", "hien"],
    ["vuwowngs", "vuong"],
    ["xong", "xong"],
    ["sinh", "sinh"],
  ])("%s without keystrokes is %s", (typed, word) => {
    expect(withoutKeystrokes(typed)).toBe(word);
  });
});
