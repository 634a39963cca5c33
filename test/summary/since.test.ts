import { describe, expect, it } from "vitest";
import { readSince } from "../../src/summary/since.js";

describe("from when on what came in is asked for", () => {
  it.each([
    ["hôm nay", "today"],
    ["hom nay co ai bao cao khong", "today"],
    ["ai báo cáo hôm nay?", "today"],
    ["don vi nao moi gui hom qua", "yesterday"],
    ["tuần này có gì mới", "week"],
    ["tuan nay don vi nao da nop", "week"],
    ["báo cáo mới nhất", "today"],
  ])("%s", (typed, since) => {
    expect(readSince(typed)).toBe(since);
  });

  it.each(["hôm nay ai chưa báo cáo", "ai chưa báo cáo hôm nay", "hôm nay tôi bận", "báo cáo V.1 hôm nay"])(
    "%s asks for something else",
    (typed) => {
      expect(readSince(typed)).toBeNull();
    },
  );
});
