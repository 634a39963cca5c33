import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { shortCode } from "../../src/text/code-reader.js";
import { testCatalogue } from "../support/catalogue.js";

const root = resolve(import.meta.dirname, "../..");
const catalogue = await testCatalogue();

/** What the demo plays, what is generated, and where the plan that comes with the program lies. */
const excepted =
  /^(?:src\/(?:sandbox|database\/generated)\/|src\/(?:demo|plan\/data-folder)\.ts|locales\/\w+\/sandbox\.ts)/;

const files = ["src", "locales"]
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((f) => join(folder, f)),
  )
  .filter((file) => file.endsWith(".ts") && !excepted.test(file));

const words = [
  ...catalogue.tasks.map(({ code }) => code),
  ...catalogue.indicators.flatMap(({ code }) => [code, shortCode(code, catalogue)]),
  ...catalogue.agencies.filter(({ level }) => level !== "tinh").flatMap(({ code, name }) => [code, name]),
  ...catalogue.agencies.filter(({ level }) => level === "huyen" || level === "xa").map(({ shortName }) => shortName),
  ...catalogue.groupNames.map(({ code }) => code),
  ...catalogue.tasks.flatMap(({ parts }) => parts.flatMap(({ part, text }) => [part, text])),
  ...["Lâm Đồng", String(catalogue.year), "65/QĐ-UBND"],
];
/** An office that every province has; and names of one syllable, which are words. */
const everywhere = /^(?:Văn phòng UBND tỉnh|Thanh tra tỉnh|Sở \p{L}+ ?\p{L}*|\p{L}+|Phường \d+)$/u;
const named = [...new Set(words)].filter((word) => /\d|[@-]|^[A-Z]{2,}$/.test(word) || !everywhere.test(word));
const pattern = new RegExp(
  `(?<![\\p{L}\\p{N}@.-])(?:${named
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^$()[\]{}|\\/]/g, "\\$&"))
    .join("|")})(?![\\p{L}\\p{N}])`,
  "gu",
);

/** A file without its comments, which may give examples. */
function codeOf(file: string): string {
  return readFileSync(join(root, file), "utf8")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(?<=^|\s)\/\/ .*$/gm, "");
}

test("nothing of one province or year is in code or texts: a plan is data", () => {
  const found = files.flatMap((file) => [...codeOf(file).matchAll(pattern)].map(([word]) => `${file}: ${word}`));
  expect([...new Set(found)]).toEqual([]);
});
