import { expect, it } from "vitest";
import { writeTrouble } from "../../src/operator/write-trouble.js";

it.each([
  ["ENOENT", "nowhere"],
  ["EACCES", "refused"],
  ["EROFS", "refused"],
  ["ENOSPC", "full"],
  ["EDQUOT", "full"],
  ["EFBIG", "full"],
  ["EMFILE", null],
])("%s: %s", (code, trouble) => {
  expect(writeTrouble(Object.assign(new Error(code), { code }))).toBe(trouble);
});

it("an error without a code is another's", () => expect(writeTrouble(new Error("broken"))).toBeNull());
