import { describe, expect, it } from "vitest";
import { asksForDrafts } from "../../src/text/asks-drafts.js";

describe("a wish to see what was begun", () => {
  it.each([
    ["đang dở", "unfinished"],
    ["dang do", "unfinished"],
    ["Đang dở (2)", "unfinished"],
    ["xem các việc đang dở", "unfinished"],
    ["cho em xem báo cáo đang dở ạ", "unfinished"],
    ["bản nháp", "drafts"],
    ["cho em xem các bản nháp với", "drafts"],
    ["xem báo cáo nháp", "drafts"],
  ])("%s", (text, asked) => expect(asksForDrafts(text)).toBe(asked));

  it.each(["V.1 đang dở", "đang dở 60%", "đang dở vì thiếu người", "nhập", "nhap"])("%s is none", (text) =>
    expect(asksForDrafts(text)).toBeNull(),
  );
});
