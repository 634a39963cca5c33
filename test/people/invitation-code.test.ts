import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deepLink, generateCode, linkWords, readCode, readCodeMessage } from "../../src/people/invitation-code.js";

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

describe("a generated code", () => {
  test("has 8 characters of Crockford's base32, a letter and a digit from 2 to 9", () => {
    for (let i = 0; i < 2000; i++) {
      const code = generateCode();
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
      expect(code).toMatch(/[A-Z]/);
      expect(code).toMatch(/[2-9]/);
    }
  });

  test("uses all 40 bits", () => {
    const bytes = (...values: number[]) => Uint8Array.from(values);
    expect(generateCode(() => bytes(0b00010_000, 0b11_00100_0, 0b0101_0011, 0b0_00111_01, 0b000_01010))).toBe(
      "2345678A",
    );
    const draws = [bytes(0, 0, 0, 0, 0), bytes(255, 255, 255, 255, 255), bytes(0b00010_111, 255, 255, 255, 255)];
    // The first two draws, 00000000 and ZZZZZZZZ, could be taken for a number and a word.
    expect(generateCode(() => draws.shift()!)).toBe("2ZZZZZZZ");
    expect(draws).toHaveLength(0);
  });

  test("is read back however it is typed", () => {
    const typed = fc
      .tuple(fc.array(fc.constantFrom(...alphabet), { minLength: 8, maxLength: 8 }), fc.infiniteStream(fc.nat(5)))
      .map(([letters, stream]) => {
        const code = letters.join("");
        const ways = letters.map((letter) => {
          const way = stream.next().value as number;
          if (letter === "0") return ["0", "O", "o", "0 ", "-0", "0"][way]!;
          if (letter === "1") return ["1", "I", "l", "i", "L", "1-"][way]!;
          return [letter, letter.toLowerCase(), ` ${letter}`, `${letter}-`, letter, letter.toLowerCase()][way]!;
        });
        return { code, text: ways.join("") };
      });
    fc.assert(
      fc.property(typed, ({ code, text }) => {
        expect(readCode(text)).toBe(code);
      }),
    );
  });
});

test.each([
  ["K7Q4M2PX", "K7Q4M2PX"],
  [" k7q4-m2px ", "K7Q4M2PX"],
  ["K7Q4 M2PX.", "K7Q4M2PX"],
  ["OIL4M2PX", "0114M2PX"],
  ["K7Q4M2P", null],
  ["K7Q4M2PXX", null],
  ["K7Q4M2PU", null],
  ["", null],
  ["Đ7Q4M2PX", "D7Q4M2PX"],
])("the code in %j is %j", (typed, code) => {
  expect(readCode(typed)).toBe(code);
});

describe("a message", () => {
  test.each([
    ["LIENKET K7Q4M2PX", { code: "K7Q4M2PX", asked: true }],
    ["liên kết k7q4m2px", { code: "K7Q4M2PX", asked: true }],
    ["Lien ket K7Q4-M2PX", { code: "K7Q4M2PX", asked: true }],
    ["/lienket K7Q4M2PX", { code: "K7Q4M2PX", asked: true }],
    ["lienketk7q4m2px", { code: "K7Q4M2PX", asked: true }],
    ["LIENKET", { code: null, asked: true }],
    ["LIENKET abc", { code: null, asked: true }],
    ["https://t.me/dau_moi_bot?start=K7Q4M2PX", { code: "K7Q4M2PX", asked: true }],
    ["K7Q4M2PX", { code: "K7Q4M2PX", asked: false }],
    ["k7q4 m2px", { code: "K7Q4M2PX", asked: false }],
    ["b3 10 2000", { code: "B3102000", asked: false }],
    ["xin chào", null],
    ["viec", null],
    ["12345678", null],
    ["hoan thanh", null],
    ["V.1 hoàn thành 18/KH-STP 23/02/2024", null],
    ["K7Q4M2PX\nV.1 xong", { code: "K7Q4M2PX", asked: false }],
    ["K7Q4M2PX V.1 đang làm 40%", { code: "K7Q4M2PX", asked: false }],
    ["Mã cho Sở Tư pháp:\nK7Q4M2PX\nhạn 04/03", { code: "K7Q4M2PX", asked: false }],
    ["V.1 xong, 18/KH-STP\n2024Q1X5/KH xong", null],
    ["xong 2024 rồi\nV.1 xong", null],
    ["tthc2024: xong", null],
    ["baocao12 gửi anh", null],
    ["congvan2 V.1 xong", null],
    ["12thang4 đã ban hành", null],
    ["ngay2024 họp", null],
    ["k7q4m2px", { code: "K7Q4M2PX", asked: false }],
    ["LIENKET: k7q4m2px ạ", { code: "K7Q4M2PX", asked: true }],
    ["em là giám đốc Sở Tài chính, mã của em 70QTW378", { code: "70QTW378", asked: false }],
    ["ma moi: k7q4 m2px a", { code: "K7Q4M2PX", asked: false }],
    ["LIENKET K7Q4M2PX cho em với ạ", { code: "K7Q4M2PX", asked: true }],
    [
      "Kính gửi đồng chí,\nĐể liên kết, nhắn cho bot: LIENKET K7Q4M2PX\nMã dùng một lần.",
      { code: "K7Q4M2PX", asked: false },
    ],
    ["Đồng chí bấm vào đây:\nhttps://t.me/dau_moi_bot?start=K7Q4M2PX\nhạn 04/03", { code: "K7Q4M2PX", asked: true }],
    ["mã K7Q4M2PX hay mã 70QTW378?", null],
    ["mã hồ sơ H36.12-240226-0001 chưa xong", null],
    ["mã của em là hoanthanh", null],
    ["em chưa có mã 12345678", null],
    ["", null],
  ])("%j brings %j", (text, message) => {
    expect(readCodeMessage(text)).toEqual(message);
  });
});

test("a very long message is not a code", () => {
  expect(readCodeMessage(`LIENKET ${"A".repeat(10_000)}`)).toBeNull();
});

test("a code is given as a link where the bot's name is known, and as words", () => {
  expect(deepLink("dau_moi_bot", "K7Q4M2PX")).toBe("https://t.me/dau_moi_bot?start=K7Q4M2PX");
  expect(deepLink(null, "K7Q4M2PX")).toBeNull();
  expect(linkWords("K7Q4M2PX")).toBe("LIENKET K7Q4M2PX");
});
