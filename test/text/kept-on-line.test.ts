import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keptOnLine, onceAPlace } from "../../src/text/kept-on-line.js";
import { lineOf } from "../../src/text/line.js";
import { onceAWord, onceAWordOf } from "../../src/text/remembered-words.js";
import { phraseWordAt, wordBehind, wordsOf } from "../../src/text/words-of-line.js";

describe("what is made of a line", () => {
  it("is made once a line, whatever else is made of it", () => {
    let times = 0;
    const count = keptOnLine(() => ++times);
    const other = keptOnLine(({ text }) => text.length);
    const [line, same] = [lineOf("V.1 xong"), lineOf("V.1 xong")];
    expect([count(line), other(line), count(same), count(line), other(line)]).toEqual([1, 8, 2, 1, 8]);
    expect(count.known(lineOf("V.1 xong"))).toBeUndefined();
  });

  it("is made again for another context", () => {
    const said: string[] = [];
    const read = onceAPlace((_, at, today: string) => {
      said.push(`${at} ${today}`);
      return null;
    });
    const line = lineOf("V.1 xong");
    for (const day of ["23/2", "23/2", "24/2"]) for (const at of [0, 4]) expect(read(line, at, day)).toBeNull();
    expect(said).toEqual(["0 23/2", "4 23/2", "0 24/2", "4 24/2"]);
  });
});

it("what is worked out of a word is worked out again once too many others came", () => {
  let times = 0;
  const count = onceAWord((word) => word.length + 0 * ++times);
  expect([count("xong"), count("xong"), times]).toEqual([4, 4, 1]);
  for (let i = 0; i < 5_000; i += 1) count(`t${i}`);
  expect([count("xong"), times]).toEqual([4, 5_002]);
});

it("what is worked out of a word and of a plan is not another plan's", () => {
  const [first, second] = [{ says: "V.1" }, { says: "b3" }];
  let times = 0;
  const told = onceAWordOf((word, of: { says: string }, more: string) => `${word} ${of.says} ${more} ${++times}`);
  expect([told("xong", first, "a"), told("xong", second, "b"), told("xong", first, "c")]).toEqual([
    "xong V.1 a 1",
    "xong b3 b 2",
    "xong V.1 a 1",
  ]);
});

describe("the words of a line", () => {
  it("are those that a pattern finds, from wherever one asks", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "đ", "ờ", "1", "_", " ", ",", "V", "."), maxLength: 40 });
    fc.assert(
      fc.property(text, fc.nat(40), (typed, from) => {
        const line = lineOf(typed);
        const all = [...line.folded.matchAll(/[a-z0-9]+/g)];
        expect(wordsOf(line).map(({ start, folded }) => [start, folded])).toEqual(all.map((w) => [w.index, w[0]]));
        expect(wordBehind(wordsOf(line), from)).toBe(all.filter((w) => w.index + w[0].length <= from).length);
        const word = /^[a-z0-9][a-z0-9_]*/.exec(line.folded.slice(from))?.[0];
        expect(phraseWordAt(line, from)?.folded).toBe(word);
      }),
    );
  });

  it("are meant without the keystrokes that an input method left", () => {
    expect(wordsOf(lineOf("hoanf thành ddang làmf")).map(({ meant }) => meant)).toEqual(["hoan", null, "dang", null]);
  });
});
