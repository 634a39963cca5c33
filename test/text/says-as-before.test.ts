import { describe, expect, it } from "vitest";
import { saysAsBefore } from "../../src/text/says-as-before.js";

describe("as for the period before", () => {
  it.each([
    "như kỳ trước",
    "nhu ky truoc",
    "Tất cả vẫn như quý trước ạ.",
    "giong lan truoc",
    "giữ nguyên như cũ",
    "bằng kỳ trước",
    "số liệu vẫn như tháng trước nhé",
  ])("is said by %j", (text) => expect(saysAsBefore(text)).toBe(true));

  it.each([
    "như quý 1",
    "kỳ trước",
    "không như kỳ trước",
    "như kỳ trước nhưng thêm 2 hồ sơ",
    "gần như kỳ trước",
    "kỳ trước bao nhiêu",
    "khác kỳ trước",
    "",
  ])("is not said by %j", (text) => expect(saysAsBefore(text)).toBe(false));
});
