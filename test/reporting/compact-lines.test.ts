import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ListedLine, numbered } from "../../src/reporting/compact-lines.js";

const line = (text: string, shared: string | null = null, width = 0): ListedLine => ({
  text: shared === null ? text : `${text} · ${shared}`,
  shared,
  short: text,
  width,
});

describe("a list of lines", () => {
  it("stands as it is where it is a screen", () => {
    expect(numbered([line("V.1", "xong"), line("V.2", "xong"), line("V.3")])).toEqual([
      "1. V.1 · xong",
      "2. V.2 · xong",
      "3. V.3",
    ]);
  });

  it("says once what several share where it is longer, with the numbers of all", () => {
    const tasks = ["V.1", "V.2", "V.3", "V.5"].map((one) => line(one, "đang làm"));
    const figures = ["b1 1/2", "b2 1/3", "b3 1/4"].map((one) => line(one, "số liệu", 2));
    expect(numbered([...tasks.slice(0, 3), line("V.4 · xong"), tasks[3]!, ...figures, line("b4", "khác")])).toEqual([
      "1–3, 5. đang làm: V.1, V.2, V.3, V.5",
      "4. V.4 · xong",
      "6–8. số liệu:",
      "b1 1/2 · b2 1/3",
      "b3 1/4",
      "9. b4 · khác",
    ]);
  });

  it("names each exactly once, with its number", () => {
    const some = fc.array(fc.tuple(fc.constantFrom("a", "b", null), fc.constantFrom(0, 2)), { maxLength: 30 });
    fc.assert(
      fc.property(some, (kinds) => {
        const lines = kinds.map(([shared, width], index) =>
          line(`<${index + 1}>`, shared && `${shared}${width}`, width),
        );
        const text = numbered(lines).join("\n");
        for (const { short } of lines) expect(text.split(short)).toHaveLength(2);
        const said = [...text.matchAll(/^([\d–, ]+)\. /gm)].flatMap(([, list]) =>
          list!.split(", ").flatMap((range) => {
            const [first = 0, last = first] = range.split("–").map(Number);
            return Array.from({ length: last - first + 1 }, (_, at) => first + at);
          }),
        );
        expect(said.sort((a, b) => a - b)).toEqual(lines.map((_, index) => index + 1));
      }),
    );
  });
});
