import { describe, expect, it } from "vitest";
import { asksAboutReminding } from "../../src/text/asks-about-reminding.js";

describe("a question about reminding", () => {
  it.each([
    "ai đã đổi giờ nhắc",
    "nghỉ lễ thì nhắc khi nào",
    "khi nào thì nhắc",
    "ai được nhắc",
    "ai sẽ nhắc giúp",
    "ai đang được nhắc",
    "đã nhắc Sở Tư pháp chưa",
    "nhắc các xã chưa báo cáo khi nào",
    "nhắc việc thế nào",
  ])("%s is one", (text) => {
    expect(asksAboutReminding(text)).toBe(true);
  });

  it.each([
    "ai quá hạn thì nhắc",
    "ai đến hạn tuần này thì nhắc nhé",
    "ai đang trễ thì nhắc",
    "ai có việc quá hạn nhắc giúp",
    "ai vướng thì nhắc giúp anh",
    "ai nộp thiếu V.1 thì nhắc",
    "ai chưa báo cáo thì nhắc",
    "nhắc các xã chưa báo cáo thế nào",
    "nhắc đơn vị quá hạn ra sao",
    "nhắc những ai chưa báo cáo V.1",
  ])("%s is an order", (text) => {
    expect(asksAboutReminding(text)).toBe(false);
  });
});
