import { expect, it } from "vitest";
import { readLanguageWish } from "../../src/text/language-wish.js";

it.each([
  ["English", "en"],
  ["english.", "en"],
  ["tiếng Anh", "en"],
  ["đổi sang tiếng Anh", "en"],
  ["doi sang tieng viet", "vi"],
  ["ngon ngu tieng viet", "vi"],
  ["switch to English", "en"],
  ["Tiếng Việt", "vi"],
])("%j asks for %s", (text, language) => expect(readLanguageWish(text, false)).toBe(language));

it.each(["vi", "anh", "viet", "en", "anh ơi", "báo cáo tiếng Việt", "constructor", ""])("%j asks for none", (text) =>
  expect(readLanguageWish(text, false)).toBeNull(),
);

it.each([
  ["en", "en"],
  ["anh", "en"],
  ["VI", "vi"],
  ["xyz", null],
])("behind the command %j is %s", (text, language) => expect(readLanguageWish(text, true)).toBe(language));
