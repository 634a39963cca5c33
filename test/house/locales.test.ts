import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { en } from "../../locales/en/index.js";
import { vi } from "../../locales/vi/index.js";

const root = resolve(import.meta.dirname, "../..");
const texts = { vi: flatten(vi), en: flatten(en) };
const keys = [...texts.vi.keys()];

function flatten(value: object, prefix = "", into = new Map<string, string>()): Map<string, string> {
  for (const [name, inner] of Object.entries(value)) {
    if (typeof inner === "string") into.set(prefix + name, inner);
    else flatten(inner as object, `${prefix}${name}.`, into);
  }
  return into;
}

function variablesOf(text: string): string[] {
  return [...new Set(text.match(/\{\{\s*[\w.]+\s*\}\}/g))].sort();
}

/** Vietnamese has no plural; English keys may come in two forms for one Vietnamese. */
function singular(key: string): string {
  return key.replace(/_(one|other|zero)$/, "");
}

const vietnameseLetter = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i;

/** What is the same in both languages although it is Vietnamese, and why. */
const untranslated: Readonly<Record<string, string>> = {
  "event.exampleSaid": "what could be typed: the grammar reads Vietnamese",
  "help.askLanguage": "asks in both languages",
  "leave.example": "what could be typed: the grammar reads Vietnamese",
  "people.naming.example": "a person's name and title",
  "request.example": "what could be typed: the grammar reads Vietnamese",
  "sandbox.title": "the product's name",
};

describe("both languages are complete", () => {
  test("the same keys", () => {
    const only = (a: Map<string, string>, b: Map<string, string>) => {
      const there = new Set([...b.keys()].map(singular));
      return [...a.keys()].filter((key) => !there.has(singular(key)));
    };
    expect(only(texts.vi, texts.en)).toEqual([]);
    expect(only(texts.en, texts.vi)).toEqual([]);
  });

  test("the same variables", () => {
    const different = keys.filter((key) => {
      const [one, other] = [texts.vi.get(key)!, texts.en.get(key) ?? texts.en.get(`${singular(key)}_other`)!];
      return variablesOf(one).join() !== variablesOf(other).join();
    });
    expect(different).toEqual([]);
  });
});

describe.each(Object.entries(texts))("%s", (_, all) => {
  const offending = (wrong: (text: string) => boolean) =>
    [...all].filter(([, text]) => wrong(text)).map(([key]) => key);

  test("no text is empty or ends in a space", () => {
    expect(offending((text) => text.trim() === "" || /[ \t]$/m.test(text))).toEqual([]);
  });

  test("letters are composed (NFC), without invisible signs", () => {
    expect(offending((text) => text.normalize("NFC") !== text)).toEqual([]);
    expect(offending((text) => /[\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad]/.test(text))).toEqual([]);
  });

  test("no marks but the four, ✗ before what was not understood, and → from what was to what is", () => {
    const others = /(?![🔴🟡✅⚪✗])(?:[\p{Extended_Pictographic}\p{So}\p{Sk}\u2190\u2191\u2193-\u21ff]|\ufe0f)/u;
    expect(offending((text) => others.test(text))).toEqual([]);
  });

  test("no markup: every channel shows plain text", () => {
    expect(
      offending((text) => /<\/?[a-z][^>]*>|&[a-z]+;|\*\*|__|`/.test(text.replace(/<(số|chuỗi|number|secret)>/g, ""))),
    ).toEqual([]);
  });
});

test("what is Vietnamese is translated", () => {
  const same = keys.filter(
    (key) => vietnameseLetter.test(texts.vi.get(key)!) && texts.en.get(key) === texts.vi.get(key),
  );
  expect(same.sort()).toEqual(Object.keys(untranslated).sort());
  expect(keys.filter((key) => vietnameseLetter.test(texts.vi.get(key)!)).length).toBeGreaterThan(keys.length * 0.8);
});

describe("every key is used", () => {
  const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(ts|js|html)$/.test(file) && !file.includes("generated"))
    .map((file) => readFileSync(join(root, "src", file), "utf8"));
  const literals = new Set<string>();
  const patterns: RegExp[] = [];
  for (const source of sources) {
    for (const [, text] of source.matchAll(/["'`]([\w.]+)["'`]/g)) literals.add(text!);
    // `common.status.${status}`: anything may stand for what is put in, but no further level.
    for (const [, text] of source.matchAll(/`([\w.]*\.(?:[\w.]*\$\{[^`{}]*(?:\{[^{}]*\})?[^`{}]*\})+[\w.]*)`/g)) {
      patterns.push(new RegExp(`^${text!.replace(/\$\{.*?\}(?=[\w.$]|$)/g, "[\\w-]+").replace(/\.(?!\\)/g, "\\.")}$`));
    }
  }
  // t("people.channel", { returnObjects: true }): everything below it.
  const wholes = sources.flatMap((source) =>
    [...source.matchAll(/"([\w.]+)", \{ returnObjects: true \}/g)].map(([, text]) => text!),
  );
  // "$t(common.contact)" in another text.
  const nested = new Set(
    [...texts.vi.values()].flatMap((text) => [...text.matchAll(/\$t\(([\w.]+)\)/g)].map(([, key]) => key)),
  );
  const isUsed = (key: string) =>
    literals.has(key) ||
    nested.has(key) ||
    patterns.some((pattern) => pattern.test(key)) ||
    wholes.some((whole) => key.startsWith(`${whole}.`));

  test("by its name or by a pattern in src/", () => {
    const unused = keys.filter((key) => {
      const name = singular(key);
      // The page asks for its texts without the namespace.
      return !isUsed(name) && !(name.startsWith("sandbox.") && isUsed(name.slice("sandbox.".length)));
    });
    expect(unused).toEqual([]);
  });
});
