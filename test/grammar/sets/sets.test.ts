import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { testCatalogue } from "../../support/catalogue.js";
import { secondCatalogue } from "../../support/second-catalogue.js";
import { grade, readSet, scoresOf } from "./grade.js";

const plans = { "lam-dong": await testCatalogue(), "an-binh": await secondCatalogue() };

/** In per cent, as mended (README.md beside this file): what a change of the grammar may not fall below. */
const mended = [
  { file: "first.jsonl", plan: "lam-dong", natural: 100, hard: 98 },
  { file: "second.jsonl", plan: "lam-dong", natural: 98, hard: 98 },
  { file: "an-binh.jsonl", plan: "an-binh", natural: 100, hard: 95 },
  { file: "third.jsonl", plan: "lam-dong", natural: 96.9, hard: 98 },
  { file: "fourth.jsonl", plan: "lam-dong", natural: 100, hard: 97.9 },
  { file: "fifth.jsonl", plan: "lam-dong", natural: 98, hard: 100 },
  { file: "sixth.jsonl", plan: "lam-dong", natural: 97, hard: 92 },
  { file: "seventh.jsonl", plan: "lam-dong", natural: 100, hard: 100 },
  { file: "eighth.jsonl", plan: "lam-dong", natural: 98, hard: 96 },
  { file: "ninth.jsonl", plan: "lam-dong", natural: 97, hard: 95 },
  { file: "tenth.jsonl", plan: "lam-dong", natural: 97, hard: 88 },
  { file: "eleventh.jsonl", plan: "lam-dong", natural: 98, hard: 95 },
  { file: "twelfth.jsonl", plan: "lam-dong", natural: 100, hard: 97 },
  { file: "thirteenth.jsonl", plan: "lam-dong", natural: 98, hard: 89 },
  { file: "fourteenth.jsonl", plan: "lam-dong", natural: 92, hard: 87 },
] as const;

describe.each(mended)("$file", ({ file, plan, natural, hard }) => {
  const grades = readSet(join(import.meta.dirname, file)).map((told) => grade(told, plans[plan]));
  const shares = new Map(scoresOf(grades).map(({ name, right, all }) => [name, (100 * right) / all]));

  it("is read as well as it was", () => {
    expect(shares.get("natural")).toBeGreaterThanOrEqual(natural);
    expect(shares.get("hard")).toBeGreaterThanOrEqual(hard);
  });

  it("is never read as something that was not said", () => {
    expect(grades.filter(({ harm }) => harm.length > 0).map(({ told, harm }) => [told.n, told.text, harm])).toEqual([]);
  });
});
