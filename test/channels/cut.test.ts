import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutText } from "../../src/channels/cut.js";

describe("cutting a long text", () => {
  it.each([
    ["what fits stays whole", "một\nhai", 10, ["một\nhai"]],
    ["an empty text is one piece", "", 10, [""]],
    ["on the last line border", "một\nhai\nba", 8, ["một\nhai", "ba"]],
    ["a line exactly as long as the limit", "12345\n67890", 5, ["12345", "67890"]],
    ["blank lines at the border are dropped", "12345\n\n67890", 6, ["12345", "67890"]],
    ["on a space where a line is too long", "mười hai con giáp", 10, ["mười hai", "con giáp"]],
    ["anywhere where there is no space", "1234567890", 4, ["1234", "5678", "90"]],
    ["not inside a surrogate pair", "ab🔴cd", 3, ["ab", "🔴c", "d"]],
    ["not inside a character of several code points", "abc👨‍👩‍👧d", 9, ["abc", "👨‍👩‍👧d"]],
    ["NFD is composed first", "é".normalize("NFD").repeat(4), 4, ["éééé"]],
  ])("%s", (_, text, limit, pieces) => {
    expect(cutText(text, limit)).toEqual(pieces);
  });

  it("loses nothing but white space, and no piece is too long", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), fc.integer({ min: 2, max: 40 }), (text, limit) => {
        const pieces = cutText(text, limit);
        expect(pieces.every((piece) => piece.length <= limit)).toBe(true);
        expect(pieces.join("").replace(/\s/g, "")).toBe(text.normalize("NFC").replace(/\s/g, ""));
      }),
    );
  });
});
