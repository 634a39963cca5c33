import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineOf, partOf, withoutPart } from "../../src/text/line.js";
import { matchesOf } from "../../src/text/matches.js";
import { findAllIn, findIn, occurs, occursTyped } from "../../src/text/occurs.js";
import { wordsNeededBy } from "../../src/text/pattern-words.js";
import { pieces } from "../grammar/pieces.js";
import { missedIn, patterns, telling } from "./patterns.js";

describe("what a pattern may find in a line", () => {
  it("is known of most patterns by words", () => {
    expect(patterns.length).toBeGreaterThan(700);
    expect(telling.length).toBeGreaterThan(250);
  });

  it("is not in any mixture of pieces either", () => {
    const mixture = fc.array(fc.constantFrom(...pieces, "ĐÃ", "Xong", "đ/c", "b/c", "ſo"), { maxLength: 12 });
    fc.assert(
      fc.property(mixture, fc.constantFrom(" ", "", ", "), (words, between) => {
        expect(missedIn(words.join(between))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it.each<readonly [RegExp, readonly string[] | null]>([
    [/(?:^|[^a-z])(?:de nghi|yeu cau) (?:cac|nhung)(?![a-z])/, ["de nghi", "yeu cau"]],
    [/nham(?: roi)?|sai roi/, ["nham", "sai roi"]],
    [/phải hông|đúng (?:chưa|k)/iu, ["phai hong", "dung "]],
    [/(?:la |thi )*xong+(?=$|[,.])/, ["xong"]],
    [/(?:xong)?/, null],
    [/(?:xong){0,2} \d/, null],
    [/(?:xong){1,2} \d/, ["xong"]],
    [/(?!xong)\d/, null],
    [/(?<=xong )\d/, ["xong "]],
    [/[xong] \bk\b/, null],
    [/\d\.\d{3}|ho so/, null],
    [/(?<so>bao)\k<so>\u0301/, ["bao"]],
  ])("%s needs %j", (pattern, words) => {
    expect(wordsNeededBy(pattern)).toEqual(words);
  });
});

describe("looking in a line", () => {
  const pattern = /(?<![a-z])nham(?! lan)/g;
  const whole = lineOf("V.1 xong, à Nhầm, không nhầm lẫn gì");

  it("finds what the pattern finds", () => {
    expect(occurs(/nham,/, whole)).toBe(true);
    expect(occursTyped(/Nhầm,/, whole)).toBe(true);
    expect(findIn(/nham,/, whole)?.index).toBe(12);
    expect(findAllIn(pattern, whole)).toEqual(matchesOf(pattern, whole.folded));
  });

  it("sees a part as if there were nothing else", () => {
    expect(occurs(/^nham/, whole, 12)).toBe(true);
    expect(findIn(/nham$/, whole, 10, 16)?.index).toBe(2);
    expect(occurs(/xong/, whole, 12)).toBe(false);
  });

  it("knows of a part what is known of the whole", () => {
    expect(partOf(whole, 10, 16).traces).toBe(whole.traces);
    expect(withoutPart(whole, 0, 3).traces).toBe(whole.traces);
    expect(occurs(/xong/, withoutPart(whole, 4, 8))).toBe(false);
  });
});
