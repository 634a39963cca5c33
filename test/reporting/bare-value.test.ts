import { describe, expect, it } from "vitest";
import { isBareValue } from "../../src/reporting/bare-value.js";

describe("a value that does not say of what", () => {
  it.each([
    "60%",
    "36/45",
    "1.250/2.000 ạ",
    "36",
    "số 19/KH-STP",
    "19/KH-STP ngày 21/2",
    "ngày 21/2",
    "hoàn thành",
    "xong rồi ạ",
    "mẫu số 40",
  ])("%s", (text) => {
    expect(isBareValue(text)).toBe(true);
  });

  it.each(["b1 36/45", "V.1 xong", "đã họp 2 lần", "xong kế hoạch rà soát", "36/45 hồ sơ trực tuyến", "không", "ok"])(
    "none: %s",
    (text) => {
      expect(isBareValue(text)).toBe(false);
    },
  );
});
