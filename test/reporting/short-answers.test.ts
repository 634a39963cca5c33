import { describe, expect, it } from "vitest";
import { namesDifficulty, saysNoDocument } from "../../src/reporting/short-answers.js";

describe("that there is no document", () => {
  it.each(["không", "ko", "không có", "chưa có văn bản", "ko co vb a", "không cần văn bản"])("%s", (text) => {
    expect(saysNoDocument(text)).toBe(true);
  });

  it.each(["không nhớ số", "18/KH-STP", "chưa ban hành được vì thiếu người", "có"])("not %s", (text) => {
    expect(saysNoDocument(text)).toBe(false);
  });
});

describe("what the difficulty is", () => {
  it.each([
    "thiếu người",
    "không có kinh phí",
    "chưa có hướng dẫn của Sở Tài chính",
    "lỗi phần mềm",
    "vướng khâu trình ký",
  ])("%s names it", (text) => {
    expect(namesDifficulty(text)).toBe(true);
  });

  it.each([
    "12",
    "5/10",
    "18/KH-STP 23/2",
    "?",
    "có vướng mắc",
    "không có",
    "không vướng gì",
    "hết khó khăn",
    "chưa rõ",
    "không biết ạ",
  ])("%s does not", (text) => {
    expect(namesDifficulty(text)).toBe(false);
  });
});
