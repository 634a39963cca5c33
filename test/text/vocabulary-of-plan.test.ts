import { expect, it } from "vitest";
import { lineOf } from "../../src/text/line.js";
import { readPhrase, vocabularyOfPlan } from "../../src/text/vocabulary.js";

it("reads the words of each plan, however many were in use before it", () => {
  for (let plan = 0; plan < 300; plan += 1) {
    const words = vocabularyOfPlan([[plan, `các đơn vị ${plan}`]]);
    expect(readPhrase(words, lineOf(`cac don vi ${plan}`), 0)?.value).toBe(plan);
  }
});
