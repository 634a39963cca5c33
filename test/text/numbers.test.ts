import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "../../src/text/fold.js";
import {
  asCount,
  type CountReading,
  formatCount,
  formatPercent,
  formatPercentShort,
  numeralAt,
  percentOf,
  readPercent,
} from "../../src/text/numbers.js";

/** A whole text as a count: "1.250", "15k", "1 250". */
function readCount(text: string): CountReading {
  const folded = fold(text).trim();
  const numeral = numeralAt(folded, 0);
  if (!numeral || numeral.end !== folded.length) return { outcome: "refuse", reason: "not_a_number" };
  return asCount(numeral);
}

describe("a count", () => {
  it.each([
    ["1.250", 1250],
    ["1250", 1250],
    ["1 250", 1250],
    ["1.234.567", 1234567],
    ["1 234 567", 1234567],
    ["1,234,567", 1234567],
    ["15k", 15000],
    ["1,5k", 1500],
    ["2 nghìn", 2000],
    ["2 triệu", 2000000],
    ["0", 0],
    ["1.250,0", 1250],
    ["1250,00", 1250],
    [" 45 ", 45],
    ["-0", 0],
  ])("%s is %i", (text, value) => {
    expect(readCount(text)).toEqual({ outcome: "value", value });
  });

  it.each([
    ["1,250", ["1250", "1,25"]],
    ["12,500", ["12500", "12,5"]],
    ["1,000", ["1000", "1"]],
    ["999,999", ["999999", "999,999"]],
  ])("%s is asked", (text, readings) => {
    expect(readCount(text)).toEqual({ outcome: "ask", readings });
  });

  it.each([
    ["-5", "negative"],
    ["−5", "negative"],
    ["1,25", "fraction"],
    ["12.5", "fraction"],
    ["0,855", "fraction"],
    ["0.855", "fraction"],
    ["1.250,5", "fraction"],
    ["1,250.5", "fraction"],
    ["abc", "not_a_number"],
    ["", "not_a_number"],
    ["12a", "not_a_number"],
    ["1.2.3", "not_a_number"],
    ["1..2", "not_a_number"],
    ["99999999999999", "too_large"],
    ["9".repeat(500), "not_a_number"],
  ])("%s is refused: %s", (text, reason) => {
    expect(readCount(text)).toEqual({ outcome: "refuse", reason });
  });

  it("reads what it writes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), (value) => {
        expect(readCount(formatCount(value))).toEqual({ outcome: "value", value });
        expect(readCount(String(value))).toEqual({ outcome: "value", value });
      }),
    );
  });
});

describe("a percentage", () => {
  it.each([
    ["85,5%", 85.5],
    ["85.5%", 85.5],
    ["85,5", 85.5],
    ["85.5", 85.5],
    ["85 %", 85],
    ["85 phần trăm", 85],
    ["100%", 100],
    ["0", 0],
    ["0%", 0],
    ["0,5%", 0.5],
    ["0,855%", 0.86],
    ["33,335%", 33.34],
    ["33,3349", 33.33],
    ["1,005%", 1.01],
    ["85,500", 85.5],
    ["1", 1],
  ])("%s is %d", (text, value) => {
    expect(readPercent(text)).toEqual({ outcome: "value", value });
  });

  it.each([
    ["0,855", ["85,5%", "0,855%"]],
    ["0.855", ["85,5%", "0,855%"]],
    ["0,5", ["50%", "0,5%"]],
    ["0,05", ["5%", "0,05%"]],
  ])("%s is asked", (text, readings) => {
    expect(readPercent(text)).toEqual({ outcome: "ask", readings });
  });

  it.each([
    ["100,01%", "over_100"],
    ["120%", "over_100"],
    ["1.250", "over_100"],
    ["-5%", "negative"],
    ["abc", "not_a_number"],
  ])("%s is refused: %s", (text, reason) => {
    expect(readPercent(text)).toEqual({ outcome: "refuse", reason });
  });

  it("of a pair is exact, halves up", () => {
    expect(percentOf(1250, 2000)).toBe(62.5);
    expect(percentOf(1, 3)).toBe(33.33);
    expect(percentOf(2, 3)).toBe(66.67);
    expect(percentOf(1, 800)).toBe(0.13); // 0.125
    expect(percentOf(67, 800)).toBe(8.38); // 8.375
    expect(percentOf(0, 5)).toBe(0);
    // No whole percent, as which a target would be met that is missed.
    expect(percentOf(99_999, 100_000)).toBe(99.99);
    expect(percentOf(5_999_999, 10_000_000)).toBe(59.99);
    expect(percentOf(60_001, 100_000_000)).toBe(0.06);
    expect(percentOf(500_001, 10_000_000)).toBe(5.01);
    expect(percentOf(3, 5)).toBe(60);
    expect(percentOf(100_000, 100_000)).toBe(100);
    expect(percentOf(0, 0)).toBeNull();
  });

  it("reads what it writes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (hundredths) => {
        const value = hundredths / 100;
        expect(readPercent(formatPercent(value))).toEqual({ outcome: "value", value });
        expect(readPercent(formatPercentShort(value))).toEqual({ outcome: "value", value });
      }),
    );
  });

  it("is written in Vietnamese", () => {
    expect(formatPercent(62.5)).toBe("62,50%");
    expect(formatPercentShort(60)).toBe("60%");
    expect(formatPercentShort(62.5)).toBe("62,5%");
    expect(formatCount(1234567)).toBe("1.234.567");
  });
});
