import i18next from "i18next";
import { expect, test } from "vitest";
import { en } from "../../locales/en/index.js";
import { vi } from "../../locales/vi/index.js";
import { fillIn, patternsOf } from "../../src/text/patterns.js";

const instance = i18next.createInstance();
await instance.init({
  lng: "vi",
  fallbackLng: "vi",
  resources: { vi: { translation: vi }, en: { translation: en } },
  interpolation: { escapeValue: false },
});
const say = instance.t as (key: string, values: object) => string;

function keysOf(texts: object, before = ""): readonly string[] {
  return Object.entries(texts).flatMap(([name, text]) =>
    typeof text === "string" ? [before + name] : keysOf(text as object, `${before}${name}.`),
  );
}

const always = { place: "tỉnh", contact: "Phòng {{code}} $t(common.place)" };

test.each([
  ["vi", vi],
  ["en", en],
] as const)("every text is filled in as i18next does it: %s", (lng, texts) => {
  const patternOf = patternsOf(texts);
  const keys = keysOf(texts);
  let filled = 0;
  for (const key of keys) {
    const pattern = patternOf(key);
    const names = (pattern ?? []).filter((_, place) => place % 2 === 1);
    const values = Object.fromEntries(
      names.filter((name) => !(name in always)).map((name, index) => [name, index % 2 ? index : `$& ${name} {{x}} $1`]),
    );
    const own = fillIn(pattern, always, values);
    if (own === null) continue;
    filled += 1;
    expect(own, key).toBe(say(key, { ...always, ...values, lng }));
  }
  expect(filled).toBeGreaterThan(keys.length * 0.9);
});

test("what is no plain text is left to i18next", () => {
  const patternOf = patternsOf({ one: { plain: "{{a}} b", made: "$t(x) {{a}}", form: "{{count}}", form_other: "s" } });
  expect(fillIn(patternOf("one.plain"), {}, { a: 5 })).toBe("5 b");
  for (const value of [undefined, null, {}, true]) expect(fillIn(patternOf("one.plain"), {}, { a: value })).toBeNull();
  for (const key of ["one.made", "one.form", "one.none", "none", "one"]) expect(patternOf(key)).toBeNull();
});
