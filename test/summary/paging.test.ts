import { describe, expect, it } from "vitest";
import { linesOfPage, pageOf, turning } from "../../src/summary/paging.js";
import { translator } from "../../src/text/language.js";

const t = translator("vi");
const numbers = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

describe("a list of buttons", () => {
  it("stays whole up to seven, with the way back eight", () => {
    expect(pageOf(numbers(7), 1)).toEqual({ items: numbers(7), page: 1, pages: 1 });
  });

  it("is cut into sixes, so that next and back fit", () => {
    expect(pageOf(numbers(8), 1)).toEqual({ items: numbers(6), page: 1, pages: 2 });
    expect(pageOf(numbers(8), 2)).toEqual({ items: [7, 8], page: 2, pages: 2 });
  });

  it("shows the last page for one that does not exist any more", () => {
    expect(pageOf(numbers(8), 99).page).toBe(2);
    expect(pageOf(numbers(8), 0).page).toBe(1);
    expect(pageOf([], 3)).toEqual({ items: [], page: 1, pages: 1 });
  });

  it("begins again after the last page", () => {
    const labels = (page: number) =>
      turning(pageOf(numbers(16), page), (to) => `p${to}`, "back", t).map((b) => [b.label, b.data]);
    expect(labels(1)).toEqual([
      ["Trang sau (2/3)", "p2"],
      ["Quay lại", "back"],
    ]);
    expect(labels(3)[0]).toEqual(["Trang sau (1/3)", "p1"]);
    expect(turning(pageOf(numbers(2), 1), String, "back", t).length).toBe(1);
  });
});

describe("lines of names", () => {
  it("are cut where a phone's screen ends, counting how often a line wraps", () => {
    const short = numbers(30).map(String);
    expect(linesOfPage(short, 1).items.length).toBe(11);
    expect(linesOfPage(short, 3).items).toEqual(short.slice(22));
    const long = ["a".repeat(440), "b"];
    expect(linesOfPage(long, 1)).toMatchObject({ items: long, pages: 1 });
    expect(linesOfPage(["a".repeat(480), "b"], 2)).toMatchObject({ items: ["b"], pages: 2 });
  });

  it("keep a line that is longer than a screen", () => {
    expect(linesOfPage(["a".repeat(2000), "b"], 1).items.length).toBe(1);
  });

  it("of nobody are one empty page", () => {
    expect(linesOfPage([], 1)).toEqual({ items: [], page: 1, pages: 1 });
  });
});
