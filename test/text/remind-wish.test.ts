import { describe, expect, it } from "vitest";
import { readRemindWish } from "../../src/text/remind-wish.js";

describe("a wish to be reminded another day", () => {
  it.each([
    ["nhắc lại ngày mai", "tomorrow"],
    ["nhac lai ngay mai", "tomorrow"],
    ["Mai nhắc lại em nhé", "tomorrow"],
    ["nhắc em sáng mai với ạ", "tomorrow"],
    ["để mai nhắc lại", "tomorrow"],
    ["nhac lai sau 3 ngay", "otherDay"],
    ["nhắc lại tuần sau", "otherDay"],
    ["nhắc lại vào thứ hai", "otherDay"],
    ["nhắc lại 15/3", "otherDay"],
    ["nhắc tôi sau 2 ngày nữa", "otherDay"],
    ["nhac lai V.1 thu nam", "otherDay"],
    ["nhac toi sau 2 gio nua", "otherDay"],
    ["nhac V.1 thu nam", null],
  ])("%s", (text, wish) => expect(readRemindWish(text)).toBe(wish));

  it.each(["nhắc lại", "nhắc V.1", "nhắc các xã chưa báo cáo V.1", "nhắc lúc 14h", "mai làm", "nhắc lại câu hỏi"])(
    "%s is none",
    (text) => expect(readRemindWish(text)).toBeNull(),
  );
});
