import { describe, expect, it } from "vitest";
import { asksAboutReminding, asksWhomWasNudged } from "../../src/text/asks-about-reminding.js";

describe("a question whom the office has nudged", () => {
  it.each([
    "đã nhắc ai",
    "hôm nay nhắc ai rồi",
    "hôm nay đã nhắc những đơn vị nào rồi?",
    "sáng nay nhắc xã nào chưa",
    "đơn vị nào đã được nhắc",
    "ai được nhắc rồi",
    "hôm nay nhắc chưa",
    "đã nhắc rồi chưa ạ",
    "kết quả lần nhắc trước",
    "xem lần nhắc gần nhất",
    "da nhac ai chua",
  ])("%s is one", (text) => {
    expect(asksWhomWasNudged(text)).toBe(true);
  });

  it.each([
    "nhắc ai chưa báo cáo",
    "nhắc những ai chưa báo cáo V.1",
    "nhắc các xã chưa báo cáo",
    "ai chưa báo cáo thì nhắc",
    "nhắc xã nào trễ",
    "ai được nhắc",
    "nhắc lại lần nữa",
    "đã nhắc Sở Tư pháp chưa",
    "V.1 đã nhắc các phòng, đang làm",
  ])("%s is none", (text) => {
    expect(asksWhomWasNudged(text)).toBe(false);
  });
});

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
