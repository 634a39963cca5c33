import { readdirSync, readFileSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { parseSync } from "vite";
import { describe, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const longest = { function: 60, file: 400 };

const sources = ["src", "locales", "scripts"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => `${folder}/${file.split(sep).join("/")}`)
    .filter((file) => /\.(?:ts|js|mjs)$/.test(file) && !file.startsWith("src/database/generated/"))
    .sort(),
);

/** What a script makes says so at its head. */
const isMade = (text: string) => /^(?:\/\*\*|\/\/)[\s\S]{0,200}?\bmade by scripts\/[\w-]+\.mjs/.test(text);

test("no file is too long to be read at once", () => {
  const long = sources.filter((file) => {
    const text = readFileSync(join(root, file), "utf8");
    return !isMade(text) && linesOf(text.trimEnd()).length > longest.file;
  });
  expect(long).toEqual([]);
});

describe("a long function says why it is in one piece", () => {
  test("everywhere", () => {
    const unexplained = sources.flatMap((file) =>
      longFunctions(file, readFileSync(join(root, file), "utf8"))
        .filter(({ isExplained }) => !isExplained)
        .map(({ line, lines }) => `${file}:${line} (${lines} lines)`),
    );
    expect(unexplained).toEqual([]);
  });

  const body = (lines: number) => `{\n${"  work();\n".repeat(lines - 2)}}`;
  test.each([
    ["short", `function a() ${body(60)}`, []],
    ["long", `function a() ${body(61)}`, [false]],
    ["explained", `/** Works. In one piece: a table. */\nexport async function a() ${body(61)}`, [true]],
    ["explained, an arrow", `// In one piece: a table.\nexport const a = () => ${body(61)};`, [true]],
    ["what is said of another", `/** In one piece: a table. */\nconst b = 1;\nfunction a() ${body(61)}`, [false]],
    ["a method", `class A {\n  a() ${body(61)}\n}`, [false]],
    ["an explained method", `class A {\n  /** In one piece: a table. */\n  async a() ${body(61)}\n}`, [true]],
    [
      "within an explained one",
      `/** In one piece: a table. */\nfunction a() {\n  b(() => ${body(61)});\n}`,
      [true, false],
    ],
  ])("%s", (_, text, expected) => {
    expect(longFunctions("a.ts", text).map(({ isExplained }) => isExplained)).toEqual(expected);
  });
});

interface LongFunction {
  readonly line: number;
  readonly lines: number;
  /** The comment directly before it, with nothing but its own head between. */
  readonly isExplained: boolean;
}

function longFunctions(file: string, text: string): LongFunction[] {
  const lines = linesOf(text);
  if (lines.length <= longest.function) return [];
  const { program, comments } = parseSync(file, text);
  const reasons = comments.filter(({ value }) => /\bIn one piece:/.test(value));
  const found: LongFunction[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { type, body, start = 0, end = text.length } = node as Partial<Node>;
    const length = lineAt(lines, end) - lineAt(lines, start) + 1;
    if (length <= longest.function) return;
    if (/Function/.test(type ?? "") && body) {
      // Between the comment and the function stands nothing but the function's own head.
      const isExplained = reasons.some(
        (reason) => reason.end <= start && /^[\w\s:#=<>,"|]*$/.test(text.slice(reason.end, start)),
      );
      found.push({ line: lineAt(lines, start), lines: length, isExplained });
    }
    for (const inner of Object.values(node)) visit(inner);
  };
  visit(program);
  return found;
}

interface Node {
  readonly type: string;
  readonly body: unknown;
  readonly start: number;
  readonly end: number;
}

/** Where each line begins. */
function linesOf(text: string): number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
}

function lineAt(lines: readonly number[], offset: number): number {
  let [low, high] = [0, lines.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (lines[middle]! <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}
